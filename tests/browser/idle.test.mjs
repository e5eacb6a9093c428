// An idle page draws nothing, and what is taken from it comes back as it was: the picture, the moment, the selection, the zoom.
import assert from 'node:assert/strict';
import {test} from 'node:test';
import {close, open} from './harness.mjs';
import {area, control, moment, stateText, until} from './parallel.mjs';

const link = 'lesson=rush-2-per-second&t=3.5';
const frames = (page) => page.evaluate(() => document.getElementById('canvas').frames());
const press = (page, name) => control(page, name).evaluate((node) => node.click());

// What was asked for has been drawn, however slow the machine.
const drawnOut = (page) => page.evaluate(() => new Promise((done) => { requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done))); }));

// Until a while has passed without a frame: what went on (a move of 240 ms, the card after 400 ms) is over.
async function settled(page) {
  let before = {};
  for (let n = 0; n < 40; ++n) {
    await page.waitForTimeout(600);
    await drawnOut(page);
    const now = await frames(page);
    if (now.drawn === before.drawn && now.asked === before.asked) return now;
    before = now;
  }
  throw new Error('frames go on and on');
}

async function assertIdle(page, what) {
  const before = await settled(page);
  await page.waitForTimeout(2000);
  assert.deepEqual(await frames(page), before, what);
}

// A page that counts what anybody asks of the browser.
const countRequests = (page) => page.addInitScript(() => {
  const ask = globalThis.requestAnimationFrame.bind(globalThis);
  globalThis.requested = 0;
  globalThis.requestAnimationFrame = (act) => { ++globalThis.requested; return ask(act); };
});

for (const reducedMotion of [false, true]) {
  test(`an idle page draws nothing${reducedMotion ? ', with reduced motion' : ''}`, async () => {
    const page = await open({hash: link, reducedMotion, beforeLoad: countRequests});
    await assertIdle(page, 'paused');
    await press(page, 'step.forward');
    await assertIdle(page, 'after a step');
    await page.evaluate(() => { location.hash = 'lesson=rush-2-per-second&t=3.5&future=hidden'; });
    await assertIdle(page, 'the future hidden');
    await control(page, 'play').focus();
    await assertIdle(page, 'a control has the focus');
    const {cx, cy} = await area(page, 'share');
    await page.mouse.move(cx, cy);
    await page.waitForTimeout(600);
    await assertIdle(page, 'a tooltip is shown');
    await page.keyboard.press('?');
    await page.locator('dialog[open]').waitFor();
    await assertIdle(page, 'a dialog is open');
    await page.keyboard.press('Escape');
    await press(page, 'time');
    await page.locator('#time').waitFor({state: 'visible'});
    await assertIdle(page, 'the time sheet is open');
    const asked = await page.evaluate(() => globalThis.requested);
    await page.waitForTimeout(1000);
    assert.equal(await page.evaluate(() => globalThis.requested), asked, 'nobody else asks for frames');
    // The counter counts.
    const before = await frames(page);
    await press(page, 'play');
    await page.waitForTimeout(500);
    assert.ok((await frames(page)).drawn > before.drawn);
    await press(page, 'end');
    await assertIdle(page, 'at the end');
    await close(page);
  });
}

test('the pages of many embeds are idle together', async () => {
  const page = await open({hash: link, search: 'embed=1', width: 480, height: 360});
  await assertIdle(page, 'an embed');
  await close(page);
});

const hide = (page, hidden) => page.evaluate((value) => {
  Object.defineProperty(document, 'visibilityState', {configurable: true, get: () => (value ? 'hidden' : 'visible')});
  Object.defineProperty(document, 'hidden', {configurable: true, get: () => value});
  document.dispatchEvent(new Event('visibilitychange'));
}, hidden);

test('a hidden page plays nothing, and goes on where it was', async () => {
  const page = await open({hash: 'lesson=rush-2-per-second&t=1'});
  await press(page, 'play');
  await until(() => moment(page), ({seconds}) => seconds > 1.2);
  await hide(page, true);
  await page.waitForTimeout(400);
  const [before, {seconds}] = [await frames(page), await moment(page)];
  await page.waitForTimeout(1500);
  assert.deepEqual(await frames(page), before);
  assert.equal((await moment(page)).seconds, seconds);
  await hide(page, false);
  const after = await until(() => moment(page), (now) => now.seconds > seconds);
  assert.ok(after.seconds - seconds < 1.2, `${after.seconds - seconds} s were leapt over`);
  await close(page);
});

