// The course as its reader meets it: the first visit's path, questions before runs, the lesson's card, the glossary, the list.
import assert from 'node:assert/strict';
import {readFile} from 'node:fs/promises';
import {test} from 'node:test';
import {close, open, screenshot} from './harness.mjs';
import {area, control, moment, until} from './parallel.mjs';

const axe = await readFile(new URL('../../node_modules/axe-core/axe.min.js', import.meta.url), 'utf8');
const card = (page) => page.locator('#card');
const kind = (page) => card(page).getAttribute('data-kind');
const act = (page, name) => page.locator(`#card [data-act="${name}"]`);
const click = (page, name) => control(page, name).evaluate((button) => button.click());
const stored = (page) => page.evaluate(() => localStorage.getItem('comptoir.guide'));

// Tries the options of the question in turn until one is right; the sentences that the wrong ones were told.
async function answer(page) {
  const told = [];
  const options = page.locator('#card .option');
  for (let n = 0; n < await options.count(); ++n) {
    const before = await page.locator('#card .note').textContent();
    await act(page, `option${n}`).click();
    await until(() => act(page, `option${n}`).getAttribute('class'), (text) => /right|wrong/.test(text));
    if (/right/.test(await act(page, `option${n}`).getAttribute('class'))) return told;
    told.push(await until(() => page.locator('#card .note').textContent(), (text) => text && text !== before));
  }
  throw new Error('no option was right');
}

async function answerAll(page) {
  const told = await answer(page);
  while (await act(page, 'more').count()) {
    const before = await page.locator('#card .ask').textContent();
    await act(page, 'more').click();
    await until(() => page.locator('#card .ask').textContent(), (text) => text !== before);
    told.push(...await answer(page));
  }
  return told;
}

for (const [lang, theme] of [['fr', 'dark'], ['en', 'light']]) {
  test(`the first minute, ${lang}: a question, both runs, what was gained and why, the loop`, async () => {
    const page = await open({width: 1440, height: 900, lang, theme});
    assert.equal(await kind(page), 'ask');
    assert.match(await page.title(), lang === 'fr' ? /Une commande/ : /One order/);
    assert.equal(await page.locator('#card .option').count(), 3);
    const first = await moment(page);
    await page.waitForTimeout(600);
    assert.equal((await moment(page)).text, first.text, 'paused until the question is answered');
    const transport = await area(page, 'play');
    const box = await card(page).boundingBox();
    assert.ok(box.y >= transport.y + transport.height || box.y + box.height <= transport.y, 'the transport stays in reach');
    await page.keyboard.press('Escape');
    assert.ok(await card(page).isVisible());
    await screenshot(page, `first-ask-${lang}`);

    const told = await answerAll(page);
    assert.equal(new Set(told).size, told.length, 'each wrong option has its own sentence');
    await act(page, 'run').click();
    await until(() => control(page, 'compare').getAttribute('aria-pressed'), (pressed) => pressed === 'true');
    await page.waitForTimeout(1500);
    await screenshot(page, `first-run-${lang}`);
    await until(() => kind(page), (shown) => shown === 'takeaway', 60000);
    assert.match(await page.locator('#card .note').textContent(), lang === 'fr' ? /Personne n’a travaillé plus vite/ : /Nobody worked faster/);
    await screenshot(page, `first-takeaway-${lang}`);
    await act(page, 'loop').click();
    await until(() => control(page, 'compare').getAttribute('aria-pressed'), (pressed) => pressed === 'false');
    await page.waitForTimeout(1500);
    await screenshot(page, `first-loop-${lang}`);
    assert.deepEqual(page.problems, []);
    await close(page);
  });
}

test('on a phone and in a low window the question leaves the transport in reach', async () => {
  for (const [name, size] of [['phone', {width: 390, height: 844, hasTouch: true}], ['low', {width: 760, height: 440}]]) {
    const page = await open({...size, lang: 'fr'});
    const transport = await area(page, 'play');
    const box = await card(page).boundingBox();
    assert.ok(box.y >= transport.y + transport.height || box.y + box.height <= transport.y, name);
    await screenshot(page, `first-ask-${name}`);
    await answerAll(page);
    await screenshot(page, `first-answered-${name}`);
    await act(page, 'run').click();
    await until(() => kind(page), (shown) => shown === 'takeaway', 60000);
    await screenshot(page, `first-takeaway-${name}`);
    await close(page);
  }
});

