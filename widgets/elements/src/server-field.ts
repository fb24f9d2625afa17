import { EARLY, reflect, ServerRendered } from './server-rendered';
import { selectorStrings } from './selector-strings';

/** The selector that the server drives. */
type Driven = HTMLElementTagNameMap['rk-model-selector'] & { t?(key: string): string; formResetCallback?(): void };

/** A field of the form that it is in; the selector itself is in shadow trees, where no form finds it. */
export abstract class ServerField extends ServerRendered {
  static formAssociated = true;
  static override observedAttributes = [...ServerRendered.observedAttributes, 'value', 'disabled'];
  protected override readonly early = [...EARLY, 'name', 'value', 'disabled'];
  readonly #internals = this.attachInternals();
  #selector: Driven | null = null;
  /** What the page wants chosen; null: what is stored counts. */
  #wanted: string | null = null;
  #blocked = false;

  static {
    reflect(this.prototype, ['name']);
  }

  declare name: string | null;

  constructor() {
    super();
    for (const type of ['input', 'invalid', 'rk-status', 'rk-error']) this.addEventListener(type, this.#heard, true);
    this.addEventListener('keydown', this.#pressed, true);
  }

  get value() {
    return this.#selector?.value ?? this.#wanted ?? '';
  }

  set value(value: string) {
    this.#wanted = value;
    if (this.#selector) this.#selector.value = value;
    this.#tell();
  }

  get disabled() {
    return this.hasAttribute('disabled');
  }

  set disabled(disabled: boolean) {
    this.toggleAttribute('disabled', disabled);
  }

  get form() {
    return this.#internals.form;
  }

  get validity() {
    return this.#internals.validity;
  }

  get validationMessage() {
    return this.#internals.validationMessage;
  }

  get willValidate() {
    return this.#internals.willValidate;
  }

  checkValidity() {
    return this.#internals.checkValidity();
  }

  reportValidity() {
    return this.#internals.reportValidity();
  }

  override connectedCallback() {
    super.connectedCallback();
    this.#tell();
  }

  override attributeChangedCallback(name: string, old: string | null, value: string | null) {
    if (name === 'value') this.value = value ?? '';
    else if (name !== 'disabled') super.attributeChangedCallback(name, old, value);
    this.#tell();
  }

  formDisabledCallback(disabled: boolean) {
    this.#blocked = disabled;
    this.#tell();
  }

  formResetCallback() {
    const value = this.getAttribute('value');
    if (value !== null) this.value = value;
    else {
      this.#wanted = null;
      this.#selector?.formResetCallback?.();
    }
  }

  formStateRestoreCallback(state: string) {
    this.value = state;
  }

  /** Hears of the selector whenever Vaadin made one, and from then on of each of its values, whoever sets it. */
  readonly #heard = (event: Event) => {
    const selector = this.inner?.shadowRoot?.querySelector<Driven>('rk-model-selector') ?? null;
    if (selector && selector !== this.#selector) {
      const { get, set } = Object.getOwnPropertyDescriptor(Object.getPrototypeOf(selector), 'value')!;
      const tell = () => this.#tell();
      Object.defineProperty(selector, 'value', {
        configurable: true,
        get,
        set(value: string) {
          set!.call(this, value);
          tell();
        },
      });
      this.#selector = selector;
      if (this.#wanted !== null) selector.value = this.#wanted;
    }
    // The user's choice; its change does not leave the shadow tree.
    if (event.type === 'input' && event.composedPath()[0] === selector) {
      this.#wanted = null;
      queueMicrotask(() => this.dispatchEvent(new Event('change', { bubbles: true })));
    }
    this.#tell();
  };

  readonly #pressed = (event: KeyboardEvent) => {
    const from = event.composedPath()[0] as Element;
    if (event.key === 'Enter' && !event.isComposing && from.getAttribute?.('aria-expanded') === 'false') this.form?.requestSubmit();
  };

  #tell() {
    const { value } = this;
    const selector = this.#selector;
    if (selector) selector.disabled = this.disabled || this.#blocked;
    this.#internals.setFormValue(value);
    const missing = this.required && !value;
    const text = missing ? (selector?.t?.('missing') ?? selectorStrings.missing!) : '';
    const input = selector?.shadowRoot?.querySelector('input');
    this.#internals.setValidity(missing ? { valueMissing: true } : {}, text, input ?? undefined);
  }
}
