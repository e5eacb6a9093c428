import assert from 'node:assert/strict';
import {readFile} from 'node:fs/promises';
import {test} from 'node:test';
import {close, nativeRun, open, screenshot} from './harness.mjs';
import {control, moment, stateText, until} from './parallel.mjs';

// How many pixels of two pictures can be told apart: a glyph may be rounded otherwise by a shade.
async function differing(page, first, second) {
  return page.evaluate(async (pictures) => {
    const [a, b] = await Promise.all(pictures.map(async (base64) => {
      const bitmap = await createImageBitmap(new Blob([Uint8Array.from(atob(base64), (char) => char.charCodeAt(0))], {type: 'image/png'}));
      const context = new OffscreenCanvas(bitmap.width, bitmap.height).getContext('2d');
      context.drawImage(bitmap, 0, 0);
      return context.getImageData(0, 0, bitmap.width, bitmap.height).data;
    }));
    let count = a.length === b.length ? 0 : Infinity;
    for (let i = 0; i < a.length; i += 4) {
      if (Math.max(Math.abs(a[i] - b[i]), Math.abs(a[i + 1] - b[i + 1]), Math.abs(a[i + 2] - b[i + 2])) > 12) count += 1;
    }
    return count;
  }, [first.toString('base64'), second.toString('base64')]);
}

test('a shared link shows the same elsewhere', async () => {
  const page = await open({hash: 'lesson=rush-2-per-second&t=3.5&n=2', width: 1440, height: 900, lang: 'fr', theme: 'dark'});
  await control(page, 'param.cooks.slider').focus();
  await page.keyboard.press('ArrowRight');
  await until(() => control(page, 'param.cooks.field').inputValue(), (value) => value === '4');
  await page.locator('body').evaluate(() => document.activeElement.blur());
  await control(page, 'share').evaluate((button) => button.click());
  const link = await page.locator('#share-link').inputValue();
  assert.match(link, /#lesson=rush-2-per-second&cooks=4&t=3\.5&n=2&lang=fr&theme=dark/);
  await page.locator('#share-dialog button.solid').click();
  await until(() => page.locator('#share-dialog .said').textContent(), (said) => said === 'Lien copié.');
  assert.equal(await page.evaluate(() => navigator.clipboard.readText()), link);
  await page.keyboard.press('Escape');
  await page.locator('dialog').waitFor({state: 'detached'});
  await page.locator('body').evaluate(() => document.activeElement.blur());

  const other = await open({hash: new URL(link).hash.slice(1), width: 1440, height: 900, lang: 'en', theme: 'light'});
  assert.equal(await stateText(other), await stateText(page));
  assert.equal(await other.locator('html').getAttribute('lang'), 'fr');
  assert.equal(await other.locator('html').getAttribute('data-theme'), 'dark');
  // The sender opens the link, too: a page that has drawn other things before has its glyphs elsewhere in the texture, and software GL
  // rounds their edges by where they are.
  await page.goto('about:blank');
  await page.goto(link);
  await page.waitForSelector('html[data-state="ready"]', {state: 'attached'});
  assert.equal(await stateText(other), await stateText(page));
  await page.mouse.move(0, 0);
  await other.mouse.move(0, 0);
  await page.waitForTimeout(1000);
  const [first, second] = await Promise.all([screenshot(page, 'shared-here'), screenshot(other, 'shared-there')].map(async (path) => readFile(await path)));
  assert.ok(await differing(page, first, second) < 20, 'the two pictures are the same');
  await close(page);
  await close(other);
});

test('the link holds what is ticked', async () => {
  const page = await open({hash: 'lesson=rush-2-per-second&t=3.5'});
  await control(page, 'share').evaluate((button) => button.click());
  for (const name of ['moment', 'language', 'theme']) await page.locator(`#share-dialog input[name="${name}"]`).uncheck();
  assert.match(await page.locator('#share-link').inputValue(), /#lesson=rush-2-per-second$/);
  await close(page);
});

test('where the clipboard is refused, the link is selected', async () => {
  const page = await open({hash: 'lesson=rush-2-per-second', beforeLoad: (loading) => loading.addInitScript(() => {
    Object.defineProperty(navigator, 'clipboard', {value: {writeText: () => Promise.reject(new Error('refused'))}});
  })});
  await control(page, 'share').evaluate((button) => button.click());
  await page.locator('#share-dialog button.solid').click();
  await until(() => page.locator('#share-dialog .said').textContent(), (said) => /refuses the clipboard/.test(said));
  const selected = await page.locator('#share-link').evaluate((input) => input === document.activeElement && input.selectionEnd - input.selectionStart === input.value.length);
  assert.ok(selected);
  await close(page);
});

test('a bad link opens the page with a notice that names each key', async () => {
  const page = await open({hash: 'lesson=rush-2-per-second&cooks=1000&period=soon&colour=blue'});
  const notice = page.locator('#notice');
  await notice.waitFor({state: 'visible'});
  const text = await notice.textContent();
  for (const named of ['cooks', '1000', '100', 'period', 'soon', 'colour']) assert.ok(text.includes(named), `${named} in: ${text}`);
  assert.equal(await control(page, 'param.cooks.field').inputValue(), '3');
  await notice.locator('button').click();
  assert.ok(await notice.isHidden());
  assert.deepEqual(page.problems, []);
  await close(page);
});

test('nothing in a link becomes markup', async () => {
  const page = await open({hash: `lesson=${encodeURIComponent('<img src=x onerror=alert(1)>')}&<b>=1`});
  await page.locator('#notice').waitFor({state: 'visible'});
  assert.equal(await page.locator('#notice img, #notice b').count(), 0);
  await close(page);
});

test('the address follows what is looked at when it is paused', async () => {
  const page = await open({hash: 'lesson=rush-2-per-second&t=3.5&n=1'});
  await page.keyboard.press('ArrowRight');
  await until(() => page.evaluate(() => location.hash), (hash) => /n=[2-9]/.test(hash));
  await page.evaluate(() => { location.hash = 'lesson=rush-2-per-second&cooks=5&t=1'; });
  await until(() => control(page, 'param.cooks.field').inputValue(), (value) => value === '5');
  assert.equal((await moment(page)).seconds, 1);
  await close(page);
});

test('the page, node and the native program run the same: their trace hashes are equal', async () => {
  for (const settings of ['lesson=rush-2-per-second', 'lesson=rush-2-per-second&sodas=2&cooks=6&batch=8&clients=240', 'lesson=rush-10&t_soda=0.125']) {
    const page = await open({hash: settings, lang: 'en'});
    await control(page, 'share').evaluate((button) => button.click());
    const hash = await page.locator('#trace-hash').getAttribute('data-hash');
    assert.equal(hash, (await nativeRun(settings)).trace_hash, settings);
    await close(page);
  }
});