test('a question can be left out: the run comes at once', async () => {
  const page = await open();
  await act(page, 'skip').click();
  await until(() => kind(page), (shown) => shown === 'watch');
  const now = await moment(page);
  await until(() => moment(page), ({seconds}) => seconds > now.seconds);
  await close(page);
});

test('the path is walked, left, and found again where it was', async () => {
  const page = await open();
  assert.match(await page.locator('#card nav').textContent(), /1 \/ \d/);
  await act(page, 'forward').click();
  await until(() => page.locator('#card nav').textContent(), (text) => /2 \/ \d/.test(text));
  await until(() => kind(page), (shown) => shown === 'ask');
  const title = await page.title();
  assert.match(await stored(page), /^on /);
  await act(page, 'leave').click();
  await until(() => card(page).isVisible(), (shown) => !shown);
  assert.match(await stored(page), /^left /);
  await click(page, 'lesson.list');
  assert.match(await page.locator('#guide-open').textContent(), /2/);
  await page.locator('#lessons-dialog [data-lesson="rush-2-per-second"]').click();
  await until(() => page.title(), (text) => text !== title);
  await click(page, 'lesson.list');
  await page.locator('#guide-open').click();
  await until(() => page.title(), (text) => text === title);
  await until(() => kind(page), (shown) => shown === 'ask');
  await close(page);
});

test('loading the page again goes on with the path; a link goes straight to its lesson', async () => {
  const page = await open();
  await act(page, 'forward').click();
  await until(() => page.locator('#card nav').textContent(), (text) => /2 \/ \d/.test(text));
  await until(() => page.evaluate(() => location.hash), (hash) => /ask=on/.test(hash) && !/order-sync/.test(hash));
  await page.reload();
  await page.waitForSelector('html[data-state="ready"]', {state: 'attached'});
  assert.match(await page.locator('#card nav').textContent(), /2 \/ \d/);
  const address = page.url().split('#')[0];
  await page.goto('about:blank');
  await page.goto(`${address}#lesson=rush-2-per-second`);
  await page.waitForSelector('html[data-state="ready"]', {state: 'attached'});
  assert.match(await page.title(), /10 clients/);
  assert.ok(await card(page).isHidden());
  await close(page);
});

test('without storage the path works all the same', async () => {
  const page = await open({beforeLoad: (loading) => loading.addInitScript(() => {
    Object.defineProperty(globalThis, 'localStorage', {get() { throw new DOMException('refused', 'SecurityError'); }});
  })});
  await act(page, 'forward').click();
  await until(() => page.locator('#card nav').textContent(), (text) => /2 \/ \d/.test(text));
  assert.deepEqual(page.problems, []);
  await close(page);
});

test('the lessons are listed by chapter, each with its objective; minutes are those of the open one', async () => {
  const page = await open({hash: 'lesson=order-sync-async'});
  await click(page, 'lesson.list');
  const dialog = page.locator('#lessons-dialog');
  assert.match(await dialog.locator('h3').first().textContent(), /^1\. Waiting$/);
  const items = dialog.locator('.item');
  for (let n = 0; n < await items.count(); ++n) assert.ok(await items.nth(n).locator('small').first().textContent());
  assert.match(await dialog.locator('.item[aria-current="true"]').textContent(), /\d\smin/);
  await screenshot(page, 'lessons-list');
  await dialog.locator('.item').nth(1).click();
  await until(() => page.title(), (text) => !/One order/.test(text));
  await close(page);
});

