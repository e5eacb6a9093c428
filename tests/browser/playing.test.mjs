import assert from 'node:assert/strict';
import {test} from 'node:test';
import {close, open} from './harness.mjs';
import {area, changing, control, moment, stateText, until} from './parallel.mjs';

test('a link to a lesson plays by itself', async () => {
  const page = await open({hash: 'lesson=rush-2-per-second'});
  assert.match(await page.title(), /10 clients, 2 per second/);
  const first = await moment(page);
  await until(() => moment(page), ({step}) => step > first.step);
  assert.deepEqual(page.problems, []);
  await close(page);
});

test('played to the end, 5 of 10 clients were served in time', async () => {
  const page = await open({hash: 'lesson=rush-2-per-second'});
  await control(page, 'speed').focus();
  await page.keyboard.press('End');
  await until(() => moment(page), ({step, steps}) => step > 20 && step < steps);
  await until(() => moment(page), ({seconds}) => seconds >= 12, 60000);
  await until(() => control(page, 'play').textContent(), (label) => label === 'Play');
  assert.equal(await page.locator('#score').getAttribute('data-score'), '5/10');
  const waited = await page.locator('#parallel table').last().locator('tbody tr td:nth-of-type(1)').allTextContents();
  assert.deepEqual(waited.map((text) => Number.parseFloat(text)), [4, 3.5, 3, 4.5, 4.5, 5.5, 6, 6, 6, 7.5]);
  assert.deepEqual(page.problems, []);
  await close(page);
});

test('steps back are the exact reverse of steps forward, by task and by handle', async () => {
  const page = await open({hash: 'lesson=rush-2-per-second&t=3.5&n=1'});
  for (const [forward, back] of [['ArrowRight', 'ArrowLeft'], ['Shift+ArrowRight', 'Shift+ArrowLeft']]) {
    // The way back is exact between steps of tasks: a callback's handle is no such step.
    const seen = [await changing(page, () => page.keyboard.press(forward))];
    for (let n = 0; n < 6; ++n) seen.push(await changing(page, () => page.keyboard.press(forward)));
    for (let n = 5; n >= 0; --n) assert.equal(await changing(page, () => page.keyboard.press(back)), seen[n], `${n} ${back}`);
  }
  await close(page);
});

test('Home and End go to the ends, and the slider says where it is', async () => {
  const page = await open({hash: 'lesson=rush-2-per-second&t=3.5'});
  await page.keyboard.press('End');
  const end = await until(() => moment(page), ({step, steps}) => step === steps);
  assert.equal(end.seconds, 12);
  await page.keyboard.press('Home');
  await until(() => moment(page), ({step}) => step === 0);
  assert.match(await control(page, 'timeline').getAttribute('aria-valuetext'), /^0\.000\ss, step 0 \/ /);
  await close(page);
});

test('dragging on the timeline moves the time, and dragging back comes back', async () => {
  const page = await open({hash: 'lesson=rush-2-per-second&t=3.5', width: 1440, height: 900});
  const {x, y, width} = await area(page, 'timeline');
  const axis = y + 8;   // its numbers: a press on a bar chooses the bar
  await page.mouse.move(x + width * 0.2, axis);
  await page.mouse.down();
  const early = await until(() => moment(page), ({seconds}) => seconds < 3);
  await page.mouse.move(x + width * 0.7, axis, {steps: 5});
  const late = await until(() => moment(page), ({seconds}) => seconds > 7);
  await page.mouse.move(x + width * 0.2, axis, {steps: 5});
  await until(() => moment(page), ({text}) => text === early.text);
  await page.mouse.up();
  assert.ok(late.step > early.step);
  await close(page);
});

test('an idle page draws nothing', async () => {
  const page = await open({hash: 'lesson=rush-2-per-second&t=3.5', beforeLoad: (loading) => loading.addInitScript(() => {
    globalThis.frames_asked = 0;
    const ask = globalThis.requestAnimationFrame.bind(globalThis);
    globalThis.requestAnimationFrame = (callback) => { globalThis.frames_asked += 1; return ask(callback); };
  })});
  await page.waitForTimeout(1500);
  const before = await page.evaluate(() => globalThis.frames_asked);
  await page.waitForTimeout(1000);
  assert.equal(await page.evaluate(() => globalThis.frames_asked), before);
  await page.keyboard.press('ArrowRight');
  await until(() => page.evaluate(() => globalThis.frames_asked), (asked) => asked > before);
  await close(page);
});
