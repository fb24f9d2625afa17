import type { ServerRenderedProperties, WidgetSession } from '../types';
import { CallError, Client, type ClientSettings } from './client';

const home = /^(https?:.*)\/embed\/v1\//.exec(import.meta.url)?.[1] ?? '';
const PASSED = ['theme', 'locale', 'label', 'required'];
const TEXTS = ['session', 'theme', 'locale', 'label'];
/** What a page may have set before the element was defined. */
export const EARLY = [...TEXTS, 'required', 'baseUrl', 'fetchSession'];

/** The exported component once the browser knows it. */
interface Exported extends HTMLElement {
  $server?: { sync(property: string, value: unknown): void };
}

/**
 * Vaadin's script for all exported components of a page, instead of the one for each, which only adds this one. A script
 * tag, since it needs cookies.
 */
function load(base: string): Promise<void> {
  const address = base + '/web-component/web-component-bootstrap.js';
  const src = `${address}?url=${address}`;
  // The mark by which Vaadin knows it, too.
  if (document.querySelector(`script[data-src="${CSS.escape(src)}"]`)) return Promise.resolve();
  const script = document.createElement('script');
  script.dataset.src = src;
  script.crossOrigin = 'use-credentials';
  script.src = src;
  return new Promise((resolve, reject) => {
    script.onload = () => resolve();
    script.onerror = () => {
      script.remove();
      reject(new CallError('network'));
    };
    document.head.append(script);
  });
}

/** Properties that are attributes. */
export function reflect(prototype: object, names: string[]) {
  for (const name of names) {
    Object.defineProperty(prototype, name, {
      configurable: true,
      get(this: HTMLElement) {
        return this.getAttribute(name);
      },
      set(this: HTMLElement, value: unknown) {
        if (value === null || value === undefined) this.removeAttribute(name);
        else this.setAttribute(name, String(value));
      },
    });
  }
}

/**
 * An exported component in light DOM, where Vaadin finds it again after the server was restarted. Vaadin then replaces
 * it by a copy without properties and listeners: so the session is an attribute of it, and hosts talk to this element.
 */
export abstract class ServerRendered extends HTMLElement implements ServerRenderedProperties, ClientSettings {
  static observedAttributes = ['session', ...PASSED];
  protected abstract readonly exported: string;
  protected readonly early: string[] = EARLY;
  protected readonly client = new Client(this);
  #fetchSession: ClientSettings['fetchSession'] = null;
  #running = false;
  #late = false;
  /** The session that the component began with. */
  #told: string | null = null;
  #failures = 0;
  #renewed = 0;

  static {
    reflect(this.prototype, TEXTS);
  }

  declare session: string | null;
  declare theme: 'light' | 'dark' | 'auto' | null;
  declare locale: string | null;
  declare label: string | null;

  constructor() {
    super();
    this.client.onsession = (session) => this.#show(session);
    this.addEventListener('rk-session-expired', this.#refused, true);
    new MutationObserver(() => this.#watch()).observe(this, { childList: true });
  }

  get baseUrl() {
    return (this.getAttribute('base-url') || home).replace(/\/+$/, '');
  }

  set baseUrl(url: string) {
    this.setAttribute('base-url', url);
  }

  get required() {
    return this.hasAttribute('required');
  }

  set required(required: boolean) {
    this.toggleAttribute('required', required);
  }

  get fetchSession() {
    return this.#fetchSession;
  }

  set fetchSession(ask: (() => Promise<WidgetSession | string>) | null) {
    this.#fetchSession = ask;
    this.#start();
  }

  protected get inner() {
    return this.querySelector<Exported>(this.exported);
  }

  connectedCallback() {
    for (const name of this.early) {
      if (!Object.hasOwn(this, name)) continue;
      const value = (this as Record<string, unknown>)[name];
      delete (this as Record<string, unknown>)[name];
      (this as Record<string, unknown>)[name] = value;
    }
    this.style.display ||= 'block';
    document.addEventListener('securitypolicyviolation', this.#violated);
    queueMicrotask(() => this.#start());
  }

  disconnectedCallback() {
    document.removeEventListener('securitypolicyviolation', this.#violated);
    this.client.stop();
  }

  attributeChangedCallback(name: string, _old: string | null, value: string | null) {
    if (name === 'session') {
      if (value) this.#start();
      return;
    }
    const { inner } = this;
    if (!inner) return;
    if (value === null) inner.removeAttribute(name);
    else inner.setAttribute(name, value);
    this.#watch();
  }

  /** Gets the script and a session; what fails is tried again. */
  async #start() {
    if (this.#running || !this.isConnected || !(this.session || this.#fetchSession)) return;
    this.#running = true;
    try {
      await Promise.all([
        customElements.get(this.exported) || load(this.baseUrl),
        this.client.session(),
      ]);
      this.#failures = 0;
    } catch (e) {
      const { code, retryable } = e instanceof CallError ? e : new CallError('internal', 500);
      if (!this.#failures++) this.emit('rk-error', { code, retryable });
      setTimeout(() => this.#start(), Math.min(500 * 2 ** this.#failures, 8000));
    }
    this.#running = false;
  }

  #show(session: string) {
    let { inner } = this;
    if (inner) inner.setAttribute('session', session);
    else {
      inner = document.createElement(this.exported);
      for (const name of PASSED) {
        const value = this.getAttribute(name);
        if (value !== null) inner.setAttribute(name, value);
      }
      inner.setAttribute('session', session);
      inner.style.display = 'block';
      this.#told = session;
      this.append(inner);
    }
    this.#watch();
  }

  /** What is set while Vaadin connects the component is lost on the way: it is told again once that is done. */
  #watch() {
    const { inner } = this;
    if (!inner || inner.$server || this.#late) return;
    this.#late = true;
    const look = () => {
      const now = this.inner;
      if (!now || !this.isConnected) {
        this.#late = false;
      } else if (now.$server) {
        this.#late = false;
        const session = now.getAttribute('session');
        if (session !== this.#told) now.$server.sync('session', (this.#told = session) ?? '');
      } else setTimeout(look, 100);
    };
    look();
  }

  /** A refusal is mended quietly, unless it was mended just now. */
  readonly #refused = (event: Event) => {
    if (event.target === this || !this.#fetchSession || Date.now() - this.#renewed < 5000) return;
    this.#renewed = Date.now();
    event.stopImmediatePropagation();
    this.client.renew().catch(() => this.emit('rk-session-expired'));
  };

  /** Vaadin runs what the server sends as text; where that is forbidden it would show nothing at all. */
  readonly #violated = ({ blockedURI }: SecurityPolicyViolationEvent) => {
    if (blockedURI !== 'eval' || this.querySelector('[role=alert]')) return;
    const note = document.createElement('p');
    note.setAttribute('role', 'alert');
    const { baseUrl } = this;
    note.textContent = `This page's Content-Security-Policy lacks: script-src ${baseUrl} 'unsafe-eval'; connect-src ${baseUrl}`;
    this.append(note);
    this.emit('rk-error', { code: 'policy_blocked', retryable: false });
  };

  protected emit(type: string, detail: object = {}) {
    this.dispatchEvent(new CustomEvent(type, { detail, bubbles: true, composed: true }));
  }
}
