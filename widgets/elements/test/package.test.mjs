/** The package as npm packs it, installed into a fresh Vite application. */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import { launch, Stage } from './stage.mjs';

let browser, folder;
before(async () => {
  browser = await launch();
  folder = mkdtempSync(join(tmpdir(), 'rk-app-'));
});
after(async () => {
  await browser.close();
  rmSync(folder, { recursive: true, force: true });
});

test('the tarball installs alone, builds with Vite, and works', async () => {
  const elements = fileURLToPath(new URL('..', import.meta.url));
  const npm = (cwd, ...args) => execFileSync('npm', [...args, '--loglevel=error'], { cwd, encoding: 'utf8' });
  npm(elements, 'pack', '--pack-destination', folder);
  const tarball = readdirSync(folder).find((name) => name.endsWith('.tgz'));
  writeFileSync(join(folder, 'package.json'), '{"private":true,"type":"module"}');
  npm(folder, 'install', '--offline', '--no-audit', '--no-fund', './' + tarball);
  const installed = join(folder, 'node_modules/@restormel-keys/elements');
  const manifest = JSON.parse(readFileSync(join(installed, 'custom-elements.json')));
  assert.deepEqual(
    manifest.modules.flatMap((module) => module.declarations).map((item) => item.tagName).filter(Boolean).toSorted(),
    ['rk-cost-estimator', 'rk-healthcheck-summary', 'rk-key-manager', 'rk-model-selector'],
  );
  assert.ok(readdirSync(installed).includes('LICENSE'));

  const stage = await Stage.open(browser);
  try {
    writeFileSync(join(folder, 'index.html'), '<script type="module" src="./main.js"></script>');
    writeFileSync(join(folder, 'main.js'), `import '@restormel-keys/elements';
for (const tag of ['rk-model-selector', 'rk-key-manager']) {
  const element = document.createElement(tag);
  Object.assign(element, { baseUrl: ${JSON.stringify(stage.api.origin)}, fetchSession: async () => (await fetch('/session')).json() });
  document.querySelector('main').append(element);
}`);
    await build({ root: folder, logLevel: 'error', configFile: false });
    const assets = join(folder, 'dist/assets');
    // The host serves the application's own files next to its page.
    const { serve } = stage;
    stage.serve = (request, response) => {
      const file = request.url.split('/assets/')[1];
      if (!file) return serve.call(stage, request, response);
      response.writeHead(200, { 'Content-Type': 'text/javascript' }).end(readFileSync(join(assets, file)));
    };
    stage.csp = `default-src 'none'; script-src 'self' 'nonce-t'; connect-src 'self' ${stage.api.origin}; frame-src ${stage.api.origin}; style-src 'nonce-t'`;
    const entry = /src="([^"]+)"/.exec(readFileSync(join(folder, 'dist/index.html'), 'utf8'))[1];
    await stage.show(`<script type="module" src="${entry}"></script>`);
    const { page } = stage;
    await page.getByRole('combobox').click();
    await page.getByRole('option', { name: /^Claude Sonnet/ }).click();
    await stage.event('rk-model-selected', { modelId: 'claude-sonnet' });
    await page.getByRole('button', { name: 'Add a key' }).click();
    await page.frameLocator('iframe').locator('#secret').fill('sk-from-vite-0001');
    await page.getByRole('button', { name: 'Save key' }).click();
    await stage.event('rk-key-added', { mask: 'sk-…0001' });
    assert.deepEqual(stage.errors, []);
  } finally {
    await stage.close();
  }
});
