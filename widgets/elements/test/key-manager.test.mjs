import assert from 'node:assert/strict';
import { after, afterEach, before, beforeEach, test } from 'node:test';
import { launch, MANAGER, Stage } from './stage.mjs';

let browser, stage, page, api;
before(async () => (browser = await launch()));
after(() => browser.close());
beforeEach(async () => {
  stage = await Stage.open(browser);
  ({ page, api } = stage);
});
afterEach(async () => {
  const { errors } = stage;
  await stage.close();
  assert.deepEqual(errors, []);
});

const secret = () => page.frameLocator('iframe').locator('#secret');
const button = (name) => page.getByRole('button', { name });
/** A frame of another origin has the focus a moment after the key that moved it there. */
const untilFocused = (field) =>
  field.evaluate(async (element) => {
    while (!document.hasFocus() || document.activeElement !== element) await new Promise(requestAnimationFrame);
  });
const focused = () => page.evaluate(() => document.querySelector('rk-key-manager').shadowRoot.activeElement?.className);

test('a key is added, verified, replaced, removed and brought back with the keyboard', async () => {
  await stage.show(MANAGER);
  await stage.event('rk-ready');
  await button('Add a key').focus();
  await page.keyboard.press('Enter');
  await secret().waitFor();
  await page.keyboard.press('Tab');
  await page.keyboard.type('Mine');
  await page.keyboard.press('Tab');
  await untilFocused(secret());
  await page.keyboard.type('sk-live-secret-1234');
  await page.keyboard.press('Enter');
  const added = await stage.event('rk-key-added', { providerId: 'openai', mask: 'sk-…1234' });
  assert.deepEqual(Object.keys(added).toSorted(), ['keyId', 'mask', 'providerId']);
  assert.deepEqual(api.secrets, ['sk-live-secret-1234']);
  await page.getByText('Mine works.').waitFor();
  assert.match(await focused(), /verify/);

  assert.deepEqual(await stage.event('rk-key-verified'), { ...added, status: 'active', code: null }, 'at once');
  assert.match(await focused(), /verify/, 'still');

  api.keys[0].next = { status: 'invalid', code: 'no_quota' };
  await page.keyboard.press('Enter');
  await stage.event('rk-key-verified', { ...added, status: 'invalid', code: 'no_quota' });
  await page.getByText('its account has no credit left').first().waitFor();

  await button('Replace Mine').focus();
  await page.keyboard.press('Enter');
  await secret().waitFor();
  await secret().focus();
  await page.keyboard.type('sk-live-secret-5678');
  await button('Save key').click();
  assert.deepEqual(await stage.event('rk-key-replaced'), { ...added, mask: 'sk-…5678' });

  api.keys[0].routes = [{ id: 'r1', name: 'interactive' }, { id: 'r2', name: 'nightly' }];
  await button('Remove Mine').focus();
  await page.keyboard.press('Enter');
  await page.getByText('These routes use it: interactive and nightly.').waitFor();
  assert.match(await focused(), /keep/, 'the safe answer has the focus');
  await page.keyboard.press('Escape');
  assert.match(await focused(), /remove/);
  await page.keyboard.press('Enter');
  await page.getByText('These routes use it').waitFor();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  assert.deepEqual(await stage.event('rk-key-removed'), { keyId: added.keyId });
  await page.waitForFunction(() => document.querySelector('rk-key-manager').shadowRoot.activeElement?.className.includes('undo'));
  await page.keyboard.press('Enter');
  await stage.event('rk-key-added', { restored: true });
  assert.equal(api.keys.length, 1);
});

test('Escape in the field closes it and the focus returns', async () => {
  api.addKey();
  await stage.show(MANAGER);
  await stage.event('rk-ready');
  await button('Add a key').click();
  await secret().focus();
  await page.keyboard.press('Escape');
  await page.waitForFunction(() => document.querySelector('rk-key-manager').shadowRoot.activeElement?.className.includes('add'));
  assert.equal(await page.locator('iframe').count(), 0);
});

test('actions that the session lacks are not offered', async () => {
  api.addKey();
  stage.sessionOptions = { actions: ['list', 'verify'] };
  await stage.show(MANAGER);
  await stage.event('rk-ready');
  await button('Verify OpenAI').waitFor();
  for (const name of ['Add a key', /^Replace/, /^Remove/]) assert.equal(await button(name).count(), 0);
});

test('a session that ends while the key is typed is renewed and the key is saved', async () => {
  await stage.show(MANAGER);
  await stage.event('rk-ready');
  await button('Add a key').click();
  await secret().fill('sk-typed-before-9999');
  for (const session of api.sessions.values()) session.expiresAt = 0;
  await button('Save key').click();
  await stage.event('rk-key-added', { mask: 'sk-…9999' });
});

test('a network cut loses neither the typed key nor the focus', async () => {
  await stage.show(MANAGER);
  await stage.event('rk-ready');
  await button('Add a key').click();
  await page.getByLabel('Name (optional)').fill('Kept');
  await secret().fill('sk-typed-4321');
  await api.stop();
  await page.getByText('Cannot reach the server').first().waitFor();
  await secret().press('Enter');
  await page.frameLocator('iframe').getByText('Your key is still here').waitFor();
  assert.equal(await secret().inputValue(), 'sk-typed-4321');
  await api.start(api.port);
  await page.getByText('Cannot reach the server').waitFor({ state: 'detached' });
  assert.equal(await secret().inputValue(), 'sk-typed-4321');
  assert.equal(await page.evaluate(() => document.querySelector('rk-key-manager').shadowRoot.activeElement?.tagName), 'IFRAME');
  await secret().press('Enter');
  await stage.event('rk-key-added', { mask: 'sk-…4321' });
  assert.equal(api.keys[0].label, 'Kept');
});