// How far two pictures differ: the largest difference of a channel, and how many pixels differ by more than can be seen.
const differ = (page, a, b) => page.evaluate(async (sources) => {
  const [one, two] = await Promise.all(sources.map(async (source) => {
    const image = new Image();
    image.src = `data:image/png;base64,${source}`;
    await image.decode();
    const canvas = Object.assign(document.createElement('canvas'), {width: image.width, height: image.height});
    const context = canvas.getContext('2d');
    context.drawImage(image, 0, 0);
    return context.getImageData(0, 0, image.width, image.height).data;
  }));
  if (one.length !== two.length) return {largest: 255, pixels: -1};
  let [largest, pixels] = [0, 0];
  for (let i = 0; i < one.length; i += 4) {
    const here = Math.max(Math.abs(one[i] - two[i]), Math.abs(one[i + 1] - two[i + 1]), Math.abs(one[i + 2] - two[i + 2]));
    largest = Math.max(largest, here);
    if (here > 64) ++pixels;
  }
  return {largest, pixels};
}, [a, b]);

// The letters' atlas may be laid out anew, which changes shades at letters' edges, and nothing else.
async function assertSame(page, before) {
  const after = await everything(page);
  assert.equal(after.text, before.text);
  assert.equal(after.hash, before.hash);
  const {largest, pixels} = await differ(page, before.picture, after.picture);
  assert.equal(pixels, 0, `${pixels} pixels of the picture differ, by up to ${largest}`);
}

// What is looked at: the moment, the selection, where the timeline is, and the picture itself.
async function everything(page) {
  await settled(page);
  const picture = await page.locator('#canvas').screenshot();
  return {text: await stateText(page), hash: await page.evaluate(() => location.hash), picture: picture.toString('base64')};
}

async function lookedAt(options = {}) {
  const page = await open({hash: link, theme: 'dark', ...options});
  await press(page, 'zoom.in');
  await press(page, 'zoom.in');
  const {x, y} = await area(page, 'timeline');
  await page.mouse.click(x + 160, y + 60);   // something of the timeline is chosen
  await page.mouse.move(2, 2);
  await press(page, 'step.forward');
  await page.waitForTimeout(500);
  return page;
}

test('losing the context loses nothing', async () => {
  const page = await lookedAt();
  const before = await everything(page);
  await page.evaluate(() => {
    globalThis.loss = document.getElementById('canvas').getContext('webgl2').getExtension('WEBGL_lose_context');
    globalThis.loss.loseContext();
  });
  await page.locator('#failure').waitFor({state: 'visible'});
  // What is done meanwhile counts.
  await press(page, 'step.forward');
  await press(page, 'step.back');
  await page.evaluate(() => globalThis.loss.restoreContext());
  await page.locator('#failure').waitFor({state: 'hidden'});
  await assertSame(page, before);
  await close(page);
});

test('losing the context while it plays, twice: it goes on', async () => {
  const page = await open({hash: 'lesson=rush-2-per-second&t=1'});
  await press(page, 'play');
  for (let n = 0; n < 2; ++n) {
    await page.evaluate(async () => {
      const loss = document.getElementById('canvas').getContext('webgl2').getExtension('WEBGL_lose_context');
      loss.loseContext();
      await new Promise((done) => { setTimeout(done, 150); });
      loss.restoreContext();
    });
    await page.locator('#failure').waitFor({state: 'hidden'});
  }
  const {seconds} = await moment(page);
  await until(() => moment(page), (now) => now.seconds > seconds);
  const before = await frames(page);
  await until(() => frames(page), (now) => now.drawn > before.drawn);
  await close(page);
});

test('resizing and coming back loses nothing', async () => {
  const page = await lookedAt({width: 1440, height: 900});
  const before = await everything(page);
  for (const size of [{width: 390, height: 844}, {width: 760, height: 440}, {width: 1000, height: 700}]) {
    await page.setViewportSize(size);
    await page.waitForTimeout(300);
    assert.equal(await stateText(page), before.text);
  }
  await page.setViewportSize({width: 1440, height: 900});
  await assertSame(page, before);
  await close(page);
});

test('hiding the tab and coming back loses nothing', async () => {
  const page = await lookedAt();
  const before = await everything(page);
  await hide(page, true);
  await page.waitForTimeout(300);
  await hide(page, false);
  await assertSame(page, before);
  await close(page);
});

test('with reduced motion nothing travels, and everything still works', async () => {
  const page = await open({hash: link, reducedMotion: true});
  await settled(page);
  const steps = await moment(page);
  await press(page, 'step.forward');
  await until(() => moment(page), ({step}) => step === steps.step + 1);
  // Nothing is between two places: a step is one picture, with a ring about what has moved, and another without.
  const {drawn} = await settled(page);
  await press(page, 'step.forward');
  const after = await settled(page);
  assert.ok(after.drawn > drawn && after.drawn - drawn <= 3, `a step took ${after.drawn - drawn} pictures`);
  await press(page, 'play');
  await until(() => moment(page), ({seconds}) => seconds > steps.seconds + 0.3);
  await press(page, 'play');
  await page.keyboard.press('Home');
  await until(() => moment(page), ({step}) => step === 0);
  await page.keyboard.press('End');
  await until(() => moment(page), ({step, steps: all}) => step === all);
  await close(page);
});
