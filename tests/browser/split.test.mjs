// The program in two files: what a first visit doesn't need is loaded when a lesson outside is opened, before its run.
import assert from 'node:assert/strict';
import {readdir, readFile} from 'node:fs/promises';
import {test} from 'node:test';
import {close, open} from './harness.mjs';
import {control, until} from './parallel.mjs';

const lessonsFolder = new URL('../../src/model/lessons/', import.meta.url);
const lessons = (await readdir(lessonsFolder)).filter((name) => name.endsWith('.json')).map((name) => name.slice(0, -'.json'.length).replaceAll('_', '-'));
const build = await readFile(new URL('../../CMakeLists.txt', import.meta.url), 'utf8');
const first = /comptoir_first_lessons\(([^)]*)\)/.exec(build)[1].trim().split(/\s+/).map((name) => name.replaceAll('_', '-'));

// The requests for the rest of the program: "fetch" where it was awaited, "xhr" where everything stood still for it.
function watchRest(page, seen) {
  page.on('request', (request) => { if (request.url().endsWith('comptoir.rest.wasm')) seen.push(request.resourceType()); });
}

const title = (page) => page.title();
const click = (page, name) => control(page, name).evaluate((button) => button.click());
const hash = (page) => page.evaluate(() => location.hash);

async function visit(page, id) {
  await page.evaluate((link) => { location.hash = link; }, `lesson=${id}&t=0`);
  await page.waitForFunction((link) => location.hash.includes(link), `lesson=${id}`);
  await page.waitForFunction((shown) => document.getElementById('parallel').dataset.lesson === shown, id);   // its controls, too
}

// So that all of the run is computed.
async function toTheEnd(page) {
  await click(page, 'end');
  await page.waitForTimeout(60);
}

async function everyWay(page) {
  await toTheEnd(page);
  const radios = page.locator('#parallel input[type="radio"]');
  for (let n = 0; n < await radios.count(); ++n) {
    await radios.nth(n).evaluate((node) => node.click());
    await toTheEnd(page);
  }
}

test('the lessons of a first visit never load the rest, whatever is chosen in them', async () => {
  const seen = [];
  const page = await open({beforeLoad: (loading) => watchRest(loading, seen)});
  for (const id of first) {
    await visit(page, id);
    await everyWay(page);
  }
  assert.deepEqual(seen, []);
  assert.deepEqual(page.problems, []);
  await close(page);
});

test('nothing that one does with a lesson of a first visit loads the rest', async () => {
  for (const [width, height] of [[1280, 800], [760, 440], [390, 844]]) {
    const seen = [];
    const page = await open({width, height, hash: 'lesson=rush-2-per-second&t=3.5&level=expert', beforeLoad: (loading) => watchRest(loading, seen)});
    const names = await page.locator('#parallel .twin[data-drawn]').evaluateAll((list) => list.map((node) => node.dataset.name));
    for (const name of names.filter((each) => !/^(lesson|menu|share|time$|plan$|keep|differ)/.test(each))) {
      const box = await control(page, name).boundingBox();
      if (!box) continue;
      await page.mouse.move(box.x + 2, box.y + box.height / 2);
      await page.mouse.click(box.x + box.width / 2, box.y + box.height / 2);
    }
    for (let y = 60; y < height; y += 90) for (let x = 20; x < width; x += 110) await page.mouse.move(x, y);
    await page.keyboard.down('Control');
    await page.mouse.wheel(0, -300);
    await page.keyboard.up('Control');
    await page.setViewportSize({width: height, height: width});
    await page.evaluate(async () => {
      const loss = document.getElementById('canvas').getContext('webgl2').getExtension('WEBGL_lose_context');
      loss.loseContext();
      await new Promise((done) => { setTimeout(done, 200); });
      loss.restoreContext();
    });
    await page.waitForTimeout(500);
    await toTheEnd(page);
    assert.deepEqual(seen, [], `${width}`);
    assert.deepEqual(page.problems.filter((problem) => !/WebGL|CONTEXT_LOST/.test(problem)), []);
    await close(page);
  }
});

test('every lesson opens by its link, with its run, and the rest comes before', async () => {
  for (const id of lessons) {
    const seen = [];
    const page = await open({hash: `lesson=${id}`, width: 900, height: 600, beforeLoad: (loading) => watchRest(loading, seen)});
    await toTheEnd(page);
    assert.deepEqual(seen, first.includes(id) ? [] : ['fetch'], id);
    assert.deepEqual(page.problems, [], id);
    await close(page);
  }
});

test('every lesson opens within the page, in all its ways; the rest is loaded once', async () => {
  const seen = [];
  const page = await open({hash: 'lesson=rush-2-per-second', beforeLoad: (loading) => watchRest(loading, seen)});
  for (const id of lessons) {
    await visit(page, id);
    await everyWay(page);
    assert.deepEqual(page.problems, [], id);
  }
  assert.deepEqual(seen, ['fetch']);
  await close(page);
});

test('the canvas’s own buttons go through every lesson', async () => {
  const page = await open({hash: 'lesson=order-sync-async&t=0'});
  for (let n = 1; n < lessons.length; ++n) {
    const before = await title(page);
    await click(page, 'lesson.next');
    await until(() => title(page), (text) => text !== before);
  }
  assert.match(await page.evaluate(() => location.hash), /lesson=/);
  assert.deepEqual(page.problems, []);
  await close(page);
});

test('a rest that does not come is said, the page goes on, and it comes when it is asked for', async () => {
  let refused = true;
  const page = await open({hash: 'lesson=rush-2-per-second&t=3.5', beforeLoad: (loading) => loading.route('**/comptoir.rest.wasm', (route) => (refused ? route.abort() : route.continue()))});
  const before = await title(page);
  await click(page, 'lesson.list');
  await page.locator('[data-lesson="names"]').click();
  const notice = page.locator('#notice');
  await notice.waitFor({state: 'visible'});
  assert.equal(await title(page), before);
  await click(page, 'step.forward');
  refused = false;
  await notice.locator('.quiet').click();
  await notice.waitFor({state: 'hidden'});
  await until(() => title(page), (text) => text !== before);
  await close(page);
});

test('a link to a lesson whose program does not come shows the first lesson, and the other when it is asked for', async () => {
  let refused = true;
  const page = await open({hash: 'lesson=names&t=0', beforeLoad: (loading) => loading.route('**/comptoir.rest.wasm', (route) => (refused ? route.abort() : route.continue()))});
  const notice = page.locator('#notice');
  await notice.waitFor({state: 'visible'});
  assert.match(await title(page), /One order/);
  refused = false;
  await notice.locator('.quiet').click();
  await until(() => title(page), (text) => !/One order/.test(text));
  await until(() => hash(page), (text) => /lesson=names/.test(text));
  await close(page);
});

test('what nobody foresaw is loaded while everything waits', async () => {
  const seen = [];
  // A page that takes every lesson for one that is there.
  const body = (await readFile(new URL('../../dist/program.mjs', import.meta.url), 'utf8')).replace(/(\w+)\.has\(String\(\w+\)\)/, 'false');
  const page = await open({hash: 'lesson=names&t=0', beforeLoad: async (loading) => {
    watchRest(loading, seen);
    await loading.route('**/program.mjs', (route) => route.fulfill({contentType: 'text/javascript', body}));
  }});
  await toTheEnd(page);
  assert.match(await hash(page), /lesson=names/);
  assert.deepEqual(seen, ['xhr']);
  assert.deepEqual(page.problems, []);
  await close(page);
});
