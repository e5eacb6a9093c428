// What can be taken away: the page gives what the command line gives, byte for byte, and says what is wrong with what is asked.
import assert from 'node:assert/strict';
import {execFile} from 'node:child_process';
import {test} from 'node:test';
import {fileURLToPath} from 'node:url';
import {promisify} from 'node:util';
import {close, open, siteOrigin} from './harness.mjs';

const program = fileURLToPath(new URL('../../build/native-release/src/cli/comptoir', import.meta.url));
const native = async (...words) => (await promisify(execFile)(program, ['run', ...words], {maxBuffer: 1 << 28})).stdout;

// The page with this link open, and its program where the test can ask it: `window.program`.
const shown = `import {startProgram as start} from './program.mjs?own';
export const startProgram = async (...all) => (window.program = await start(...all));`;
const started = (link, {beforeLoad} = {}) => open({hash: link, beforeLoad: async (loading) => {
  await loading.route(/\/program\.mjs$/, (route) => route.fulfill({contentType: 'text/javascript', body: shown}));
  await beforeLoad?.(loading);
}});
const taken = (page, ...asked) => page.evaluate((words) => window.program.export(...words), asked);

test('a figure of the page is the command line’s, in either language and theme', async () => {
  const link = 'lesson=rush-2-per-second&cooks=4&t=3.5&n=2';
  const page = await started(link);
  const site = 'https://example.org/comptoir/';
  for (const [views, language, theme] of [['timeline,loop', 'en', 'light'], ['floor,results,why', 'fr', 'dark'], ['code,console,settings', 'fr', 'light']]) {
    const {text, problem} = await taken(page, 'svg', `view=${views}&lang=${language}&theme=${theme}&site=${encodeURIComponent(site)}`);
    assert.equal(problem, '');
    assert.equal(text, await native(link, '--svg', '-', '--view', views, '--lang', language, '--theme', theme, '--site', site), `${views} ${language} ${theme}`);
  }
  const own = await taken(page, 'svg', 'view=loop&width=700&height=320');
  assert.ok(own.text.includes(`${await siteOrigin()}/#lesson=rush-2-per-second&amp;cooks=4`), 'the page’s own address');
  assert.equal((await page.evaluate(() => window.program.read())).language, 'en');
  assert.deepEqual(page.problems, []);
  await close(page);
});

test('data of the page are the command line’s', async () => {
  const link = 'lesson=rush-2-per-second&clients=12&t=3.5';
  const page = await started(link);
  for (const [what, ...words] of [['clients', '--csv', 'clients'], ['events', '--csv', 'events'], ['json', '--trace', 'json'], ['chrome', '--trace', 'chrome']]) {
    const {text, problem} = await taken(page, what);
    assert.equal(problem, '', what);
    assert.equal(text, await native(link, ...words), what);
  }
  const file = await page.evaluate(async () => {
    const {blob, problem} = await window.program.exportFile('chrome');
    return {type: blob.type, size: blob.size, problem};
  });
  assert.deepEqual(file, {type: 'application/json', size: Buffer.byteLength(await native(link, '--trace', 'chrome')), problem: ''});
  await close(page);
});

test('what is wrong is said, and nothing is given', async () => {
  const page = await started('lesson=rush-2-per-second&t=3.5');
  for (const [what, options, said] of [
    ['svg', 'view=kitchen', /^view: “kitchen” is not possible\. Possible values: floor, loop, timeline/], ['svg', 'theme=<b>&lang=de', /theme: “<b>”[^]*\n[^]*lang: “de”/],
    ['svg', 'width=9', /64 – 8192/], ['svg', '%', /“%” does not exist here/], ['gif', '', /Possible values: svg, clients, json, chrome, events/], ['svg', 'view=metrics', /Possible values: floor/],
  ]) {
    const {text, problem} = await taken(page, what, options);
    assert.match(problem, said, options);
    assert.equal(text, '');
  }
  assert.equal((await taken(page, 'svg', 'view=loop')).problem, '');
  assert.deepEqual(page.problems, []);
  await close(page);
});

test('a run that is too large for a page is refused with its size, and the page goes on', async () => {
  const page = await started('lesson=rush-2-per-second&clients=20000&t=3.5');
  const {text, problem} = await taken(page, 'json');
  assert.match(problem, /^This run has 2,\d{3},\d{3} events, and a page writes at most 2,000,000\./);
  assert.equal(text, '');
  assert.equal((await taken(page, 'clients')).text.split('\r\n').length, 20002);
  assert.equal((await taken(page, 'svg', 'view=timeline')).problem, '');
  await close(page);
});

test('a part of the program that does not come is said, and comes when it is asked for again', async () => {
  let refused = true;
  const page = await started('lesson=rush-2-per-second&t=3.5', {beforeLoad: (loading) => loading.route('**/comptoir.rest.wasm', (route) => (refused ? route.abort() : route.continue()))});
  const {text, problem} = await taken(page, 'svg', 'view=loop');
  assert.notEqual(problem, '');
  assert.equal(text, '');
  refused = false;
  assert.equal((await taken(page, 'svg', 'view=loop')).problem, '');
  await close(page);
});
