import { absolute } from './base';
import type { KeyJson } from './keys';

/** What the frame is told at first, next to the nonce. */
export interface FrameInit {
  session: string;
  mode: 'add' | 'replace';
  providerId: string;
  keyId: string | null;
  label: string;
  locale: string;
  dir: string;
  theme: string;
  tokens: Record<string, string>;
  strings: Record<string, string>;
}

/** What the frame says; the secret is never in it. */
export type FrameMessage =
  | { type: 'ready' | 'needs-session' | 'cancel' }
  | { type: 'height'; px: number }
  | { type: 'state'; state: 'entry' | 'saving' | 'saved' | 'error'; code?: string; message?: string }
  | { type: 'saved'; key: KeyJson };

/** What the shell says later. */
export type ShellMessage =
  | { type: 'submit' | 'clear' | 'focus' }
  | { type: 'session'; session: string }
  | { type: 'theme'; theme: string; tokens: Record<string, string> }
  | { type: 'target'; providerId: string; label: string; keyHint: string };

/** How long the frame may take to report before the user is told. */
const HELLO_MS = 4000;

/** The shell's end of the secret's document: handshake bound to window, origin and nonce, then one private port. */
export class SecretFrame {
  readonly nonce = [...crypto.getRandomValues(new Uint8Array(16))].map((b) => b.toString(16).padStart(2, '0')).join('');
  readonly url: string;
  readonly #origin: string;
  #port: MessagePort | null = null;
  readonly #timer: number;

  constructor(
    baseUrl: string,
    sessionId: string,
    private readonly element: () => HTMLIFrameElement | null,
    private readonly init: () => FrameInit,
    private readonly hear: (message: FrameMessage) => void,
    /** Told that the page's own policy forbids the document, or that the document does not answer. */
    private readonly failed: (code: 'frame_blocked' | 'frame_slow') => void,
  ) {
    const url = absolute(baseUrl + '/embed/v1/secret-field');
    url.search = new URLSearchParams({ s: sessionId, n: this.nonce }).toString();
    this.url = url.href;
    this.#origin = url.origin;
    addEventListener('message', this.#hello);
    document.addEventListener('securitypolicyviolation', this.#violated);
    this.#timer = window.setTimeout(failed, HELLO_MS, 'frame_slow');
  }

  post(message: ShellMessage) {
    this.#port?.postMessage(message);
  }

  close() {
    clearTimeout(this.#timer);
    removeEventListener('message', this.#hello);
    document.removeEventListener('securitypolicyviolation', this.#violated);
    this.#port?.close();
    this.#port = null;
  }

  readonly #hello = ({ source, origin, data }: MessageEvent) => {
    const frame = this.element()?.contentWindow;
    if (!frame || source !== frame || origin !== this.#origin || data?.rk !== 'hello' || data.n !== this.nonce || this.#port) return;
    clearTimeout(this.#timer);
    const { port1, port2 } = new MessageChannel();
    this.#port = port1;
    port1.onmessage = (event) => this.hear(event.data as FrameMessage);
    frame.postMessage({ rk: 'init', n: this.nonce, ...this.init() }, this.#origin, [port2]);
  };

  readonly #violated = (event: SecurityPolicyViolationEvent) => {
    if (/^(frame|child|default)-src/.test(event.effectiveDirective) && event.blockedURI.startsWith(this.#origin)) {
      clearTimeout(this.#timer);
      this.failed('frame_blocked');
    }
  };
}
