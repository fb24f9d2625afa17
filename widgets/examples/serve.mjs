import { createReadStream, existsSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join, normalize } from 'node:path';
import { widgetSession } from './session.mjs';

const app = process.env.RESTORMEL_KEYS_URL ?? 'http://localhost:8080';
const port = process.env.PORT ?? 9000;
const origin = `http://127.0.0.1:${port}`;
const types = { '.js': 'text/javascript', '.css': 'text/css', '.html': 'text/html; charset=utf-8' };
const csp = `default-src 'self'; script-src 'self' ${app}; connect-src 'self' ${app}; frame-src ${app}; style-src 'self'`;

/** Serves a folder, and sessions for it at POST /widget-session. */
export function serve(folder) {
  createServer(async (request, response) => {
    try {
      if (request.url === '/widget-session' && request.method === 'POST') {
        return response.setHeader('Content-Type', 'application/json').end(JSON.stringify(await widgetSession('u_42', origin)));
      }
      const path = join(folder, normalize(new URL(request.url, origin).pathname).replace(/\/$/, '/index.html'));
      if (!path.startsWith(folder) || !existsSync(path)) return response.writeHead(404).end();
      response.writeHead(200, { 'Content-Type': types[extname(path)] ?? 'application/octet-stream', 'Content-Security-Policy': csp });
      if (extname(path) === '.html') return response.end(readFileSync(path, 'utf8').replaceAll('http://localhost:8080', app));
      createReadStream(path).pipe(response);
    } catch (e) {
      console.error(e.message);
      response.writeHead(502).end();
    }
  }).listen(port, '127.0.0.1', () => console.log(origin));
}
