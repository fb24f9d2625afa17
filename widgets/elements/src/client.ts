import type { WidgetSession } from '../types';

/** What an element tells its client; read anew for each call, so that the host may change it at any time. */
export interface ClientSettings {
  baseUrl: string;
  session: string | null;
  fetchSession: (() => Promise<WidgetSession | string>) | null;
}

/** A call that did not work: `network`, `session_unavailable`, or the server's own code. */
export class CallError extends Error {
  constructor(
    readonly code: string,
    readonly status = 0,
    readonly reason: unknown = null,
    readonly retryAfterMs = 0,
  ) {
    super(code);
  }

  get ofSession() {
    return this.status === 401 || this.code === 'session_unavailable';
  }

  get retryable() {
    return this.status === 0 || this.status === 401 || this.status === 429 || this.status >= 500;
  }
}

/** What was caught, as an error that can be told; anything but a call's is a mistake of ours. */
export const errorOf = (caught: unknown) => (caught instanceof CallError ? caught : new CallError('internal', 500));

export interface Reply<T> {
  /** null: not changed since the reply that had this ETag. */
  data: T | null;
  etag: string | null;
}

const MINUTE = 60_000;

/** Calls the server with the widget session and keeps that session fresh. */
export class Client {
  #token: string | null = null;
  /** The `session` property as last read, so that a new one is noticed. */
  #given: string | null = null;
  #fetching: Promise<string> | null = null;
  #timer = 0;
  /** What is known of the session on the server's side is of an earlier one. */
  fresh = false;
  /** Told each new session, so that the secret's frame gets it too. */
  onsession: (session: string) => void = () => {};

  constructor(private readonly settings: ClientSettings) {}

  /** The session to use now; asks the host for one if there is none. */
  session(): string | Promise<string> {
    const { session } = this.settings;
    if (session && session !== this.#given) {
      this.#given = session;
      this.#use(session);
    }
    return this.#token ?? this.renew();
  }

  /** Asks the host for another session; calls at the same time share the answer. */
  renew(): Promise<string> {
    const { fetchSession } = this.settings;
    if (!fetchSession) return Promise.reject(new CallError('session_missing', 401));
    this.#fetching ??= fetchSession()
      .then((answer) => {
        const { session, expiresAt } = typeof answer === 'string' ? { session: answer, expiresAt: 0 } : answer;
        if (!session) throw new CallError('session_unavailable');
        this.#use(session);
        if (expiresAt) this.expiresAt(expiresAt);
        return session;
      })
      .catch(() => {
        throw new CallError('session_unavailable');
      })
      .finally(() => {
        this.#fetching = null;
      });
    return this.#fetching;
  }

  /** Renews a minute before the end. A clock that is ahead must not make it ask in a loop. */
  expiresAt(time: number) {
    clearTimeout(this.#timer);
    if (!this.settings.fetchSession) return;
    const left = time - Date.now();
    const delay = left <= 0 ? MINUTE : left > MINUTE ? left - MINUTE : Math.max(left / 2, 2000);
    this.#timer = window.setTimeout(() => {
      this.renew().catch(() => this.expiresAt(Date.now() + 2 * MINUTE));
    }, Math.min(delay, 2 ** 31 - 1));
  }

  stop() {
    clearTimeout(this.#timer);
  }

  async call<T>(method: string, path: string, body?: unknown, etag?: string | null): Promise<Reply<T>> {
    const known = this.session();
    // Nothing is waited for that is there already: the request goes out at once.
    const session = typeof known === 'string' ? known : await known;
    try {
      return await this.#once<T>(session, method, path, body, etag);
    } catch (e) {
      if (!(e instanceof CallError) || e.status !== 401) throw e;
      // Someone else may have renewed it meanwhile.
      if (this.#token === session) this.#token = null;
      if (!this.settings.fetchSession && this.settings.session === this.#given) throw e;
      return this.#once<T>(await this.session(), method, path, body, etag);
    }
  }

  async #once<T>(session: string, method: string, path: string, body?: unknown, etag?: string | null) {
    const headers: Record<string, string> = { Authorization: 'Bearer ' + session };
    if (body !== undefined) headers['Content-Type'] = 'application/json';
    if (etag) headers['If-None-Match'] = etag;
    let response;
    let json;
    try {
      response = await fetch(this.settings.baseUrl + '/keys/v1/widget/' + path, {
        method,
        headers,
        body: body === undefined ? undefined : JSON.stringify(body),
        credentials: 'omit',
        referrerPolicy: 'no-referrer',
        signal: AbortSignal.timeout(20_000),
      });
      json = response.status === 304 ? {} : await response.json().catch(() => ({}));
    } catch {
      throw new CallError('network');
    }
    if (!response.ok && response.status !== 304) {
      throw new CallError(
        json.error ?? 'http_' + response.status,
        response.status,
        json.reason,
        Number(response.headers.get('Retry-After')) * 1000 || 0,
      );
    }
    return { data: (json.data ?? null) as T | null, etag: response.headers.get('ETag') };
  }

  #use(session: string) {
    this.#token = session;
    this.fresh = true;
    this.onsession(session);
  }
}
