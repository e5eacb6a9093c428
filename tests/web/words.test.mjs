// Every text that a module of the page asks for is in the catalogues that the page gets.
import assert from 'node:assert/strict';
import {readdir, readFile} from 'node:fs/promises';
import {test} from 'node:test';

const web = new URL('../../web/', import.meta.url);
const [english, french] = await Promise.all(['en', 'fr'].map(async (language) => Object.assign({},
  ...await Promise.all(['', 'lazy/'].map(async (folder) => JSON.parse(await readFile(new URL(`../../dist/${folder}texts.${language}.json`, import.meta.url), 'utf8')))))));
const modules = (await readdir(web, {recursive: true})).filter((name) => name.endsWith('.mjs'));
const sources = await Promise.all(modules.map((name) => readFile(new URL(name, web), 'utf8')));

// The texts in the first argument of each words(...), and all that begins with "web.", "later." or "transport." anywhere else.
function keysIn(source) {
  const asked = [...source.matchAll(/\bwords\(([^()]*)/g)].flatMap(([, args]) => [...args.matchAll(/'([a-z_]+\.[a-z_.]+)'/g)].map(([, key]) => key));
  const named = [...source.matchAll(/'((?:web|later|transport)\.[a-z_.]+[a-z_])'/g)].map(([, key]) => key);
  return [...new Set([...asked, ...named])];
}

test('the page asks for no text that it does not have', () => {
  const keys = sources.flatMap(keysIn);
  assert.ok(keys.length > 50, `only ${keys.length} keys were found: does the page still ask with words('...')?`);
  assert.deepEqual(keys.filter((key) => !(key in english) || !(key in french)), []);
});

test('a text whose name is put together has at least one ending', () => {
  const starts = sources.flatMap((source) => [...source.matchAll(/words\(`([a-z_.]+)\$\{/g)].map(([, start]) => start));
  assert.ok(starts.length > 0);
  assert.deepEqual(starts.filter((start) => !Object.keys(english).some((key) => key.startsWith(start))), []);
});

test('both languages have the same keys', () => assert.deepEqual(Object.keys(french), Object.keys(english)));

// What comes later is not there before: see moreWords in words.mjs.
test('only modules that are loaded later ask for the words that are', () => {
  modules.forEach((name, i) => { if (!name.startsWith('lazy/')) assert.deepEqual(keysIn(sources[i]).filter((key) => key.startsWith('later.')), [], name); });
});
