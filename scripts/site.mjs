// Puts the static site together: node scripts/site.mjs --build BUILD_FOLDER --native FOLDER --out dist --imgui FOLDER --sdl FOLDER
//
// Copies web/, the program, the texts, the fonts and the licences into a new folder, minifies our modules, draws the posters with the
// native command line, and prints every file's size. What a first visit doesn't load lies under lazy/ or docs/.
import {cp, mkdir, readFile, readdir, rename, rm, writeFile} from 'node:fs/promises';
import {existsSync} from 'node:fs';
import {join, relative} from 'node:path';
import {parseArgs} from 'node:util';
import {brotliCompressSync, constants} from 'node:zlib';
import {transform} from 'esbuild';
import {firstLesson} from '../web/guide.mjs';
import {bundle} from './bundle.mjs';
import {makePosters} from './posters.mjs';

const firstVisitBudget = 350 * 1000;
// Files that are in dist/ and that no visit to the page loads by itself.
// (Of the words, a visit loads one language: the French ones, which are longer, are counted.)
const notLoaded = /^(lazy\/|docs\/|LICENSES\.txt$|embed\.(js|d\.ts)$|comptoir-offline\.html$|texts\.en\.json$)/;
// A first visit opens the guided path.
const firstSheet = `lazy/lessons/${firstLesson}.sheet`;

const {values: options} = parseArgs({options: {build: {type: 'string'}, out: {type: 'string'}, native: {type: 'string'}, imgui: {type: 'string'}, sdl: {type: 'string'}}});
const part = `${options.out}.part`;

async function filesIn(folder, from = folder) {
  const entries = await readdir(folder, {withFileTypes: true});
  const lists = entries.map((entry) => (entry.isDirectory() ? filesIn(join(folder, entry.name), from) : [relative(from, join(folder, entry.name))]));
  return (await Promise.all(lists)).flat().sort();
}

// Modules are read as UTF-8, a classic script as the page that loads it says.
async function minified(path, loader, define) {
  const charset = path.endsWith('.js') ? 'ascii' : 'utf8';
  const {code} = await transform(await readFile(path, 'utf8'), {loader, minify: true, format: loader === 'css' ? undefined : 'esm', target: 'es2022', legalComments: 'none', charset, define});
  return code;
}

// A licence lies in the folder of the sources, or one folder below.
async function firstExisting(folder, names) {
  const folders = folder && existsSync(folder) ? [folder, ...(await readdir(folder, {withFileTypes: true})).filter((entry) => entry.isDirectory()).map((entry) => join(folder, entry.name))] : [];
  for (const place of folders) for (const name of names) if (existsSync(join(place, name))) return join(place, name);
  throw new Error(`none of ${names.join(', ')} is in ${folder}: the licence must go with the page`);
}

async function licences() {
  const modules = 'node_modules/@expo-google-fonts';
  const pieces = [
    ['Dear ImGui', await firstExisting(options.imgui, ['LICENSE.txt', 'LICENSE'])],
    ['SDL', await firstExisting(options.sdl, ['LICENSE.txt', 'COPYING.txt', 'LICENSE'])],
    ['Inter', await firstExisting(`${modules}/inter`, ['LICENSE_FONT', 'LICENSE'])],
    ['JetBrains Mono', await firstExisting(`${modules}/jetbrains-mono`, ['LICENSE_FONT', 'LICENSE'])],
  ];
  const texts = await Promise.all(pieces.map(async ([name, path]) => `${name}\n${'='.repeat(name.length)}\n\n${(await readFile(path, 'utf8')).trim()}\n`));
  return `This page contains the following works of others.\n\n${texts.join('\n\n')}`;
}

