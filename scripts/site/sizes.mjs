// The size of every file, told apart by whether a first visit loads it.
import {readFile} from 'node:fs/promises';
import {join} from 'node:path';
import {brotliCompressSync, constants} from 'node:zlib';
import {firstLesson} from '../../web/guide.mjs';
import {filesIn} from './files.mjs';

const firstVisitBudget = 350 * 1000;
// Files that are in dist/ and that no visit to the page loads by itself.
// (Of the words, a visit loads one language: the French ones, which are longer, are counted.)
const notLoaded = /^(lazy\/|docs\/|fr\/|en\/|LICENSES\.txt$|sitemap\.xml$|worker\.js$|embed\.js$|comptoir-offline\.html$|texts\.en\.json$)/;
// A first visit opens the guided path.
const firstSheet = `lazy/lessons/${firstLesson}.sheet`;
// Folders of many files of one kind, each told in one line.
const kinds = [/^lazy\/(figures|cards|posters|lessons)\//, /^(fr|en)\//, /^docs\/sheets\//];

export const ofFirstVisit = (name) => name === firstSheet || !notLoaded.test(name);

const compress = (bytes) => brotliCompressSync(bytes, {params: {[constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length}}).length;

export async function printSizes(folder) {
  const rows = new Map();
  for (const name of await filesIn(folder)) {
    const bytes = await readFile(join(folder, name));
    const first = ofFirstVisit(name);
    const kind = first ? undefined : kinds.map((each) => each.exec(name)?.[0]).find(Boolean);
    const row = rows.get(kind ?? name) ?? {name: kind ?? name, raw: 0, brotli: 0, files: 0, first};
    row.raw += bytes.length;
    // What many files of one kind take is told as it is: to compress them all would take longer than to make them.
    row.brotli += kind ? bytes.length : compress(bytes);
    row.files += 1;
    rows.set(row.name, row);
  }
  const all = [...rows.values()];
  const width = Math.max(...all.map((row) => row.name.length), 30);
  const line = (name, raw, brotli, note) => console.log(`${name.padEnd(width)} ${String(raw).padStart(9)} ${String(brotli).padStart(9)}  ${note}`);
  const sum = (list, key) => list.reduce((total, row) => total + row[key], 0);
  line('file', 'bytes', 'brotli', '');
  for (const row of all.filter(({first}) => first)) line(row.name, row.raw, row.brotli, 'first visit');
  for (const row of all.filter(({first}) => !first)) line(row.name, row.raw, row.name.endsWith('/') ? '' : row.brotli, row.files > 1 ? `${row.files} files, later or never` : 'later or never');
  const first = all.filter((row) => row.first);
  const total = sum(first, 'brotli');
  line('first visit', sum(first, 'raw'), total, `${total <= firstVisitBudget ? 'within' : 'ABOVE'} the budget of ${firstVisitBudget} (${Math.round((100 * total) / firstVisitBudget)} %)`);
  line('everything', sum(all, 'raw'), '', '');
}
