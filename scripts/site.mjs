// Puts the static site together: node scripts/site.mjs --build BUILD_FOLDER --out dist --imgui FOLDER --sdl FOLDER
//
// Copies web/, the program, the texts, the fonts and the licences into a new folder, joins and minifies our modules, and prints every
// file's size. What a first visit doesn't load lies under lazy/ or docs/.
import {cp, mkdir, readFile, readdir, rename, rm, writeFile} from 'node:fs/promises';
import {existsSync} from 'node:fs';
import {join, relative} from 'node:path';
import {parseArgs} from 'node:util';
import {brotliCompressSync, constants} from 'node:zlib';
import {build, transform} from 'esbuild';
import {firstLesson} from '../web/guide.mjs';

const firstVisitBudget = 350 * 1000;
// Files that are in dist/ and that no visit to the page loads by itself.
// (Of the words, a visit loads one language: the French ones, which are longer, are counted.)
const notLoaded = /^(lazy\/|docs\/|LICENSES\.txt$|embed\.js$|comptoir-offline\.html$|texts\.en\.json$)/;
// A first visit opens the guided path.
const firstSheet = `lazy/lessons/${firstLesson}.sheet`;

const {values: options} = parseArgs({options: {build: {type: 'string'}, out: {type: 'string'}, imgui: {type: 'string'}, sdl: {type: 'string'}}});
const part = `${options.out}.part`;

async function filesIn(folder, from = folder) {
  const entries = await readdir(folder, {withFileTypes: true});
  const lists = entries.map((entry) => (entry.isDirectory() ? filesIn(join(folder, entry.name), from) : [relative(from, join(folder, entry.name))]));
  return (await Promise.all(lists)).flat().sort();
}

const small = {minify: true, target: 'es2022', legalComments: 'none'};

async function minified(path, loader) {
  const {code} = await transform(await readFile(path, 'utf8'), {...small, loader, format: loader === 'css' ? undefined : 'esm'});
  return code;
}

// The modules that a first visit loads are two files, main.mjs and program.mjs: small ones hardly compress. What modules under lazy/
// take from the page, they take from main.mjs.
const fromPage = /from '\.\.\/(\w+\.mjs)'/g;

// Writes both, and gives the names of all modules that are in them.
async function joinModules(names) {
  const lazy = await Promise.all(names.filter((name) => /^lazy\/.*\.mjs$/.test(name)).map((name) => readFile(join('web', name), 'utf8')));
  const shared = new Set(lazy.flatMap((text) => [...text.matchAll(fromPage)].map(([, name]) => name)));
  const page = ["import './main.mjs';", ...[...shared].sort().map((name) => `export * from './${name}';`)].join('\n');
  const options = {...small, bundle: true, format: 'esm', metafile: true};
  const made = await Promise.all([
    build({...options, stdin: {contents: page, resolveDir: 'web'}, outfile: join(part, 'main.mjs'), external: ['./program.mjs', './lazy/*']}),
    build({...options, entryPoints: ['web/program.mjs'], outfile: join(part, 'program.mjs'), external: ['./comptoir.mjs']}),
  ]);
  return new Set(made.flatMap(({metafile}) => Object.keys(metafile.inputs).map((path) => relative('web', path))));
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
  await mkdir(part, {recursive: true});
  if (existsSync('web')) {
    const names = await filesIn('web');
    const joined = await joinModules(names);
    for (const name of names.filter((each) => !joined.has(each))) {
      const target = join(part, name);
      await mkdir(join(target, '..'), {recursive: true});
      if (/\.m?js$/.test(name)) await writeFile(target, (await minified(join('web', name), 'js')).replace(/from"\.\.\/\w+\.mjs"/g, 'from"../main.mjs"'));
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
  await cp(join(generated, 'fonts/faces.ttf'), join(part, 'faces.ttf'));
  await mkdir(join(part, 'lazy/lessons'), {recursive: true});
  for (const sheet of await readdir(join(generated, 'lessons'))) await cp(join(generated, 'lessons', sheet), join(part, 'lazy/lessons', sheet));
  await writeFile(join(part, 'lazy/glossary.json'), JSON.stringify(JSON.parse(await readFile('src/text/glossary.json', 'utf8'))));
  await writeFile(join(part, 'LICENSES.txt'), await licences());
  await rm(options.out, {recursive: true, force: true});
  await rename(part, options.out);
}

const compress = (bytes) => brotliCompressSync(bytes, {params: {[constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length}}).length;

async function printSizes() {
  const rows = [];
  for (const name of await filesIn(options.out)) {
    const bytes = await readFile(join(options.out, name));
    rows.push({name, raw: bytes.length, brotli: compress(bytes), first: name === firstSheet || !notLoaded.test(name)});
  }
  const width = Math.max(...rows.map((row) => row.name.length), 30);
  const line = (name, raw, brotli, note) => console.log(`${name.padEnd(width)} ${String(raw).padStart(9)} ${String(brotli).padStart(9)}  ${note}`);
  const sum = (list, key) => list.reduce((total, row) => total + row[key], 0);
  line('file', 'bytes', 'brotli', '');
  for (const row of [...rows.filter((row) => row.first), ...rows.filter((row) => !row.first)]) line(row.name, row.raw, row.brotli, row.first ? 'first visit' : 'later or never');
  const first = rows.filter((row) => row.first);
  const total = sum(first, 'brotli');
  line('first visit', sum(first, 'raw'), total, `${total <= firstVisitBudget ? 'within' : 'ABOVE'} the budget of ${firstVisitBudget} (${Math.round((100 * total) / firstVisitBudget)} %)`);
  line('everything', sum(rows, 'raw'), sum(rows, 'brotli'), '');
}

await assemble();
await printSizes();
