import { render } from 'lit-html';

export interface Property {
  /** The attribute's name; false: none. Absent: the property's name in lower case. */
  attribute?: string | false;
  type?: 'boolean' | 'number';
  reflect?: boolean;
}

/**
 * Reactive properties over lit-html, as LitElement has them, in a quarter of its weight: the elements have to stay below
 * 14 KB, and conversion, controllers and decorators are not needed here.
 *
 * <p>Setting a property plans one update in a microtask; properties set before the definition count.
 */
export abstract class Element extends HTMLElement {
  static properties: Record<string, Property> = {};
  static styles = '';
  private static sheet: CSSStyleSheet | undefined;
  private static names: Map<string, string> | undefined;

  readonly renderRoot: ShadowRoot;
  #changed = new Set<string>();
  #planned: Promise<void> | null = null;
  #values = new Map<string, unknown>();
  #reflecting = false;

  /** The names that the browser tells us of. Defines the accessors, once for each class. */
  static get observedAttributes() {
    if (!Object.hasOwn(this, 'names')) {
      this.names = new Map();
      this.sheet = new CSSStyleSheet();
      this.sheet.replaceSync(this.styles);
      for (const [name, { attribute }] of Object.entries(this.properties)) {
        if (attribute !== false) this.names.set(attribute ?? name.toLowerCase(), name);
        if (name in this.prototype) continue;
        Object.defineProperty(this.prototype, name, {
          configurable: true,
          get(this: Element) {
            return this.#values.get(name);
          },
          set(this: Element, value: unknown) {
            if (Object.is(this.#values.get(name), value)) return;
            this.#values.set(name, value);
            this.requestUpdate(name);
          },
        });
      }
    }
    return [...this.names!.keys()];
  }

  constructor() {
    super();
    const type = this.constructor as typeof Element;
    this.renderRoot = this.attachShadow({ mode: 'open', delegatesFocus: 'formAssociated' in type });
    this.renderRoot.adoptedStyleSheets = [type.sheet!];
  }

  /** Sets what the properties are at first, and then what the page had set before the element was defined. */
  protected start(values: object) {
    for (const [name, value] of Object.entries(values)) {
      const early = Object.hasOwn(this, name) ? (this as Record<string, unknown>)[name] : undefined;
      delete (this as Record<string, unknown>)[name];
      (this as Record<string, unknown>)[name] = early === undefined ? value : early;
    }
  }

  connectedCallback() {
    this.requestUpdate();
  }

  disconnectedCallback() {}

  attributeChangedCallback(attribute: string, _old: string | null, text: string | null) {
    const type = this.constructor as typeof Element;
    const name = type.names!.get(attribute)!;
    if (this.#reflecting) return;
    const kind = type.properties[name]!.type;
    const value = kind === 'boolean' ? text !== null : kind === 'number' && text !== null ? Number(text) : text;
    (this as Record<string, unknown>)[name] = value;
  }

  requestUpdate(name?: string) {
    if (name) this.#changed.add(name);
    this.#planned ??= Promise.resolve().then(() => this.#update());
  }

  /** Resolves when the planned update is done. */
  get updateComplete() {
    return Promise.resolve(this.#planned);
  }

  #update() {
    this.#planned = null;
    if (!this.isConnected) return;
    const changed = this.#changed;
    this.#changed = new Set();
    this.#reflecting = true;
    const { properties } = this.constructor as typeof Element;
    for (const name of changed) {
      if (!properties[name]?.reflect) continue;
      const value = this.#values.get(name);
      if (value === null || value === false) this.removeAttribute(name);
      else this.setAttribute(name, value === true ? '' : String(value));
    }
    this.#reflecting = false;
    this.willUpdate();
    render(this.render(), this.renderRoot, { host: this });
    this.updated(changed);
  }

  protected willUpdate() {}

  protected abstract render(): unknown;

  protected updated(_changed: ReadonlySet<string>) {}
}
