import { html, nothing } from 'lit-html';
import { absolute, type ProviderJson, type SessionJson } from './base';
import { CallError, errorOf, type Client } from './client';
import { entryStrings, fieldStrings } from './entry-strings';
import type { KeyJson } from './keys';
import { SecretFrame, type FrameInit, type FrameMessage } from './secret-frame';

/** English of the entry and of the document inside. */
export const english = { ...entryStrings, ...fieldStrings };

/** What the entry asks of the KeyManager around it. */
export interface Shell {
  readonly client: Client;
  readonly baseUrl: string;
  readonly root: ShadowRoot;
  /** A text in the user's language. */
  t(key: string, values?: Record<string, string>): string;
  providers(): ProviderJson[];
  /** What keeps the element from the server just now. */
  problem(): CallError | null;
  /** Language, direction and colours for the document inside. */
  look(): Pick<FrameInit, 'locale' | 'dir' | 'theme' | 'tokens'>;
  changed(): void;
  saved(key: KeyJson): void;
  cancel(): void;
  words(error: CallError): string;
  report(error: CallError): void;
}

type State = 'opening' | 'entry' | 'saving';

/** The form of a new or replaced key. Loaded when it is first wanted: most visits only look at the list. */
export class KeyEntry {
  #frame: SecretFrame | null = null;
  #state: State = 'opening';
  #height = 84;
  #label: string;
  #closed = false;
  /** Why the document is not there. */
  #failure: CallError | null = null;
  /** Where the focus was when the user asked for the entry; null when it opens by itself. */
  #from: Element | null = null;

  constructor(
    private readonly shell: Shell,
    readonly mode: 'add' | 'replace',
    readonly key: KeyJson | null,
    private providerId: string,
    private readonly title: string,
  ) {
    this.#label = key?.label ?? '';
    this.#open();
  }

  close() {
    this.#closed = true;
    this.#frame?.close();
  }

  session(session: string) {
    this.#frame?.post({ type: 'session', session });
  }

  restyle() {
    this.#frame?.post({ type: 'theme', ...this.shell.look() });
  }

  /** The server answers again. */
  retry() {
    if (this.#failure?.retryable) this.#open(true);
  }

  /** The document is tied to a session that is valid now, so that is asked for first. */
  async #open(quiet = false) {
    const { shell } = this;
    this.#from = quiet ? null : document.activeElement;
    this.#failure = null;
    this.#frame?.close();
    this.#frame = null;
    this.#set('opening');
    try {
      const { data } = await shell.client.call<SessionJson>('GET', 'session');
      const session = await shell.client.session();
      if (this.#closed || !data) return;
      this.#frame = new SecretFrame(
        shell.baseUrl,
        data.id,
        () => shell.root.querySelector('iframe'),
        () => this.#init(session),
        (message) => this.#hear(message),
        (code) => this.#fail(shell.problem() ?? new CallError(code, 403)),
      );
      shell.changed();
    } catch (e) {
      this.#fail(errorOf(e));
    }
  }

