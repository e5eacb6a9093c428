// The share dialog: what it copies and how, its code for a room, and what can be taken away.
import assert from 'node:assert/strict';
import {readFile} from 'node:fs/promises';
import {test} from 'node:test';
import {close, open, screenshot, siteOrigin} from './harness.mjs';
import {control, moment, until} from './parallel.mjs';

const module = (path) => readFile(new URL(`../../node_modules/${path}`, import.meta.url), 'utf8');
const axe = await module('axe-core/axe.min.js');
const qrReader = await module('jsqr/dist/jsQR.js');
const rush = 'lesson=rush-2-per-second&cooks=4&t=3.5&n=2';

const said = (page) => page.locator('#share-dialog .said').textContent();
const clipboard = (page) => page.evaluate(() => navigator.clipboard.readText());
const openTab = async (page, name) => {
  if (!await page.locator('#share-dialog').count()) {
    await control(page, 'share').evaluate((button) => button.click());
    await page.locator('#share-dialog').waitFor();
  }
  await page.locator(`#share-tab-${name}`).click();
};

// The page as a site serves it that allows no clipboard.
const refuseClipboard = async (loading) => loading.route(`${await siteOrigin()}/`, async (route) => {
  const response = await route.fetch();
  await route.fulfill({response, headers: {...response.headers(), 'permissions-policy': 'clipboard-write=(), clipboard-read=()'}});
});

// What a click makes the browser save: its name and its bytes.
async function saved(page, click) {
  const [download] = await Promise.all([page.waitForEvent('download', {timeout: 60000}), click()]);
  return {name: download.suggestedFilename(), bytes: await readFile(await download.path())};
}

// The sides of a picture, how many colours it has, and whether one of them is no grey.
async function pixels(page, bytes) {
  return page.evaluate(async (base64) => {
    const bitmap = await createImageBitmap(new Blob([Uint8Array.from(atob(base64), (char) => char.charCodeAt(0))], {type: 'image/png'}));
    const context = new OffscreenCanvas(bitmap.width, bitmap.height).getContext('2d');
    context.drawImage(bitmap, 0, 0);
    const {data} = context.getImageData(0, 0, bitmap.width, bitmap.height);
    const colours = new Set(new Uint32Array(data.buffer));
    const coloured = data.some((value, at) => at % 4 === 0 && (value !== data[at + 1] || value !== data[at + 2]));
    return {width: bitmap.width, height: bitmap.height, colours: colours.size, coloured};
  }, bytes.toString('base64'));
}

test('one key opens the dialog, and one more copies the link', async () => {
  const page = await open({hash: rush});
  await page.keyboard.press('s');
  await page.locator('#share-dialog').waitFor();
  await page.keyboard.press('Enter');
  await until(() => said(page), (text) => text === 'Link copied.');
  const link = await page.locator('#share-link').inputValue();
  assert.equal(await clipboard(page), link);

  await page.evaluate(() => navigator.clipboard.writeText(''));
  await page.locator('#share-dialog input[name="theme"]').uncheck();
  await page.keyboard.press('Control+c');
  await until(() => said(page), (text) => text === 'Link copied.');
  assert.equal(await clipboard(page), link.replace('&theme=light', ''));
  await page.locator('#share-link').focus();
  await page.keyboard.press('Enter');
  await until(() => said(page), (text) => text === 'Link copied.');

  await page.keyboard.press('Escape');
  await page.locator('dialog').waitFor({state: 'detached'});
  await page.evaluate(() => { document.activeElement.blur(); return navigator.clipboard.writeText(''); });
  await page.keyboard.press('Shift+S');
  await until(() => page.locator('#brief').textContent(), (text) => text === 'Link copied.');
  assert.equal(await clipboard(page), link.replace('&theme=light', ''), 'with what was ticked the last time');
  assert.deepEqual(page.problems, []);
  await close(page);
});

test('a browser that denies the clipboard shows the text to select', async () => {
  const page = await open({hash: rush, beforeLoad: refuseClipboard});
  await page.keyboard.press('Shift+S');
  await page.locator('#share-dialog').waitFor();
  await until(() => said(page), (text) => /refuses the clipboard/.test(text));
  const selected = (id) => page.locator(id).evaluate((field) => field === document.activeElement && field.selectionEnd - field.selectionStart === field.value.length);
  assert.ok(await selected('#share-link'));
  await openTab(page, 'embed');
  await page.locator('#share-dialog button.solid').click();
  await until(() => said(page), (text) => /refuses the clipboard/.test(text));
  assert.ok(await selected('#embed-code'));
  await close(page);
});

