import { html, nothing } from 'lit-html';
import type { KeyManagerProperties, Status } from '../types';
import { commonStrings, define, SessionElement, type ProviderJson } from './base';
import { CallError, errorOf } from './client';
import type { Property } from './element';
import { icon } from './icons';
import type { KeyEntry, Shell } from './key-entry';
import { keyStrings } from './key-strings';
import { ago, type KeyJson, type Removal } from './keys';
import type { Strings } from './strings';
import css from './styles/keys.css';
import { ThemedElement } from './themed';

const TOKENS = ['bg', 'up', 'line', 'text', 'muted', 'accent', 'danger', 'ring', 'radius', 'edge'];

/**
 * Lists, adds, verifies, replaces and removes the end user's own provider keys. A key is typed into a document of the
 * server's own origin and goes straight there: neither this element nor the page around it ever holds it.
 *
 * @tag rk-key-manager
 * @attr {string} base-url - Where Restormel Keys is; absent: where the script came from
 * @attr {string} session - A widget session, `rkw_…`
 * @attr {string} locale - A BCP 47 tag
 * @attr {string} theme - `light`, `dark` or `auto`
 * @fires {CustomEvent} rk-key-added - `{keyId, providerId, mask, restored?}`
 * @fires {CustomEvent} rk-key-verified - `{keyId, providerId, mask, status, code}`
 * @fires {CustomEvent} rk-key-replaced - `{keyId, providerId, mask}`
 * @fires {CustomEvent} rk-key-removed - `{keyId}`
 * @fires {CustomEvent} rk-ready - The first list is there
 * @fires {CustomEvent} rk-status - `{status}`: loading, ready, empty, error or degraded
 * @fires {CustomEvent} rk-error - `{code, retryable}`
 * @fires {CustomEvent} rk-session-expired - The session was refused and could not be renewed
 * @csspart header - Title and the button that adds
 * @csspart list - All keys
 * @csspart key - One key
 * @csspart entry - The form of a new or replaced key
 * @csspart notice - What is wrong
 */
export class RkKeyManager extends SessionElement implements KeyManagerProperties {
  static override styles = ThemedElement.styles + css;
  static override properties: Record<string, Property> = {
    ...SessionElement.properties,
    keys: { attribute: false },
    entry: { attribute: false },
    removal: { attribute: false },
    removed: { attribute: false },
    verifying: { attribute: false },
    said: { attribute: false },
    trouble: { attribute: false },
  };
  declare private keys: KeyJson[] | null;
  declare private entry: KeyEntry | null;
  declare private removal: Removal | null;
  /** The key that may be brought back. */
  declare private removed: KeyJson | null;
  declare private verifying: ReadonlySet<string>;
  /** Read out by screen readers, and shown for a while. */
  declare private said: string;
  /** Why a button did not do its work. */
  declare private trouble: string;
  protected override readonly english: Strings = { ...commonStrings, ...keyStrings };
  #etag: string | null = null;
  #undoTimer = 0;
  /** A provider asked for before the session was known. */
  #asked: string | null = null;
  /** Opens an entry whose script could not be loaded. */
  #later: (() => void) | null = null;

  constructor() {
    super();
    this.start({ keys: null, entry: null, removal: null, removed: null, verifying: new Set(), said: '', trouble: '' });
    this.client.onsession = (session) => this.entry?.session(session);
  }

  protected override get hasData() {
    return this.keys !== null;
  }

  protected override reset() {
    this.keys = this.removal = this.removed = this.#etag = null;
    this.#closeEntry();
  }

