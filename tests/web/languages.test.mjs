import assert from 'node:assert/strict';
import {test} from 'node:test';
import {keepLanguages} from '../../web/languages.mjs';
import {textsOf} from '../../web/words.mjs';

const settled = () => new Promise((done) => { setImmediate(done); });

// `answers` are texts, or errors to throw.
function fake(answers) {
  const seen = {asked: [], given: [], said: []};
  const program = {texts: (language, lines) => { seen.given.push([language, lines]); return lines === 'broken' ? 0 : 1; }};
  const languages = keepLanguages(program, {
    load: async (language) => {
      seen.asked.push(language);
      const answer = answers.shift();
      if (answer instanceof Error) throw answer;
      return {'': answer};
    },
    say: (problem) => seen.said.push(problem),
  });
  return {languages, seen};
}

const state = (language, wanted) => ({language, wanted_language: wanted});

test('a language that is wanted is loaded once and given to the program', async () => {
  const {languages, seen} = fake(['text']);
  languages.need(state('fr', 'fr'));
  assert.deepEqual(seen.asked, []);
  languages.need(state('fr', 'en'));
  languages.need(state('fr', 'en'));
  await settled();
  assert.deepEqual(seen.asked, ['en']);
  assert.deepEqual(seen.given, [['en', 'text']]);
  languages.need(state('en', 'en'));
  assert.deepEqual(seen.said.filter(Boolean), []);
});

test('one that does not come is said, and asked for again when the reader wants it', async () => {
  const {languages, seen} = fake([new Error('no network'), 'broken', 'text']);
  languages.need(state('fr', 'en'));
  await settled();
  assert.deepEqual(seen.said, ['no network']);
  languages.need(state('fr', 'en'));
  await settled();
  assert.equal(seen.asked.length, 1, 'not again and again by itself');
  languages.retry();
  await settled();
  assert.equal(seen.said.at(-1), 'texts.en.json');
  languages.retry();
  await settled();
  assert.equal(seen.said.at(-1), '');
  languages.retry();
  assert.equal(seen.asked.length, 3);
});

test('who goes back to the language that is there is told nothing more', async () => {
  const {languages, seen} = fake([new Error('no network')]);
  languages.need(state('fr', 'en'));
  await settled();
  languages.need(state('fr', 'fr'));
  assert.deepEqual(seen.said, ['no network', '']);
});

test('texts that did not come are asked for again', async () => {
  let calls = 0;
  const load = async (path) => { assert.equal(path, 'texts.fr.json'); if (++calls === 1) throw new Error('no network'); return {'': 'text'}; };
  await assert.rejects(textsOf('fr', load));
  assert.deepEqual(await textsOf('fr', load), {'': 'text'});
  assert.deepEqual(await textsOf('fr', load), {'': 'text'});
  assert.equal(calls, 2);
});
