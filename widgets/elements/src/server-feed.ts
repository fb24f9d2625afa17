import type { SessionElement } from './base';
import { CallError } from './client';

/** An answer as the server's Flow component gives it: what REST would have answered, without the transport. */
interface Answer {
  status: number;
  etag: string | null;
  retryAfterMs: number;
  body: { data?: unknown; error?: string; reason?: unknown } | null;
}

/** What the server's Flow component offers to its element. */
interface Driven {
  $server: {
    answer(method: string, path: string, body: string | null, etag: string | null): Promise<Answer>;
    field(): Promise<Answer>;
  };
}

const PATIENCE_MS = 20_000;

/** Vaadin keeps calls until the server is back; the element would rather know. */
function soon(answer: Promise<Answer>): Promise<Answer> {
  const late = new Promise<never>((_, reject) => setTimeout(() => reject(new CallError('network')), PATIENCE_MS));
  return Promise.race([answer, late]).then((given) => {
    if (given.status < 400) return given;
    throw new CallError(given.body?.error ?? 'http_' + given.status, given.status, given.body?.reason, given.retryAfterMs);
  });
}

/**
 * Lets the server drive the element: all its calls go through Vaadin, with a session that the server holds. Called anew
 * whenever that session is another one.
 *
 * @param first answers to the calls that come first, by method and path
 */
export function connect(element: SessionElement & Driven, first: Record<string, Answer>) {
  const { client } = element;
  const early = new Map(Object.entries(first));
  client.call = async <T>(method: string, path: string, body?: unknown, etag?: string | null) => {
    const known = early.get(method + ' ' + path);
    early.delete(method + ' ' + path);
    const text = body === undefined ? null : JSON.stringify(body);
    const answer = await soon(known ? Promise.resolve(known) : element.$server.answer(method, path, text, etag ?? null));
    return { data: (answer.body?.data ?? null) as T | null, etag: answer.etag };
  };
  // Only the secret field still needs a session of its own: a narrow one, for each entry.
  element.fetchSession = async () => (await soon(element.$server.field())).body as unknown as { session: string };
  client.session = () => client.renew();
  client.expiresAt = () => {};
  client.fresh = true;
  element.reload();
}