  override disconnectedCallback() {
    super.disconnectedCallback();
    clearTimeout(this.#undoTimer);
    this.#closeEntry();
  }

  protected override async load(): Promise<Status> {
    const reply = await this.client.call<{ keys: KeyJson[] }>('GET', 'keys', undefined, this.#etag);
    if (reply.data) {
      this.keys = reply.data.keys;
      this.#etag = reply.etag;
    }
    this.entry?.retry();
    const later = this.#later;
    this.#later = null;
    later?.();
    return this.keys?.length ? 'ready' : 'empty';
  }

  add(providerId?: string) {
    if (!this.info) {
      this.#asked = providerId ?? '';
      return;
    }
    if (!this.#may('add')) return;
    this.scrollIntoView({ block: 'nearest' });
    const known = this.info.providers.find((provider) => provider.id === providerId);
    this.#openEntry('add', null, (known ?? this.info.providers[0])?.id ?? '');
  }

  #may(action: string) {
    return this.info?.actions.includes(action) ?? false;
  }

  #provider(id: string): ProviderJson {
    return this.info?.providers.find((provider) => provider.id === id) ?? { id, name: id };
  }

  #nameOf(key: KeyJson) {
    return key.label || `${this.#provider(key.providerId).name} ${key.mask}`;
  }

  async #openEntry(mode: 'add' | 'replace', key: KeyJson | null, providerId: string) {
    this.#closeEntry();
    this.removal = this.#later = null;
    this.said = this.trouble = '';
    try {
      const { KeyEntry, english } = await import('./key-entry').catch(() => {
        // A server that answers has no such file any more: it is of a newer version than this page.
        throw this.problem ?? new CallError('outdated', 404);
      });
      Object.assign(this.english, english);
      const title = key ? this.t('replaceTitle', { key: this.#nameOf(key) }) : this.t('addTitle');
      this.#closeEntry();
      this.entry = new KeyEntry(this.#shell(), mode, key, providerId, title);
    } catch (e) {
      if (errorOf(e).retryable) this.#later = () => this.#openEntry(mode, key, providerId);
      this.#complain(e);
    }
  }

  #shell(): Shell {
    return {
      client: this.client,
      baseUrl: this.baseUrl,
      root: this.renderRoot,
      t: (name, values) => this.t(name, values),
      providers: () => this.info?.providers ?? [],
      problem: () => this.problem,
      look: () => this.#look(),
      changed: () => this.requestUpdate(),
      saved: (key) => this.#saved(key),
      cancel: () => this.#cancel(),
      words: (error) => this.words(error),
      report: (error) => this.report(error),
    };
  }

  #look() {
    const style = getComputedStyle(this);
    const tokens: Record<string, string> = { font: style.fontFamily };
    for (const name of TOKENS) tokens[name] = style.getPropertyValue('--' + name).trim();
    // What light-dark() chose here.
    const probe = getComputedStyle(this.renderRoot.querySelector('.probe')!).color;
    return { theme: probe === 'rgb(1, 1, 1)' ? 'dark' : 'light', tokens, locale: this.language, dir: this.direction };
  }

  #saved(key: KeyJson) {
    const { mode } = this.entry!;
    this.#put(key);
    this.#closeEntry();
    this.emit(mode === 'add' ? 'rk-key-added' : 'rk-key-replaced', this.#detail(key));
    this.#say(mode === 'add' ? 'added' : 'replaced', key);
    this.#focusOn(`[data-key="${CSS.escape(key.id)}"] button`);
    this.#etag = null;
    this.run();
    if (this.#may('verify')) this.#verify(key);
  }

  #detail(key: KeyJson) {
    return { keyId: key.id, providerId: key.providerId, mask: key.mask };
  }

