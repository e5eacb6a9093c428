// A language's words are loaded when it is wanted: until they are there nothing changes, and nothing is ever shown without its words.
import assert from 'node:assert/strict';
import {test} from 'node:test';
import {close, open} from './harness.mjs';
import {control, until} from './parallel.mjs';

const moment = 'lesson=rush-2-per-second&t=3.5';
const wordsOf = (language) => `**/texts.${language}.json`;

// Every word of the parallel document, and every name of its controls.
const allWords = (page) => page.evaluate(() => [...document.querySelectorAll('#parallel, #parallel *')].flatMap((node) => [
  node.getAttribute('aria-label'), node.childElementCount === 0 ? node.textContent : '']).filter(Boolean));
const nameless = (page) => page.evaluate(() => [...document.querySelectorAll('#parallel button')].filter((node) => !node.hidden && !node.textContent.trim()).map((node) => node.dataset.name));
const looksLikeKey = (text) => /^[a-z_]+\.[a-z_.]+$/.test(text);

test('a visit loads the words of its own language only', async () => {
  for (const [lang, hash, wanted] of [['fr', moment, 'fr'], ['en', moment, 'en'], ['fr', `${moment}&lang=en`, 'en']]) {
    const seen = [];
    const page = await open({lang, hash, beforeLoad: (loading) => loading.on('request', (request) => { if (/texts\./.test(request.url())) seen.push(request.url().match(/texts\.(..)/)[1]); })});
    await page.waitForTimeout(300);
    assert.deepEqual([...new Set(seen)], [wanted], hash);
    assert.equal(await page.locator('html').getAttribute('lang'), wanted);
    assert.deepEqual(page.problems, []);
    await close(page);
  }
});

test('the other language comes when its words are there, and not before', async () => {
  let give;
  const held = new Promise((done) => { give = done; });
  const page = await open({lang: 'en', hash: moment, beforeLoad: (loading) => loading.route(wordsOf('fr'), async (route) => { await held; await route.continue(); })});
  const before = await allWords(page);
  await control(page, 'language.fr').evaluate((node) => node.click());
  await page.waitForTimeout(500);
  assert.equal(await page.locator('html').getAttribute('lang'), 'en');
  assert.deepEqual(await allWords(page), before);
  // The run goes on meanwhile.
  await control(page, 'step.forward').evaluate((node) => node.click());
  await until(() => page.locator('#moment').textContent(), (text) => !before.includes(text));
  give();
  await until(() => page.locator('html').getAttribute('lang'), (lang) => lang === 'fr');
  await until(() => control(page, 'share').textContent(), (text) => text === 'Partager');
  assert.match(await page.title(), /Le coup de feu/);
  assert.deepEqual((await allWords(page)).filter(looksLikeKey), []);
  assert.deepEqual(await nameless(page), []);
  assert.deepEqual(page.problems, []);
  await close(page);
});

test('words that do not come are said, the page stays as it is, and they come when asked for', async () => {
  let refused = true;
  const page = await open({lang: 'fr', hash: moment, beforeLoad: (loading) => loading.route(wordsOf('en'), (route) => (refused ? route.abort() : route.continue()))});
  await control(page, 'language.en').evaluate((node) => node.click());
  const notice = page.locator('#notice');
  await notice.waitFor({state: 'visible'});
  assert.equal(await page.locator('html').getAttribute('lang'), 'fr');
  assert.equal(await control(page, 'share').textContent(), 'Partager');
  refused = false;
  await notice.locator('.quiet').click();
  await until(() => page.locator('html').getAttribute('lang'), (lang) => lang === 'en');
  await notice.waitFor({state: 'hidden'});
  await close(page);
});

test('a first load without any words says so in both languages', async () => {
  const page = await open({lang: 'fr', hash: moment, ready: 'html[data-state="failed"]', beforeLoad: (loading) => loading.route(wordsOf('fr'), (route) => route.abort())});
  const text = await page.locator('#failure').textContent();
  assert.match(text, /did not load.*chargée/);
  assert.ok(!/web\./.test(text), text);
  await close(page);
});

test('what a run is judged by does not depend on the language', async () => {
  // Its question is decided by printed lines.
  for (const lang of ['fr', 'en']) {
    const page = await open({lang, hash: 'lesson=serve-constrained&ask=on&t=0'});
    await page.locator('#card .option').first().waitFor();
    for (const option of await page.locator('#card .option').all()) await option.evaluate((node) => node.click());
    await until(() => page.locator('#card .option.right').count(), (count) => count === 1);
    await close(page);
  }
});
