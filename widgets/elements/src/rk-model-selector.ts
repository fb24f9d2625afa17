import { html, nothing } from 'lit-html';
import type { ModelSelectorProperties, RkModelSelectorElement, Status } from '../types';
import { commonStrings, define, SessionElement } from './base';
import { CallError } from './client';
import type { Property } from './element';
import { FormField } from './form-field';
import { icon } from './icons';
import { ModelView } from './model-view';
import { choiceOf, ModelList, valueOf, type ModelJson, type ModelsJson, type OptionRow, type ReasonJson, type Row } from './models';
import { placePopup } from './popup';
import { selectorStrings } from './selector-strings';
import css from './styles/selector.css';
import { ThemedElement } from './themed';

const ROUTE = '';

/**
 * Chooses the model for the end user of a widget session: what may be used, what may not and why.
 * Only the rows in sight exist, so that a thousand models scroll and filter within a frame.
 *
 * @tag rk-model-selector
 * @attr {string} base-url - Where Restormel Keys is; absent: where the script came from
 * @attr {string} session - A widget session, `rkw_…`
 * @attr {string} value - `providerId:modelId`; empty lets the route decide
 * @attr {string} name - The form field's name
 * @attr {string} label - A visible label
 * @attr {boolean} required - A model must be named
 * @attr {boolean} disabled - Cannot be used
 * @attr {string} locale - A BCP 47 tag
 * @attr {string} theme - `light`, `dark` or `auto`
 * @fires {CustomEvent} rk-model-selected - `{modelId, providerId, routeId?}`, once the server has stored the choice
 * @fires {CustomEvent} rk-key-needed - `{providerId}`; cancel it to keep a KeyManager on the page from opening
 * @fires {CustomEvent} rk-ready - The first list is there
 * @fires {CustomEvent} rk-status - `{status}`: loading, ready, empty, error or degraded
 * @fires {CustomEvent} rk-error - `{code, retryable}`
 * @fires {CustomEvent} rk-session-expired - The session was refused and could not be renewed
 * @csspart field - The field
 * @csspart popup - The list's surface
 * @csspart option - One model
 * @csspart details - Facts about the model that has the keyboard's mark
 * @csspart notice - What is wrong
 */
export class RkModelSelector extends FormField implements ModelSelectorProperties {
  static override styles = ThemedElement.styles + css;
  static override properties: Record<string, Property> = {
    ...SessionElement.properties,
    value: {},
    name: { reflect: true },
    label: {},
    required: { type: 'boolean', reflect: true },
    disabled: { type: 'boolean', reflect: true },
    list: { attribute: false },
    open: { attribute: false },
    query: { attribute: false },
    active: { attribute: false },
    scrolled: { attribute: false },
    refused: { attribute: false },
    blocked: { attribute: false },
  };

  declare value: string;
  declare name: string | null;
  declare label: string | null;
  declare required: boolean;
  declare disabled: boolean;
  declare list: ModelList | null;
  declare private open: boolean;
  declare private query: string;
  declare private active: number;
  /** In rows' em. */
  declare private scrolled: number;
  /** Why the last choice was taken back, in words. */
  declare private refused: string;
  /** Disabled by a fieldset. */
  declare private blocked: boolean;
  protected override readonly english = { ...commonStrings, ...selectorStrings };
  #etag: string | null = null;
  #rows: Row[] = [];
  #options: OptionRow[] = [];
  /** Chosen here and not stored yet. */
  #unsaved = false;
  #stored = ROUTE;
  /** The host or the user has said something; the server's stored choice no longer decides. */
  #decided = false;
  #em = 14;
  #viewport = 24;
  #reveal = false;
  #view: ModelView | null = null;
  #built: unknown[] = [];

  constructor() {
    super();
    const texts = { value: ROUTE, name: null, label: null, query: '', refused: '' };
    this.start({ ...texts, required: false, disabled: false, list: null, open: false, active: -1, scrolled: 0, blocked: false });
  }

  formDisabledCallback(disabled: boolean) {
    this.blocked = disabled;
  }

  formResetCallback() {
    this.value = this.getAttribute('value') ?? this.#stored;
  }

  formStateRestoreCallback(state: string) {
    this.value = state;
  }

  protected override get hasData() {
    return this.list !== null;
  }

  protected override reset() {
    this.list = null;
    this.#etag = null;
    this.#unsaved = this.#decided = false;
    this.value = this.getAttribute('value') ?? ROUTE;
  }

