// One browser and one static server on dist/ for a file of browser tests.
//
//   import {open, screenshot} from './harness.mjs';
//   const page = await open({width: 390, height: 844, lang: 'fr', theme: 'dark', hash: 'lesson=…', deviceScaleFactor: 2});
//   await screenshot(page, 'phone-dark');
//
// `page` is Playwright's; page.problems holds console errors, uncaught exceptions and requests that left the origin.
import {execFile} from 'node:child_process';
import {after} from 'node:test';
import {mkdir} from 'node:fs/promises';
import {fileURLToPath} from 'node:url';
import {promisify} from 'node:util';
import {chromium} from 'playwright-core';
import {serve} from '../../scripts/serve.mjs';

const project = fileURLToPath(new URL('../..', import.meta.url));
const browserArguments = ['--no-sandbox', '--use-gl=angle', '--use-angle=swiftshader', '--enable-unsafe-swiftshader', '--disable-quic',
  '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync', '--disable-dev-shm-usage'];

// A browser without a site; its user closes it.
export const launch = () => chromium.launch({executablePath: process.env.COMPTOIR_BROWSER || '/usr/bin/chromium', args: browserArguments});

let started;

async function start() {
  const {server, port} = await serve(`${project}dist`, 0);
  const browser = await launch();
  return {browser, server, origin: `http://localhost:${port}`};
}

// At the file's own level: within a test it would run after that test.
after(async () => {
  if (!started) return;
  const {browser, server} = await started;
  await browser.close();
  server.closeAllConnections();
  server.close();
});

// The address of the site under test.
export async function siteOrigin() {
  started ??= start();
  return (await started).origin;
}

// An empty page in a fresh profile. `allowed`: the origins that it may ask for anything, besides the site's.
export async function newPage(options = {}) {
  const {width = 1280, height = 800, lang = 'en', theme = 'light', deviceScaleFactor = 1, reducedMotion = false, hasTouch = false, javaScriptEnabled = true,
    serviceWorkers = 'block', allowed = [], beforeLoad} = options;
  const origin = await siteOrigin();
  const {browser} = await started;
  const context = await browser.newContext({
    viewport: {width, height}, deviceScaleFactor, hasTouch, javaScriptEnabled, serviceWorkers, colorScheme: theme, reducedMotion: reducedMotion ? 'reduce' : 'no-preference',
    locale: {fr: 'fr-FR', en: 'en-GB'}[lang] ?? lang, permissions: ['clipboard-read', 'clipboard-write'],
  });
  const page = await context.newPage();
  page.problems = [];
  page.on('console', (message) => { if (message.type() === 'error') page.problems.push(`console: ${message.text()}`); });
  page.on('pageerror', (error) => page.problems.push(`exception: ${error.stack ?? error}`));
  page.on('request', (request) => {
    const url = request.url();
    if (![origin, ...allowed].some((each) => url.startsWith(`${each}/`)) && !/^(data|blob):/.test(url)) page.problems.push(`request outside: ${url}`);
  });
  await beforeLoad?.(page);
  return page;
}

// Before a page has been painted, browsers drop what comes from a hand.
export const painted = (page) => page.evaluate(() => new Promise((done) => {
  new PerformanceObserver((paints) => { if (paints.getEntriesByName('first-contentful-paint').length) done(); }).observe({type: 'paint', buffered: true});
}));

// Opens the page in a fresh profile and waits until it says that it is ready (data-state="ready" on the root element) and is seen.
export async function open(options = {}) {
  const {hash = '', search = '', path = '/', ready = 'html[data-state="ready"]'} = options;
  const page = await newPage(options);
  await page.goto(`${await siteOrigin()}${path}${search && `?${search}`}${hash && `#${hash}`}`);
  if (ready) {
    const reached = await page.waitForSelector(`${ready}, html[data-state="failed"]`, {state: 'attached', timeout: 30000}).catch(() => null);
    if (!reached || !(await page.$(ready))) throw new Error(`the page did not become ready:\n${page.problems.join('\n')}`);
    await painted(page);
  }
  return page;
}

// Leaves build/screenshots/NAME.png, for a person to look at.
export async function screenshot(page, name) {
  await mkdir(`${project}build/screenshots`, {recursive: true});
  const path = `${project}build/screenshots/${name}.png`;
  await page.screenshot({path});
  return path;
}

// What the native command line says of a run: nativeRun('lesson=rush-2-per-second&cooks=4') -> the object of `run --json`.
export async function nativeRun(settings) {
  const {stdout} = await promisify(execFile)(`${project}build/native-release/src/cli/comptoir`, ['run', settings, '--json'], {maxBuffer: 1 << 28});
  return JSON.parse(stdout);
}

// Closes the page with its profile.
export async function close(page) {
  await page.context().close();
}
