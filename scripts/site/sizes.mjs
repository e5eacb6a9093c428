// The size of every file, told apart by whether a first visit loads it.
import {readFile} from 'node:fs/promises';
import {join} from 'node:path';
import {brotliCompressSync, constants} from 'node:zlib';
import {firstLesson} from '../../web/guide.mjs';
import {filesIn} from './files.mjs';

const firstVisitBudget = 350 * 1000;
// Files that are in dist/ and that no visit to the page loads by itself.
// (Of the words, a visit loads one language: the French ones, which are longer, are counted.)
const notLoaded = /^(lazy\/|docs\/|fr\/|en\/|LICENSES\.txt$|sitemap\.xml$|service_worker\.js$|embed\.(js|d\.ts)$|comptoir-offline\.html$|texts\.en\.json$)/;
// A first visit opens the guided path.
const firstSheet = `lazy/lessons/${firstLesson}.sheet`;
// Folders of many files of one kind, each told in one line.
const kinds = [/^lazy\/(figures|cards|posters|lessons)\//, /^(fr|en)\//, /^docs\//];

export const ofFirstVisit = (name) => name === firstSheet || !notLoaded.test(name);

const compressed = (bytes) => brotliCompressSync(bytes, {params: {[constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length}}).length;
const sum = (list, key) => list.reduce((total, row) => total + row[key], 0);

// The rows of the files that a first visit loads.
export async function firstVisit(folder) {
  const names = (await filesIn(folder)).filter(ofFirstVisit);
  const rows = await Promise.all(names.map(async (name) => ({name, bytes: await readFile(join(folder, name))})));
  return rows.map(({name, bytes}) => ({name, raw: bytes.length, brotli: compressed(bytes), files: 1, first: true}));
}

export const brotliOf = (rows) => sum(rows, 'brotli');

// Of many files of one kind the bytes are told as they are: to compress them would take longer than to make them.
async function later(folder) {
  const rows = new Map();
  for (const name of (await filesIn(folder)).filter((each) => !ofFirstVisit(each))) {
    const bytes = await readFile(join(folder, name));
    const kind = kinds.map((each) => each.exec(name)?.[0]).find(Boolean);
    const row = rows.get(kind ?? name) ?? {name: kind ?? name, raw: 0, brotli: kind ? '' : compressed(bytes), files: 0};
    row.raw += bytes.length;
    row.files += 1;
    rows.set(row.name, row);
  }
  return [...rows.values()];
}

export async function printSizes(folder, first) {
  const rest = await later(folder);
  const width = Math.max(...[...first, ...rest].map((row) => row.name.length), 30);
  const line = (name, raw, brotli, note) => console.log(`${name.padEnd(width)} ${String(raw).padStart(9)} ${String(brotli).padStart(9)}  ${note}`);
  line('file', 'bytes', 'brotli', '');
  for (const row of first) line(row.name, row.raw, row.brotli, 'first visit');
  for (const row of rest) line(row.name, row.raw, row.brotli, row.files > 1 ? `${row.files} files, later or never` : 'later or never');
  const total = brotliOf(first);
  line('first visit', sum(first, 'raw'), total, `${total <= firstVisitBudget ? 'within' : 'ABOVE'} the budget of ${firstVisitBudget} (${Math.round((100 * total) / firstVisitBudget)} %)`);
  line('everything', sum([...first, ...rest], 'raw'), '', '');
}
