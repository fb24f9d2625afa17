import assert from 'node:assert/strict';
import { after, afterEach, before, beforeEach, test } from 'node:test';
import { model } from './fake-server.mjs';
import { launch, SELECTOR, Stage } from './stage.mjs';

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

const input = () => page.getByRole('combobox');
const active = () =>
  page.evaluate(() => {
    const root = document.querySelector('rk-model-selector').shadowRoot;
    const id = root.querySelector('input').getAttribute('aria-activedescendant');
    const parts = id && root.getElementById(id)?.querySelectorAll('.name > *, .meta, .sr');
    return parts && [...parts].map((part) => part.textContent).join(', ');
  });
/** Waits until the marked option's name, as spoken, starts so. */
const marked = (name) => eventually(async () => assert.ok((await active())?.startsWith(name), `${await active()} is not ${name}`));

async function eventually(check) {
  const end = Date.now() + 15_000;
  for (;;) {
    try {
      return await check();
    } catch (e) {
      if (Date.now() > end) throw e;
      await page.waitForTimeout(20);
    }
  }
}

test('a model is chosen with the keyboard alone', async () => {
  await stage.show(SELECTOR);
  await stage.event('rk-ready');
  await page.keyboard.press('Tab');
  await page.keyboard.press('ArrowDown');
  await marked('Let the route decide');
  await page.keyboard.press('ArrowDown');
  await marked('GPT-4o, 128K context · $2.50 in, $10.00 out per 1M tokens, OpenAI, Vision, Tools, JSON');
  await page.keyboard.press('End');
  await marked('Mistral Large, No key for Mistral., Mistral, Tools, JSON, press Enter to add a key');
  await page.keyboard.press('Home');
  await marked('Let the route decide');
  await page.keyboard.press('PageDown');
  await page.keyboard.type('claude hai');
  await marked('Claude Haiku');
  await page.keyboard.press('Enter');
  assert.deepEqual(await stage.event('rk-model-selected'), { modelId: 'claude-haiku', providerId: 'anthropic', routeId: 'interactive' });
  assert.equal(await input().getAttribute('aria-expanded'), 'false');
  assert.equal(await input().inputValue(), 'Claude Haiku');
  assert.deepEqual(api.choice, { providerId: 'anthropic', modelId: 'claude-haiku' });
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('Escape');
  assert.equal(await input().inputValue(), 'Claude Haiku', 'Escape leaves the choice alone');
});

test('why a model is not available is reachable by keyboard, and it cannot be chosen', async () => {
  await stage.show(SELECTOR);
  await stage.event('rk-ready');
  await input().focus();
  await page.keyboard.type('o3');
  await marked('o3, Blocked by policy “No reasoning models”.');
  await page.keyboard.press('Enter');
  assert.equal(await input().getAttribute('aria-expanded'), 'true');
  assert.equal(api.choice, null);
});

test('a model without a key leads to the KeyManager of the page', async () => {
  await stage.show(SELECTOR.replace('rk-model-selector.js', 'rk-elements.js') + '<rk-key-manager></rk-key-manager><script nonce="t">document.querySelector("rk-key-manager").fetchSession = FETCH</script>');
  await page.waitForFunction(() => events.filter(([name]) => name === 'rk-ready').length === 2);
  await input().focus();
  await page.keyboard.type('mistral');
  await marked('Mistral Large');
  await page.keyboard.press('Enter');
  assert.deepEqual(await stage.event('rk-key-needed'), { providerId: 'mistral' });
  await page.frameLocator('iframe').locator('#secret').waitFor();
  assert.equal(await page.locator('select').inputValue(), 'mistral');
});

test('a form submits the value, and blocks when it is required and empty', async () => {
  await stage.show(`<form>${SELECTOR.replace('<rk-model-selector', '<rk-model-selector name="model" required')}<button>Go</button></form>
<script nonce="t">document.querySelector('form').onsubmit = (e) => { e.preventDefault(); window.sent = [...new FormData(e.target)]; };</script>`);
  await stage.event('rk-ready');
  await page.getByText('Go').click();
  assert.equal(await page.evaluate(() => window.sent), undefined);
  assert.equal(await page.evaluate(() => document.querySelector('form').checkValidity()), false);
  await input().focus();
  await page.keyboard.press('ArrowDown');
  await marked('GPT-4o,');
  await page.keyboard.press('Enter');
  await stage.event('rk-model-selected');
  await page.keyboard.press('Enter');
  assert.deepEqual(await page.evaluate(() => window.sent), [['model', 'openai:gpt-4o']]);
  await page.evaluate(() => document.querySelector('fieldset, form').reset());
});