  #put(key: KeyJson) {
    const keys = this.keys ?? [];
    this.keys = keys.some(({ id }) => id === key.id) ? keys.map((old) => (old.id === key.id ? key : old)) : [...keys, key];
    this.settle('ready');
  }

  #say(text: string, key: KeyJson) {
    this.said = this.t(text, { key: this.#nameOf(key) });
    this.trouble = '';
  }

  #complain(e: unknown) {
    const error = errorOf(e);
    this.said = '';
    this.trouble = this.words(error);
    this.report(error);
  }

  protected override words(error: CallError) {
    return error.code === 'outdated' ? this.t('outdated') : super.words(error);
  }

  #closeEntry() {
    this.entry?.close();
    this.entry = null;
  }

  #cancel() {
    const id = this.entry?.key?.id;
    this.#closeEntry();
    this.#focusOn(id ? `[data-key="${CSS.escape(id)}"] .replace` : '.add');
  }

  async #focusOn(selector: string) {
    await this.updateComplete;
    const target = this.renderRoot.querySelector<HTMLElement>(selector) ?? this.renderRoot.querySelector<HTMLElement>('.add');
    target?.focus();
  }

  async #verify(key: KeyJson) {
    if (this.verifying.has(key.id)) return;
    this.verifying = new Set([...this.verifying, key.id]);
    try {
      const { data } = await this.client.call<{ key: KeyJson }>('POST', `keys/${encodeURIComponent(key.id)}/verify`);
      if (!data) return;
      this.#put(data.key);
      if (data.key.status === 'active') this.#say('verifyOk', data.key);
      else this.said = this.t('code_' + (data.key.code ?? 'invalid'));
      this.emit('rk-key-verified', { ...this.#detail(data.key), status: data.key.status, code: data.key.code });
    } catch (e) {
      this.#complain(e);
    } finally {
      this.verifying = new Set([...this.verifying].filter((id) => id !== key.id));
      this.#etag = null;
    }
  }

  async #askToRemove(key: KeyJson) {
    const { id } = key;
    this.removal = { id, routes: null };
    this.#focusOn('.confirm .keep');
    try {
      const { data } = await this.client.call<{ routes: { name: string }[] }>('GET', `keys/${encodeURIComponent(id)}/dependants`);
      if (this.removal?.id === id) this.removal = { id, routes: data?.routes.map((route) => route.name) ?? [] };
    } catch (e) {
      this.removal = null;
      this.#complain(e);
    }
  }

  async #remove(key: KeyJson) {
    this.removal = null;
    try {
      const { data } = await this.client.call<{ undoUntil: number }>('DELETE', 'keys/' + encodeURIComponent(key.id));
      this.keys = this.keys?.filter(({ id }) => id !== key.id) ?? null;
      this.#etag = null;
      if (!this.keys?.length) this.settle('empty');
      this.removed = key;
      this.#say('removed', key);
      this.emit('rk-key-removed', { keyId: key.id });
      clearTimeout(this.#undoTimer);
      // The clocks may differ: never shorter than ten seconds on this one, and the server has the last word.
      const left = Math.max((data?.undoUntil ?? 0) - Date.now(), 10_000);
      this.#undoTimer = window.setTimeout(() => {
        this.removed = null;
        this.said = '';
      }, Math.min(left, 2 ** 31 - 1));
      this.#focusOn('.undo');
    } catch (e) {
      this.#complain(e);
    }
  }

  async #undo(key: KeyJson) {
    this.removed = null;
    try {
      const { data } = await this.client.call<{ key: KeyJson }>('POST', `keys/${encodeURIComponent(key.id)}/restore`);
      if (!data) return;
      this.#put(data.key);
      this.emit('rk-key-added', { ...this.#detail(data.key), restored: true });
      this.#say('restored', data.key);
      this.#etag = null;
      this.#focusOn(`[data-key="${CSS.escape(key.id)}"] button`);
    } catch (e) {
      this.#complain(e);
    }
  }

  protected override updated(changed: ReadonlySet<string>) {
    super.updated(changed);
    if (changed.has('info') && this.info && this.#asked !== null) {
      const id = this.#asked;
      this.#asked = null;
      this.add(id || undefined);
    }
    if (changed.has('theme')) this.entry?.restyle();
  }

  protected override render() {
    const { keys, entry } = this;
    const empty = keys !== null && !keys.length;
    return html`<div class="root" dir=${this.direction}>
      <span class="probe" hidden></span>
      <header part="header">
        <div><h2 id="title">${this.t('keys')}</h2><p>${this.t('keysHint')}</p></div>
        ${this.#may('add') && !empty
          ? html`<button class="add primary" aria-disabled=${entry?.mode === 'add'} @click=${() => entry?.mode === 'add' || this.add()}>${icon('plus')}${this.t('add')}</button>`
          : nothing}
      </header>
      ${entry?.mode === 'add' ? entry.render() : nothing}
      ${keys === null
        ? html`<div class="hollow" aria-busy=${this.status === 'loading'}>${this.status === 'loading' ? this.t('keysLoading') : nothing}</div>`
        : empty
          ? entry
            ? nothing
            : html`<div class="hollow">
                <span class="tile">${icon('key')}</span><strong>${this.t('noKeys')}</strong><span>${this.t('noKeysHint')}</span>
                ${this.#may('add') ? html`<button class="add primary" @click=${() => this.add()}>${icon('plus')}${this.t('add')}</button>` : nothing}
              </div>`
          : html`<ul part="list" role="list" aria-labelledby="title">${keys.map((key) => this.#row(key))}</ul>`}
      <div class="said" role="status">
        ${this.said ? html`<span>${this.said}</span>` : nothing}
        ${this.removed ? html`<button class="undo quiet" @click=${() => this.#undo(this.removed!)}>${this.t('undo')}</button>` : nothing}
      </div>
      ${this.trouble ? html`<div class="notice" part="notice" role="alert"><span>${this.trouble}</span></div>` : nothing} ${this.notice()}
    </div>`;
  }

  #row(key: KeyJson) {
    const { entry, removal } = this;
    const busy = this.verifying.has(key.id);
    const name = this.#nameOf(key);
    const provider = this.#provider(key.providerId).name;
    const since = (text: string, time: number) => this.t(text, { ago: ago(time, this.language) });
    const { verifiedAt, lastUsedAt, createdAt } = key;
    const times = [
      verifiedAt ? since(key.code ? 'checkedAgo' : 'verifiedAgo', verifiedAt) : since('addedAgo', createdAt),
      lastUsedAt ? since('usedAgo', lastUsedAt) : this.t('neverUsed'),
    ];
    const button = (action: string, act: () => void, off = false) =>
      this.#may(action)
        ? html`<button class="ghost ${action}" aria-label=${this.t(action + 'Key', { key: name })} aria-disabled=${off} @click=${act}>${this.t(action)}</button>`
        : nothing;
    return html`<li part="key" data-key=${key.id}>
      <div class="key">
        <span class="tile" aria-hidden="true">${provider.slice(0, 1)}</span>
        <div class="about">
          <div class="line">
            <strong>${key.label || provider}</strong><span class="badge ${busy ? 'busy' : key.status}">${this.t(busy ? 'verifying' : key.status)}</span>
          </div>
          <div class="meta">${key.label ? html`${provider} · ` : nothing}<code dir="ltr">${key.mask}</code> · ${times.join(' · ')}</div>
          ${key.code && !busy ? html`<div class="code">${this.t('code_' + key.code)}</div>` : nothing}
        </div>
        <div class="actions">
          ${button('verify', () => this.#verify(key), busy)} ${button('replace', () => this.#openEntry('replace', key, key.providerId))}
          ${button('remove', () => this.#askToRemove(key))}
        </div>
      </div>
      ${removal?.id === key.id ? this.#confirm(key, removal) : nothing} ${entry?.key?.id === key.id ? entry.render() : nothing}
    </li>`;
  }

  #confirm(key: KeyJson, { routes }: Removal) {
    const keep = () => {
      this.removal = null;
      this.#focusOn(`[data-key="${CSS.escape(key.id)}"] .remove`);
    };
    return html`<div
      class="confirm"
      role="group"
      aria-labelledby="confirm"
      @keydown=${(e: KeyboardEvent) => {
        if (e.key === 'Escape') keep();
      }}
    >
      <div role="status">
        <strong id="confirm">${this.t('confirm', { key: this.#nameOf(key) })}</strong>
        <div>
          ${routes === null
            ? this.t('confirmChecking')
            : routes.length
              ? this.t('confirmUsed', { routes: new Intl.ListFormat(this.language).format(routes) })
              : this.t('confirmUnused')}
        </div>
      </div>
      <div class="buttons">
        <button class="quiet keep" @click=${keep}>${this.t('keep')}</button>
        <button class="danger" aria-disabled=${routes === null} @click=${() => routes && this.#remove(key)}>${this.t('remove')}</button>
      </div>
    </div>`;
  }
}

define('rk-key-manager', RkKeyManager);