test('the lesson’s card: words with their meaning, the mark, the program to take away', async () => {
  for (const lang of ['fr', 'en']) {
    const page = await open({hash: 'lesson=order-sync-async', lang, width: 1440, height: 900, theme: lang === 'fr' ? 'dark' : 'light'});
    await click(page, 'lesson.about');
    const about = page.locator('#about');
    await about.waitFor();
    assert.match(await about.textContent(), /004/);
    await about.locator('[data-word="coroutine"]').click();
    await page.locator('#term').waitFor();
    assert.match(await page.locator('#term').textContent(), /await/);
    await screenshot(page, `term-${lang}`);
    await page.keyboard.press('Escape');
    await page.locator('#term').waitFor({state: 'detached'});
    assert.ok(await about.locator('[data-word="coroutine"]').evaluate((node) => node === document.activeElement));
    await about.locator('.mark summary').click();
    assert.match(await about.locator('.mark p').textContent(), /CPython/);
    for (const [form, name, content] of [['script', /\.py$/, /import|def /], ['notebook', /\.ipynb$/, /"cells"/]]) {
      const [download] = await Promise.all([page.waitForEvent('download'), about.locator(`[data-form="${form}"]`).click()]);
      assert.match(download.suggestedFilename(), name);
      assert.match(await readFile(await download.path(), 'utf8'), content);
    }
    await screenshot(page, `about-${lang}`);
    assert.deepEqual(page.problems, []);
    await close(page);
  }
});

test('the glossary opens from the menu', async () => {
  const page = await open({hash: 'lesson=rush-2-per-second&t=3.5', lang: 'fr'});
  await click(page, 'menu');
  await page.locator('#menu-dialog').getByText('Glossaire').click();
  await until(() => page.locator('#glossary-dialog .term').count(), (count) => count === 17);
  await page.locator('#glossary-dialog [data-word="gil"]').click();
  await until(() => page.locator('#term').textContent(), (text) => /un seul thread/.test(text));
  await close(page);
});

test('a sheet that does not come is said, and comes when it is asked for again', async () => {
  let refused = true;
  const page = await open({hash: 'lesson=rush-2-per-second', beforeLoad: (loading) => loading.route('**/lazy/lessons/names.sheet', (route) => (refused ? route.abort() : route.continue()))});
  await click(page, 'lesson.list');
  await page.locator('[data-lesson="names"]').click();
  const notice = page.locator('#notice');
  await notice.waitFor({state: 'visible'});
  refused = false;
  await notice.locator('.quiet').click();
  await notice.waitFor({state: 'hidden'});
  await click(page, 'lesson.about');
  await page.locator('#about [data-form="script"]').waitFor();
  await close(page);
});

test('a way of working is chosen by its radio button', async () => {
  const page = await open({hash: 'lesson=order-sync-async&t=0'});
  const radio = control(page, 'param.variant.async');
  await radio.evaluate((node) => node.click());
  await until(() => page.evaluate(() => location.hash), (hash) => /variant=async/.test(hash));
  assert.ok(await radio.isChecked());
  await radio.focus();
  await page.keyboard.press('ArrowLeft');
  await until(() => control(page, 'param.variant.sync').isChecked(), Boolean);
  await close(page);
});

test('axe finds nothing in the cards', async () => {
  for (const theme of ['dark', 'light']) {
    const page = await open({theme, width: 1440, height: 900});
    const violations = async () => {
      await page.evaluate(axe);
      return page.evaluate(async () => (await globalThis.axe.run(document, {resultTypes: ['violations']})).violations.map(({id, nodes}) => `${id}: ${nodes.map((node) => node.html).slice(0, 3).join(' | ')}`));
    };
    assert.deepEqual(await violations(), []);
    await answerAll(page);
    assert.deepEqual(await violations(), []);
    await act(page, 'about').click();
    await page.locator('#about').waitFor();
    assert.deepEqual(await violations(), []);
    await page.locator('#about .terms .term').last().click();
    await page.locator('#term').waitFor();
    assert.deepEqual(await violations(), []);
    await page.keyboard.press('Escape');
    await page.keyboard.press('Escape');
    await click(page, 'lesson.list');
    assert.deepEqual(await violations(), []);
    await close(page);
  }
});