test('a page that blocks the frame learns which line to add', async () => {
  stage.csp = `default-src 'none'; script-src ${api.origin} 'nonce-t'; connect-src ${api.origin} 'self'; style-src 'nonce-t'`;
  await stage.show(MANAGER);
  await stage.event('rk-ready');
  await button('Add a key').click();
  await page.getByText(`frame-src ${api.origin}`).waitFor();
  assert.deepEqual(await stage.event('rk-error'), { code: 'frame_blocked', retryable: false });
});

/** Hooks everything through which a page could notice what is typed, before any other script runs. */
const SPY = `<script nonce="t">(() => {
  window.seen = [];
  const note = (...parts) => seen.push(parts.map((part) => { try { return typeof part === 'string' ? part : part instanceof Event ? String(part.key ?? '') + (part.data ?? '') + JSON.stringify(part.detail ?? '') + (part.composedPath()[0]?.value ?? '') : JSON.stringify(part) ?? String(part); } catch { return String(part); } }).join(' '));
  const wrap = (object, name) => { const old = object[name]; object[name] = function (...args) { note(name, ...args); return old.apply(this, args); }; };
  wrap(window, 'fetch'); wrap(window, 'postMessage'); wrap(MessagePort.prototype, 'postMessage'); wrap(XMLHttpRequest.prototype, 'open'); wrap(XMLHttpRequest.prototype, 'send');
  wrap(Storage.prototype, 'setItem'); wrap(history, 'pushState'); wrap(history, 'replaceState'); wrap(navigator, 'sendBeacon');
  for (const name of ['log', 'info', 'warn', 'error', 'debug']) wrap(console, name);
  const add = EventTarget.prototype.addEventListener;
  EventTarget.prototype.addEventListener = function (type, listener, options) {
    const heard = typeof listener === 'function' ? function (event) { note('listener', event); return listener.call(this, event); } : listener;
    return add.call(this, type, heard, options);
  };
  for (const type of ['keydown', 'keypress', 'keyup', 'input', 'beforeinput', 'change', 'paste', 'message', 'submit']) add.call(window, type, (event) => note('window', event), true);
  const attach = Element.prototype.attachShadow;
  const watch = (root) => new MutationObserver(() => note('mutation', root.innerHTML ?? root.documentElement.outerHTML, [...root.querySelectorAll('input')].map((i) => i.value))).observe(root, { subtree: true, childList: true, attributes: true, characterData: true });
  Element.prototype.attachShadow = function (init) { const root = attach.call(this, init); watch(root); return root; };
  addEventListener('DOMContentLoaded', () => watch(document));
})()</script>`;

const CANARY = 'sk-canary-7Hq2-do-not-leak';

/** Pieces too: keystrokes are single characters, put together again here. */
async function spied() {
  const seen = await page.evaluate(() => window.seen);
  const keys = seen.filter((entry) => entry.startsWith('window ')).map((entry) => entry.slice(7, 8)).join('');
  return [...seen, keys];
}

test('a typed key is never seen by the page around it', async () => {
  await stage.show(MANAGER, { head: SPY });
  await stage.event('rk-ready');
  await button('Add a key').click();
  await secret().focus();
  await page.keyboard.type(CANARY);
  await page.frameLocator('iframe').getByText('Show').click();
  await page.frameLocator('iframe').getByText('Hide').waitFor();
  await button('Save key').click();
  const { keyId } = await stage.event('rk-key-added');
  assert.ok(keyId);
  assert.deepEqual(api.secrets, [CANARY]);
  await page.waitForTimeout(300);
  const seen = await spied();
  assert.ok(seen.length > 10, 'the hooks do hear the page');
  assert.deepEqual(seen.filter((entry) => entry.includes(CANARY) || entry.includes(CANARY.slice(0, 12))), []);
  assert.ok(!(await page.content()).includes(CANARY));
  assert.ok(!JSON.stringify(await stage.context.storageState()).includes(CANARY));
});

test('the same hooks do catch a key typed into a plain input of a shadow root', async () => {
  await stage.show('<div id="host"></div>', { head: SPY });
  await page.evaluate(() => (document.getElementById('host').attachShadow({ mode: 'open' }).innerHTML = '<input type="password">'));
  await page.locator('input').focus();
  await page.keyboard.type(CANARY);
  assert.ok((await spied()).some((entry) => entry.includes(CANARY)));
});

test('the frame answers nobody but the page it was made for', async () => {
  await stage.show(MANAGER);
  await stage.event('rk-ready');
  const { id } = api.mint({ origins: ['https://other.example'] });
  const blocked = page.waitForEvent('console', (message) => message.text().includes('frame-ancestors'));
  await page.evaluate((src) => document.body.append(Object.assign(document.createElement('iframe'), { src })), `${api.origin}/embed/v1/secret-field?s=${id}&n=x`);
  await blocked;
  const gone = await (await fetch(`${api.origin}/embed/v1/secret-field?s=nobody&n=x`)).status;
  assert.equal(gone, 404);
});
