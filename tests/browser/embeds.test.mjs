// Several embeds in one page, embeds that can't be seen, slides, and paper.
import assert from 'node:assert/strict';
import {test} from 'node:test';
import {close, screenshot, siteOrigin} from './harness.mjs';
import {assertPrivate, readyFrame, serveHost, visit} from './hosts.mjs';
import {until} from './parallel.mjs';

const site = await siteOrigin();
const html = (body, head = '') => `<!doctype html><html lang="en"><meta charset="utf-8"><title>A course</title>${head}<body>${body}</body></html>`;
const script = `<script src="${site}/embed.js"></script>`;
const drawn = async (frame) => (await frame.evaluate(() => document.getElementById('canvas').frames())).drawn;
const seconds = async (frame) => Number(/[\d.]+/.exec(await frame.locator('#moment').textContent())[0]);
const tall = '<div style="height: 1500px">A long text.</div>';

// Until nothing is drawn for a while: one that plays draws all the time.
async function assertRests(frame, what) {
  let before = await drawn(frame);
  await until(async () => {
    await frame.waitForTimeout(2500);
    const now = await drawn(frame);
    const same = now === before;
    before = now;
    return same;
  }, Boolean, 60000).catch(() => assert.fail(`${what}: it goes on drawing`));
}

test('five embeds in one page share what they load, and only those that are seen run', async () => {
  const lessons = ['rush-2-per-second', 'order-sync-async', 'names', 'coroutine-object', 'concurrent-call'];
  const counts = new Map();
  const kept = await serveHost({}, {folders: {'/': 'dist/'}, counts});
  const origin = await serveHost({'/': html(`${lessons.map((id) => `<comptoir-playground lesson="${id}" load="visible" theme="light"></comptoir-playground>${tall}`).join('')}<script src="${kept}/embed.js"></script>`)});
  const page = await visit(origin, '/', {width: 800, height: 700, allowed: [kept], beforeLoad: (loading) => loading.addInitScript(() => { globalThis.focused = 0; addEventListener('focusin', () => { ++globalThis.focused; }); })});
  await readyFrame(page, 0);
  assert.equal(await page.locator('iframe').count(), 1, 'those further down have not begun');
  const frames = [];
  for (let n = 0; n < 5; ++n) {
    await page.locator('comptoir-playground').nth(n).scrollIntoViewIfNeeded();
    frames.push(await readyFrame(page, n));
  }
  // Whatever they share came over the network once.
  assert.equal(counts.get('/comptoir.wasm'), 1);
  assert.deepEqual([...counts].filter(([path, times]) => times > 1 && path !== '/'), []);
  // The last one is seen. It plays; the first, which would like to, doesn't.
  const [first] = frames, last = frames.at(-1);
  await page.locator('comptoir-playground').first().evaluate((node) => node.play());
  await assertRests(first, 'scrolled out of view');
  const before = await seconds(first);
  await page.waitForTimeout(1000);
  assert.equal(await seconds(first), before);
  await page.locator('comptoir-playground').last().evaluate((node) => node.play());
  await page.evaluate(() => scrollTo(0, 0));
  await until(() => seconds(first), (now) => now > before, 30000);
  await assertRests(last, 'scrolled out of view, too');
  // Nobody but the reader moves the focus.
  assert.equal(await page.evaluate(() => globalThis.focused), 0);
  assert.equal(await page.evaluate(() => document.activeElement === document.body), true);
  await assertPrivate(page);
  await close(page);
});

test('an embed that is hidden by the page around rests, and goes on when it is shown', async () => {
  const origin = await serveHost({'/': html(`<div id="tab"><comptoir-playground lesson="rush-2-per-second" load="visible"></comptoir-playground></div>${script}`, '<style>.away { visibility: hidden; }</style>')});
  const page = await visit(origin, '/', {width: 800, height: 700});
  const frame = await readyFrame(page);
  await page.locator('comptoir-playground').evaluate((node) => node.play());
  await until(() => seconds(frame), (now) => now > 0, 30000);
  await page.evaluate(() => { document.getElementById('tab').className = 'away'; });
  await assertRests(frame, 'in a hidden tab');
  const before = await seconds(frame);
  await page.evaluate(() => { document.getElementById('tab').className = ''; });
  await until(() => seconds(frame), (now) => now > before, 30000);
  await close(page);
});

test('a plain frame out of view rests by itself', async () => {
  const origin = await serveHost({'/': html(`<iframe width="760" height="440" src="${site}/?embed=1#lesson=rush-2-per-second"></iframe>${tall}`)});
  const page = await visit(origin, '/', {width: 800, height: 700});
  const frame = await readyFrame(page);
  await frame.locator('[data-name="play"]').evaluate((button) => button.click());
  await until(() => seconds(frame), (now) => now > 0, 30000);
  await page.evaluate(() => scrollTo(0, 1000));
  await assertRests(frame, 'scrolled away');
  const before = await seconds(frame);
  await page.evaluate(() => scrollTo(0, 0));
  await until(() => seconds(frame), (now) => now > before, 30000);
  await assertPrivate(page);
  await close(page);
});