async function assemble() {
  await rm(part, {recursive: true, force: true});
  await mkdir(join(part, 'fonts'), {recursive: true});
  if (existsSync('web')) {
    for (const name of await filesIn('web')) {
      const target = join(part, name);
      await mkdir(join(target, '..'), {recursive: true});
      if (name === 'embed.js') continue;   // says how large the others are
      if (name.endsWith('.mjs') || name.endsWith('.js')) await writeFile(target, await minified(join('web', name), 'js'));
      else if (name.endsWith('.css')) await writeFile(target, await minified(join('web', name), 'css'));
      else await cp(join('web', name), target);
    }
  }
  const generated = join(options.build, 'generated');
  const program = join(options.build, 'src/app/comptoir');
  if (existsSync(`${program}.mjs`)) {
    await writeFile(join(part, 'comptoir.mjs'), await minified(`${program}.mjs`, 'js'));
    await cp(`${program}.wasm`, join(part, 'comptoir.wasm'));
  }
  await mkdir(join(part, 'lazy'), {recursive: true});
  if (existsSync(`${program}.rest.wasm`)) {
    await cp(`${program}.rest.wasm`, join(part, 'lazy/comptoir.rest.wasm'));
  }
  for (const language of ['fr', 'en']) {
    const texts = join(generated, `web/texts.${language}.json`);
    if (!existsSync(texts)) continue;
    await cp(texts, join(part, `texts.${language}.json`));
    await cp(join(generated, `web/texts.${language}.later.json`), join(part, `lazy/texts.${language}.json`));
  }
  for (const font of await readdir(join(generated, 'fonts'))) await cp(join(generated, 'fonts', font), join(part, 'fonts', font));
  await mkdir(join(part, 'lazy/lessons'), {recursive: true});
  for (const sheet of await readdir(join(generated, 'lessons'))) await cp(join(generated, 'lessons', sheet), join(part, 'lazy/lessons', sheet));
  await writeFile(join(part, 'lazy/glossary.json'), JSON.stringify(JSON.parse(await readFile('src/text/glossary.json', 'utf8'))));
  await writeFile(join(part, 'LICENSES.txt'), await licences());
  if (existsSync(`${program}.whole.wasm`)) await writeFile(join(part, 'lazy/classic.js'), await bundle({site: part, program: `${program}.whole.wasm`}));
  await makePosters({comptoir: join(options.native, 'src/cli/comptoir'), sources: 'src/model/lessons', out: join(part, 'lazy/posters')});
}

// What an embed costs its reader is said before it is started.
async function writeEmbed(sizes) {
  const bytes = sum(sizes.filter((row) => row.first), 'brotli');
  const code = await minified('web/embed.js', 'js', {KILOBYTES: String(Math.ceil(bytes / 10000) * 10)});
  await writeFile(join(part, 'embed.js'), code);
  return {name: 'embed.js', raw: Buffer.byteLength(code), brotli: compress(Buffer.from(code)), first: false};
}

const compress = (bytes) => brotliCompressSync(bytes, {params: {[constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length}}).length;

const sum = (list, key) => list.reduce((total, row) => total + row[key], 0);

async function measured() {
  const rows = [];
  for (const name of await filesIn(part)) {
    const bytes = await readFile(join(part, name));
    rows.push({name, raw: bytes.length, brotli: compress(bytes), first: name === firstSheet || !notLoaded.test(name)});
  }
  return rows;
}

function printSizes(all) {
  const poster = ({name}) => name.startsWith('lazy/posters/');
  const posters = all.filter(poster);
  const rows = [...all.filter((row) => !poster(row)), {name: `lazy/posters/ (${posters.length})`, raw: sum(posters, 'raw'), brotli: sum(posters, 'brotli'), first: false}];
  const width = Math.max(...rows.map((row) => row.name.length), 30);
  const line = (name, raw, brotli, note) => console.log(`${name.padEnd(width)} ${String(raw).padStart(9)} ${String(brotli).padStart(9)}  ${note}`);
  line('file', 'bytes', 'brotli', '');
  for (const row of [...rows.filter((row) => row.first), ...rows.filter((row) => !row.first)]) line(row.name, row.raw, row.brotli, row.first ? 'first visit' : 'later or never');
  const first = rows.filter((row) => row.first);
  const total = sum(first, 'brotli');
  line('first visit', sum(first, 'raw'), total, `${total <= firstVisitBudget ? 'within' : 'ABOVE'} the budget of ${firstVisitBudget} (${Math.round((100 * total) / firstVisitBudget)} %)`);
  line('everything', sum(rows, 'raw'), sum(rows, 'brotli'), '');
}

await assemble();
const sizes = await measured();
sizes.push(await writeEmbed(sizes));
await rm(options.out, {recursive: true, force: true});
await rename(part, options.out);
printSizes(sizes);
