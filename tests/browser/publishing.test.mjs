// The site as it is published: below a path of a host, a folder for each version.
import assert from 'node:assert/strict';
import {execFile} from 'node:child_process';
import {mkdir, mkdtemp, readFile, rm, writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {promisify} from 'node:util';
import {after, test} from 'node:test';
import {close, newPage} from './harness.mjs';
import {press, readyFrame} from './hosts.mjs';
import {serve} from '../../scripts/serve.mjs';

const layOut = (folder) => promisify(execFile)('bash', ['-euc', '. scripts/common.sh; . scripts/publish.sh; lay_out "$1"', 'bash', folder]);

const host = await mkdtemp(join(tmpdir(), 'comptoir-'));
const folder = join(host, 'some/where');
await mkdir(join(folder, 'v0'), {recursive: true});
await writeFile(join(folder, 'v0/index.html'), 'an old version');
await layOut(folder);
await layOut(folder);   // a second time, over the first
const {server, port} = await serve(host, 0);
const origin = `http://localhost:${port}`;
after(async () => {
  server.closeAllConnections();
  server.close();
  await rm(host, {recursive: true, force: true});
});

test('the folder leads to the newest version, with the whole link, and older versions stay', async () => {
  const page = await newPage({allowed: [origin]});
  await page.goto(`${origin}/some/where/?lang=fr#lesson=rush-10&cooks=4`);
  await page.waitForSelector('html[data-state="ready"]', {state: 'attached', timeout: 60000});
  assert.match(page.url(), new RegExp(`^${origin}/some/where/v1/\\?lang=fr#lesson=rush-10&cooks=4`));
  assert.equal(await page.evaluate(() => document.documentElement.lang), 'fr');
  assert.equal(await (await page.request.get(`${origin}/some/where/v0/`)).text(), 'an old version');
  await page.goto(`${origin}/some/where/v1/en/l/names/`);
  await press(page, page.locator('.start'));
  await page.waitForSelector('html[data-state="ready"]', {state: 'attached', timeout: 60000});
  assert.match(page.url(), /\/some\/where\/v1\/#lesson=names&lang=en/);
  assert.deepEqual(page.problems, []);
  await close(page);
});

test('the unversioned script brings the element of the newest version, a versioned one its own', async () => {
  for (const script of ['embed.js', 'v1/embed.js']) {
    for (const type of ['', ' type="module"']) {
      await writeFile(join(host, 'course.html'), `<!doctype html><link rel="icon" href="data:,"><title>A course</title><script${type} src="some/where/${script}"></script><comptoir-playground lesson="rush-10" load="visible"></comptoir-playground>`);
      const page = await newPage({allowed: [origin]});
      await page.goto(`${origin}/course.html`);
      const frame = await readyFrame(page);
      assert.match(frame.url(), new RegExp(`^${origin}/some/where/v1/\\?embed=1#lesson=rush-10`), `${script}${type}`);
      assert.deepEqual(page.problems, []);
      await close(page);
    }
  }
});

test('what somebody else put there is not written over', async () => {
  const foreign = join(host, 'foreign');
  await mkdir(foreign);
  await writeFile(join(foreign, 'index.html'), 'my home page');
  await assert.rejects(layOut(foreign), /index\.html is not Comptoir's/);
  assert.equal(await readFile(join(foreign, 'index.html'), 'utf8'), 'my home page');
});
