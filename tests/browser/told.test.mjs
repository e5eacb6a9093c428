// The cards at the foot of the page: marks told one by one, and the prediction.
import assert from 'node:assert/strict';
import {test} from 'node:test';
import {close, screenshot} from './harness.mjs';
import {until} from './parallel.mjs';
import {change, example, lines, openWith} from './time_fixture.mjs';

const told = (page) => page.locator('#told');
const act = (page, name) => page.locator(`#told [data-act="${name}"]`);
const at = (here) => ({marks: example.marks.map((mark, n) => ({...mark, here: n === here}))});
const link = 'lesson=rush-2-per-second&t=3.5&marks=3.5:x';

test('a link with marks opens as a slide show, with the keys of one', async () => {
  const page = await openWith(example, {hash: link});
  await told(page).waitFor({state: 'visible'});
  await screenshot(page, 'told-mark');
  assert.match(await told(page).textContent(), /2 \/ 3[^]*The rush: ten tasks queue/);
  await page.keyboard.press('ArrowRight');
  assert.deepEqual(await lines(page), ['mark.go 2']);
  await change(page, at(2));
  await until(() => told(page).textContent(), (text) => /3 \/ 3[^]*4\.0 s/.test(text));
  await page.keyboard.press('PageDown');
  assert.deepEqual(await lines(page), [], 'it was the last');
  assert.equal(await act(page, 'next').getAttribute('aria-disabled'), 'true');
  for (const [key, line, here] of [['PageUp', 'mark.go 1', 1], ['ArrowUp', 'mark.go 0', 0], ['ArrowDown', 'mark.go 1', 1], ['ArrowLeft', 'mark.go 0', 0]]) {
    await page.keyboard.press(key);
    assert.deepEqual(await lines(page), [line], key);
    await change(page, at(here));
    await until(() => told(page).textContent(), (text) => text.includes(`${here + 1} / 3`));
  }
  await act(page, 'next').click();
  assert.deepEqual(await lines(page), ['mark.go 1']);
  await page.keyboard.press('Escape');
  await told(page).waitFor({state: 'hidden'});
  const before = await page.locator('#moment').textContent();
  await page.evaluate(() => document.activeElement.blur());
  await page.keyboard.press('ArrowRight');
  await until(() => page.locator('#moment').textContent(), (text) => text !== before);
  assert.deepEqual(await lines(page), [], '→ steps again');
  await page.keyboard.press('PageDown');
  assert.deepEqual(await lines(page), ['mark.next 1']);
  assert.deepEqual(page.problems, []);
  await close(page);
});

test('it is told in an embed, too, and from the sheet', async () => {
  const embed = await openWith(example, {hash: link, search: 'embed=1', width: 480, height: 360});
  await told(embed).waitFor({state: 'visible'});
  await screenshot(embed, 'told-embed');
  assert.ok(await told(embed).evaluate((node) => node.querySelector('.note').getBoundingClientRect().bottom <= node.getBoundingClientRect().bottom), 'the caption is cut');
  const box = await told(embed).boundingBox();
  assert.ok(box.x >= 0 && box.x + box.width <= 480 && box.y + box.height <= 360, JSON.stringify(box));
  await close(embed);
  const page = await openWith({...example, ...at(-1)});
  await page.keyboard.press('t');
  await page.locator('#time [data-act="tell"]').click();
  await told(page).waitFor({state: 'visible'});
  assert.deepEqual(await lines(page), ['pause', 'mark.go 0'], 'from the first, when none is here');
  await close(page);
});

test('the lesson’s own question comes first', async () => {
  const page = await openWith(example, {hash: `${link}&ask=on`});
  await page.locator('#card .option').first().waitFor();
  assert.equal(await told(page).isVisible(), false);
  await page.locator('#card [data-act="skip"]').click();
  await told(page).waitFor({state: 'visible'});
  await close(page);
});

test('a prediction is asked, answered and explained at the foot', async () => {
  const page = await openWith(example);
  await page.keyboard.press('p');
  assert.deepEqual(await lines(page), ['predict']);
  await change(page, {prediction: {state: 'asked', ask: 'Which task runs next?', said: '', options: [{task: 12, name: 'burger 6'}, {task: 14, name: 'fries 2'}], none: 'none: the run ends'}});
  await told(page).waitFor({state: 'visible'});
  await screenshot(page, 'told-predict');
  await act(page, 'task14').click();
  await act(page, 'none').click();
  assert.deepEqual(await lines(page), ['predict task 14', 'predict none']);
  await act(page, 'task14').focus();
  await change(page, {prediction: {state: 'wrong', ask: 'Which task runs next?', said: 'burger 6 is at the front of the ready queue.', options: [], none: ''}});
  await until(() => told(page).locator('[role="status"]').textContent(), (text) => text === 'burger 6 is at the front of the ready queue.');
  assert.equal(await page.evaluate(() => document.activeElement.dataset.act), 'again', 'the focus stays in the card');
  await page.keyboard.press('Enter');
  assert.deepEqual(await lines(page), ['predict']);
  await page.keyboard.press('Escape');
  assert.deepEqual(await lines(page), ['predict off']);
  await change(page, {prediction: example.prediction});
  await told(page).waitFor({state: 'hidden'});
  await close(page);
});

test('keys of the time machine send their lines, and none while something is typed', async () => {
  const page = await openWith(example);
  for (const [key, line] of [['i', 'iteration 1'], ['Shift+I', 'iteration -1'], ['e', 'event 1'], ['w', 'wake 1'], ['c', 'served'], ['r', 'run 1'], ['Shift+R', 'run -1'], ['m', 'mark'], ['ArrowDown', 'mark.next 1'],
    ['Control+z', 'undo'], ['Control+Shift+Z', 'redo'], ['Control+y', 'redo'], ['x', 'do cancel'], ['k', 'keep off'], ['d', 'differ'], ['b', 'stop add time 3.5']]) {
    await page.keyboard.press(key);
    assert.deepEqual(await lines(page), [line], key);
  }
  await page.locator('[data-name="param.cooks.field"]').focus();
  await page.keyboard.type('ierx');
  await page.keyboard.press('Control+z');
  assert.deepEqual(await lines(page), []);
  // Why nothing happened is said.
  await page.keyboard.press('Escape');
  await page.evaluate(() => { globalThis.answers = {'do cancel': 'No task is selected.'}; });
  await page.keyboard.press('x');
  assert.equal(await page.locator('#brief').textContent(), 'No task is selected.');
  await close(page);
});

test('the help card shows all keys in groups, in both languages', async () => {
  for (const lang of ['fr', 'en']) {
    const page = await openWith(example, {lang});
    await page.keyboard.press('?');
    await page.locator('#shortcuts').waitFor({state: 'visible'});
    await screenshot(page, `help-${lang}`);
    assert.equal(await page.locator('#shortcuts h3').count(), 7);   // with that of a class
    assert.doesNotMatch(await page.locator('#shortcuts').textContent(), /later\./);
    await close(page);
  }
});