  #fail(error: CallError) {
    this.#failure = error;
    this.shell.report(error);
    this.shell.changed();
  }

  #set(state: State) {
    this.#state = state;
    this.shell.changed();
  }

  get #origin() {
    return absolute(this.shell.baseUrl);
  }

  #init(session: string): FrameInit {
    const { shell, mode, key, providerId } = this;
    const strings: Record<string, string> = { keyHint: this.#provider.keyHint ?? '' };
    for (const name of Object.keys(fieldStrings)) strings[name] = shell.t(name, { host: this.#origin.host, code: '{code}' });
    return { session, mode, providerId, keyId: key?.id ?? null, label: this.#label, ...shell.look(), strings };
  }

  get #provider(): ProviderJson {
    const { providerId } = this;
    return this.shell.providers().find(({ id }) => id === providerId) ?? { id: providerId, name: providerId };
  }

  #hear(message: FrameMessage) {
    const { shell } = this;
    if (message.type === 'ready') {
      this.#failure = null;
      this.#set('entry');
      const at = document.activeElement;
      // Whoever went on to something else meanwhile is left alone.
      if (!this.#from || (at !== this.#from && at !== document.body)) return;
      const select = shell.root.querySelector('select');
      if (select && !select.disabled) select.focus();
      else this.#frame?.post({ type: 'focus' });
    } else if (message.type === 'height') {
      this.#height = Math.min(Math.max(message.px, 40), 400);
      shell.changed();
    } else if (message.type === 'state') this.#set(message.state === 'saving' ? 'saving' : 'entry');
    else if (message.type === 'needs-session') {
      // A session that could be renewed reaches the frame through session().
      shell.client.renew().catch((e) => {
        this.session('');
        shell.report(errorOf(e));
      });
    } else if (message.type === 'cancel') shell.cancel();
    else if (message.type === 'saved') shell.saved(message.key);
  }

  #retarget(providerId: string, label: string) {
    this.providerId = providerId;
    this.#label = label;
    this.#frame?.post({ type: 'target', providerId, label, keyHint: this.#provider.keyHint ?? '' });
    this.shell.changed();
  }

  render() {
    const { shell, providerId } = this;
    const state = this.#state;
    const providers = shell.providers();
    const provider = this.#provider;
    const saving = state === 'saving';
    const t = shell.t;
    const onProvider = (e: Event) => this.#retarget((e.target as HTMLSelectElement).value, this.#label);
    const onLabel = (e: Event) => this.#retarget(providerId, (e.target as HTMLInputElement).value);
    return html`<section
      class="entry"
      part="entry"
      role="group"
      aria-labelledby="entry"
      @keydown=${(e: KeyboardEvent) => {
        if (e.key === 'Escape') shell.cancel();
      }}
    >
      <h3 id="entry">${this.title}</h3>
      ${this.mode === 'replace'
        ? html`<p>${t('replaceHint')}</p>`
        : html`<div class="pair">
            <label>${t('provider')}
              <select ?disabled=${providers.length < 2 || saving} @change=${onProvider}>
                ${providers.map(({ id, name }) => html`<option value=${id} ?selected=${id === providerId}>${name}</option>`)}
              </select>
            </label>
            <label>${t('nickname')}
              <input maxlength="80" autocomplete="off" .value=${this.#label} ?disabled=${saving} @input=${onLabel} />
            </label>
          </div>`}
      ${this.#failure?.code === 'frame_blocked' ? nothing : this.#field()} ${this.#failure ? this.#notice(this.#failure) : nothing}
      <div class="buttons">
        ${provider.keyUrl && /^https:/.test(provider.keyUrl)
          ? html`<a href=${provider.keyUrl} target="_blank" rel="noopener noreferrer">${t('getKey', { provider: provider.name })}</a>`
          : nothing}
        <button class="quiet" @click=${shell.cancel}>${t('cancel')}</button>
        <button class="primary" aria-disabled=${state !== 'entry'} @click=${() => state === 'entry' && this.#frame?.post({ type: 'submit' })}>
          ${t(saving ? 'saving' : 'save')}
        </button>
      </div>
    </section>`;
  }

  /** Kept while it does not answer: it may yet. */
  #field() {
    const frame = this.#frame;
    const opening = this.#state === 'opening';
    return html`<div class="frame ${opening ? 'opening' : ''}" ?hidden=${opening && this.#failure}>
      ${frame
        ? html`<iframe
            src=${frame.url}
            title=${this.shell.t('frameTitle')}
            sandbox="allow-scripts allow-same-origin allow-forms"
            referrerpolicy="no-referrer"
            .style=${`height:${this.#height}px;color-scheme:${this.shell.look().theme}`}
          ></iframe>`
        : nothing}
      ${opening ? html`<span role="status">${this.shell.t('frameLoading')}</span>` : nothing}
    </div>`;
  }

  #notice(error: CallError) {
    const { t } = this.shell;
    const line = html`${t('frameBlocked')} <code dir="ltr">frame-src ${this.#origin.origin}</code>`;
    const text = error.code === 'frame_blocked' ? line : error.code === 'frame_slow' ? t('frameSlow') : this.shell.words(error);
    return html`<div class="notice" role="alert">
      <span>${text}</span>
      <button class="quiet" @click=${() => this.#open()}>${t('retry')}</button>
    </div>`;
  }
}
