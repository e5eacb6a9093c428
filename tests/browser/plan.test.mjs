// The manager's screen on the real page: by mouse, by keyboard, by fingers, and by links.
import assert from 'node:assert/strict';
import {readFile} from 'node:fs/promises';
import {test} from 'node:test';
import {close, open, screenshot} from './harness.mjs';
import {area, control, moment, until} from './parallel.mjs';

const axe = await readFile(new URL('../../node_modules/axe-core/axe.min.js', import.meta.url), 'utf8');
const mockUp = 'lesson=manager&clients=24&plan=on&lang=en';
const said = (page) => page.locator('#plan-said').textContent();
const found = (page) => until(() => said(page), (text) => /cheapest that works|None of them/.test(text ?? ''));
const hidden = (page) => page.locator('#plan').evaluate((section) => section.hidden);
const link = (page) => page.evaluate(() => location.hash);

test('the mock-up’s 108 restaurants are there, with the cheapest one that works', async () => {
  const page = await open({hash: mockUp, width: 1440, height: 900});
  assert.equal(await found(page), '108 restaurants of 108 tried. The cheapest that works: 2 machines, 6 cooks, 8 portions, for 4.6.');
  const rows = await page.locator('#plan table').filter({hasText: 'Near misses'}).locator('tbody tr').allTextContents();
  assert.equal(rows.length, 3);
  assert.match(rows[0], /the fryer is too small: 1\.75 portions a second for a demand of 2/);
  assert.deepEqual(page.problems, []);
  await close(page);
});

test('an edit changes what is found, in the link too, and undo brings it back', async () => {
  const page = await open({hash: mockUp, width: 1440, height: 900});
  await found(page);
  const field = control(page, 'param.batch_to.field');
  await field.fill('7');
  await field.press('Enter');
  await until(() => said(page), (text) => text?.startsWith('54 restaurants of 54') && text.includes('None'));
  await until(() => link(page), (hash) => hash.includes('batch_to=7'));
  await page.locator('body').press('Control+z');
  await until(() => said(page), (text) => text?.startsWith('108'));
  await close(page);
});

test('a price is a fraction, and one that is none is refused with what is allowed', async () => {
  const page = await open({hash: mockUp, width: 1440, height: 900});
  await found(page);
  const field = control(page, 'param.cook_cpu.field');
  assert.equal(await field.inputValue(), '1/3');
  await field.fill('1/7');
  await field.press('Enter');
  await until(() => page.locator('#field-problem').textContent(), (text) => text.includes('1/3'));
  await field.fill('2/3');
  await field.press('Enter');
  await until(() => link(page), (hash) => hash.includes('cook_cpu=2/3'));
  await close(page);
});

const named = (page, kind, words) => page.locator(`[data-name^="plan.${kind}."][data-drawn]`).filter({hasText: words}).first().getAttribute('data-name');

test('a point that is clicked opens and plays, and the board is about it when it comes back', async () => {
  const page = await open({hash: mockUp, width: 1440, height: 900});
  await found(page);
  const {cx, cy} = await area(page, await named(page, 'choice', '2 machines, 5 cooks, 8 portions'));
  await page.mouse.click(cx, cy);
  await until(() => hidden(page), Boolean);
  await until(() => control(page, 'param.cooks.field').inputValue(), (value) => value === '5');
  await until(() => moment(page), ({seconds}) => seconds > 0);
  await page.locator('body').press('g');
  await until(() => control(page, 'param.study.queues').count(), (count) => count > 0);
  await control(page, 'param.study.queues').evaluate((button) => button.click());
  await until(() => page.locator('#plan p.aside').allTextContents(), (texts) => texts.includes('2 machines, 5 cooks, 8 portions'));
  await close(page);
});

test('under a finger a point shows its card first, the next press opens it', async () => {
  const page = await open({hash: `${mockUp}&study=queues`, width: 390, height: 844, hasTouch: true});
  await found(page);
  const name = await named(page, 'choice', '2 machines, 5 cooks, 8 portions');
  const {cx, cy} = await area(page, name);
  await page.touchscreen.tap(cx, cy);
  await until(() => page.locator('#plan p.aside').allTextContents(), (texts) => texts.includes('2 machines, 5 cooks, 8 portions'));
  assert.equal(await hidden(page), false);
  const again = await area(page, name);
  await page.touchscreen.tap(again.cx, again.cy);
  await until(() => hidden(page), Boolean);
  await until(() => control(page, 'param.cooks.field').inputValue(), (value) => value === '5');
  await close(page);
});

test('a near miss shows its card, pressed again it opens', async () => {
  const page = await open({hash: mockUp, width: 1440, height: 900});
  await found(page);
  const {cx, cy} = await area(page, await named(page, 'near', '2 machines, 5 cooks, 8 portions'));
  await page.mouse.click(cx, cy);
  await page.waitForTimeout(300);
  assert.equal(await hidden(page), false);
  await page.mouse.click(cx, cy);
  await until(() => hidden(page), Boolean);
  await until(() => control(page, 'param.cooks.field').inputValue(), (value) => value === '5');
  await close(page);
});

