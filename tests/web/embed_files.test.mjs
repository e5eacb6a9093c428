// What the build makes for embeds: the one script, the posters, and the page as one classic script.
import assert from 'node:assert/strict';
import {readdir, readFile} from 'node:fs/promises';
import {test} from 'node:test';
import vm from 'node:vm';

const dist = new URL('../../dist/', import.meta.url);
const sources = new URL('../../src/model/lessons/', import.meta.url);
const read = (name) => readFile(new URL(name, dist), 'utf8');
const posters = await readdir(new URL('lazy/posters/', dist));
const lessons = (await readdir(new URL('lazy/lessons/', dist))).map((name) => name.replace('.sheet', ''));

test('embed.js is a classic script of 8 kB at most, in letters that every page reads alike', async () => {
  const code = await read('embed.js');
  assert.ok(code.length <= 8000, `${code.length} bytes`);
  assert.match(code, /^[\n\x20-\x7e]*$/);
  new vm.Script(code);   // a module's words would be refused
  assert.match(code, /about \d{3} kB/);
  assert.doesNotMatch(code, /innerHTML|\beval\(|https?:\/\//);
});

test('each lesson has a poster in both themes and languages, with its title and its question', async () => {
  assert.equal(posters.length, lessons.length * 4);
  for (const id of lessons) {
    const {title, questions} = JSON.parse(await readFile(new URL(`${id.replaceAll('-', '_')}.json`, sources), 'utf8'));
    for (const theme of ['dark', 'light']) {
      for (const language of ['fr', 'en']) {
        const svg = await read(`lazy/posters/${id}.${theme}.${language}.svg`);
        for (const form of ['wide', 'middle', 'narrow']) {
          const words = [...new RegExp(`<g class="${form}">(.*?)</g>`).exec(svg)[1].matchAll(/<text[^>]*>([^<]*)<\/text>/g)].map(([, text]) => text);
          assert.equal(words.join(' ').replace(/&#(\d+);/g, (_, code) => String.fromCharCode(code)), `${title[language]} ${questions[0].ask[language]}`, `${id} ${form}`);
        }
        assert.ok(svg.length < 60_000, `${id}: ${svg.length} bytes`);
        assert.match(svg, /<g id="plain"\/>/);
        assert.doesNotMatch(svg.replaceAll('http://www.w3.org/2000/svg', ''), /https?:|<script|\son\w+=|@font-face|<image|href=/, id);
      }
    }
  }
});

test('the page as one script is classic, and asks for no module', async () => {
  const code = await read('lazy/classic.js');
  new vm.Script(code);
  assert.doesNotMatch(code, /<\/script/i);
});
