// The views below the manager's points: their tabs, tables and buttons in the parallel document, and what a press on the canvas does.
import assert from 'node:assert/strict';
import {test} from 'node:test';
import {open, screenshot} from './harness.mjs';

const link = 'lesson=manager&clients=24&plan=on';
const board = (more, options = {}) => open({width: 1440, height: 900, hash: `${link}&${more}`, ...options});
const rows = (page, n) => page.waitForFunction((least) => document.querySelectorAll('#plan table:first-of-type tbody tr').length >= least && document.querySelector('#plan td'), n);

test('the tabs are real radio buttons, and which one is chosen is in the link', async () => {
  const page = await board('study=queues');
  await page.waitForSelector('#choice-study-queues:checked', {state: 'attached'});
  await page.focus('#choice-study-queues');
  await page.keyboard.press('ArrowRight');
  await page.waitForFunction(() => location.hash.includes('study=clients'));
  assert.equal(await page.locator('#choice-study-clients').isChecked(), true);
  assert.deepEqual(page.problems, []);
});

test('queues are a table with each station’s use and Little’s law', async () => {
  const page = await board('study=queues');
  await rows(page, 3);
  const text = await page.locator('#plan').textContent();
  assert.match(text, /L = λ × W: [\d.]+ = [\d.]+ × [\d.]+/);
  const [, one, other] = text.match(/inside: ([\d.,]+) counted instant by instant, ([\d.,]+) client by client/);
  assert.equal(one, other);
  assert.deepEqual(page.problems, []);
});

test('a part of a client’s time opens the restaurant at its moment, paused', async () => {
  const page = await board('study=clients');
  const part = page.locator('#plan button[data-name^="plan.moment."]').first();
  await part.waitFor({state: 'attached'});
  const opens = (await part.textContent()).match(/[\d.]+/)[0];
  await part.focus();
  await page.keyboard.press('Enter');
  await page.waitForFunction(() => !location.hash.includes('plan=on'));
  await page.waitForFunction((time) => location.hash.includes(`t=${Number(time)}`) || Number(time) === 0, opens);
  assert.match(await page.evaluate(() => location.hash), /cooks=6/);
  assert.deepEqual(page.problems, []);
});

test('a value of a sweep sets its number', async () => {
  const page = await board('study=sweep&sweep=patience');
  const value = page.locator('#plan button[data-name^="plan.swept."]').last();
  await value.waitFor({state: 'attached'});
  await value.focus();
  await page.keyboard.press('Enter');
  await page.waitForFunction(() => /patience=\d+/.test(location.hash));
  assert.deepEqual(page.problems, []);
});

test('all views are drawn at every size, in both themes and languages', async () => {
  for (const [name, width, height] of [['desk', 1440, 900], ['low', 760, 440], ['phone', 390, 844]]) {
    for (const [lang, theme] of [['fr', 'dark'], ['en', 'light']]) {
      for (const study of ['rates', 'queues', 'clients', 'sweep']) {
        const page = await board(`study=${study}&sweep=cooks`, {width, height, lang, theme, hasTouch: name === 'phone'});
        await page.waitForSelector(`#choice-study-${study}:checked`, {state: 'attached'});
        await page.focus(`#choice-study-${study}`);   // brings the panel to the screen
        await page.waitForTimeout(300);
        await screenshot(page, `study-${study}-${name}-${lang}-${theme}`);
        assert.deepEqual(page.problems, [], `${study} ${name} ${lang}`);
        await page.context().close();
      }
    }
  }
});
