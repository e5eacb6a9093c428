// Pages around embeds: served from another origin than the site's, with headers of their own, and with a copy of the site below a path.
import {readFile} from 'node:fs/promises';
import {createServer} from 'node:http';
import {after} from 'node:test';
import assert from 'node:assert/strict';
import {mimeType} from '../../scripts/mime.mjs';
import {newPage, painted, siteOrigin} from './harness.mjs';

const project = new URL('../../', import.meta.url);
const open = [];

after(() => {
  for (const server of open) {
    server.closeAllConnections();
    server.close();
  }
});

// serveHost({'/': html or a function of the site's origin}, {headers, folders: {'/path/': 'dist/'}, counts}): the origin. Its name is another
// one than the site's, so that they share nothing. Files may be kept by browsers; `counts` is how often each was asked for, by its path.
export async function serveHost(pages, {headers = {}, folders = {}, counts = new Map()} = {}) {
  const site = await siteOrigin();
  const server = createServer(async (request, response) => {
    const {pathname} = new URL(request.url, 'http://host');
    counts.set(pathname, (counts.get(pathname) ?? 0) + 1);
    const page = pages[pathname];
    const folder = Object.keys(folders).find((prefix) => pathname.startsWith(prefix));
    try {
      if (pathname === '/favicon.ico') return response.writeHead(204).end();
      if (page !== undefined) {
        response.writeHead(200, {'Content-Type': 'text/html; charset=utf-8', ...headers});
        return response.end(typeof page === 'function' ? page(site) : page);
      }
      if (!folder) throw new Error(pathname);
      const name = `${folders[folder]}${decodeURIComponent(pathname.slice(folder.length)) || 'index.html'}`;
      const body = await readFile(new URL(name, project));
      response.writeHead(200, {'Content-Type': mimeType(name), 'Cache-Control': 'max-age=600'});
      response.end(body);
    } catch {
      response.writeHead(404, {'Content-Type': 'text/plain'});
      response.end('Not found\n');
    }
  });
  await new Promise((done) => { server.listen(0, '127.0.0.1', done); });
  open.push(server);
  return `http://127.0.0.1:${server.address().port}`;
}

// Opens such a page and watches it: what it asks for (`page.asked`), cookies, sound.
export async function visit(origin, path, options = {}) {
  const page = await newPage({...options, allowed: [origin, ...options.allowed ?? []], async beforeLoad(loading) {
    await loading.addInitScript(() => {
      globalThis.sounds = 0;
      for (const name of ['AudioContext', 'webkitAudioContext', 'Audio']) globalThis[name] = class { constructor() { ++globalThis.sounds; } };
    });
    await options.beforeLoad?.(loading);
  }});
  page.asked = [];
  page.on('request', (request) => page.asked.push(request.url()));
  await page.goto(`${origin}${path}`);
  return page;
}

// A press by key: it reaches what has the focus, where a mouse's may reach another frame as long as the browser scrolls.
export async function press(page, locator) {
  await painted(page);
  await locator.press('Enter');
}

// The frame of the n-th embed, when its page is ready.
export async function readyFrame(page, n = 0) {
  const handle = await page.locator('iframe').nth(n).elementHandle({timeout: 30000});
  const frame = await handle.contentFrame();
  await frame.waitForSelector('html[data-state="ready"], html[data-state="failed"]', {state: 'attached', timeout: 60000});
  assert.equal(await frame.evaluate(() => document.documentElement.dataset.state), 'ready');
  return frame;
}

// Nobody else was asked for anything, nothing was stored as a cookie, no sound was made.
export async function assertPrivate(page, allowedProblems = /^$/) {
  assert.deepEqual(page.problems.filter((problem) => !allowedProblems.test(problem)), []);
  assert.deepEqual(await page.context().cookies(), []);
  for (const frame of page.frames()) {
    // A sandboxed page can't even ask.
    assert.equal(await frame.evaluate(() => { try { return document.cookie; } catch { return ''; } }), '');
    assert.equal(await frame.evaluate(() => globalThis.sounds ?? 0), 0);
  }
}