  protected override async load(): Promise<Status> {
    if (this.#unsaved) await this.#save();
    const reply = await this.client.call<ModelsJson>('GET', 'models', undefined, this.#etag);
    if (reply.data) {
      this.#etag = reply.etag;
      this.list = new ModelList(reply.data);
      if (!this.#unsaved) this.#stored = valueOf(reply.data.choice);
      if (!this.#decided && !this.value) this.value = this.#stored;
    }
    const models = this.list?.json.models ?? [];
    return !models.length ? 'empty' : models.some((model) => model.available) ? 'ready' : 'degraded';
  }

  async #save() {
    const value = this.value;
    const model = this.list?.find(value) ?? null;
    const choice = model && choiceOf(model);
    try {
      await this.client.call('PUT', 'model-choice', choice ?? { modelId: null });
    } catch (e) {
      if (!(e instanceof CallError) || e.retryable) throw e;
      if (this.value !== value) return;
      this.#unsaved = false;
      this.value = this.#stored;
      const name = model?.name ?? this.t('route');
      this.refused = this.t('refused', { name, reason: e.reason ? this.#view!.reason(e.reason as ReasonJson, name) : this.words(e) });
      this.#etag = null;
      this.report(e);
      return;
    }
    if (this.value !== value) return;
    this.#unsaved = false;
    this.#stored = value;
    this.#etag = null;
    const routeId = this.info?.routeId;
    this.emit('rk-model-selected', {
      modelId: choice?.modelId ?? null,
      providerId: choice?.providerId ?? null,
      ...(routeId ? { routeId } : {}),
    });
  }

  get #usable() {
    return !this.disabled && !this.blocked;
  }

  get #input() {
    return this.renderRoot.querySelector('input')!;
  }

  protected override willUpdate() {
    super.willUpdate();
    const key = [this.list, this.query, this.required, this.open];
    if (key.some((part, i) => part !== this.#built[i])) {
      this.#built = key;
      const route = !this.required && (this.list?.json.routeChoice ?? false);
      this.#rows = this.open && this.list ? this.list.rows(this.query, route) : [];
      this.#options = this.#rows.filter((row): row is OptionRow => row.heading === undefined);
      this.active = Math.min(this.active, this.#options.length - 1);
    }
    if (this.#view?.language !== this.language) this.#view = new ModelView(this.language, this);
  }

  protected override updated(changed: ReadonlySet<string>) {
    super.updated(changed);
    const { value } = this;
    this.internals.setFormValue(value);
    const missing = this.required && !value;
    this.internals.setValidity(missing ? { valueMissing: true } : {}, missing ? this.t('missing') : '', this.#input);
    if (changed.has('open')) this.#showPopup();
    if (changed.has('list') && this.open) this.#place();
    if (this.#reveal && this.open) this.#scrollToMark();
  }

  #showPopup() {
    const popup = this.renderRoot.querySelector<HTMLElement>('.popup')!;
    const act = this.open ? addEventListener : removeEventListener;
    act('scroll', this.#place, { capture: true, passive: true } as AddEventListenerOptions);
    act('resize', this.#place);
    if (!this.open) return popup.hidePopover();
    popup.showPopover();
    this.#em = parseFloat(getComputedStyle(popup).fontSize);
    this.#place();
    this.#mark(Math.max(0, this.#options.findIndex((row) => this.#holds(row))));
  }

  readonly #place = () => {
    const popup = this.renderRoot.querySelector<HTMLElement>('.popup')!;
    placePopup(popup, this.renderRoot.querySelector('.field')!, this.direction === 'rtl');
    this.#viewport = this.#scroller.clientHeight / this.#em || this.#viewport;
  };

  get #scroller() {
    return this.renderRoot.querySelector<HTMLElement>('.scroll')!;
  }

  #holds(row: OptionRow) {
    return row.model ? this.list?.find(this.value) === row.model : !this.value;
  }

  override disconnectedCallback() {
    super.disconnectedCallback();
    this.#close();
  }

  #show() {
    if (!this.#usable || this.open || !this.list) return;
    this.query = '';
    this.refused = '';
    this.open = true;
  }

  #close() {
    this.open = false;
    this.query = '';
  }

  /** Moves the keyboard's mark; what is shown about the row may change the list's height, so scrolling comes after. */
  #mark(index: number) {
    this.active = Math.max(-1, Math.min(index, this.#options.length - 1));
    this.#reveal = true;
    this.requestUpdate();
  }

  /** Scrolls as little as makes the mark visible. */
  #scrollToMark() {
    this.#reveal = false;
    const row = this.#options[this.active];
    if (!row) return;
    const scroller = this.#scroller;
    const em = this.#em;
    const above = this.active ? row.top : 0;
    if (above * em < scroller.scrollTop) scroller.scrollTop = above * em;
    const end = (row.top + row.height) * em;
    if (end > scroller.scrollTop + scroller.clientHeight) scroller.scrollTop = end - scroller.clientHeight;
    this.scrolled = scroller.scrollTop / em;
  }

  #pick(row: OptionRow | undefined) {
    if (!row) return;
    const { model } = row;
    if (model && !model.available) {
      if (model.reason?.code === 'no_key') this.#needKey(model);
      return;
    }
    const value = model ? valueOf(choiceOf(model)) : ROUTE;
    this.#close();
    if (value === this.value) return;
    this.value = value;
    this.#decided = this.#unsaved = true;
    this.dispatchEvent(new Event('input', { bubbles: true, composed: true }));
    this.dispatchEvent(new Event('change', { bubbles: true }));
    this.run();
  }

  #needKey(model: ModelJson) {
    const { providerId } = model;
    this.#close();
    if (!this.emit('rk-key-needed', { providerId }, true)) return;
    (document.querySelector('rk-key-manager') as { add?: (id: string) => void } | null)?.add?.(providerId);
  }

  readonly #onKey = (event: KeyboardEvent) => {
    const { key } = event;
    const page = Math.max(1, Math.floor(this.#viewport / 3.6) - 1);
    const moves: Record<string, number> = {
      ArrowDown: this.active + 1,
      ArrowUp: this.active - 1,
      PageDown: this.active + page,
      PageUp: this.active - page,
      Home: 0,
      End: this.#options.length - 1,
    };
    if (event.isComposing) return;
    if (!this.open) {
      if (key === 'ArrowDown' || key === 'ArrowUp') this.#show();
      else if (key === 'Enter') this.internals.form?.requestSubmit();
      else return;
    } else if (event.altKey && key === 'ArrowUp') this.#close();
    else if (key in moves) this.#mark(Math.max(0, moves[key]!));
    else if (key === 'Enter') this.#pick(this.#options[this.active]);
    else if (key === 'Escape') this.#close();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };

  readonly #onInput = () => {
    const text = this.#input.value;
    if (!this.open) this.#show();
    this.query = text;
    this.#scroller.scrollTop = this.scrolled = 0;
    this.active = 0;
  };

  readonly #onLeave = (event: FocusEvent) => {
    if (!this.renderRoot.contains(event.relatedTarget as Node | null)) this.#close();
  };

  protected override render() {
    const model = this.list?.find(this.value) ?? null;
    const shown = model?.name ?? this.value.replace(/^[^:]*:/, '');
    const { open, active } = this;
    const marked = open && this.#options[active]?.model;
    const usable = this.#usable;
    const placeholder = !this.list
      ? this.t(this.problem ? 'unavailable' : 'loading')
      : open && shown
        ? shown
        : this.status === 'empty'
          ? this.t('empty')
          : this.t(this.required ? 'choose' : 'route');
    const label = this.label || this.internals.labels[0]?.textContent?.trim() || this.t('label');
    return html`<div class="root" dir=${this.direction} @focusout=${this.#onLeave}>
      ${this.label ? html`<label for="input" part="label">${this.label}</label>` : nothing}
      <div class="field ${open ? 'open' : ''}" part="field" ?inert=${!usable} @mousedown=${this.#onPress}>
        <span class="mark" aria-hidden="true">${model ? monogram(this.list!.provider(model.providerId)) : icon('route')}</span>
        <input
          id="input"
          role="combobox"
          autocomplete="off"
          spellcheck="false"
          aria-autocomplete="list"
          aria-controls="list"
          aria-expanded=${open}
          aria-label=${label}
          aria-required=${this.required}
          aria-busy=${!this.list && !this.problem}
          aria-activedescendant=${open && active >= 0 ? 'o' + active : nothing}
          placeholder=${placeholder}
          ?disabled=${!usable}
          ?readonly=${!this.list}
          .value=${open ? this.query : shown}
          @input=${this.#onInput}
          @keydown=${this.#onKey}
        />
        ${icon('chevron')}
      </div>
      <div class="popup" part="popup" popover="manual" @mousedown=${(e: Event) => e.preventDefault()}>
        <div class="scroll" id="list" role="listbox" tabindex="-1" aria-label=${label} @scroll=${this.#onScroll}>
          ${open
            ? this.#view!.rows(this.#rows, this.query, this.scrolled, this.#viewport, (row) => ({
                selected: this.#holds(row),
                active: row.index === active,
                mark: () => {
                  this.active = row.index;
                },
                pick: () => this.#pick(row),
              }))
            : nothing}
        </div>
        ${marked ? this.#view!.details(marked, () => this.#needKey(marked)) : nothing}
      </div>
      ${this.refused ? html`<div class="notice" part="notice" role="alert"><span>${this.refused}</span></div>` : this.notice()}
    </div>`;
  }

  readonly #onPress = (event: Event) => {
    if (event.target !== this.#input) event.preventDefault();
    this.#input.focus();
    if (this.open && event.target !== this.#input) this.#close();
    else this.#show();
  };

  readonly #onScroll = () => {
    // A few pixels change nothing: the margin is already there.
    const at = this.#scroller.scrollTop / this.#em;
    if (Math.abs(at - this.scrolled) > 3.6) this.scrolled = at;
  };
}

const monogram = (name: string) => name.slice(0, 1);

define('rk-model-selector', RkModelSelector);

/** The compiler's proof that the published type is right. */
export type Checked = RkModelSelector extends Pick<RkModelSelectorElement, keyof ModelSelectorProperties> ? true : never;
