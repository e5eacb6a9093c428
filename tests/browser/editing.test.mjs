import assert from 'node:assert/strict';
import {test} from 'node:test';
import {close, open} from './harness.mjs';
import {area, control, moment, until} from './parallel.mjs';

const paused = 'lesson=rush-2-per-second&t=3.5';
const cooks = (page) => control(page, 'param.cooks.field').inputValue();
const score = (page) => page.locator('#score').getAttribute('data-score');

test('the real slider edits by keyboard, and the moment stays', async () => {
  const page = await open({hash: paused});
  const before = await moment(page);
  await control(page, 'param.cooks.slider').focus();
  await page.keyboard.press('ArrowRight');
  await until(() => cooks(page), (value) => value === '4');
  assert.equal((await moment(page)).seconds, before.seconds);
  await page.keyboard.press('ArrowLeft');
  await until(() => cooks(page), (value) => value === '3');
  assert.equal((await moment(page)).text, before.text);
  await close(page);
});

test('the drawn slider edits with the mouse, and a double click resets it', async () => {
  const page = await open({hash: paused, width: 1440, height: 900});
  const {x, width, cy} = await area(page, 'param.cooks.slider');
  await page.mouse.move(x + width * 0.3, cy);
  await page.mouse.down();
  await page.mouse.move(x + width - 8, cy, {steps: 4});
  await page.mouse.up();
  await until(() => cooks(page), (value) => Number(value) > 5);
  await page.waitForTimeout(500);
  await page.mouse.dblclick(x + width / 2, cy);
  await until(() => cooks(page), (value) => value === '3');
  await close(page);
});

test('a click on a drawn field opens the real one; Enter applies, Escape reverts', async () => {
  const page = await open({hash: paused, width: 1440, height: 900});
  const {cx, cy} = await area(page, 'param.cooks.field');
  const field = control(page, 'param.cooks.field');
  await page.mouse.click(cx, cy);
  await until(() => field.evaluate((node) => node === document.activeElement && node.classList.contains('typing')), Boolean);
  await page.keyboard.type('6');
  await page.keyboard.press('Enter');
  await until(() => field.evaluate((node) => node.classList.contains('typing')), (typing) => !typing);
  assert.equal(await cooks(page), '6');
  await until(() => score(page), (text) => text !== '5/10');
  await page.mouse.click(cx, cy);
  await page.keyboard.type('9');
  await page.keyboard.press('Escape');
  assert.equal(await cooks(page), '6');
  await close(page);
});

test('a value out of range is refused, with the range in words, and the field stays open', async () => {
  const page = await open({hash: paused});
  const field = control(page, 'param.cooks.field');
  await field.focus();
  await page.keyboard.type('1000');
  await page.keyboard.press('Enter');
  const problem = page.locator('#field-problem');
  await problem.waitFor({state: 'visible'});
  assert.match(await problem.textContent(), /1\D+100/);
  assert.equal(await field.getAttribute('aria-invalid'), 'true');
  assert.equal(await field.inputValue(), '1000');
  await page.keyboard.press('Escape');
  assert.ok(await problem.isHidden());
  assert.equal(await cooks(page), '3');
  await close(page);
});

test('a French comma is read', async () => {
  const page = await open({hash: paused, lang: 'fr'});
  await control(page, 'param.period.field').focus();
  await page.keyboard.type('0,75');
  await page.keyboard.press('Enter');
  await until(() => control(page, 'param.period.field').inputValue(), (value) => value === '0,75');
  await close(page);
});

test('reset brings the lesson back, and edits are taken while it plays', async () => {
  const page = await open({hash: 'lesson=rush-2-per-second&cooks=6'});
  assert.notEqual(await score(page), '5/10');
  await control(page, 'settings.reset').focus();
  await page.keyboard.press('Enter');
  await until(() => score(page), (text) => text === '5/10');
  const now = await moment(page);
  await until(() => moment(page), ({step}) => step > now.step);
  await close(page);
});