test('where settings are locked a point shows its card and opens nothing', async () => {
  const page = await open({hash: `${mockUp}&study=queues&lock=edit`, width: 1440, height: 900});
  await found(page);
  const {cx, cy} = await area(page, await named(page, 'choice', '2 machines, 5 cooks, 8 portions'));
  await page.mouse.click(cx, cy);
  await until(() => page.locator('#plan p.aside').allTextContents(), (texts) => texts.includes('2 machines, 5 cooks, 8 portions'));
  await page.mouse.click(cx, cy);
  const button = await area(page, 'plan.open');
  await page.mouse.click(button.cx, button.cy);
  await page.waitForTimeout(300);
  assert.equal(await hidden(page), false);
  await close(page);
});

test('a restaurant runs beside today’s', async () => {
  const page = await open({hash: mockUp, width: 1440, height: 900});
  await found(page);
  const {cx, cy} = await area(page, 'plan.beside');
  await page.mouse.click(cx, cy);
  await until(() => hidden(page), Boolean);
  await page.locator('body').press(' ');   // the address is written when nothing plays
  await until(() => link(page), (hash) => /&a=/.test(hash) && hash.includes('cooks=6'));
  await close(page);
});

test('by keyboard alone: in, along the best choices, open, and back', async () => {
  const page = await open({hash: 'lesson=manager&clients=24&lang=en', width: 1440, height: 900});
  await page.locator('body').press('g');
  await found(page);
  const best = page.locator('[data-name^="plan.choice."]').filter({hasText: '2 machines, 6 cooks, 8 portions'}).first();
  await best.focus();
  await page.keyboard.press('Enter');
  await until(() => hidden(page), Boolean);
  await until(() => control(page, 'param.cooks.field').inputValue(), (value) => value === '6');
  await page.locator('body').press('g');
  await until(() => hidden(page), (is) => !is);
  await control(page, 'plan.open').focus();
  await page.keyboard.press('Enter');
  await until(() => hidden(page), Boolean);
  await close(page);
});

test('a challenge shows what was proposed alone, until the answer is asked for', async () => {
  const page = await open({hash: 'lesson=manager&clients=24&plan=challenge&lang=en', width: 1000, height: 800});
  await until(() => said(page), (text) => text?.startsWith('Propose'));
  assert.equal(await page.locator('#plan table').filter({hasText: 'Best choices'}).count(), 0);
  for (let i = 0; i < 3; ++i) await control(page, 'plan.more.1').click({force: true});
  await control(page, 'plan.propose').click({force: true});
  await until(() => page.locator('#plan table').filter({hasText: 'Restaurants proposed'}).textContent(), (text) => text.includes('only one soda machine'));
  await control(page, 'plan.reveal').click({force: true});
  await until(() => said(page), (text) => text?.includes('2 machines, 6 cooks, 8 portions'));
  await close(page);
});

test('ten thousand restaurants are searched in slices, with a way to stop', async () => {
  const page = await open({hash: 'lesson=manager&clients=100&plan=on&sodas_to=25&cooks_to=22&batch_to=24&lang=en', width: 1440, height: 900});
  await until(() => said(page), (text) => text?.startsWith('10,000 restaurants of 10,000'), 30000);
  const field = control(page, 'param.clients.field');
  await field.fill('2000');
  await field.press('Enter');
  await until(() => page.locator('[data-name="plan.stop"][data-drawn]').count(), (count) => count === 1);
  const {cx, cy} = await area(page, 'plan.stop');
  await page.mouse.click(cx, cy);
  await until(() => page.locator('[data-name="plan.stop"][data-drawn]').count(), (count) => count === 0);
  assert.deepEqual(page.problems, []);
  await close(page);
});

for (const [name, width, height, lang, theme] of [['desktop', 1440, 900, 'fr', 'dark'], ['desktop', 1440, 900, 'en', 'light'], ['low', 760, 440, 'fr', 'light'],
  ['phone', 390, 844, 'en', 'dark']]) {
  test(`nothing of it is out of reach or out of words: ${name}, ${lang}, ${theme}`, async () => {
    const page = await open({hash: `lesson=manager&clients=24&plan=on&lang=${lang}&theme=${theme}`, width, height, lang, theme, hasTouch: name === 'phone'});
    await until(() => said(page), (text) => text?.startsWith('108'));
    await page.waitForTimeout(300);
    await page.evaluate(axe);
    const {violations} = await page.evaluate(() => globalThis.axe.run(document, {resultTypes: ['violations']}));
    assert.deepEqual(violations.map(({id, nodes}) => [id, nodes.map(({html}) => html)]), []);
    await screenshot(page, `plan-${name}-${lang}-${theme}`);
    assert.deepEqual(page.problems, []);
    await close(page);
  });
}
