import { CallError, Client, errorOf, type ClientSettings } from './client';
import type { Property } from './element';
import { icon } from './icons';
import { ThemedElement } from './themed';
import type { SessionProperties, Status, WidgetSession } from '../types';
import { html, nothing } from 'lit-html';
import type { Strings } from './strings';

const POLL_MS = 4000;
const SLOW_MS = 30_000;

/** Where the script came from, if that was a Restormel Keys server. */
const home = /^(https?:.*)\/embed\/v1\//.exec(import.meta.url)?.[1] ?? '';

/** An address of the server; a base URL may be relative to the page. */
export const absolute = (url: string) => new URL(url, location.href);

export interface SessionJson {
  id: string;
  projectId: string;
  endUserId: string;
  routeId: string | null;
  actions: string[];
  providers: ProviderJson[];
  expiresAt: number;
  locale: string | null;
}

export interface ProviderJson {
  id: string;
  name: string;
  keyHint?: string | null;
  keyUrl?: string | null;
}

export const commonStrings: Strings = {
  retry: 'Try again',
  network: 'Cannot reach the server. Trying again…',
  server: 'The server cannot answer right now. Trying again…',
  session: 'Your session has ended. Reload the page to continue.',
  sessionUnavailable: 'Could not renew your session. Trying again…',
  origin: 'This page may not use this component: {origin} is not on the allow-list.',
  forbidden: 'You are not allowed to do this here.',
  failed: 'That did not work ({code}).',
};

/** Loads, polls while the page is visible, retries with back-off, and says in words what is wrong. */
export abstract class SessionElement extends ThemedElement implements SessionProperties, ClientSettings {
  static override properties: Record<string, Property> = {
    ...ThemedElement.properties,
    base: { attribute: 'base-url' },
    session: {},
    fetchSession: { attribute: false },
    status: { attribute: false },
    problem: { attribute: false },
    info: { attribute: false },
  };

  declare base: string | null;
  declare session: string | null;
  declare fetchSession: (() => Promise<WidgetSession | string>) | null;
  declare status: Status;
  declare protected problem: CallError | null;
  declare protected info: SessionJson | null;
  /** @internal Where the server drives the element, its calls are replaced (server-feed.ts). */
  readonly client = new Client(this);
  #timer = 0;
  #failures = 0;
  #running = false;
  /** Connected, and not begun yet. */
  #due = false;
  #again = false;
  #told = '';

  constructor() {
    super();
    this.start({ base: null, session: null, fetchSession: null, status: 'loading', problem: null, info: null });
  }

  get baseUrl() {
    return (this.base || home).replace(/\/+$/, '');
  }

  set baseUrl(url: string) {
    this.base = url;
  }

  /** Fetches what is shown; returns the status that follows from it. */
  protected abstract load(): Promise<Status>;

  /** Forgets what belongs to another end user. */
  protected abstract reset(): void;

  protected abstract get hasData(): boolean;

  protected override get sessionLocale() {
    return this.info?.locale ?? null;
  }

  override connectedCallback() {
    super.connectedCallback();
    addEventListener('online', this.#wake);
    document.addEventListener('visibilitychange', this.#wake);
    this.#due = true;
  }

  override disconnectedCallback() {
    super.disconnectedCallback();
    removeEventListener('online', this.#wake);
    document.removeEventListener('visibilitychange', this.#wake);
    clearTimeout(this.#timer);
    this.client.stop();
  }

  /** The first calls go out before the first rendering, and after what a framework sets right after inserting the element. */
  protected override willUpdate() {
    super.willUpdate();
    if (this.#due) this.run();
  }

  protected override updated(changed: ReadonlySet<string>) {
    if (this.#due) {
      this.#due = false;
      return;
    }
    // Frameworks set another function at each turn; only one that was missing, or that may mend something, is called at once.
    const wanted = changed.has('fetchSession') && !this.#running && (this.problem || !this.info);
    if (wanted || changed.has('session') || changed.has('base')) this.run();
  }

  readonly #wake = () => {
    if (!document.hidden) this.run();
  };

  reload() {
    return this.run();
  }

  /** One round: load, then plan the next. A call during a round makes one more round follow. */
  protected async run(): Promise<void> {
    if (this.#running) {
      this.#again = true;
      return;
    }
    clearTimeout(this.#timer);
    if (!this.isConnected || !(this.session || this.fetchSession)) return;
    this.#running = true;
    let delay = POLL_MS;
    try {
      const [info, status] = await Promise.all([
        this.info && !this.client.fresh ? null : this.client.call<SessionJson>('GET', 'session'),
        this.load(),
      ]);
      if (info?.data) {
        const { projectId, endUserId } = info.data;
        const other = this.info && (this.info.projectId !== projectId || this.info.endUserId !== endUserId);
        this.info = info.data;
        this.client.fresh = false;
        if (other) {
          // What came along may be the earlier user's.
          this.reset();
          this.#again = true;
        }
        this.client.expiresAt(info.data.expiresAt);
      }
      this.#failures = 0;
      this.problem = null;
      this.settle(status);
      if (!this.#told) this.emit((this.#told = 'rk-ready'));
    } catch (e) {
      const error = errorOf(e);
      this.#fail(error);
      delay = error.retryable ? Math.min(500 * 2 ** this.#failures++, 8000) * (0.8 + Math.random() * 0.4) : SLOW_MS;
      delay = Math.max(delay, error.retryAfterMs);
      // Asking again with the same refused session is of no use to anybody.
      if (error.ofSession && !this.fetchSession) delay = 0;
    }
    this.#running = false;
    if (this.#again) {
      this.#again = false;
      return this.run();
    }
    if (delay && this.isConnected && !document.hidden) this.#timer = window.setTimeout(() => this.run(), delay);
  }

  #fail(error: CallError) {
    const known = this.problem?.code === error.code;
    this.problem = error;
    this.settle(this.hasData ? 'degraded' : 'error');
    if (!known) this.report(error);
  }

  protected report({ code, retryable, ofSession }: CallError) {
    this.emit('rk-error', { code, retryable });
    if (ofSession) this.emit('rk-session-expired');
  }

  protected settle(status: Status) {
    if (status === this.status) return;
    this.status = status;
    this.emit('rk-status', { status });
  }

  protected words(error: CallError): string {
    const { code, status } = error;
    if (code === 'network') return this.t('network');
    if (code === 'session_unavailable') return this.t('sessionUnavailable');
    if (status === 401) return this.t('session');
    if (code === 'origin_not_allowed') return this.t('origin', location);
    if (status === 403) return this.t('forbidden');
    return status === 429 || status >= 500 ? this.t('server') : this.t('failed', { code });
  }

  /** What is wrong, and a way to try again at once. */
  protected notice() {
    const { problem } = this;
    return html`<div class="notice" part="notice" role="status">
      ${problem
        ? html`${icon('alert')}<span>${this.words(problem)}</span>
            ${problem.ofSession && !this.fetchSession
              ? nothing
              : html`<button class="quiet" @click=${() => this.run()}>${this.t('retry')}</button>`}`
        : nothing}
    </div>`;
  }
}

/** A second copy of the script must not fail. */
export function define(tag: string, element: CustomElementConstructor) {
  if (!customElements.get(tag)) customElements.define(tag, element);
}
