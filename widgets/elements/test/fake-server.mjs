/** A server that speaks the widgets' side of the API, for tests of the elements alone. Everything is in memory. */
import { createHash, randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { gzipSync } from 'node:zlib';

const dist = new URL('../dist/', import.meta.url);
const PROVIDERS = [
  { id: 'openai', name: 'OpenAI', keyHint: 'sk-…', keyUrl: 'https://platform.openai.com/api-keys' },
  { id: 'anthropic', name: 'Anthropic', keyHint: 'sk-ant-…', keyUrl: 'https://console.anthropic.com/settings/keys' },
  { id: 'mistral', name: 'Mistral', keyHint: null, keyUrl: null },
];

export const model = (providerId, id, name, more = {}) => ({
  id, providerId, name, contextWindow: 128000, outputLimit: 16384, inputUsdPerMillion: '0.15', outputUsdPerMillion: '0.6',
  abilities: ['tools', 'json'], lifecycle: 'active', retiresAt: null, replacement: null, available: true, reason: null, ...more,
});

const MODELS = [
  model('openai', 'gpt-4o', 'GPT-4o', { inputUsdPerMillion: '2.5', outputUsdPerMillion: '10', abilities: ['vision', 'tools', 'json'] }),
  model('openai', 'gpt-4o-mini', 'GPT-4o mini', { abilities: ['vision', 'tools', 'json'] }),
  model('openai', 'o3', 'o3', { contextWindow: 200000, inputUsdPerMillion: '2', outputUsdPerMillion: '8', abilities: ['tools', 'reasoning'], available: false, reason: { code: 'policy', policy: 'No reasoning models' } }),
  model('openai', 'gpt-4-turbo', 'GPT-4 Turbo', { lifecycle: 'deprecated', retiresAt: '2027-01-14', replacement: 'gpt-4o' }),
  model('anthropic', 'claude-sonnet', 'Claude Sonnet', { contextWindow: 1000000, inputUsdPerMillion: '3', outputUsdPerMillion: '15', abilities: ['vision', 'tools', 'json', 'reasoning'] }),
  model('anthropic', 'claude-haiku', 'Claude Haiku', { contextWindow: 200000, inputUsdPerMillion: '1', outputUsdPerMillion: '5', lifecycle: 'preview' }),
  model('mistral', 'mistral-large', 'Mistral Large', { inputUsdPerMillion: '2', outputUsdPerMillion: '6', available: false, reason: { code: 'no_key', provider: 'mistral' } }),
];

export class FakeServer {
  models = structuredClone(MODELS);
  keys = [];
  removed = new Map();
  choice = null;
  sessions = new Map();
  /** Secrets as they arrived, to see that they did. */
  secrets = [];
  calls = [];
  mints = 0;
  /** Set to answer every widget call with this status. */
  broken = 0;
  sockets = new Set();

  async start(port = 0) {
    this.server = createServer((request, response) => this.serve(request, response));
    this.server.on('connection', (socket) => {
      this.sockets.add(socket);
      socket.on('close', () => this.sockets.delete(socket));
    });
    await new Promise((resolve) => this.server.listen(port, 'localhost', resolve));
    this.port = this.server.address().port;
    this.origin = `http://localhost:${this.port}`;
    return this;
  }

  /** Cuts every connection; nothing answers until start. */
  async stop() {
    for (const socket of this.sockets) socket.destroy();
    await new Promise((resolve) => this.server.close(resolve));
  }

  mint({ origins, ttlMs = 600_000, actions = ['list', 'add', 'verify', 'replace', 'remove'], locale = null, providers = PROVIDERS, components = ['model-selector', 'key-manager'] }) {
    const token = 'rkw_' + randomBytes(12).toString('hex');
    const session = { id: randomBytes(8).toString('hex'), origins, actions, locale, providers, components, expiresAt: Date.now() + ttlMs, revoked: false };
    this.sessions.set(token, session);
    this.mints++;
    return { session: token, expiresAt: session.expiresAt, id: session.id };
  }

  addKey(more = {}) {
    const key = { id: 'k' + randomBytes(4).toString('hex'), providerId: 'openai', label: null, mask: 'sk-…9f3a', status: 'active', code: null, verifiedAt: Date.now() - 2 * 86_400_000, lastUsedAt: Date.now() - 3 * 3_600_000, createdAt: Date.now() - 9 * 86_400_000, ...more };
    this.keys.push(key);
    return key;
  }

  async serve(request, response) {
    const url = new URL(request.url, this.origin);
    const chunks = [];
    for await (const chunk of request) chunks.push(chunk);
    const body = chunks.length ? JSON.parse(Buffer.concat(chunks)) : null;
    this.calls.push(`${request.method} ${url.pathname}`);
    if (url.pathname === '/embed/v1/secret-field') return this.field(url, response);
    if (url.pathname.startsWith('/embed/v1/')) return this.file(url.pathname.slice(10), response);
    if (url.pathname.startsWith('/keys/v1/widget/')) return this.widget(request, response, url.pathname.slice(16), body);
    response.writeHead(404).end();
  }

  file(name, response) {
    const manifest = JSON.parse(readFileSync(new URL('manifest.json', dist)));
    const file = name === 'manifest.json' ? name : (manifest[name]?.file ?? (Object.values(manifest).some((item) => item.file === name) ? name : null));
    if (!file) return response.writeHead(404).end();
    response.writeHead(200, {
      'Content-Type': file.endsWith('.css') ? 'text/css' : file.endsWith('.json') ? 'application/json' : 'text/javascript',
      'Access-Control-Allow-Origin': '*', 'Cross-Origin-Resource-Policy': 'cross-origin', 'X-Content-Type-Options': 'nosniff', 'Content-Encoding': 'gzip',
    });
    response.end(gzipSync(readFileSync(new URL(file, dist)), { level: 9 }));
  }

  field(url, response) {
    const session = [...this.sessions.values()].find(({ id }) => id === url.searchParams.get('s'));
    const origins = session && !session.revoked && session.expiresAt > Date.now() ? session.origins : null;
    const manifest = JSON.parse(readFileSync(new URL('manifest.json', dist)));
    response.writeHead(origins ? 200 : 404, {
      'Content-Type': 'text/html; charset=utf-8', 'Referrer-Policy': 'no-referrer', 'Cache-Control': 'no-store', 'X-Content-Type-Options': 'nosniff',
      'Content-Security-Policy': `default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; frame-ancestors ${origins ? origins.join(' ') + " 'self'" : "'none'"}; form-action 'none'; base-uri 'none'; require-trusted-types-for 'script'`,
    });
    if (!origins) return response.end();
    response.end(`<!doctype html><html lang="en" data-origins="${origins.join(' ')}"><head><meta charset="utf-8"><title>API key</title>
<link rel="stylesheet" href="/embed/v1/${manifest['secret-field.css'].file}"><script type="module" src="/embed/v1/${manifest['secret-field.js'].file}"></script></head><body><main></main></body></html>`);
  }

  widget(request, response, path, body) {
    const { origin } = request.headers;
    const headers = {
      'Content-Type': 'application/json', Vary: 'Origin', 'Cache-Control': 'no-store',
      ...(origin ? { 'Access-Control-Allow-Origin': origin, 'Access-Control-Expose-Headers': 'ETag, Retry-After' } : {}),
    };
    const send = (status, json, more = {}) => response.writeHead(status, { ...headers, ...more }).end(status === 304 ? '' : JSON.stringify(json));
    const fail = (status, error, more = {}) => send(status, { error, message: error, ...more });
    if (request.method === 'OPTIONS') {
      return response.writeHead(204, { ...headers, 'Access-Control-Allow-Methods': 'GET, POST, PUT, DELETE', 'Access-Control-Allow-Headers': 'authorization, content-type, if-none-match', 'Access-Control-Max-Age': '3600' }).end();
    }
    if (this.broken) return fail(this.broken, 'unavailable');
    const session = this.sessions.get(request.headers.authorization?.slice(7));
    if (!session) return fail(401, 'session_invalid');
    if (session.revoked) return fail(401, 'session_revoked');
    if (session.expiresAt <= Date.now()) return fail(401, 'session_expired');
    const own = !origin || origin === this.origin;
    if (!own && !session.origins.includes(origin)) return fail(403, 'origin_not_allowed');
    const tagged = (data) => {
      const etag = `"${createHash('sha256').update(JSON.stringify(data)).digest('hex').slice(0, 16)}"`;
      return request.headers['if-none-match'] === etag ? send(304) : send(200, { data }, { ETag: etag });
    };
    const needs = (action) => session.actions.includes(action) || (fail(403, 'action_not_allowed'), false);
    const [, id, what] = /^keys\/([^/]+)(?:\/(\w+))?$/.exec(path) ?? [];
    const key = this.keys.find((item) => item.id === id);
    const route = `${request.method} ${id ? 'keys/ID' + (what ? '/' + what : '') : path}`;
    switch (route) {
      case 'GET session':
        return send(200, { data: { id: session.id, projectId: 'p1', environmentId: 'production', routeId: 'interactive', endUserId: 'u_42', components: session.components, actions: session.actions, providers: session.providers, origins: session.origins, expiresAt: session.expiresAt, locale: session.locale } });
      case 'GET models':
        return tagged({ models: this.models, providers: [...PROVIDERS, ...(this.moreProviders ?? [])].map(({ id, name }) => ({ id, name })), choice: this.choice, routeChoice: true });
      case 'PUT model-choice': {
        const found = this.models.find((item) => item.id === body.modelId && item.providerId === body.providerId);
        if (body.modelId && !found?.available) return fail(403, 'model_not_allowed', { reason: found?.reason ?? { code: 'not_offered' } });
        this.choice = body.modelId ? { providerId: body.providerId, modelId: body.modelId } : null;
        return send(200, { data: { choice: this.choice } });
      }
      case 'GET keys':
        return needs('list') && tagged({ keys: this.keys });
      case 'GET keys/ID/dependants':
        return send(200, { data: { routes: key?.routes ?? [] } });
      case 'POST keys': {
        if (!needs('add')) return;
        if (!own) return fail(403, 'origin_not_allowed');
        this.secrets.push(body.secret);
        return send(201, { data: { key: this.addKey({ providerId: body.providerId, label: body.label, mask: `sk-…${body.secret.slice(-4)}`, status: 'pending', verifiedAt: null, lastUsedAt: null, createdAt: Date.now() }) } });
      }
      case 'PUT keys/ID/secret':
        if (!needs('replace')) return;
        if (!own) return fail(403, 'origin_not_allowed');
        this.secrets.push(body.secret);
        Object.assign(key, { mask: `sk-…${body.secret.slice(-4)}`, status: 'active', code: null, verifiedAt: Date.now() });
        return send(200, { data: { key } });
      case 'POST keys/ID/verify':
        if (!needs('verify')) return;
        Object.assign(key, { verifiedAt: Date.now(), ...(key.next ?? { status: 'active', code: null }) });
        return send(200, { data: { key } });
      case 'DELETE keys/ID':
        if (!needs('remove')) return;
        this.removed.set(id, key);
        this.keys = this.keys.filter((item) => item !== key);
        return send(200, { data: { undoUntil: Date.now() + 30_000 } });
      case 'POST keys/ID/restore': {
        const old = this.removed.get(id);
        this.keys.push(old);
        return send(200, { data: { key: old } });
      }
      default:
        return fail(404, 'not_found');
    }
  }
}
