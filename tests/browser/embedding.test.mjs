// Comptoir in other people's pages, by the custom element and by a plain frame.
import assert from 'node:assert/strict';
import {readFile} from 'node:fs/promises';
import {test} from 'node:test';
import {close, screenshot, siteOrigin} from './harness.mjs';
import {assertPrivate, readyFrame, serveHost, visit} from './hosts.mjs';
import {until} from './parallel.mjs';

const site = await siteOrigin();
const html = (body, {lang = 'en'} = {}) => `<!doctype html><html lang="${lang}"><meta charset="utf-8"><title>A course</title><body>${body}</body></html>`;
const script = `<script src="${site}/embed.js"></script>`;
const rush = '<comptoir-playground lesson="rush-2-per-second"><a href="https://comptoir.example/#lesson=rush-2-per-second">Rush hour</a></comptoir-playground>';

const start = (page, n = 0) => page.locator('comptoir-playground').nth(n).locator('button.start').evaluate((button) => button.click());
const cooks = (frame) => frame.locator('[data-name="param.cooks.field"]').inputValue();
const drawn = (frame) => frame.evaluate(() => document.getElementById('canvas').frames());

test('a poster stands in the page until it is clicked, in the page’s language; then the lesson runs', async () => {
  const origin = await serveHost({'/': html(`<p>Text before.</p>${rush}${script}`, {lang: 'fr'})});
  const page = await visit(origin, '/', {theme: 'dark'});
  const element = page.locator('comptoir-playground');
  const poster = element.locator('img:not(.paper)');
  await until(() => poster.evaluate((image) => image.complete && image.naturalWidth > 0), Boolean);
  assert.equal(await poster.getAttribute('src'), `${site}/lazy/posters/rush-2-per-second.dark.fr.svg`);
  assert.match(await element.locator('button.start').getAttribute('aria-label'), /^Cliquer pour démarrer environ \d+ ko · rien à installer · Rush hour$/);
  assert.match(await element.locator('small').textContent(), /^environ \d+ ko · rien à installer$/);
  // Before the click nothing but the poster was loaded.
  assert.deepEqual(page.asked.filter((url) => url.startsWith(site) && !/embed\.js$|\.svg$/.test(url)), []);
  const {y} = await page.evaluate(() => document.querySelector('comptoir-playground').getBoundingClientRect());
  await start(page);
  const frame = await readyFrame(page);
  assert.equal(await frame.locator('html').getAttribute('lang'), 'fr');
  await until(() => frame.locator('#moment').textContent(), (text) => !/^0,000/.test(text), 30000);   // it plays
  await element.locator('iframe.shown').waitFor();
  assert.match(await element.locator('iframe').getAttribute('title'), /Le coup de feu/);
  // The layout is stable.
  const after = await page.evaluate(() => document.querySelector('comptoir-playground').getBoundingClientRect());
  assert.deepEqual([after.y, after.height], [y, 520]);
  await assertPrivate(page);
  await close(page);
});

test('the keyboard starts an embed and goes on within it; axe finds nothing in the poster nor in the frame', async () => {
  const axe = await readFile(new URL('../../node_modules/axe-core/axe.min.js', import.meta.url), 'utf8');
  const origin = await serveHost({'/': html(`<main><h1>A course</h1>${rush}</main>${script}`)});
  for (const theme of ['light', 'dark']) {
    const page = await visit(origin, '/', {theme});
    await page.evaluate(axe);
    const violations = () => page.evaluate(async () => (await globalThis.axe.run(document, {resultTypes: ['violations'], iframes: false})).violations.map(({id, nodes}) => `${id}: ${nodes[0].html}`));
    assert.deepEqual(await violations(), []);
    await page.keyboard.press('Tab');
    assert.equal(await page.evaluate(() => document.activeElement.shadowRoot.activeElement.className), 'start');
    await page.keyboard.press('Enter');
    const frame = await readyFrame(page);
    await page.locator('comptoir-playground iframe.shown').waitFor();
    await until(() => page.evaluate(() => document.activeElement.shadowRoot?.activeElement.localName), (name) => name === 'iframe');
    assert.deepEqual(await violations(), []);
    // The keys are the embed's now: space pauses.
    await until(() => frame.locator('[data-name="play"]').textContent(), (text) => text === 'Pause');
    await page.keyboard.press(' ');
    await until(() => frame.locator('[data-name="play"]').textContent(), (text) => text === 'Play');
    await close(page);
  }
});

