// The last scenario is there again: after the tab has gone, at the bare address, without surprising anybody.
import assert from 'node:assert/strict';
import {test} from 'node:test';
import {close, open, screenshot, siteOrigin} from './harness.mjs';
import {control, moment, until} from './parallel.mjs';

const small = {width: 760, height: 440};
const rush = 'lesson=rush-2-per-second&cooks=4&t=3.5&n=2';
const stored = (page, key) => page.evaluate((name) => localStorage.getItem(`comptoir.${name}`), key);
const keep = (page, entries) => page.evaluate((pairs) => { for (const [key, value] of Object.entries(pairs)) localStorage.setItem(`comptoir.${key}`, value); }, entries);

// Another tab of the same reader; those of before are closed, and then `entries` are what is stored.
async function visit(page, hash = '', search = '', entries = {}) {
  const before = page.context().pages();
  const tab = await page.context().newPage();
  await tab.addInitScript((pairs) => { for (const [key, value] of Object.entries(pairs)) localStorage.setItem(`comptoir.${key}`, value); }, entries);
  for (const old of before) await old.close();
  tab.problems = [];
  tab.on('pageerror', (error) => tab.problems.push(String(error)));
  await tab.goto(`${await siteOrigin()}/${search}${hash && `#${hash}`}`);
  await tab.waitForSelector('html[data-state="ready"]', {state: 'attached'});
  return tab;
}

test('the bare address goes on where the reader was, says so, and begins anew when asked', async () => {
  const page = await open({hash: rush, ...small});
  await keep(page, {guide: 'done'});
  await control(page, 'param.cooks.slider').focus();
  await page.keyboard.press('ArrowRight');
  await until(() => stored(page, 'last'), (text) => text === 'lesson=rush-2-per-second&cooks=5&t=3.5&n=2');
  const session = await page.context().newCDPSession(page);
  const crashed = page.waitForEvent('crash');
  session.send('Page.crash').catch(() => {});
  await crashed;

  const tab = await visit(page);
  await tab.locator('#back').waitFor();
  assert.equal(await control(tab, 'param.cooks.field').inputValue(), '5');
  assert.equal((await moment(tab)).seconds, 3.5);
  assert.equal(await tab.locator('#back-said').textContent(), 'You are back where you were: Rush hour: 10 clients, 2 per second.');
  await screenshot(tab, 'last-here');
  await tab.locator('#back .quiet').click();
  await until(() => control(tab, 'param.cooks.field').inputValue(), (value) => value === '3');
  assert.equal(await tab.locator('#back').count(), 0);
  await until(() => stored(tab, 'last'), (text) => text === 'lesson=rush-2-per-second');
  assert.deepEqual(tab.problems, []);
  await close(page);
});

test('the notice goes when the reader goes on', async () => {
  const page = await open({hash: rush, ...small});
  await keep(page, {guide: 'done', last: rush});
  const tab = await visit(page);
  await tab.locator('#back').waitFor();
  await tab.locator('body').press('ArrowRight');
  await tab.locator('#back').waitFor({state: 'detached'});
  await close(page);
});

test('an explicit link always wins, and loading again keeps what is shown', async () => {
  const page = await open({hash: rush, ...small});
  await keep(page, {guide: 'done', last: rush});
  const tab = await visit(page, 'lesson=names');
  assert.match(await tab.title(), /greetings|Names|names/i);
  assert.equal(await tab.locator('#back').count(), 0);
  const queried = await visit(tab, '', '?lesson=rush-2-per-second&cooks=6');
  assert.equal(await control(queried, 'param.cooks.field').inputValue(), '6');
  const looks = await visit(queried, 'lang=fr', '', {last: rush});
  assert.equal(await looks.locator('html').getAttribute('lang'), 'fr', 'how the page looks is no scenario');
  assert.equal(await looks.locator('#back').count(), 1);
  await close(page);
});

test('on the path the last scenario is offered, not opened', async () => {
  const page = await open({hash: rush, ...small});
  await until(() => stored(page, 'last'), Boolean);
  const tab = await visit(page);
  assert.equal(await tab.locator('#card').getAttribute('data-kind'), 'ask', 'a first visit by the bare address begins the path');
  await tab.locator('#back').waitFor();
  assert.match(await tab.locator('#back-said').textContent(), /The last time, you were in: Rush hour/);
  await screenshot(tab, 'last-there');
  await tab.locator('#back .quiet').click();
  await until(() => control(tab, 'param.cooks.field').inputValue().catch(() => ''), (value) => value === '4');
  assert.match(await stored(tab, 'guide'), /^on /, 'the path waits where it was');
  const again = await visit(tab);
  await again.locator('#back .close').click();
  assert.equal(await stored(again, 'last'), null, 'a refused offer is not made again');
  await close(page);
});

test('what is stored by somebody else is refused with no effect', async () => {
  let page = await open({hash: rush, ...small});
  const hostile = ['<img src=x onerror=alert(1)>', 'lesson=no-such-lesson', 'lesson=rush-2-per-second&cooks=1000000', 'lesson=rush-2-per-second&colour=blue', 'lesson=rush-2-per-second&marks=%ff',
    `lesson=rush-2-per-second&marks=${'x'.repeat(200000)}`];
  for (const text of hostile) {
    const tab = await visit(page, '', '', {guide: 'done', last: text});
    assert.match(await tab.title(), /Rush hour/, text.slice(0, 60));
    assert.equal(await control(tab, 'param.cooks.field').inputValue(), '3');
    assert.ok(await tab.locator('#notice').isHidden(), text.slice(0, 60));
    assert.equal(await tab.locator('#back').count(), 0, text.slice(0, 60));
    assert.deepEqual(tab.problems, []);
    page = tab;
  }
  await close(page);
});

test('one that breaks the page is not opened twice', async () => {
  const page = await open({hash: rush, ...small});
  const broken = await page.context().newPage();
  await broken.addInitScript(() => { localStorage.setItem('comptoir.guide', 'done'); });
  // The page goes down as soon as something is opened in it.
  await broken.route('**/comptoir.mjs', async (route) => {
    const response = await route.fetch();
    const text = (await response.text()).replaceAll('_comptoir_open', '_comptoir_missing');
    assert.match(text, /_comptoir_missing/);
    await route.fulfill({response, body: text});
  });
  await page.close();
  await broken.goto(`${await siteOrigin()}/`);
  await broken.waitForSelector('html[data-state="failed"]', {state: 'attached'});
  assert.equal(await stored(broken, 'last'), null);
  await broken.unroute('**/comptoir.mjs');
  await broken.reload();
  await broken.waitForSelector('html[data-state="ready"]', {state: 'attached'});
  assert.equal(await control(broken, 'param.cooks.field').inputValue(), '3');
  await close(broken);
});

test('an embed stores nothing', async () => {
  const page = await open({search: 'embed=1', hash: rush, ...small});
  await page.locator('body').press('ArrowRight');
  await until(() => page.evaluate(() => location.hash), (hash) => /n=3/.test(hash));
  assert.equal(await stored(page, 'last'), null);
  await close(page);
});

test('where storage is refused, nothing is kept and nothing breaks', async () => {
  const page = await open({hash: rush, ...small, beforeLoad: (loading) => loading.addInitScript(() => {
    Object.defineProperty(globalThis, 'localStorage', {get() { throw new DOMException('refused', 'SecurityError'); }});
  })});
  await page.keyboard.press('ArrowRight');
  await until(() => page.evaluate(() => location.hash), (hash) => /n=3/.test(hash));
  assert.deepEqual(page.problems, []);
  await close(page);
});

test('a page that is hidden while it plays keeps its moment', async () => {
  const page = await open({hash: 'lesson=rush-2-per-second', ...small});
  await until(() => moment(page), ({seconds}) => seconds > 0);
  await page.evaluate(() => {
    Object.defineProperty(document, 'visibilityState', {value: 'hidden', configurable: true});
    document.dispatchEvent(new Event('visibilitychange'));
  });
  assert.match(await stored(page, 'last'), /&t=\d/);
  await close(page);
});
