// Files of the site: what is in a folder, what is written, what is made smaller on the way.
import {mkdir, readFile, readdir, writeFile} from 'node:fs/promises';
import {dirname, join, relative} from 'node:path';
import {build, transform} from 'esbuild';

// Paths from the folder, sorted.
export async function filesIn(folder, from = folder) {
  const entries = await readdir(folder, {withFileTypes: true});
  const lists = entries.map((entry) => (entry.isDirectory() ? filesIn(join(folder, entry.name), from) : [relative(from, join(folder, entry.name))]));
  return (await Promise.all(lists)).flat().sort();
}

export async function write(path, content) {
  await mkdir(dirname(path), {recursive: true});
  await writeFile(path, content);
}

const made = {minify: true, target: 'es2022', legalComments: 'none'};
const fromPackage = /\bfrom\s*['"][^./]/;

// Modules stay apart from each other; a module that uses an npm package gets it inside.
async function withPackages(path) {
  const apart = {name: 'modules apart', setup: ({onResolve}) => onResolve({filter: /^\./}, ({path: other, kind}) => (kind === 'entry-point' ? undefined : {path: other, external: true}))};
  const {outputFiles: [script]} = await build({entryPoints: [`./${path}`], bundle: true, write: false, format: 'esm', plugins: [apart], ...made});
  return script.text;
}

export async function minified(path, loader) {
  const text = await readFile(path, 'utf8');
  if (loader === 'js' && fromPackage.test(text)) return withPackages(path);
  const {code} = await transform(text, {loader, format: loader === 'css' ? undefined : 'esm', ...made});
  return code;
}
