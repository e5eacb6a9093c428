// The time sheet: real controls beside the canvas, for keys, fingers and screen readers.
import assert from 'node:assert/strict';
import {readFile} from 'node:fs/promises';
import {test} from 'node:test';
import {close, screenshot} from './harness.mjs';
import {control, until} from './parallel.mjs';
import {change, example, lines, openWith} from './time_fixture.mjs';

const sheet = (page) => page.locator('#time');
const act = (page, name) => page.locator(`#time [data-act="${name}"]`);
const axe = await readFile(new URL('../../node_modules/axe-core/axe.min.js', import.meta.url), 'utf8');

async function openSheet(page) {
  await page.keyboard.press('t');
  await sheet(page).waitFor({state: 'visible'});
}

test('it is loaded when it is first asked for: by its key, by the menu, by its control', async () => {
  const seen = [];
  const page = await openWith(example, {beforeLoad: (loading) => loading.on('request', (request) => { if (/lazy\/(time|texts)/.test(request.url())) seen.push(request.url()); })});
  assert.deepEqual(seen, []);
  await openSheet(page);
  assert.ok(seen.length >= 3, String(seen));
  await page.keyboard.press('t');
  await sheet(page).waitFor({state: 'hidden'});
  await control(page, 'menu').evaluate((node) => node.click());
  await page.locator('#menu-dialog .item', {hasText: 'Time machine'}).click();
  await sheet(page).waitFor({state: 'visible'});
  await page.keyboard.press('Escape');
  await sheet(page).waitFor({state: 'hidden'});
  await control(page, 'time').focus();
  await page.keyboard.press('Enter');
  await sheet(page).waitFor({state: 'visible'});
  assert.ok(await page.evaluate(() => document.getElementById('time').contains(document.activeElement)), 'the focus goes in');
  await page.keyboard.press('Escape');
  assert.equal(await page.evaluate(() => document.activeElement.dataset.name), 'time', 'and back');
  assert.deepEqual(page.problems, []);
  await close(page);
});

test('each of its controls sends its line', async () => {
  const page = await openWith(example);
  await openSheet(page);
  for (const [name, line] of [['handle1', 'handle 1'], ['step-1', 'step -1'], ['iteration1', 'iteration 1'], ['wake-1', 'wake -1'], ['run1', 'run 1'], ['run-1', 'run -1'], ['clear', 'stop clear'],
    ['undo', 'undo'], ['can-do cancel', 'do cancel'], ['keep', 'keep'], ['differ', 'differ'], ['keep-off', 'keep off'], ['ask', 'predict']]) {
    await act(page, name).click();
    assert.deepEqual(await lines(page), [line], name);
  }
  await page.locator('[data-part="stops"] [data-act="remove1"]').click();
  await page.locator('[data-part="marks"] [data-act="remove2"]').click();
  await page.locator('[data-part="change"] [data-act="undone1"]').click();
  await act(page, 'go0').click();
  assert.deepEqual(await lines(page), ['stop remove 1', 'mark.remove 2', 'undone 1', 'mark.go 0']);
  await close(page);
});

test('what is not possible now cannot be pressed, and says why', async () => {
  const page = await openWith(example);
  await openSheet(page);
  assert.ok(await act(page, 'event1').isDisabled(), 'no task is selected');
  assert.ok(await act(page, 'redo').isDisabled());
  const fail = act(page, 'can-do fail');
  assert.equal(await fail.getAttribute('aria-disabled'), 'true');
  await fail.focus();
  await page.keyboard.press('Enter');
  assert.deepEqual(await lines(page), []);
  assert.equal(await page.locator(`#${await fail.getAttribute('aria-describedby')}`).textContent(), 'nothing that it waits for can fail');
  await change(page, {history: undefined, kept: undefined, marks: [], stops: []});
  await page.locator('[data-part="change"]').waitFor({state: 'hidden'});
  assert.ok(await act(page, 'tell').isDisabled());
  assert.ok(await act(page, 'run1').isDisabled());
  assert.match(await sheet(page).textContent(), /No stops\.[^]*No marks\./);
  await close(page);
});

test('stops are made by a form that asks for what each kind needs', async () => {
  const page = await openWith(example);
  await openSheet(page);
  const value = page.locator('#time-value');
  assert.equal(await value.inputValue(), '3.5');
  await value.fill('4,25');
  await page.keyboard.press('Enter');
  await page.locator('#time-kind').selectOption('task');
  await value.selectOption('fries:2');
  await act(page, 'add').click();
  await page.locator('#time-kind').selectOption('late');
  assert.equal(await value.count(), 0);
  await act(page, 'add').click();
  await page.locator('#time-kind').selectOption('handles');
  await value.fill('');
  await act(page, 'add').click();
  assert.deepEqual(await lines(page), ['stop add time 4.25', 'stop add task fries:2', 'stop add late']);
  // What is wrong is said.
  await page.evaluate(() => { globalThis.answers = {'stop add handles x': 'handles: “x” is not a number.'}; });
  await value.fill('x');
  await page.keyboard.press('Enter');
  assert.equal(await page.locator('#time .said').textContent(), 'handles: “x” is not a number.');
  await close(page);
});

