// With no network: the site that the browser keeps, and the page as one file.
import assert from 'node:assert/strict';
import {cp, mkdtemp, readFile, rm, writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {pathToFileURL} from 'node:url';
import {test} from 'node:test';
import {close, newPage, screenshot} from './harness.mjs';
import {serve} from '../../scripts/serve.mjs';
import {makeWorker} from '../../scripts/site/service_worker.mjs';

const ready = (page) => page.waitForSelector('html[data-state="ready"]', {state: 'attached', timeout: 60000});
// By asking again: a page that is opened anew meanwhile has forgotten the question.
async function until(page, asks) {
  for (let n = 0; n < 400; ++n) {
    if (await page.evaluate(asks).catch(() => false)) return;
    await page.waitForTimeout(100);
  }
  throw new Error(`it never came true: ${asks}`);
}
const lessonOf = (page) => page.evaluate(() => /lesson=([a-z0-9-]+)/.exec(location.hash)?.[1]);

// A site of its own that can be changed and stopped: {folder, origin, stop()}.
async function siteCopy() {
  const folder = await mkdtemp(join(tmpdir(), 'comptoir-'));
  await cp('dist', folder, {recursive: true, filter: (path) => !/\/(figures|posters|cards|sheets)$/.test(path)});
  const {server, port} = await serve(folder, 0);
  let stopped = false;
  return {
    folder, origin: `http://localhost:${port}`,
    async stop() {
      if (stopped) return;
      stopped = true;
      server.closeAllConnections();
      await new Promise((done) => { server.close(done); });
    },
    async remove() { await this.stop(); await rm(folder, {recursive: true, force: true}); },
  };
}

const workerReady = (page) => page.evaluate(async () => {
  const {active} = await navigator.serviceWorker.ready;
  if (active.state !== 'activated') await new Promise((done) => { active.addEventListener('statechange', () => active.state === 'activated' && done()); });
});

test('a page that was visited opens again with the server stopped, with lessons and dialogs that were not opened before', async () => {
  const site = await siteCopy();
  const page = await newPage({serviceWorkers: 'allow', allowed: [site.origin]});
  await page.goto(`${site.origin}/#lesson=rush-10&lang=fr`);
  await ready(page);
  await workerReady(page);
  await page.goto(`${site.origin}/fr/l/names/`);   // seen once
  await site.stop();
  await page.goto('about:blank');
  await page.goto(`${site.origin}/#lesson=rush-10&lang=fr`);
  await ready(page);
  assert.equal(await lessonOf(page), 'rush-10');
  await page.evaluate(() => { location.hash = 'lesson=cancel&lang=en'; });   // its program is in the second file, its words in the other language
  await until(page, () => document.title.startsWith('Cancelling') || /cancel/i.test(document.title));
  await page.keyboard.press('?');
  await page.locator('dialog[open]').waitFor();
  await page.goto(`${site.origin}/fr/l/names/`);
  assert.equal(await page.locator('h1').innerText(), 'Trois prénoms à attendre');
  assert.deepEqual(page.problems.filter((problem) => !problem.includes('Failed to load resource')), []);   // pictures that were never shown
  await close(page);
  await site.remove();
});

test('a new version takes the place of the old one as a whole, when nobody uses the old one any more', async () => {
  const site = await siteCopy();
  const page = await newPage({serviceWorkers: 'allow', allowed: [site.origin]});
  await page.goto(`${site.origin}/#lesson=rush-10`);
  await ready(page);
  await workerReady(page);
  const versions = () => page.evaluate(async () => [(await (await fetch('style.css')).text()).includes('--second'), (await (await fetch('lazy/time.css')).text()).includes('--second')]);
  await page.reload();
  await ready(page);
  assert.deepEqual(await versions(), [false, false]);
  for (const name of ['style.css', 'lazy/time.css']) await writeFile(join(site.folder, name), `${await readFile(join(site.folder, name), 'utf8')}\n:root { --second: 1; }\n`);
  // Half of it is there, the worker isn't: files of the old version only.
  await page.reload();
  await ready(page);
  assert.deepEqual(await versions(), [false, false]);
  await makeWorker(site.folder);
  await page.reload();
  await ready(page);
  assert.deepEqual(await versions(), [false, false]);   // this page began with the old one
  await until(page, async () => Boolean((await navigator.serviceWorker.getRegistration()).waiting));
  await page.reload();
  await until(page, async () => (await (await fetch('style.css')).text()).includes('--second'));
  await ready(page);
  assert.deepEqual(await versions(), [true, true]);
  assert.equal(await lessonOf(page), 'rush-10');
  await close(page);
  await site.remove();
});

test('a version of which a file is not as it should be is not taken', async () => {
  const site = await siteCopy();
  await writeFile(join(site.folder, 'lazy/time.css'), 'of another version');
  const page = await newPage({serviceWorkers: 'allow', allowed: [site.origin]});
  await page.goto(`${site.origin}/#lesson=rush-10`);
  await ready(page);
  const state = await page.evaluate(async () => {
    const registration = await navigator.serviceWorker.register('service_worker.js');
    const worker = registration.installing ?? registration.waiting ?? registration.active;
    if (worker && worker.state === 'installing') await new Promise((done) => { worker.addEventListener('statechange', done, {once: true}); });
    return worker?.state ?? 'redundant';
  }).catch(() => 'redundant');
  assert.equal(state, 'redundant');
  assert.equal(await page.evaluate(async () => (await navigator.serviceWorker.getRegistration())?.active ?? null), null);
  await close(page);
  await site.remove();
});

test('an embed keeps nothing', async () => {
  const site = await siteCopy();
  const page = await newPage({serviceWorkers: 'allow', allowed: [site.origin]});
  await page.goto(`${site.origin}/?embed=1#lesson=rush-10`);
  await ready(page);
  await page.waitForTimeout(4000);
  assert.equal(await page.evaluate(async () => (await navigator.serviceWorker.getRegistration()) ?? null), null);
  assert.deepEqual(await page.evaluate(() => caches.keys()), []);
  await close(page);
  await site.remove();
});

// The one file, from a disk, with a link inside or without.
async function openFile(name, text, {hash = '', ...options} = {}) {
  const folder = await mkdtemp(join(tmpdir(), 'comptoir-'));
  const path = join(folder, name);
  await writeFile(path, text);
  const page = await newPage(options);
  page.problems.length = 0;
  page.asked = [];
  page.on('request', (request) => { if (!/^(data|blob):/.test(request.url())) page.asked.push(request.url()); });
  const address = pathToFileURL(path).href;
  await page.goto(address + hash);
  await ready(page);
  return {page, address, async remove() { await close(page); await rm(folder, {recursive: true, force: true}); }};
}
const withoutFile = (problems, address) => problems.filter((problem) => !problem.startsWith(`request outside: ${address}`));

test('the one file works from a disk, in both languages, and asks for nothing but itself', async () => {
  const {page, address, remove} = await openFile('comptoir.html', await readFile('dist/comptoir-offline.html', 'utf8'), {hash: '#lesson=rush-10&t=3.5&lang=fr', width: 1440, height: 900});
  await screenshot(page, 'offline-file');
  await page.evaluate(() => { location.hash = 'lesson=cancel&lang=en'; });
  await until(page, () => /cancel/i.test(document.title));
  await page.keyboard.press('?');
  await page.locator('dialog[open]').waitFor();
  await page.keyboard.press('Escape');
  await page.keyboard.press('t');   // the time machine
  await page.waitForTimeout(500);
  assert.deepEqual(page.asked, [`${address}#lesson=rush-10&t=3.5&lang=fr`].map((each) => each.split('#')[0]));
  assert.deepEqual(withoutFile(page.problems, address), []);
  await remove();
});

test('the one file opens the scenario that was put inside, unless its address names another', async () => {
  const text = (await readFile('dist/comptoir-offline.html', 'utf8')).replace('<meta name="comptoir-link" content="">', '<meta name="comptoir-link" content="lesson=rush-10&amp;cooks=7&amp;marks=1:&quot;&lt;b&gt;">');
  const inside = await openFile('mine.html', text);
  assert.match(await inside.page.evaluate(() => location.hash), /^#lesson=rush-10&cooks=7/);
  assert.equal(await inside.page.locator('b').count(), 0);
  await inside.remove();
  const other = await openFile('mine.html', text, {hash: '#lesson=serve-one'});
  assert.equal(await lessonOf(other.page), 'serve-one');
  await other.remove();
});
