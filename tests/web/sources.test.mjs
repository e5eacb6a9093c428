import assert from 'node:assert/strict';
import {readdir, readFile} from 'node:fs/promises';
import {test} from 'node:test';

const folder = new URL('../../web/', import.meta.url);
const sources = await Promise.all((await readdir(folder, {recursive: true})).filter((name) => /\.(mjs|html|css)$/.test(name)).map(async (name) => [name, await readFile(new URL(name, folder), 'utf8')]));

test('nothing that comes from a link can become HTML, and no address leads outside', () => {
  for (const [name, source] of sources) {
    assert.doesNotMatch(source, /innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\(|new Function/, name);
    assert.doesNotMatch(source.replaceAll('http://www.w3.org/2000/svg', ''), /https?:\/\//, name);
  }
});

test('the page has no inline script and no inline style', () => {
  const page = sources.find(([name]) => name === 'index.html')[1];
  assert.doesNotMatch(page, /<script(?![^>]*\ssrc=)[^>]*>|<style|\sstyle=|\son[a-z]+=/);
  assert.match(page, /script-src 'self' 'wasm-unsafe-eval'/);
});

test('every word that the page asks for is in both catalogues', async () => {
  const catalogues = await Promise.all(['fr', 'en'].map(async (code) => JSON.parse(await readFile(new URL(`../../src/text/${code}.json`, import.meta.url), 'utf8'))));
  const asked = sources.flatMap(([, source]) => [...source.matchAll(/'((?:web|later|header|transport|settings|results|tab)\.[a-z_]+)'/g)].map(([, key]) => key));
  assert.ok(asked.length > 30);
  for (const key of asked) for (const catalogue of catalogues) assert.ok(catalogue[key] ?? false, key);
});
