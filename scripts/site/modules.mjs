// The page's modules as they are served: minified, and those of a first visit joined, for small files hardly compress.
import {readFile} from 'node:fs/promises';
import {join, relative} from 'node:path';
import {build, transform} from 'esbuild';

const small = {minify: true, target: 'es2022', legalComments: 'none'};
const fromPackage = /\bfrom\s*['"][^./]/;

// A module that uses an npm package gets it inside; modules of ours stay apart.
async function withPackages(path) {
  const apart = {name: 'modules apart', setup: ({onResolve}) => onResolve({filter: /^\./}, ({path: other, kind}) => (kind === 'entry-point' ? undefined : {path: other, external: true}))};
  const {outputFiles: [script]} = await build({entryPoints: [`./${path}`], bundle: true, write: false, format: 'esm', plugins: [apart], ...small});
  return script.text;
}

// Modules are read as UTF-8, a classic script as the page that loads it says. `define`: words that stand for what the build knows.
export async function minified(path, loader, define) {
  const text = await readFile(path, 'utf8');
  if (loader === 'js' && fromPackage.test(text)) return withPackages(path);
  const charset = path.endsWith('.js') ? 'ascii' : 'utf8';
  const {code} = await transform(text, {...small, loader, format: loader === 'css' ? undefined : 'esm', charset, define});
  return code;
}

// The modules that a first visit loads are two files, main.mjs and program.mjs. What modules under lazy/ take from the page, they take from
// main.mjs.
const fromPage = /from '\.\.\/(\w+\.mjs)'/g;

// Writes both into the site, and gives the names of all modules that are in them.
export async function joinModules(site, names) {
  const lazy = await Promise.all(names.filter((name) => /^lazy\/.*\.mjs$/.test(name)).map((name) => readFile(join('web', name), 'utf8')));
  const shared = new Set(lazy.flatMap((text) => [...text.matchAll(fromPage)].map(([, name]) => name)));
  const page = ["import './main.mjs';", ...[...shared].sort().map((name) => `export * from './${name}';`)].join('\n');
  const options = {...small, bundle: true, format: 'esm', metafile: true};
  const made = await Promise.all([
    build({...options, stdin: {contents: page, resolveDir: 'web'}, outfile: join(site, 'main.mjs'), external: ['./program.mjs', './lazy/*']}),
    build({...options, entryPoints: ['web/program.mjs'], outfile: join(site, 'program.mjs'), external: ['./comptoir.mjs', './lazy/*']}),
  ]);
  return new Set(made.flatMap(({metafile}) => Object.keys(metafile.inputs).map((path) => relative('web', path))));
}

export const fromJoined = (code) => code.replace(/from"\.\.\/\w+\.mjs"/g, 'from"../main.mjs"');