test('what can be left out is what the link holds', async () => {
  const page = await open({hash: `${rush}&level=expert&marks=4:First`});
  await openTab(page, 'link');
  const boxes = page.locator('#share-dialog input[type="checkbox"]');
  assert.deepEqual(await boxes.evaluateAll((list) => list.map(({name}) => name)), ['moment', 'view', 'marks', 'language', 'theme']);
  assert.match(await page.locator('#share-holds').textContent(), /settings changed: 1 · marks: 1 · \d+ characters/);
  for (const name of ['view', 'marks']) await page.locator(`#share-dialog input[name="${name}"]`).uncheck();
  assert.match(await page.locator('#share-link').inputValue(), /#lesson=rush-2-per-second&cooks=4&t=3\.5&n=2&lang=en&theme=light$/);
  await close(page);
});

test('a link too long for a messenger says so before it breaks, and leads to the file', async () => {
  const marks = Array.from({length: 25}, (_, n) => `${n}:${'A%20long%20caption%20'.repeat(5)}${n}`).join(',');
  const page = await open({hash: `${rush}&marks=${marks}`, width: 760, height: 440});
  await openTab(page, 'link');
  assert.match(await page.locator('#share-long').textContent(), /2,\d{3} characters: .* 2,000/);
  await screenshot(page, 'share-long');
  await page.locator('#share-long button').click();
  assert.equal(await page.locator('#share-tab-files').getAttribute('aria-selected'), 'true');
  await openTab(page, 'link');
  await page.locator('#share-dialog input[name="marks"]').uncheck();
  assert.equal(await page.locator('#share-long').textContent(), '');
  await close(page);
});

test('the code for a room is the link, small and large, in both themes', async () => {
  for (const theme of ['light', 'dark']) {
    const page = await open({hash: rush, theme});
    await openTab(page, 'link');
    const link = await page.locator('#share-link').inputValue();
    await page.evaluate(qrReader);
    const read = async (code) => page.evaluate(async (base64) => {
      const bitmap = await createImageBitmap(new Blob([Uint8Array.from(atob(base64), (char) => char.charCodeAt(0))], {type: 'image/png'}));
      const context = new OffscreenCanvas(bitmap.width, bitmap.height).getContext('2d');
      context.drawImage(bitmap, 0, 0);
      return globalThis.jsQR(context.getImageData(0, 0, bitmap.width, bitmap.height).data, bitmap.width, bitmap.height)?.data;
    }, (await code.screenshot()).toString('base64'));
    await page.locator('#share-enlarge').click();
    const large = page.locator('#qr-large .qr');
    await large.waitFor();
    assert.equal(await read(large), link);
    const {width, height} = await large.boundingBox();
    assert.ok(Math.min(width, height) > 560, 'as large as the window allows');
    assert.equal(await page.locator('#qr-large p').textContent(), link);
    await screenshot(page, `share-qr-large-${theme}`);
    await page.keyboard.press('Escape');
    await page.locator('#qr-large').waitFor({state: 'detached'});
    assert.ok(await page.locator('#share-dialog').isVisible(), 'and leads back');
    assert.equal(await read(page.locator('#share-dialog .qr')), link);
    await close(page);
  }
});

test('the frame’s code, pasted into a page, runs the scenario there, and asks nobody else for anything', async () => {
  const page = await open({hash: `${rush}&lang=fr`});
  await openTab(page, 'embed');
  await page.locator('#embed-form input[value="frame"]').check();
  await page.locator('#embed-height').fill('480');
  const code = await page.locator('#embed-code').inputValue();
  assert.match(code, /^<iframe src="[^"<>]*\?embed=1#lesson=rush-2-per-second&amp;cooks=4/);
  await page.locator('#embed-height').fill('20');
  assert.match(await said(page), /20.*240.*2.?000/);
  assert.equal(await page.locator('#embed-code').inputValue(), code, 'the last good height counts');

  const course = await page.context().newPage();
  const outside = [];
  const origin = await siteOrigin();
  course.on('request', (request) => { if (!request.url().startsWith(`${origin}/`) && !/^(data|blob):/.test(request.url())) outside.push(request.url()); });
  await course.setContent(`<!doctype html><title>A course</title><body>${code}</body>`);
  const frame = course.frames().find((each) => each !== course.mainFrame());
  await frame.waitForSelector('html[data-state="ready"][data-embed]', {state: 'attached'});
  assert.equal(await frame.locator('html').getAttribute('lang'), 'fr');
  assert.equal(await frame.locator('[data-name="param.cooks.field"]').inputValue(), '4');
  assert.equal((await course.locator('iframe').boundingBox()).height, 480);
  assert.deepEqual(outside, []);
  await close(page);
});

test('a picture is saved as SVG, and as PNG in its size, with its colours or without', async () => {
  const page = await open({hash: rush, width: 1440, height: 900});
  await openTab(page, 'picture');
  const save = page.locator('#picture-save');
  await page.locator('#share-dialog .preview img').waitFor({timeout: 30000});
  await screenshot(page, 'share-picture');
  const vector = await saved(page, () => save.click());
  assert.equal(vector.name, 'rush-2-per-second-loop-3.5s.svg');
  const [, width, height] = /^<svg[^>]* width="([\d.]+)" height="([\d.]+)"/.exec(vector.bytes.toString()).map(Number);

  await page.locator('#picture-format input[value="png"]').check();
  await page.locator('#picture-scale input[value="2"]').check();
  const twice = await pixels(page, (await saved(page, () => save.click())).bytes);
  assert.deepEqual([twice.width, twice.height], [Math.round(2 * width), Math.round(2 * height)]);
  assert.ok(twice.colours > 50 && twice.coloured, 'it is not blank');

  await page.locator('#picture-colours input[value="grey"]').check();
  await page.locator('#picture-panels [data-value="timeline"]').click();
  const grey = await saved(page, () => save.click());
  assert.equal(grey.name, 'rush-2-per-second-loop-timeline-3.5s.png');
  const {coloured, colours} = await pixels(page, grey.bytes);
  assert.ok(colours > 20 && !coloured);
  assert.deepEqual(page.problems, []);
  await close(page);
});

test('the words of a picture are outlines: they look the same everywhere, and nothing is asked for', async () => {
  const page = await open({hash: rush});
  await openTab(page, 'picture');
  const preview = page.locator('#share-dialog .preview img');
  await preview.waitFor({timeout: 30000});
  const source = decodeURIComponent(await preview.getAttribute('src'));
  assert.match(source, /<use xlink:href="#/);
  assert.doesNotMatch(source, /<text|<image|font-face|href="http/);
  await close(page);
});

test('the run and its program are saved as files', async () => {
  const page = await open({hash: rush});
  await openTab(page, 'files');
  const file = (key) => saved(page, () => page.locator(`[data-file="${key}"]`).click());
  assert.match((await file('script')).bytes.toString(), /asyncio/);
  assert.equal(JSON.parse((await file('notebook')).bytes).nbformat, 4);
  const clients = await file('clients');
  assert.equal(clients.name, 'rush-2-per-second-clients.csv');
  assert.equal(clients.bytes.toString().trim().split('\n').length, 11);
  assert.ok(JSON.parse((await file('json')).bytes));
  assert.ok(JSON.parse((await file('chrome')).bytes).traceEvents.length > 10);
  assert.ok((await file('events')).bytes.toString().split('\n').length > 100);
  await until(() => said(page), (text) => text === 'rush-2-per-second-events.csv is saved.');
  await close(page);
});

test('the offline page has the scenario inside; where there is none that is said', async () => {
  const page = await open({hash: rush, beforeLoad: (loading) => loading.route('**/comptoir-offline.html', (route) => (
    route.fulfill({contentType: 'text/html', body: '<!doctype html><meta name="comptoir-link" content=""><p>whole</p>'})))});
  await openTab(page, 'files');
  const {name, bytes} = await saved(page, () => page.locator('[data-file="offline"]').click());
  assert.equal(name, 'comptoir-rush-2-per-second.html');
  assert.match(bytes.toString(), /<meta name="comptoir-link" content="lesson=rush-2-per-second&amp;cooks=4&amp;t=3.5&amp;n=2&amp;lang=en&amp;theme=light"><p>whole/);
  await page.unroute('**/comptoir-offline.html');
  await page.route('**/comptoir-offline.html', (route) => route.abort());
  await page.locator('[data-file="offline"]').click();
  await until(() => said(page), (text) => /not to be had here/.test(text));
  await close(page);
});

test('a passage is filmed while the page stays in use, and what was shown before comes back', async () => {
  const page = await open({hash: 'lesson=rush-2-per-second&t=3.5', width: 640, height: 480});
  const before = (await moment(page)).text;
  await openTab(page, 'film');
  await page.locator('#film-from').fill('1');
  await page.locator('#film-to').fill('0,5');
  await page.locator('#film-record').click();
  assert.match(await said(page), /ends after it begins/);
  await page.locator('#film-to').fill('1,5');
  await page.locator('#film-speed input[value="4"]').check();
  const film = await saved(page, () => page.locator('#film-record').click());
  assert.equal(film.name, 'rush-2-per-second.webm');
  await until(() => said(page), (text) => text === 'rush-2-per-second.webm is saved.');
  assert.equal(await until(() => moment(page).then(({text}) => text), (text) => text === before), before);

  const other = await page.context().newPage();
  const sides = await other.evaluate((base64) => new Promise((done, failed) => {
    const video = document.createElement('video');
    video.onloadeddata = () => done([video.videoWidth, video.videoHeight]);
    video.onerror = () => failed(new Error(video.error.message));
    video.src = URL.createObjectURL(new Blob([Uint8Array.from(atob(base64), (char) => char.charCodeAt(0))], {type: 'video/webm'}));
  }), film.bytes.toString('base64'));
  assert.deepEqual(sides, [640, 480]);
  assert.deepEqual(page.problems, []);
  await close(page);
});

test('a film can be cancelled, and a browser that records none says so', async () => {
  const page = await open({hash: 'lesson=rush-2-per-second&t=3.5'});
  const before = (await moment(page)).text;
  await openTab(page, 'film');
  await page.locator('#film-record').click();
  await until(() => said(page), (text) => /^Recording/.test(text));
  await page.locator('#film-record').click();
  await until(() => said(page), (text) => text === 'Nothing was saved.');
  await until(() => moment(page).then(({text}) => text), (text) => text === before);
  await close(page);

  const older = await open({hash: rush, beforeLoad: (loading) => loading.addInitScript(() => { delete globalThis.MediaRecorder; })});
  await openTab(older, 'film');
  assert.match(await older.locator('#share-panel').textContent(), /cannot record a film/);
  await close(older);
});

test('where a goal is set, the dialog sends the answer', async () => {
  const page = await open({hash: 'lesson=summaries'});
  await openTab(page, 'link');
  assert.equal(await page.locator('#share-dialog h2').textContent(), 'Send your answer');
  assert.equal(await page.locator('#share-dialog button.solid').textContent(), 'Copy answer');
  assert.match(await page.locator('#share-panel').textContent(), /sees whether it reaches the goal/);
  await screenshot(page, 'share-answer');
  await close(page);
});

test('in a low window what a tab is for stays in sight', async () => {
  const page = await open({hash: rush, width: 760, height: 440});
  for (const name of ['embed', 'picture']) {
    await openTab(page, name);
    if (name === 'picture') await page.locator('#share-dialog .preview img').waitFor({timeout: 30000});
    const button = await page.locator('#share-panel button.solid').boundingBox();
    const foot = await page.locator('#share-dialog .said').boundingBox();
    assert.ok(button.y + button.height <= foot.y, name);
  }
  await close(page);
});

test('each tab is reached with the arrows, has no fault that axe finds, and targets for a finger', async () => {
  for (const [lang, size] of [['en', {width: 1440, height: 900}], ['fr', {width: 390, height: 844, hasTouch: true}]]) {
    const page = await open({...size, lang, hash: `${rush}&level=expert&marks=4:A`});
    await openTab(page, 'link');
    for (const name of ['link', 'embed', 'picture', 'film', 'files']) {
      assert.equal(await page.evaluate(() => document.activeElement.id), `share-tab-${name}`);
      if (name === 'picture') await page.locator('#share-dialog .preview img').waitFor({timeout: 30000});
      await page.evaluate(axe);
      const {violations} = await page.evaluate(() => globalThis.axe.run('#share-dialog', {resultTypes: ['violations']}));
      assert.deepEqual(violations.map(({id, nodes}) => `${id}: ${nodes[0].html}`), [], name);
      await screenshot(page, `share-${name}-${lang}`);
      if (size.hasTouch) {
        const small = await page.locator('#share-dialog button:visible, #share-dialog label.check:visible, #share-dialog input[type="text"]:visible').evaluateAll((list) => (
          list.map((node) => [node.textContent || node.id, node.getBoundingClientRect().height]).filter(([, height]) => height < 44)));
        assert.deepEqual(small, [], name);
      }
      const wide = await page.locator('#share-panel').evaluate((panel) => panel.scrollWidth > panel.clientWidth);
      assert.ok(!wide, `${name} fits its width`);
      await page.keyboard.press('ArrowRight');
    }
    assert.deepEqual(page.problems, []);
    await close(page);
  }
});
