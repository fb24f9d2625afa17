/** A host page on another site than the fake server, in a real Chromium. */
import { execFileSync } from 'node:child_process';
import { createServer } from 'node:http';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';
import { FakeServer } from './fake-server.mjs';

const path = execFileSync(fileURLToPath(new URL('../../../scripts/browser', import.meta.url)), { encoding: 'utf8' }).trim();

export async function launch() {
  return chromium.launch({ executablePath: path, args: ['--no-sandbox', '--disable-gpu'] });
}

/**
 * What a test needs: the server, a host at 127.0.0.1 that serves whatever page the test gives it under a strict policy
 * and mints sessions for it, and a browser page.
 */
export class Stage {
  errors = [];
  sessionOptions = {};
  refuseSessions = false;

  static async open(browser, context = {}) {
    const stage = new Stage();
    stage.api = await new FakeServer().start();
    stage.host = createServer((request, response) => stage.serve(request, response));
    await new Promise((resolve) => stage.host.listen(0, '127.0.0.1', resolve));
    stage.origin = `http://127.0.0.1:${stage.host.address().port}`;
    stage.context = await browser.newContext(context);
    stage.page = await stage.context.newPage();
    stage.page.on('pageerror', (error) => stage.errors.push(String(error)));
    return stage;
  }

  async close() {
    await this.context.close();
    this.host.close();
    this.host.closeAllConnections();
    await this.api.stop().catch(() => {});
  }

  serve(request, response) {
    if (request.url === '/session') {
      if (this.refuseSessions) return response.writeHead(503).end();
      return response.writeHead(200, { 'Content-Type': 'application/json' }).end(JSON.stringify(this.api.mint({ origins: [this.origin], ...this.sessionOptions })));
    }
    const app = this.api.origin;
    const csp = this.csp ?? `default-src 'none'; script-src ${app} 'nonce-t'; connect-src ${app} 'self'; frame-src ${app}; style-src 'nonce-t'`;
    response.writeHead(200, { 'Content-Type': 'text/html; charset=utf-8', 'Content-Security-Policy': csp }).end(this.html);
  }

  /** Opens a page with this body; `FETCH` in it is the usual fetchSession, `APP` the server. Events land in `events`. */
  async show(body, { head = '', attributes = 'lang="en"' } = {}) {
    const fill = (text) => text.replaceAll('APP', this.api.origin).replaceAll('FETCH', "() => fetch('/session').then((r) => { if (!r.ok) throw new Error('no session'); return r.json(); })");
    this.html = `<!doctype html><html ${attributes}><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Host</title>
<style nonce="t">body{margin:24px;font:16px/1.5 system-ui,sans-serif;background:light-dark(#fff,#0c1011);color:light-dark(#111,#eee)} main{max-width:760px;display:grid;gap:24px}</style>
<script nonce="t">window.events=[];for(const t of ['rk-ready','rk-status','rk-error','rk-session-expired','rk-model-selected','rk-key-needed','rk-key-added','rk-key-verified','rk-key-replaced','rk-key-removed','rk-cost-updated'])document.addEventListener(t,(e)=>events.push([t,e.detail]))</script>
${fill(head)}</head><body><main>${fill(body)}</main></body></html>`;
    await this.page.goto(this.origin + '/');
  }

  /** The details of all events of a type so far. */
  events(type) {
    return this.page.evaluate((wanted) => window.events.filter(([name]) => name === wanted).map(([, detail]) => detail), type);
  }

  /** Waits for an event that has these members. */
  async event(type, members = {}) {
    const handle = await this.page.waitForFunction(
      ([wanted, parts]) => window.events.find(([name, detail]) => name === wanted && Object.entries(parts).every(([k, v]) => detail[k] === v)),
      [type, members],
      { timeout: 15_000 },
    );
    return (await handle.jsonValue())[1];
  }
}

export const SELECTOR = `<script type="module" src="APP/embed/v1/rk-model-selector.js"></script>
<rk-model-selector label="Model"></rk-model-selector>
<script nonce="t">document.querySelector('rk-model-selector').fetchSession = FETCH</script>`;

export const MANAGER = `<script type="module" src="APP/embed/v1/rk-key-manager.js"></script>
<rk-key-manager></rk-key-manager>
<script nonce="t">document.querySelector('rk-key-manager').fetchSession = FETCH</script>`;
