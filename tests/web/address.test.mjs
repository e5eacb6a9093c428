import assert from 'node:assert/strict';
import {afterEach, test} from 'node:test';
import {readAddress} from '../../web/address.mjs';

const at = (search, hash) => { globalThis.location = {search, hash}; return readAddress(); };
afterEach(() => { delete globalThis.location; });

test('a link is read from the fragment and from the query, the fragment first', () => {
  assert.equal(at('', '#lesson=rush-10&cooks=4').link, 'lesson=rush-10&cooks=4');
  assert.equal(at('?lesson=rush-10', '').link, 'lesson=rush-10');
  assert.equal(at('?cooks=5', '#cooks=4').link, 'cooks=4&cooks=5');
});

test('the page keeps its own keys from the scenario', () => {
  const {link, flags} = at('?embed=1&cooks=5', '');
  assert.equal(link, 'cooks=5');
  assert.equal(flags.embed, true);
  assert.equal(at('?embed=0', '').flags.embed, false);
});

test('language and theme stay in the address only when they came with it', () => {
  assert.deepEqual(at('', '#lang=fr').options, {moment: true, language: true, theme: false});
  assert.deepEqual(at('', '').options, {moment: true, language: false, theme: false});
});
