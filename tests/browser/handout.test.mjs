// The sample handout of docs/handout, built as a course's build does it: figures by the command line, pages by a browser.
// Leaves build/handout/handout.fr.pdf and handout.en.pdf, for a person to look at.
import assert from 'node:assert/strict';
import {execFile} from 'node:child_process';
import {cp, mkdir, readFile, rm, writeFile} from 'node:fs/promises';
import {after, before, test} from 'node:test';
import {fileURLToPath, pathToFileURL} from 'node:url';
import {promisify} from 'node:util';
import {launch} from './harness.mjs';
import {pdfPages} from './pdf_text.mjs';

const project = fileURLToPath(new URL('../..', import.meta.url));
const folder = `${project}build/handout/`;
const program = `${project}build/native-release/src/cli/comptoir`;
const site = 'https://example.org/comptoir/';
const bare = (text) => text.normalize('NFKC').replace(/\s+/g, '');   // NFKC: a font joins f and i

let browser;
before(async () => {
  await rm(folder, {recursive: true, force: true});
  await mkdir(folder, {recursive: true});
  await cp(`${project}docs/handout`, folder, {recursive: true});
  const figures = JSON.parse(await readFile(`${folder}figures.json`, 'utf8'));
  for (const language of ['fr', 'en'])
    for (const {file, run} of figures)
      await promisify(execFile)(program, ['run', ...run, '--lang', language, '--theme', 'light', '--site', site, '--svg', `${folder}${file}.${language}.svg`]);
  browser = await launch();
});
after(() => browser.close());

async function printed(language) {
  const page = await browser.newPage();
  const missing = [];
  page.on('requestfailed', (request) => missing.push(request.url()));
  page.on('request', (request) => { if (!/^(file|data):/.test(request.url())) missing.push(request.url()); });
  await page.goto(pathToFileURL(`${folder}handout.${language}.html`).href);
  const drawn = await page.locator('img').evaluateAll((list) => list.map(({naturalWidth, alt}) => naturalWidth > 0 && alt.length > 0));
  const source = await page.locator('body').innerText();
  const pdf = await page.pdf({preferCSSPageSize: true, printBackground: true, tagged: true});
  await writeFile(`${folder}handout.${language}.pdf`, pdf);
  await page.close();
  return {missing, drawn, source, pages: pdfPages(pdf)};
}

for (const [language, question, answer] of [['fr', 'Avant de tourner la page.', 'Cinq clients sur dix.'], ['en', 'Before you turn the page.', 'Five clients of ten.']]) {
  test(`the ${language} handout has two pages with its words and three figures, and asks for nothing outside`, async () => {
    const {missing, drawn, source, pages} = await printed(language);
    assert.deepEqual(missing, []);
    assert.deepEqual(drawn, [true, true, true]);
    assert.equal(pages.length, 2);
    assert.ok(bare(pages[0]).includes(bare(question)), pages[0]);
    assert.ok(!bare(pages[0]).includes(bare(answer)), 'the answer is on the other side');
    assert.ok(bare(pages[1]).includes(bare(answer)), pages[1]);
    for (const line of source.split('\n').filter((text) => text.trim())) assert.ok(bare(pages.join('')).includes(bare(line)), line);
  });
}

test('what the handout says is what the runs say', async () => {
  const {stdout} = await promisify(execFile)(program, ['run', 'lesson=rush-2-per-second', '--json']);
  const {clients, satisfied, total, end_time: end} = JSON.parse(stdout);
  assert.deepEqual([satisfied, total, end, clients[9].service_time], [5, 10, 12, 7.5]);
});

test('each figure has its link, its source and its licence', async () => {
  for (const [language, source] of [['fr', 'Document 004, partie 6'], ['en', 'Document 004, part 6']])
    for (const file of ['timeline', 'loop', 'results']) {
      const svg = await readFile(`${folder}${file}.${language}.svg`, 'utf8');
      for (const wanted of [`${site}#lesson=rush-2-per-second&amp;t=`, source, 'CC BY 4.0', '<title>', '<desc>']) assert.ok(svg.includes(wanted), `${file}.${language}: ${wanted}`);
    }
});
