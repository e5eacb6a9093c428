import assert from 'node:assert/strict';
import {test} from 'node:test';
import {close, open} from './harness.mjs';
import {until} from './parallel.mjs';

test('a lost context is said, and the picture comes back with it', async () => {
  const page = await open({hash: 'lesson=rush-2-per-second&t=3.5', width: 1000, height: 700});
  await page.waitForTimeout(800);
  const before = await page.screenshot();
  await page.evaluate(() => {
    globalThis.losing = document.getElementById('canvas').getContext('webgl2').getExtension('WEBGL_lose_context');
    globalThis.losing.loseContext();
  });
  await page.locator('#failure').waitFor({state: 'visible'});
  assert.match(await page.locator('#failure').textContent(), /interrupted/);
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowLeft');
  await page.evaluate(() => globalThis.losing.restoreContext());
  await page.locator('#failure').waitFor({state: 'hidden'});
  await until(async () => (await page.screenshot()).equals(before), Boolean);
  await close(page);
});

test('without WebGL 2 the page says what to do', async () => {
  const page = await open({ready: 'html[data-state="failed"]', beforeLoad: (loading) => loading.addInitScript(() => {
    const original = HTMLCanvasElement.prototype.getContext;
    HTMLCanvasElement.prototype.getContext = function getContext(kind, ...rest) { return kind.startsWith('webgl') ? null : original.call(this, kind, ...rest); };
  })});
  assert.match(await page.locator('#failure').textContent(), /WebGL 2 is not available/);
  assert.ok(await page.locator('#failure button').isVisible());
  await close(page);
});

test('a program that does not arrive is said', async () => {
  const page = await open({ready: 'html[data-state="failed"]', beforeLoad: (loading) => loading.route('**/comptoir.wasm', (route) => route.abort())});
  assert.match(await page.locator('#failure').textContent(), /could not start/);
  await close(page);
});
