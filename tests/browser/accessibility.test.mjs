import assert from 'node:assert/strict';
import {readFile} from 'node:fs/promises';
import {test} from 'node:test';
import {close, open, screenshot} from './harness.mjs';
import {control, moment, until} from './parallel.mjs';

const axe = await readFile(new URL('../../node_modules/axe-core/axe.min.js', import.meta.url), 'utf8');

async function violations(page) {
  await page.evaluate(axe);
  const {violations: found} = await page.evaluate(() => globalThis.axe.run(document, {resultTypes: ['violations']}));
  return found.map(({id, nodes}) => `${id}: ${nodes.map((node) => node.html).slice(0, 3).join(' | ')}`);
}

test('axe finds nothing, on the page and in its dialogs', async () => {
  for (const lang of ['fr', 'en']) {
    const page = await open({lang, hash: 'lesson=rush-2-per-second&t=3.5&cooks=1000'});
    assert.deepEqual(await violations(page), []);
    for (const name of ['share', 'lesson.list', 'menu']) {
      await control(page, name).evaluate((button) => button.click());
      await page.locator('dialog[open]').waitFor();
      assert.deepEqual(await violations(page), [], name);
      await screenshot(page, `dialog-${name}-${lang}`);
      await page.keyboard.press('Escape');
      await page.locator('dialog').waitFor({state: 'detached'});
    }
    await close(page);
  }
});

test('with Tab alone every control is met, in an order that makes sense, and named', async () => {
  const page = await open({hash: 'lesson=rush-2-per-second&t=3.5', width: 1440, height: 900});
  const met = [];
  for (let n = 0; n < 80; ++n) {
    await page.keyboard.press('Tab');
    const {name, label} = await page.evaluate(() => {
      const node = document.activeElement;
      return {name: node.dataset?.name ?? '', label: node.getAttribute('aria-label') ?? node.textContent};
    });
    if (!name) break;
    assert.ok(label.trim(), `${name} has a name`);
    met.push(name);
  }
  for (const name of ['lesson.list', 'share', 'play', 'timeline', 'param.clients.slider', 'param.t_fries.field', 'settings.reset']) assert.ok(met.includes(name), `${name} in ${met}`);
  assert.ok(met.indexOf('play') < met.indexOf('param.clients.slider'));
  await close(page);
});

test('the focus is drawn on the canvas', async () => {
  const page = await open({hash: 'lesson=rush-2-per-second&t=3.5', width: 1440, height: 900, theme: 'dark'});
  await page.waitForTimeout(500);
  const before = await page.screenshot();
  await control(page, 'step.forward').focus();
  await page.waitForTimeout(300);
  assert.ok(!(await page.screenshot()).equals(before));
  await screenshot(page, 'focus-on-step');
  await close(page);
});

test('one sentence is said for each step when paused, and few while it plays', async () => {
  const page = await open({hash: 'lesson=rush-2-per-second&t=3.5&n=1'});
  const sentence = page.locator('#sentence');
  const first = await until(() => sentence.textContent(), Boolean);
  await page.keyboard.press('ArrowRight');
  await until(() => sentence.textContent(), (text) => text !== first);
  await page.evaluate(() => {
    globalThis.said = 0;
    new MutationObserver(() => { globalThis.said += 1; }).observe(document.getElementById('sentence'), {childList: true, characterData: true, subtree: true});
  });
  await page.keyboard.press(' ');
  await page.waitForTimeout(4000);
  assert.ok(await page.evaluate(() => globalThis.said) <= 3);
  await close(page);
});

test('shortcuts never act while something is typed', async () => {
  const page = await open({hash: 'lesson=rush-2-per-second&t=3.5'});
  const before = await moment(page);
  await control(page, 'param.cooks.field').focus();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('End');
  assert.equal((await moment(page)).text, before.text);
  await page.keyboard.press('Escape');
  await page.keyboard.press('?');
  await page.locator('#shortcuts').waitFor({state: 'visible'});
  assert.match(await page.locator('#shortcuts').textContent(), /SpacePlay or pause/);
  await screenshot(page, 'dialog-shortcuts');
  await close(page);
});
