// The timeline's benchmark on the real page: a script zooms and pans with the wheel, frame by frame, and the processor time
// of the page's thread in each frame's callback is taken from Chromium's own trace. ./run bench page [--json]
//
// The graphics card's work is another process' (software here) and not counted; what the page gives to it is.
import {readFile, rm} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {fileURLToPath} from 'node:url';
import {chromium} from 'playwright-core';
import {serve} from '../../scripts/serve.mjs';

const project = fileURLToPath(new URL('../..', import.meta.url));
const budget = 4;   // ms of a frame
const {server, port} = await serve(`${project}dist`, 0);
const browser = await chromium.launch({
  executablePath: process.env.COMPTOIR_BROWSER || '/usr/bin/chromium',
  args: ['--no-sandbox', '--use-gl=angle', '--use-angle=swiftshader', '--enable-unsafe-swiftshader', '--disable-quic', '--no-first-run',
    '--disable-background-networking', '--disable-component-update', '--disable-sync', '--disable-dev-shm-usage'],
});

// Waits until the run is recorded: its button to stop is gone, and the page has been quiet for a while.
async function settled(page) {
  await page.waitForFunction(() => document.querySelector('[data-name="cancel"]').hidden, null, {timeout: 300000, polling: 200});
  await page.waitForTimeout(1000);
}

// In the page, a frame for each step: everything; closer at a place that moves; along; out again. One wheel event a step, marked in the trace.
async function tour({x, y, width, height, depth}) {
  const canvas = document.getElementById('canvas');
  const step = async (share, dx, dy) => {
    performance.mark('step');
    canvas.dispatchEvent(new WheelEvent('wheel', {clientX: x + width * share, clientY: y + height / 2, deltaX: dx, deltaY: dy, bubbles: true, cancelable: true}));
    await new Promise((done) => requestAnimationFrame(() => setTimeout(done)));   // after the program's own callback
  };
  const closer = -Math.log(1.3) / 0.0016;
  for (let i = 0; i < depth; ++i) await step(0.5 + 0.3 * Math.sin(i * 0.4), 0, closer);
  for (let i = 0; i < 30; ++i) await step(0.5, width / 5, 0);
  for (let i = 0; i < depth / 2; ++i) await step(0.5, 0, -closer);
  for (let i = 0; i < 30; ++i) await step(0.5, -width / 5, 0);
  for (let i = 0; i < depth / 2 + 8; ++i) await step(0.5, 0, -closer);
}

// Thread time, in ms, of the frames of each step.
function frames_of(trace) {
  const events = trace.traceEvents;
  const marks = events.filter((event) => event.name === 'step' && /user_timing/.test(event.cat)).map((event) => event.ts).sort((a, b) => a - b);
  const sums = marks.map(() => 0);
  for (const event of events) {
    if (event.name !== 'FireAnimationFrame' || event.ph !== 'X') continue;
    let low = 0, high = marks.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (marks[middle] <= event.ts) low = middle + 1;
      else high = middle;
    }
    if (low > 0) sums[low - 1] += (event.tdur ?? event.dur) / 1000;
  }
  return sums.filter((sum) => sum > 0);
}

const quantile = (values, q) => [...values].sort((a, b) => a - b)[Math.floor(q * (values.length - 1))];

async function measure(name, hash, press) {
  const context = await browser.newContext({viewport: {width: 1440, height: 900}, locale: 'en-GB'});
  const page = await context.newPage();
  await page.goto(`http://localhost:${port}/#${hash}`);
  await page.waitForSelector('html[data-state="ready"]', {state: 'attached', timeout: 60000});
  if (press) {
    const button = page.locator(`[data-name="${press}"]`);
    if (await button.count() === 0) return context.close();
    await button.focus();
    await page.keyboard.press('Enter');
  }
  await settled(page);
  const box = await page.locator('[data-name="timeline"]').boundingBox();
  const file = join(tmpdir(), `comptoir-trace-${process.pid}.json`);
  await browser.startTracing(page, {path: file, categories: ['devtools.timeline', 'blink.user_timing']});
  await page.evaluate(tour, {...box, depth: 44});
  await browser.stopTracing();
  const frames = frames_of(JSON.parse(await readFile(file, 'utf8')));
  await rm(file);
  await context.close();
  const figure = {name, frames: frames.length, median: quantile(frames, 0.5), p99: quantile(frames, 0.99), worst: Math.max(...frames)};
  figures.push(figure);
  if (!json) {
    const said = ['median', 'p99', 'worst'].map((key) => `${key} ${figure[key].toFixed(2)} ms`).join(', ');
    console.log(`${name.padEnd(34)} ${said}, ${(figure.p99 / budget).toFixed(2)} of the budget of ${budget} ms: ${figure.p99 <= budget ? 'met' : 'NOT met'} (${figure.frames} frames)`);
  }
}

const json = process.argv.includes('--json');
const figures = [];
for (const clients of [25, 2500, 25000]) {
  const tasks = `${clients * 4} tasks`, rush = `lesson=rush-2-per-second&clients=${clients}&t=${Math.round(clients / 4)}&future=shown&lang=en`;
  await measure(`${tasks} by station`, rush, 'timeline.by_station');
  await measure(`${tasks} by client`, rush, 'timeline.by_client');
  await measure(`${tasks} by task`, rush, 'timeline.by_task');
}
for (const sleepers of [1000, 10000, 100000]) await measure(`${sleepers} sleepers by task`, `lesson=scale&variant=coroutines&coroutines=${sleepers}&t=0.5&future=shown&lang=en`);
if (json) console.log(JSON.stringify(Object.fromEntries(figures.map(({name, ...rest}) => [name, rest]))));
await browser.close();
server.closeAllConnections();
server.close();
