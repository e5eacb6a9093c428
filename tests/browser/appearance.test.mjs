import assert from 'node:assert/strict';
import {test} from 'node:test';
import {close, open, screenshot} from './harness.mjs';
import {area, control, drawn, until} from './parallel.mjs';

const moment = 'lesson=rush-2-per-second&t=3.5&n=1';
const sizes = [[1920, 1080], [1440, 900], [1366, 650], [1100, 760], [820, 1100], [760, 440], [390, 844]];

for (const lang of ['fr', 'en']) {
  for (const theme of ['dark', 'light']) {
    test(`pictures of the page, ${lang}, ${theme}`, async () => {
      for (const [width, height] of sizes) {
        const page = await open({width, height, lang, theme, hash: moment, hasTouch: width < 600});
        await page.waitForTimeout(300);
        await screenshot(page, `page-${width}x${height}-${lang}-${theme}`);
        assert.deepEqual(page.problems, []);
        await close(page);
      }
    });
  }
}

test('text is drawn for a screen of two pixels in one', async () => {
  const page = await open({width: 1440, height: 900, deviceScaleFactor: 2, hash: moment, theme: 'dark'});
  const size = await page.evaluate(() => [document.getElementById('canvas').width, document.getElementById('canvas').height]);
  assert.deepEqual(size, [2880, 1800]);
  await screenshot(page, 'page-1440x900-en-dark-2x');
  await close(page);
});

test('language and theme are switched on the page and kept for the next visit', async () => {
  const page = await open({width: 1440, height: 900, lang: 'en', theme: 'light'});
  const {cx, cy} = await area(page, 'language.fr');
  await page.mouse.click(cx, cy);
  await until(() => page.locator('html').getAttribute('lang'), (lang) => lang === 'fr');
  await until(() => page.title(), (title) => /Une commande/.test(title));
  assert.equal(await control(page, 'share').textContent(), 'Partager');
  await control(page, 'theme').focus();
  await page.keyboard.press('Enter');
  await until(() => page.locator('html').getAttribute('data-theme'), (theme) => theme === 'dark');
  await page.goto(page.url().split('#')[0]);
  await page.waitForSelector('html[data-state="ready"]', {state: 'attached'});
  assert.equal(await page.locator('html').getAttribute('lang'), 'fr');
  assert.equal(await page.locator('html').getAttribute('data-theme'), 'dark');
  await close(page);
});

test('on a phone each panel is one tap away, and every setting can be reached', async () => {
  const page = await open({width: 390, height: 844, hasTouch: true, hash: moment});
  assert.equal(await page.locator('#parallel nav button').count(), 5);
  for (let tab = 0; tab < 5; ++tab) {
    const {cx, cy} = await area(page, `tab.${tab}`);
    await page.touchscreen.tap(cx, cy);
    await until(() => control(page, `tab.${tab}`).getAttribute('aria-pressed'), (pressed) => pressed === 'true');
    await page.waitForTimeout(150);
    await screenshot(page, `phone-tab-${tab}`);
  }
  for (const key of ['clients', 'period', 'patience', 'sodas', 'cooks', 'batch', 't_soda', 't_burger', 't_fries']) {
    await control(page, `param.${key}.slider`).focus();
    await until(() => drawn(page, `param.${key}.slider`), Boolean);
    const {y, height} = await area(page, `param.${key}.slider`);
    assert.ok(y >= 0 && y + height <= 844 - 212 + 1, `${key} is above the dock: ${y}`);
  }
  await close(page);
});

test('in every window, settings, transport and timeline can be reached', async () => {
  for (const [width, height] of sizes) {
    const page = await open({width, height, hash: moment});
    for (const name of ['param.t_fries.slider', 'param.clients.field', 'play', 'step.back', 'step.forward', 'code.python']) {
      await control(page, name).focus();
      await until(() => drawn(page, name), Boolean).catch(() => assert.fail(`${name} is not drawn at ${width}x${height}`));
      const box = await area(page, name);
      assert.ok(box.x >= 0 && box.y >= 0 && box.x + box.width <= width && box.y + box.height <= height, `${name} lies in the window at ${width}x${height}`);
    }
    await close(page);
  }
});

test('the canvas follows the window', async () => {
  const page = await open({width: 1440, height: 900, hash: moment});
  await page.setViewportSize({width: 700, height: 900});
  await until(() => page.evaluate(() => document.getElementById('canvas').width), (width) => width === 700);
  await page.setViewportSize({width: 1300, height: 900});
  await until(() => page.evaluate(() => document.getElementById('canvas').width), (width) => width === 1300);
  await close(page);
});
