/** What a page loads, gzip, all files counted; limits in KB of 1,024 bytes. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { launch, MANAGER, SELECTOR, Stage } from './stage.mjs';

let browser;
before(async () => (browser = await launch()));
after(() => browser.close());
const dist = new URL('../dist/', import.meta.url);
const manifest = JSON.parse(readFileSync(new URL('manifest.json', dist)));

/** Every request for a file of ours, weighed as it is sent; the reply of the session counts as well. */
async function weight(body, act = async () => {}) {
  const stage = await Stage.open(browser);
  try {
    const files = new Set();
    stage.page.on('response', (response) => {
      const name = new URL(response.url()).pathname.split('/embed/v1/')[1];
      if (name && !name.startsWith('secret-field')) files.add(manifest[name]?.file ?? name);
    });
    await stage.show(body);
    await stage.event('rk-ready');
    await act(stage.page);
    await stage.page.waitForLoadState('networkidle').catch(() => {});
    const total = [...files].reduce((sum, file) => sum + gzipSync(readFileSync(new URL(file, dist)), { level: 9 }).length, 0);
    console.log(`${(total / 1024).toFixed(2)} KB in ${files.size} files: ${[...files].join(' ')}`);
    return total / 1024;
  } finally {
    await stage.close();
  }
}

test('the selector weighs at most 14 KB', async () => assert.ok((await weight(SELECTOR)) <= 14));

test('the key manager weighs at most 14 KB', async () => assert.ok((await weight(MANAGER)) <= 14));

test('both together weigh at most 22 KB, with the entry of a key open', async () => {
  const open = async (page) => {
    await page.getByRole('button', { name: 'Add a key' }).click();
    await page.frameLocator('iframe').locator('#secret').waitFor();
  };
  assert.ok((await weight(SELECTOR + MANAGER, open)) <= 22);
});

test('the document of the secret weighs at most 6 KB', () => {
  const parts = ['secret-field.js', 'secret-field.css'].map((name) => manifest[name].gzip);
  assert.ok(parts[0] + parts[1] + 500 <= 6 * 1024, String(parts));
});
