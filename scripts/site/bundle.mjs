// The whole page as one classic script, with the program, the words, the sheets and the fonts inside: for where modules and `fetch` are
// blocked (a sandboxed frame of a host without CORS headers, a file opened from a disk).
import {readFile} from 'node:fs/promises';
import {join} from 'node:path';
import {deflateSync} from 'node:zlib';
import {build} from 'esbuild';
import {filesIn} from './files.mjs';

// What the page asks for with `fetch`, by its path in the site. The program is whole here, and has no rest.
const fetched = /^(faces\.ttf|texts\.[a-z]+\.json|lazy\/(?!posters\/).*\.(json|sheet|css))$/;

// The length of an index, the index ([{path, at, size}] as JSON), and the files one after the other.
async function archive(site, program) {
  const files = [];
  for (const path of (await filesIn(site)).filter((name) => fetched.test(name))) files.push({path, bytes: await readFile(join(site, path))});
  files.push({path: 'comptoir.wasm', bytes: await readFile(program)});
  let at = 0;
  const index = Buffer.from(JSON.stringify(files.map(({path, bytes}) => ({path, at: (at += bytes.length) - bytes.length, size: bytes.length}))));
  const length = Buffer.alloc(4);
  length.writeUInt32LE(index.length);
  return Buffer.concat([length, index, ...files.map(({bytes}) => bytes)]);
}

// `site`: the folder in which the site is put together, with its modules; `program`: the program in one file (WebAssembly).
export async function bundle({site, program}) {
  const packed = deflateSync(await archive(site, program), {level: 9}).toString('base64');
  const {outputFiles: [script]} = await build({
    entryPoints: [join(site, 'main.mjs')],
    bundle: true,
    write: false,
    format: 'iife',
    minify: true,
    target: 'es2022',
    legalComments: 'none',
    charset: 'utf8',
    inject: [new URL('packed_files.mjs', import.meta.url).pathname],
    define: {'import.meta.url': 'document.baseURI'},
    plugins: [{
      name: 'the files',
      setup(made) {
        made.onResolve({filter: /^comptoir:files$/}, ({path}) => ({path, namespace: 'files'}));
        made.onLoad({filter: /.*/, namespace: 'files'}, () => ({contents: packed, loader: 'text'}));
      },
    }],
  });
  return script.text;
}
