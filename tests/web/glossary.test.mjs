import assert from 'node:assert/strict';
import {readFile, readdir} from 'node:fs/promises';
import {test} from 'node:test';

const project = new URL('../../', import.meta.url);
const read = async (path) => JSON.parse(await readFile(new URL(path, project), 'utf8'));
const glossary = await read('src/text/glossary.json');
const entries = Object.entries(glossary).flatMap(([word, languages]) => Object.entries(languages).map(([language, entry]) => ({word, language, ...entry})));

test('every word has its term and its meaning in both languages, in two sentences at most', () => {
  assert.ok(Object.keys(glossary).length >= 17);
  for (const [word, languages] of Object.entries(glossary)) assert.deepEqual(Object.keys(languages), ['fr', 'en'], word);
  for (const {word, language, term, text} of entries) {
    assert.ok(term && text, word);
    assert.ok(text.split(/[.](?:\s|$)/).filter(Boolean).length <= 2, `${word}, ${language}: ${text}`);
    assert.doesNotMatch(term + text, /[!'"<>]/, `${word}, ${language}`);
  }
});

test('French typography', () => {
  for (const {word, language, text} of entries) if (language === 'fr') assert.doesNotMatch(text, /(?<!\u00a0):|(?<!\u202f)[;?]/, word);
});

test('every word that a lesson names is in it', async () => {
  const folder = 'src/model/lessons/';
  const names = (await readdir(new URL(folder, project))).filter((name) => name.endsWith('.json'));
  for (const name of names) for (const word of (await read(folder + name)).words ?? []) assert.ok(glossary[word], `${name}: ${word}`);
});