test('an attribute that changes changes the run that is shown, and its moment stays', async () => {
  const origin = await serveHost({'/': html(`<comptoir-playground lesson="rush-2-per-second" t="3.5" cooks="4" theme="light"></comptoir-playground>${script}`)});
  const page = await visit(origin, '/');
  // Another number of cooks is another picture: the poster shows none.
  assert.match(await page.locator('comptoir-playground img:not(.paper)').getAttribute('src'), /\.light\.en\.svg#plain$/);
  await start(page);
  const frame = await readyFrame(page);
  const moment = () => frame.locator('#moment').textContent();
  assert.equal(await cooks(frame), '4');
  assert.match(await moment(), /^3\.500/);
  const change = (key, value) => page.locator('comptoir-playground').evaluate((node, [name, text]) => (text === null ? node.removeAttribute(name) : node.setAttribute(name, text)), [key, value]);
  await change('cooks', '6');
  await until(() => cooks(frame), (value) => value === '6', 30000);
  assert.match(await moment(), /^3\.500/);
  await change('cooks', null);
  await until(() => cooks(frame), (value) => value === '3', 30000);
  await change('lang', 'fr');
  await until(() => frame.locator('html').getAttribute('lang'), (value) => value === 'fr', 30000);
  await change('theme', 'dark');
  await until(() => frame.locator('html').getAttribute('data-theme'), (value) => value === 'dark', 30000);
  await change('t', '2');
  await until(moment, (text) => /^2,000/.test(text), 30000);
  await change('lesson', 'rush-10');
  await until(() => frame.title(), (text) => /Dix clients/.test(text), 30000);
  // What the page around sets is no choice of the reader's.
  assert.deepEqual(await frame.evaluate(() => { try { return Object.keys(localStorage); } catch { return []; } }), []);
  await assertPrivate(page);
  await close(page);
});

test('the element’s methods are answered, its events tell, and what is wrong changes nothing', async () => {
  const origin = await serveHost({'/': html(`<comptoir-playground lesson="rush-2-per-second" t="1"></comptoir-playground>${script}`)});
  const page = await visit(origin, '/');
  const element = page.locator('comptoir-playground');
  await element.evaluate((node) => {
    globalThis.told = [];
    for (const type of ['ready', 'state', 'step', 'goal', 'error', 'size']) node.addEventListener(type, ({detail}) => globalThis.told.push(detail));
  });
  const call = (name, ...args) => element.evaluate((node, [method, values]) => node[method](...values).then((answer) => answer, (error) => ({failed: error.message, key: error.key})), [name, args]);
  const told = (type) => page.evaluate((wanted) => globalThis.told.filter((event) => event.type === wanted), type);
  assert.equal((await call('seek', 3.5, 7)).type, 'done');   // starts it
  const frame = await readyFrame(page);
  await until(() => told('state'), (states) => states.at(-1)?.t === 3.5);
  assert.equal((await told('ready'))[0].lesson, 'rush-2-per-second');
  assert.match((await call('getLink')).link, /^lesson=rush-2-per-second&t=3\.5&n=7&lang=en/);
  const {step} = (await told('step')).at(-1);
  await call('step', 1);
  await until(() => told('step'), (steps) => steps.at(-1).step === step + 1);
  await call('set', 'cooks', 5);
  await until(() => cooks(frame), (value) => value === '5');
  for (const [wrong, named] of [[['set', 'cooks', 1000], /1000.*100/], [['set', 'colour', 'blue'], /colour/], [['set', '<b>', 1], /<b>/], [['open', 'lesson=nowhere'], /nowhere/], [['seek', -1], /-1/], [['seek', 'soon'], /soon/]]) {
    const before = (await call('getLink')).link;
    assert.match((await call(...wrong)).failed, named, JSON.stringify(wrong));
    assert.equal((await call('getLink')).link, before);
  }
  await call('open', 'lesson=rush-10&cooks=2');
  await until(() => told('state'), (states) => states.at(-1).lesson === 'rush-10');
  await call('play');
  await until(() => told('state'), (states) => states.at(-1).playing);
  await call('pause');
  await until(() => told('state'), (states) => !states.at(-1).playing);
  assert.ok((await told('size')).every(({height}) => height >= 240 && height <= 1200));
  await assertPrivate(page);
  await close(page);
});

test('a plain frame speaks the same protocol; nobody else is heard', async () => {
  const origin = await serveHost({
    '/': html(`<iframe name="comptoir" width="760" height="440" src="${site}/?embed=1#lesson=rush-10&lang=en"></iframe><iframe name="other" src="/other"></iframe>`),
    '/other': html(''),
  });
  const page = await visit(origin, '/', {beforeLoad: (loading) => loading.addInitScript(() => {
    globalThis.heard = [];
    addEventListener('message', ({data}) => globalThis.heard.push(data));
  })});
  const frame = await readyFrame(page);
  await until(() => page.evaluate(() => globalThis.heard), (heard) => heard.some(({type}) => type === 'listening'), 30000);
  const ping = (message) => page.evaluate((said) => new Promise((done) => {
    const {port1, port2} = new MessageChannel();
    globalThis.port = port1;
    globalThis.answers = [];
    port1.onmessage = ({data}) => { globalThis.answers.push(data); done(data); };
    frames.comptoir.postMessage(said, '*', [port2]);
  }), message);
  assert.deepEqual(await ping({comptoir: 1, type: 'ping'}), {type: 'pong', version: 1});
  const answers = (count) => until(() => page.evaluate(() => globalThis.answers), (all) => all.length >= count);
  await answers(4);
  const link = await frame.evaluate(() => location.hash);
  // Hostile and broken messages, each answered with what is allowed; the page stays as it is.
  const hostile = ['play', null, [], {}, {type: 'eval', code: 'alert(1)'}, {type: '<img src=x onerror=alert(1)>'}, {type: 'set', key: '"><script>', value: '<script>'}, {type: 'open', link: 'x'.repeat(200000)}, {type: 'open', link: 'lesson=<img src=x onerror=alert(1)>'}];
  const before = (await answers(4)).length;
  await page.evaluate((all) => all.forEach((message) => globalThis.port.postMessage(message)), hostile);
  const said = (await answers(before + hostile.length)).slice(before);
  assert.ok(said.every(({type, message}) => type === 'error' && message.length > 10), JSON.stringify(said));
  assert.equal(await frame.evaluate(() => location.hash), link);
  assert.equal(await frame.locator('img[onerror], #notice script').count(), 0);
  // A frame beside it is no parent: it is not heard.
  await page.frame('other').evaluate(() => {
    const {port1, port2} = new MessageChannel();
    globalThis.answered = 0;
    port1.onmessage = () => { ++globalThis.answered; };
    parent.frames.comptoir.postMessage({comptoir: 1, type: 'ping'}, '*', [port2]);
  });
  await page.waitForTimeout(500);
  assert.equal(await page.frame('other').evaluate(() => globalThis.answered), 0);
  await assertPrivate(page);
  await close(page);
});

test('in a sandbox, from a host that sends no CORS headers, everything works by one classic script', async () => {
  const origin = await serveHost({'/': html(`<iframe sandbox="allow-scripts" width="760" height="440" src="${site}/?embed=1#lesson=rush-2-per-second&t=3.5&lang=fr"></iframe>`)});
  const page = await visit(origin, '/', {width: 800, height: 480});
  const frame = await readyFrame(page);
  assert.equal(await frame.evaluate(() => globalThis.origin), 'null');
  assert.ok(page.asked.includes(`${site}/lazy/classic.js`));
  assert.ok((await drawn(frame)).drawn > 0);
  await screenshot(page, 'embed-sandboxed');
  // A lesson of the rest, its words and sheet, another language, and a card that is loaded later.
  await frame.evaluate(() => { location.hash = 'lesson=tcp-server&lang=en'; });
  await until(() => frame.title(), (text) => /A TCP server/.test(text), 30000);
  await frame.locator('[data-name="lesson.about"]').evaluate((button) => button.click());
  await frame.locator('#about-dialog, dialog[open]').first().waitFor();
  await frame.locator('dialog[open] .close').first().evaluate((button) => button.click());
  await frame.locator('[data-name="time"]').first().evaluate((button) => button.click());
  await frame.locator('#time').waitFor({state: 'visible', timeout: 30000});
  // Modules and preloads are refused there, and nothing else.
  await assertPrivate(page, /CORS policy|net::ERR_FAILED|preloaded/);
  await close(page);
});

test('in a sandbox the custom element works, too', async () => {
  const origin = await serveHost({
    '/': html('<iframe name="cell" sandbox="allow-scripts" width="800" height="600" src="/cell"></iframe>'),
    '/cell': html(`${rush}${script}`),
  });
  const page = await visit(origin, '/');
  const cell = page.frame('cell');
  await cell.locator('button.start').evaluate((button) => button.click());
  const handle = await cell.locator('iframe').elementHandle();
  const frame = await handle.contentFrame();
  await frame.waitForSelector('html[data-state="ready"]', {state: 'attached', timeout: 60000});
  await cell.locator('iframe.shown').waitFor();
  await assertPrivate(page, /CORS policy|net::ERR_FAILED|preloaded/);
  await close(page);
});

test('a strict policy of the page around needs to name the site only', async () => {
  const policy = `default-src 'none'; script-src ${site}; frame-src ${site}; img-src ${site}`;
  const origin = await serveHost({'/': html(`${rush}${script}`)}, {headers: {'Content-Security-Policy': policy}});
  const page = await visit(origin, '/');
  assert.notEqual(await page.locator('comptoir-playground').evaluate((node) => getComputedStyle(node.shadowRoot.querySelector('.go')).backgroundColor), 'rgba(0, 0, 0, 0)');
  await start(page);
  const frame = await readyFrame(page);
  assert.match(await frame.locator('meta[http-equiv="Content-Security-Policy"]').getAttribute('content'), /script-src 'self' 'wasm-unsafe-eval';/);
  await page.locator('comptoir-playground iframe.shown').waitFor();
  await assertPrivate(page);
  await close(page);
});

test('where frames are refused, it is said, and a link leads to the page', async () => {
  const policy = `default-src 'none'; script-src ${site}; img-src ${site}; frame-src 'none'`;
  const origin = await serveHost({'/': html(`${rush}${script}`)}, {headers: {'Content-Security-Policy': policy}});
  const page = await visit(origin, '/');
  await start(page);
  await until(() => page.locator('comptoir-playground .said').textContent(), (text) => /Refused/.test(text));
  assert.equal(await page.locator('comptoir-playground a[target]').getAttribute('href'), `${site}/#lesson=rush-2-per-second&lang=en`);
  assert.ok(await page.locator('comptoir-playground a[target]').isVisible());
  await close(page);
});

test('where scripts are refused, the link inside the element is there', async () => {
  const origin = await serveHost({'/': html(`${rush}${script}`)});
  const page = await visit(origin, '/', {javaScriptEnabled: false, beforeLoad: async () => {}});
  assert.ok(await page.getByText('Rush hour').isVisible());
  await close(page);
});

test('from a sub-path of a static host, on its own origin, by a module script', async () => {
  const path = '/courses/async/v1/comptoir/';
  const origin = await serveHost({'/courses/async/': html(`<comptoir-playground lesson="names" load="visible"></comptoir-playground><script type="module" src="v1/comptoir/embed.js"></script>`)}, {folders: {[path]: 'dist/'}});
  const page = await visit(origin, '/courses/async/');
  await readyFrame(page);
  assert.ok(page.asked.every((url) => url === `${origin}/courses/async/` || url.startsWith(`${origin}${path}`) || /^(data|blob):/.test(url)), page.asked.join('\n'));
  await assertPrivate(page);
  await close(page);
});
