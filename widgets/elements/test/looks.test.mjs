/** Accessibility in every look, and texts in every language. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { after, before, test } from 'node:test';
import { launch, MANAGER, SELECTOR, Stage } from './stage.mjs';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
let browser;
before(async () => (browser = await launch()));
after(() => browser.close());

async function staged(options, body, act) {
  const stage = await Stage.open(browser, options.context);
  try {
    stage.api.addKey();
    stage.api.addKey({ providerId: 'anthropic', label: 'Team', status: 'invalid', code: 'invalid' });
    stage.api.addKey({ providerId: 'mistral', status: 'pending', verifiedAt: null, lastUsedAt: null });
    await stage.show(body, options);
    await act(stage, stage.page);
    assert.deepEqual(stage.errors, []);
  } finally {
    await stage.close();
  }
}

async function violations(page) {
  await page.evaluate(axe);
  const { violations } = await page.evaluate(() => window.axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'], rules: { region: { enabled: false }, 'page-has-heading-one': { enabled: false } } }));
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html, failureSummary }) => html.slice(0, 200) + ' ' + failureSummary.slice(0, 400)).join('\n')}`);
}

const looks = {
  light: { head: '<style nonce="t">html{color-scheme:light}</style>' },
  dark: { head: '<style nonce="t">html{color-scheme:dark}</style>' },
  'a theme that is not the page\'s': {
    head: '<style nonce="t">html{color-scheme:light}</style>',
    body: (SELECTOR + MANAGER).replaceAll(/<rk-[a-z-]+(?=[ >])/g, '$& theme="dark" label="Model"'),
  },
  'right to left': { attributes: 'lang="ar" dir="rtl"' },
};
for (const [name, options] of Object.entries(looks)) {
  test(`axe finds nothing: ${name}`, () =>
    staged(options, options.body ?? SELECTOR + MANAGER, async (stage, page) => {
      await page.waitForFunction(() => events.filter(([type]) => type === 'rk-ready').length === 2);
      await page.locator('rk-key-manager .add').click();
      await page.frameLocator('iframe').locator('#secret').waitFor();
      await page.frameLocator('iframe').locator('form').evaluate((form) => form.requestSubmit());
      await page.waitForTimeout(300);
      assert.deepEqual(await violations(page), []);
      const frame = page.frames().find((item) => item.url().includes('secret-field'));
      assert.deepEqual(await inFrame(frame), []);
      await page.locator('rk-key-manager .remove').first().click();
      await page.locator('rk-model-selector input').click();
      await page.keyboard.press('End');
      await page.waitForTimeout(300);
      assert.deepEqual(await violations(page), []);
    }));
}

/** The frame's policy lets no script in but its own; the debugger's is not bound by it. */
async function inFrame(frame) {
  // Its own background is the page's, which cannot be seen from inside.
  await frame.evaluate(() => document.documentElement.style.setProperty('background', 'var(--up)'));
  await frame.evaluate(axe);
  const { violations } = await frame.evaluate(() => window.axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21aa'] }));
  return violations.map(({ id, nodes }) => `${id} ${nodes.map(({ failureSummary }) => failureSummary).join()}`);
}

test('the estimator and the summary show text, never markup', () =>
  staged({}, `<script type="module" src="APP/embed/v1/rk-elements.js"></script><rk-cost-estimator budget="20" estimated-cost="18"></rk-cost-estimator><rk-healthcheck-summary></rk-healthcheck-summary>
<script nonce="t">document.querySelector('rk-cost-estimator').cost = { modelId: 'gpt-4o', inputPerMillion: 2.5, outputPerMillion: 10 };
document.querySelector('rk-healthcheck-summary').report = { data: { integrations: { verified: 1, items: [{ displayName: '<img src=x onerror=window.hit=1>', status: 'verified' }] }, models: { total: 1200 } } };</script>`, async (stage, page) => {
    await page.getByText('$18.00 of $20.00').waitFor();
    await page.getByText('Close to the budget').waitFor();
    await page.getByText('<img src=x').waitFor();
    await page.getByText('1,200').waitFor();
    assert.equal(await page.evaluate(() => window.hit), undefined);
    assert.equal((await stage.events('rk-cost-updated')).at(-1).budget, 20);
    assert.deepEqual(await violations(page), []);
  }));

const TITLES = { en: 'Your keys', de: 'Ihre Schlüssel', fr: 'Vos clés', es: 'Sus claves', ja: 'あなたのキー', ar: 'مفاتيحك' };
for (const [lang, title] of Object.entries(TITLES)) {
  test(`speaks ${lang}`, () =>
    staged({}, MANAGER.replace('<rk-key-manager', `<rk-key-manager locale="${lang}"`), async (stage, page) => {
      await page.getByRole('heading', { name: title, exact: true }).waitFor();
      await stage.event('rk-ready');
      await page.locator('.add').click();
      const frame = page.frameLocator('iframe');
      await frame.locator('#secret').waitFor();
      assert.equal(await frame.locator('html').getAttribute('lang'), lang);
      assert.equal(await frame.locator('html').getAttribute('dir'), lang === 'ar' ? 'rtl' : 'ltr');
      assert.equal(await page.locator('rk-key-manager .root').getAttribute('dir'), lang === 'ar' ? 'rtl' : 'ltr');
    }));
}

test('every language has every text, with the same blanks', async () => {
  const source = (file) => readFileSync(new URL(`../src/${file}`, import.meta.url), 'utf8');
  const texts = (code) => new Map([...code.matchAll(/^ {2,4}(\w+): '(.*)',$/gm)].map(([, key, text]) => [key, (text.match(/\{\w+\}/g) ?? []).toSorted().join()]));
  const files = ['base.ts', 'selector-strings.ts', 'key-strings.ts', 'entry-strings.ts', 'rk-cost-estimator.ts', 'rk-healthcheck-summary.ts'];
  const english = new Map(files.flatMap((file) => [...texts(source(file))]));
  assert.ok(english.size > 90);
  for (const lang of Object.keys(TITLES).slice(1)) {
    const missing = [...english].filter(([key, blanks]) => texts(source(`locales/${lang}.ts`)).get(key) !== blanks);
    assert.deepEqual(missing, [], lang);
  }
});
