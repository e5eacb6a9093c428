// service_worker.js with the version's files and what each of them is.
import {createHash} from 'node:crypto';
import {readFile} from 'node:fs/promises';
import {join} from 'node:path';
import {filesIn, write} from './files.mjs';
import {minified} from './modules.mjs';
import {ofFirstVisit} from './sizes.mjs';

// What the page asks for by itself or when it is asked to; of the rest, what was seen is kept.
const pages = /^lazy\/(classic\.js$|(posters|figures|cards)\/)/;
const kept = (name) => (ofFirstVisit(name) || /^(lazy\/|texts\.)/.test(name)) && !pages.test(name);

const digest = (bytes) => createHash('sha256').update(bytes).digest('base64');

export async function makeWorker(site) {
  const names = (await filesIn(site)).filter(kept);
  const files = await Promise.all(names.map(async (name) => [name, digest(await readFile(join(site, name)))]));
  const version = digest(JSON.stringify(files)).slice(0, 12);
  await write(join(site, 'service_worker.js'), await minified('web/service_worker.js', 'js', {FILES: JSON.stringify(files), VERSION: JSON.stringify(version)}));
}
