// Puts the static site together: node scripts/site.mjs --build BUILD_FOLDER --out dist --imgui FOLDER --sdl FOLDER [--site ADDRESS]
//
// Makes a new folder and gives it the name when it is whole; prints what each stage took, and every file's size. What a first visit doesn't
// load lies under lazy/, docs/, fr/ or en/. --site says where the site will be: only with it is there what holds whole addresses.
import {rename, rm, writeFile} from 'node:fs/promises';
import {join} from 'node:path';
import {parseArgs} from 'node:util';
import {assemblePage, writeEmbed} from './site/app.mjs';
import {bundle} from './site/bundle.mjs';
import {makeCards} from './site/cards.mjs';
import {program} from './site/command_line.mjs';
import {readCourse} from './site/course.mjs';
import {makeDocs} from './site/docs.mjs';
import {drawFigures} from './site/figures.mjs';
import {makeLessonPages} from './site/lesson_pages.mjs';
import {licences} from './site/licences.mjs';
import {makeOembed} from './site/oembed.mjs';
import {makeOffline} from './site/offline.mjs';
import {makePosters} from './site/posters.mjs';
import {makeSheets} from './site/printed_sheets.mjs';
import {sitemap} from './site/sitemap.mjs';
import {brotliOf, firstVisit, printSizes} from './site/sizes.mjs';
import {makeWorker} from './site/service_worker.mjs';

const {values: options} = parseArgs({options: {build: {type: 'string'}, out: {type: 'string'}, imgui: {type: 'string'}, sdl: {type: 'string'}, site: {type: 'string', default: process.env.COMPTOIR_SITE ?? ''}}});

// The site's address, with a '/' at its end; '' when it isn't known.
function baseOf(address) {
  if (!address) return '';
  const url = URL.canParse(address) ? new URL(address) : null;
  if (!url || !/^https?:$/.test(url.protocol) || url.search || url.hash) {
    console.error(`error: --site ${address} is no address of a site\n  -> give one such as https://example.org/comptoir/v1/`);
    process.exit(1);
  }
  return url.href.replace(/\/*$/, '/');
}

const base = baseOf(options.site);
const part = `${options.out}.part`;

async function stage(title, make) {
  const start = performance.now();
  const made = await make();
  console.log(`${title}: ${((performance.now() - start) / 1000).toFixed(1)} s`);
  return made;
}

await rm(part, {recursive: true, force: true});
await stage('The page', () => assemblePage(part, options.build));
await writeFile(join(part, 'LICENSES.txt'), await licences(options));
await stage('One script', async () => writeFile(join(part, 'lazy/classic.js'), await bundle({site: part, program: join(options.build, 'src/app/comptoir.whole.wasm')})));
await stage('One file', () => makeOffline(part));
const course = await readCourse();
await stage('Posters', () => makePosters({comptoir: program, sources: 'src/model/lessons', out: join(part, 'lazy/posters')}));
await stage('Figures', () => drawFigures(part, course, base));
const paths = [
  ...await stage('Pages of the lessons', () => makeLessonPages(part, course, base)),
  ...await stage('Sheets to print', () => makeSheets(part, course, base)),
  ...await stage('Documentation', () => makeDocs(part, course, base)),
];
if (base) {
  await stage('Pictures of links', () => makeCards(part, course));
  await makeOembed(part, course, base);
  await writeFile(join(part, 'sitemap.xml'), sitemap(paths, base));
}
const first = await stage('Sizes of a first visit', () => firstVisit(part));
await writeEmbed(part, brotliOf(first));
await makeWorker(part);
await rm(options.out, {recursive: true, force: true});
await rename(part, options.out);
await stage('Sizes of the rest', () => printSizes(options.out, first));