test('within slides of reveal.js: it runs on its slide only, and the arrow keys are the slides’ until it has the focus', async () => {
  for (const transition of ['none', 'fade']) {
    const slides = html(`<div class="reveal"><div class="slides">
      <section><h2>First</h2></section>
      <section><comptoir-playground lesson="rush-2-per-second" load="visible" height="440"></comptoir-playground></section>
      <section><h2>Last</h2></section></div></div>
      <script src="/reveal/reveal.js"></script><script src="/start/reveal_start.js" data-transition="${transition}"></script>${script}`, '<link rel="stylesheet" href="/reveal/reveal.css">');
    const origin = await serveHost({'/': slides}, {folders: {'/reveal/': 'node_modules/reveal.js/dist/', '/start/': 'tests/browser/'}});
    const page = await visit(origin, '/', {width: 1000, height: 700});
    await page.waitForFunction(() => globalThis.deck?.isReady());
    await page.waitForTimeout(1000);
    assert.equal(await page.locator('iframe').count(), 0, 'it begins on its own slide');
    const slide = () => page.evaluate(() => globalThis.deck.getIndices().h);
    await page.keyboard.press('ArrowRight');
    assert.equal(await slide(), 1);
    const frame = await readyFrame(page);
    await page.locator('comptoir-playground iframe.shown').waitFor();
    await page.locator('comptoir-playground').evaluate((node) => node.play());
    await until(() => seconds(frame), (now) => now > 0, 30000);
    await page.keyboard.press('ArrowRight');
    assert.equal(await slide(), 2, 'the focus is still the slides’');
    await assertRests(frame, `on another slide (${transition})`);
    const before = await seconds(frame);
    await page.keyboard.press('ArrowLeft');
    await until(() => seconds(frame), (now) => now > before, 30000);
    // With the focus, the keys are the embed's.
    await page.locator('comptoir-playground').evaluate((node) => node.pause());
    await frame.locator('[data-name="play"]').focus();
    const moment = await frame.locator('#moment').textContent();
    await page.keyboard.press('ArrowRight');
    await until(() => frame.locator('#moment').textContent(), (text) => text !== moment, 30000);
    assert.equal(await slide(), 1);
    await assertPrivate(page);
    await close(page);
  }
});

test('a poster says what differs from its lesson', async () => {
  const origin = await serveHost({'/': html(`<comptoir-playground lesson="rush-10" clients="20" cooks="4"></comptoir-playground><comptoir-playground lesson="rush-10" panels="loop"></comptoir-playground>${script}`)});
  const page = await visit(origin, '/', {width: 800, height: 1000});
  const told = (embed) => embed.locator('small').textContent();
  assert.match(await told(page.locator('comptoir-playground').first()), /^clients=20 · cooks=4 · about \d+ kB/);
  assert.match(await page.locator('comptoir-playground').first().locator('button').getAttribute('aria-label'), /clients=20 · cooks=4/);
  assert.match(await told(page.locator('comptoir-playground').last()), /^about \d+ kB/, 'panels are no other run');
  await screenshot(page, 'embed-poster-differs');
  await close(page);
});

test('on paper an embed is its picture, its name and its address, started or not', async () => {
  const origin = await serveHost({'/': html(`<comptoir-playground lesson="rush-10" title="Ten at once" theme="dark"></comptoir-playground><comptoir-playground lesson="rush-10" load="visible" cooks="4"></comptoir-playground>${script}`)});
  const page = await visit(origin, '/', {width: 800, height: 1200});
  await readyFrame(page);
  await page.locator('comptoir-playground iframe.shown').waitFor();
  await page.emulateMedia({media: 'print'});
  const address = site.replace('http://', '');
  const [first, second] = [page.locator('comptoir-playground').first(), page.locator('comptoir-playground').last()];
  for (const element of [first, second]) {
    assert.ok(await element.locator('img.paper').isVisible());
    assert.match(await element.locator('img.paper').getAttribute('src'), /rush-10\.light\.en\.svg/);
    assert.equal(await element.locator('img.paper').evaluate((image) => image.complete && image.naturalWidth > 0), true);
    assert.ok(await element.locator('button, iframe').first().isHidden());
  }
  assert.equal(await first.locator('p.paper').textContent(), `Ten at once · ${address}/#lesson=rush-10&theme=dark&lang=en`);
  assert.match(await second.locator('p.paper').textContent(), new RegExp(`^Ten clients at once · ${address}/#lesson=rush-10&cooks=4`));
  await screenshot(page, 'embed-print');
  await assertPrivate(page);
  await close(page);
});

test('a plain frame prints its picture, its name and its address', async () => {
  const origin = await serveHost({'/': html(`<iframe width="760" height="520" src="${site}/?embed=1#lesson=rush-10&cooks=4&lang=fr"></iframe>`)});
  const page = await visit(origin, '/', {width: 800, height: 600});
  const frame = await readyFrame(page);
  await until(() => frame.locator('#printed strong').textContent(), (text) => /Dix clients/.test(text), 30000);
  await page.emulateMedia({media: 'print'});
  assert.ok(await frame.locator('#printed img').isVisible());
  assert.equal(await frame.locator('#printed img').getAttribute('src'), 'lazy/posters/rush-10.light.fr.svg#plain');
  assert.ok(await frame.locator('#canvas').isHidden());
  assert.match(await frame.locator('#printed figcaption').textContent(), /^Dix clients d’un coup · localhost:\d+\/#lesson=rush-10&cooks=4/);
  await screenshot(page, 'embed-print-frame');
  await assertPrivate(page);
  await close(page);
});