test('arrivals are a list that is typed, or made of those there are', async () => {
  const page = await openWith({...example, history: {...example.history, arrive: '0,0.4,1.2'}});
  await openSheet(page);
  assert.equal(await act(page, 'arrive').inputValue(), '0, 0.4, 1.2');
  await act(page, 'arrive').fill('0, 2');
  await page.keyboard.press('Enter');
  await act(page, 'arrive-keep').click();
  assert.deepEqual(await lines(page), ['type arrive 0, 2', 'arrive keep']);
  await act(page, 'arrive').fill('0, two');
  await page.keyboard.press('Escape');
  assert.equal(await act(page, 'arrive').inputValue(), '0, 0.4, 1.2', 'what was there comes back, and the sheet stays');
  await change(page, {history: {...example.history, arrive: '0,2.5'}});
  await page.waitForFunction(() => document.getElementById('time-arrive').value === '0, 2.5');
  await change(page, {history: example.history});
  await act(page, 'arrive').waitFor({state: 'hidden'});   // a lesson that has none
  await close(page);
});

test('captions are edited in place: Enter and leaving apply, Escape reverts, and a change beside it does not take the field away', async () => {
  const page = await openWith(example);
  await openSheet(page);
  const field = act(page, 'caption0');
  await field.fill('The very first order');
  await page.keyboard.press('Enter');
  assert.deepEqual(await lines(page), ['mark.caption 0 The very first order']);
  await field.fill('nothing of it');
  await page.keyboard.press('Escape');
  assert.deepEqual(await lines(page), []);
  assert.ok(await sheet(page).isVisible(), 'Escape was the field’s');
  await act(page, 'caption2').focus();
  await page.keyboard.type('zt?');   // keys that mean something elsewhere
  await change(page, {marks: example.marks.map((mark) => ({...mark, here: false}))});
  await page.waitForTimeout(400);
  assert.equal(await act(page, 'caption2').inputValue(), 'zt?');
  assert.deepEqual(await lines(page), []);
  await act(page, 'handle1').focus();
  assert.deepEqual((await lines(page)), ['mark.caption 2 zt?']);
  await close(page);
});

test('a new mark can be named at once', async () => {
  const page = await openWith({...example, marks: []});
  await openSheet(page);
  await act(page, 'mark').click();
  await change(page, {marks: [{moment: '3.5 s', seconds: '3.5', caption: '', here: true}]});
  await until(() => page.evaluate(() => document.activeElement.dataset.act), (name) => name === 'caption0');
  await close(page);
});

test('the metrics are a table with headers', async () => {
  const page = await openWith(example);
  await openSheet(page);
  assert.deepEqual(await page.locator('#time thead th').evaluateAll((list) => list.map((node) => [node.textContent, node.scope])), [['Metric', 'col'], ['A', 'col'], ['B', 'col'], ['Difference', 'col']]);
  assert.deepEqual(await page.locator('#time tbody tr').first().locator('th, td').allTextContents(), ['Satisfied clients', '6', '8', '2 more']);
  assert.equal(await page.locator('#time tbody th').first().getAttribute('scope'), 'row');
  await close(page);
});

test('the canvas beside it stays in use', async () => {
  const page = await openWith(example, {width: 1440, height: 900});
  await openSheet(page);
  const before = await page.locator('#moment').textContent();
  const {x, y, width, height} = await control(page, 'step.forward').boundingBox();
  await page.mouse.click(x + width / 2, y + height / 2);
  await until(() => page.locator('#moment').textContent(), (text) => text !== before);
  await page.keyboard.press('ArrowLeft');
  await until(() => page.locator('#moment').textContent(), (text) => text === before);
  assert.ok(await sheet(page).isVisible());
  await close(page);
});

for (const [name, width, height, hasTouch] of [['desktop', 1440, 900, false], ['medium', 1024, 700, false], ['low', 760, 440, false], ['phone', 390, 844, true]]) {
  for (const [lang, theme] of [['fr', 'dark'], ['en', 'light']]) {
    test(`it fits and is labelled: ${name}, ${lang}, ${theme}`, async () => {
      const page = await openWith(example, {width, height, hasTouch, lang, theme});
      await page.evaluate(() => document.querySelector('[data-name="time"]').click());
      await sheet(page).waitFor({state: 'visible'});
      await page.waitForTimeout(200);
      await screenshot(page, `time-${name}-${lang}-${theme}`);
      for (const part of await page.locator('#time details').all()) await part.evaluate((node) => { node.open = true; });
      const box = await sheet(page).boundingBox();
      assert.ok(box.x >= 0 && box.y >= 0 && box.x + box.width <= width && box.y + box.height <= height, JSON.stringify(box));
      if (name === 'phone') assert.ok(box.height <= 0.6 * height + 1, `${box.height}`);
      assert.ok(await sheet(page).evaluate((node) => node.scrollWidth <= node.clientWidth), 'it overflows');
      if (hasTouch) {
        const small = await page.locator('#time :is(button, input, select, summary)').evaluateAll((list) => list.filter((node) => node.offsetHeight > 0 && node.offsetHeight < 44).map((node) => node.outerHTML));
        assert.deepEqual(small, []);
      }
      const texts = await sheet(page).evaluate((node) => node.innerText);
      assert.doesNotMatch(texts, /\b(later|web)\./);
      await page.evaluate(axe);
      const {violations} = await page.evaluate(() => globalThis.axe.run('#time'));
      assert.deepEqual(violations.map(({id, nodes}) => [id, nodes.map(({html}) => html)]), []);
      assert.deepEqual(page.problems, []);
      await close(page);
    });
  }
}

test('it speaks the other language as soon as the page does', async () => {
  const page = await openWith(example);
  await openSheet(page);
  await control(page, 'language.fr').evaluate((node) => node.click());
  await until(() => page.locator('#time h2').textContent(), (text) => text === 'Remonter le temps');
  assert.match(await sheet(page).textContent(), /Changer l’histoire/);
  await close(page);
});