test('what the server refuses is taken back and explained', async () => {
  api.choice = { providerId: 'openai', modelId: 'gpt-4o' };
  await stage.show(SELECTOR);
  await stage.event('rk-ready');
  await input().click();
  Object.assign(api.models[1], { available: false, reason: { code: 'policy', policy: 'Cheap only' } });
  await page.getByRole('option', { name: /^GPT-4o mini/ }).click();
  assert.deepEqual(await stage.event('rk-error'), { code: 'model_not_allowed', retryable: false });
  await page.getByRole('alert').filter({ hasText: 'GPT-4o mini was not chosen. Blocked by policy “Cheap only”.' }).waitFor();
  assert.equal(await page.evaluate(() => document.querySelector('rk-model-selector').value), 'openai:gpt-4o');
  assert.deepEqual(await stage.events('rk-model-selected'), []);
});

test('a policy change reaches an open list within five seconds and keeps the typed text', async () => {
  await stage.show(SELECTOR);
  await stage.event('rk-ready');
  await input().focus();
  await page.keyboard.type('gpt-4o');
  Object.assign(api.models[0], { available: false, reason: { code: 'policy', policy: 'Frozen' } });
  await page.getByText('Blocked by policy “Frozen”.').first().waitFor({ timeout: 15_000 });
  assert.equal(await input().inputValue(), 'gpt-4o');
});

test('a network cut keeps focus and text, says so, and heals by itself', async () => {
  await stage.show(SELECTOR);
  await stage.event('rk-ready');
  await input().focus();
  await page.keyboard.type('gpt');
  await api.stop();
  await stage.event('rk-status', { status: 'degraded' });
  await page.getByText('Cannot reach the server. Trying again…').waitFor();
  assert.equal(await input().inputValue(), 'gpt');
  await page.keyboard.type('-4o mini');
  await marked('GPT-4o mini');
  await page.keyboard.press('Enter');
  assert.deepEqual(await stage.events('rk-model-selected'), [], 'not stored yet');
  await api.start(api.port);
  await stage.event('rk-model-selected', { modelId: 'gpt-4o-mini' });
  await page.getByText('Cannot reach the server').waitFor({ state: 'detached' });
  assert.equal(await page.evaluate(() => document.querySelector('rk-model-selector').shadowRoot.activeElement?.id), 'input');
});

test('a server that is away at the start is waited for', async () => {
  await stage.show(SELECTOR.replace('APP/embed', 'APP/embed'), {});
  api.broken = 503;
  await page.reload();
  await stage.event('rk-error', { code: 'unavailable', retryable: true });
  assert.equal(await page.evaluate(() => document.querySelector('rk-model-selector').status), 'error');
  api.broken = 0;
  await stage.event('rk-ready');
  await page.waitForFunction(() => document.querySelector('rk-model-selector').status === 'ready');
});

test('a session is renewed before its end, after a revocation, and once only', async () => {
  stage.sessionOptions = { ttlMs: 62_500 };
  await stage.show(SELECTOR);
  await stage.event('rk-ready');
  stage.sessionOptions = {};
  await eventually(() => assert.equal(api.mints, 2));
  for (const session of api.sessions.values()) session.revoked = true;
  await eventually(() => assert.equal(api.mints, 3));
  assert.deepEqual(await stage.events('rk-error'), []);
  stage.refuseSessions = true;
  for (const session of api.sessions.values()) session.revoked = true;
  await stage.event('rk-session-expired');
  await stage.event('rk-error', { code: 'session_unavailable', retryable: true });
  stage.refuseSessions = false;
  await page.waitForFunction(() => document.querySelector('rk-model-selector').status === 'ready', null, { timeout: 15_000 });
});

