import assert from 'node:assert/strict';
import {test} from 'node:test';
import {close, open, siteOrigin} from './harness.mjs';
import {press, serveHost, visit} from './hosts.mjs';
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

test('an embed whose program does not arrive says so, to the page around it too, and refuses what is asked of it until it runs', async () => {
  const site = await siteOrigin();
  const origin = await serveHost({'/': `<!doctype html><html lang="en"><title>A course</title><comptoir-playground lesson="rush-10"></comptoir-playground><script src="${site}/embed.js"></script>`});
  const page = await visit(origin, '/', {width: 800, height: 600});
  await page.context().route('**/comptoir.wasm', (route) => route.abort());
  const answer = await page.evaluate(async () => {
    const embed = document.querySelector('comptoir-playground');
    const told = new Promise((done) => { embed.addEventListener('error', ({detail}) => done(detail)); });
    const asked = embed.seek(3).catch(({message}) => message);
    return {told: await told, asked: await asked, later: await embed.play().catch(({message}) => message)};
  });
  assert.match(answer.told.message, /could not start/);
  assert.equal(answer.told.type, 'error');
  assert.equal(answer.asked, answer.told.message);
  assert.equal(answer.later, answer.told.message);
  const frame = page.frames()[1];
  assert.ok(await page.locator('comptoir-playground iframe.shown').isVisible());
  assert.match(await frame.locator('#failure').textContent(), /could not start/);

  await page.context().unroute('**/comptoir.wasm');
  await press(page, frame.locator('#failure button'));
  await page.frameLocator('iframe').locator('html[data-state="ready"]').waitFor({state: 'attached', timeout: 60000});
  await until(() => page.evaluate(() => document.querySelector('comptoir-playground').seek(3).then(({type}) => type, ({message}) => message)), (type) => type === 'done');
  await close(page);
});
