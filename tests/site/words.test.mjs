import assert from 'node:assert/strict';
import {readFile, readdir} from 'node:fs/promises';
import {test} from 'node:test';
import {languages, wordsOf} from '../../scripts/site/words.mjs';

const catalogue = JSON.parse(await readFile('src/text/pages.json', 'utf8'));
const places = (text) => [...new Set(text.match(/\{\d+\}/g))].sort();
const badSpace = / [:;?!»]|« |\d s\b/;   // spaces at which a line could end

test('every text of the pages is there in both languages, with the same places', () => {
  for (const [key, texts] of Object.entries(catalogue)) {
    assert.deepEqual(Object.keys(texts).sort(), [...languages].sort(), key);
    assert.deepEqual(places(texts.fr), places(texts.en), key);
  }
});

test('French has its spaces before signs, in the catalogue and in the documentation', async () => {
  for (const [key, {fr}] of Object.entries(catalogue)) assert.doesNotMatch(fr, badSpace, key);
  for (const name of (await readdir('docs')).filter((each) => each.endsWith('.fr.md'))) {
    const prose = (await readFile(`docs/${name}`, 'utf8')).replace(/^```[\s\S]*?^```|`[^`]*`|\{\{.*\}\}/gm, '');
    assert.doesNotMatch(prose, badSpace, name);
  }
});

test('a text that is missing stops the build', () => {
  assert.throws(() => wordsOf('fr')('no_such_text'), /no_such_text/);
  assert.equal(wordsOf('en')('minutes', 4), '4\u00a0min');
});
