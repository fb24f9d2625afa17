/** The examples' pages for React and Vue, bundled and run against the fake server. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import * as esbuild from 'esbuild';
import { launch, Stage } from './stage.mjs';

let browser;
before(async () => (browser = await launch()));
after(() => browser.close());

for (const framework of ['react', 'vue']) {
  test(`the ${framework} example chooses a model and hears of it`, async () => {
    const { outputFiles } = await esbuild.build({
      entryPoints: [fileURLToPath(new URL(`../../examples/${framework}/src/main.js`, import.meta.url))],
      bundle: true, format: 'esm', write: false, logLevel: 'error',
      define: { 'import.meta.env': '{}', 'process.env.NODE_ENV': '"production"', __VUE_OPTIONS_API__: 'true', __VUE_PROD_DEVTOOLS__: 'false', __VUE_PROD_HYDRATION_MISMATCH_DETAILS__: 'false' },
    });
    const stage = await Stage.open(browser);
    try {
      const code = outputFiles[0].text.replaceAll('http://localhost:8080', stage.api.origin).replaceAll('/widget-session', '/session');
      const { serve } = stage;
      stage.serve = (request, response) =>
        request.url === '/app.js' ? response.writeHead(200, { 'Content-Type': 'text/javascript' }).end(code) : serve.call(stage, request, response);
      stage.csp = `default-src 'none'; script-src 'self' 'nonce-t'; connect-src 'self' ${stage.api.origin}; frame-src ${stage.api.origin}; style-src 'nonce-t'`;
      await stage.show('<div id="app"></div><script type="module" src="/app.js"></script>');
      const { page } = stage;
      await page.getByRole('combobox').click();
      await page.getByRole('option', { name: /^Claude Sonnet/ }).click();
      await page.getByText('Model: claude-sonnet').waitFor();
      await page.getByRole('button', { name: 'Add a key' }).click();
      await page.frameLocator('iframe').locator('#secret').fill('sk-wrapped-0002');
      await page.getByRole('button', { name: 'Save key' }).click();
      await page.getByText('Key added: sk-…0002').waitFor();
      assert.deepEqual(stage.errors, []);
    } finally {
      await stage.close();
    }
  });
}