test('a session given as an attribute is used, and its end is told', async () => {
  await stage.show('<script type="module" src="APP/embed/v1/rk-model-selector.js"></script>');
  const { session } = api.mint({ origins: [stage.origin] });
  const put = (value) => page.evaluate(([token]) => {
    const element = document.querySelector('rk-model-selector') ?? document.querySelector('main').appendChild(document.createElement('rk-model-selector'));
    element.setAttribute('session', token);
  }, [value]);
  await put(session);
  await stage.event('rk-ready');
  api.sessions.get(session).expiresAt = 0;
  await stage.event('rk-error', { code: 'session_expired' });
  await page.getByText('Your session has ended.').waitFor();
  await put(api.mint({ origins: [stage.origin] }).session);
  await page.waitForFunction(() => document.querySelector('rk-model-selector').status === 'ready');
});

test('a page that is not on the allow-list is told so', async () => {
  stage.sessionOptions = { origins: ['https://other.example'] };
  await stage.show(SELECTOR);
  await stage.event('rk-error', { code: 'origin_not_allowed', retryable: false });
  await page.getByText(`${stage.origin} is not on the allow-list.`).waitFor();
});

test('two elements, two scripts, and properties set early get along', async () => {
  await stage.show(`<rk-model-selector id="a"></rk-model-selector>
<script nonce="t">const a = document.getElementById('a'); a.fetchSession = FETCH; a.value = 'openai:gpt-4o'; a.strings = { label: 'Early' };</script>
<script type="module" src="APP/embed/v1/rk-model-selector.js"></script><script type="module" src="APP/embed/v1/rk-model-selector.js?again"></script>
<rk-model-selector id="b" label="Late"></rk-model-selector><script nonce="t">document.getElementById('b').fetchSession = FETCH</script>`);
  await page.waitForFunction(() => events.filter(([name]) => name === 'rk-ready').length === 2);
  assert.equal(await page.getByRole('combobox', { name: 'Early' }).inputValue(), 'GPT-4o');
  const late = page.getByRole('combobox', { name: 'Late' });
  assert.equal(await late.inputValue(), '');
  await late.click();
  await page.getByRole('option', { name: /^Claude Sonnet/ }).click();
  await stage.event('rk-model-selected', { modelId: 'claude-sonnet' });
  assert.equal(await page.getByRole('combobox', { name: 'Early' }).inputValue(), 'GPT-4o');
});

// What makes a thousand cheap is that few are drawn; the times are printed, since they are this machine's.
test('of a thousand models only those in view are drawn', async () => {
  api.moreProviders = Array.from({ length: 20 }, (_, i) => ({ id: 'p' + i, name: 'Provider ' + i }));
  api.models = Array.from({ length: 1000 }, (_, i) => model('p' + Math.floor(i / 50), 'm' + i, 'Model ' + i));
  await stage.show(SELECTOR);
  await stage.event('rk-ready');
  await input().click();
  await page.getByRole('option', { name: /^Model 0 / }).waitFor();
  const times = await page.evaluate(async () => {
    const element = document.querySelector('rk-model-selector');
    const root = element.shadowRoot;
    const box = root.querySelector('input');
    const list = root.querySelector('.scroll');
    const run = async (act) => {
      const start = performance.now();
      act();
      await element.updateComplete;
      const spent = performance.now() - start;
      await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
      return spent;
    };
    const type = (text) => () => {
      box.value = text;
      box.dispatchEvent(new InputEvent('input'));
    };
    const scroll = (top) => () => {
      list.scrollTop = top;
      list.dispatchEvent(new Event('scroll'));
    };
    const filters = [];
    const scrolls = [];
    for (const text of ['m', 'mo', 'model 9', 'model 99', '', 'provider 7', '']) filters.push(await run(type(text)));
    for (let i = 1; i <= 20; i++) scrolls.push(await run(scroll(i * 2300)));
    return { filters, scrolls, rows: root.querySelectorAll('.option').length };
  });
  const median = (values) => values.toSorted((a, b) => a - b)[values.length >> 1];
  console.log(`filter ${median(times.filters).toFixed(1)} ms, scroll ${median(times.scrolls).toFixed(1)} ms, ${times.rows} rows`);
  assert.ok(times.rows < 60);
});

test('prices and dates follow the language', async () => {
  await stage.show(SELECTOR, { attributes: 'lang="de"' });
  await stage.event('rk-ready');
  await page.waitForFunction(() => document.querySelector('rk-model-selector').shadowRoot.querySelector('input').placeholder === 'Die Route entscheiden lassen');
  await input().click();
  await page.getByText('2,50 $ ein, 10,00 $ aus je 1 Mio. Token').first().waitFor();
  await page.getByText('Endet am 14.01.2027').waitFor();
});
