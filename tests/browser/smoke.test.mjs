import assert from 'node:assert/strict';
import {test} from 'node:test';
import {close, open, screenshot} from './harness.mjs';

test('the page starts, draws, and asks nobody else for anything', async () => {
  const page = await open();
  const shot = await screenshot(page, 'smoke');
  assert.ok(shot);
  const box = await page.locator('#canvas').boundingBox();
  assert.ok(box.width > 0 && box.height > 0, 'the canvas has a size');
  const webgl = await page.evaluate(() => document.getElementById('canvas').getContext('webgl2') !== null);
  assert.ok(webgl, 'the canvas draws with WebGL 2');
  const fonts = await page.evaluate(async () => Promise.all([...document.fonts].map(({family, weight, loaded}) => loaded.then(() => `${family} ${weight}`, String))));
  assert.deepEqual(fonts, ['Comptoir Sans 400', 'Comptoir Sans 600', 'Comptoir Mono 400'], 'a font that a browser refuses is seen nowhere else');
  assert.deepEqual(page.problems, []);
  await close(page);
});
