import assert from 'node:assert/strict';
import {readFile} from 'node:fs/promises';
import {before, test} from 'node:test';
import {useLanguage} from '../../web/words.mjs';

let taught;

before(async () => {
  globalThis.document ??= {getElementById: () => null};
  taught = await import('../../web/lazy/taught.mjs');
  globalThis.fetch = async () => ({ok: true, json: async () => JSON.parse(await readFile(new URL('../../src/text/en.json', import.meta.url), 'utf8'))});
  await useLanguage('en');
});

const locks = (...names) => ({locks: names});

test('each lock holds its own controls', () => {
  for (const name of ['start', 'step.back', 'step.forward', 'end', 'speed', 'timeline']) {
    assert.equal(taught.isLocked(name, locks('move'), false), true, name);
    assert.equal(taught.isLocked(name, locks('edit', 'do'), false), false, name);
  }
  for (const name of ['lesson.next', 'lesson.list', 'compare', 'keep', 'settings.reset', 'param.cooks.slider', 'param.variant.async']) {
    assert.equal(taught.isLocked(name, locks('edit'), false), true, name);
    assert.equal(taught.isLocked(name, locks('move', 'do'), false), false, name);
  }
  for (const name of ['theme', 'language.fr', 'share', 'menu', 'zoom.in', 'tab.0', 'code.python', 'lesson.about']) {
    assert.equal(taught.isLocked(name, locks('edit', 'move', 'do'), false), false, name);
  }
});

test('a parameter has a lock of its own', () => {
  assert.equal(taught.isLocked('param.cooks.field', locks('cooks'), false), true);
  assert.equal(taught.isLocked('param.sodas.field', locks('cooks'), false), false);
});

test('what plays can always be paused', () => {
  assert.equal(taught.isLocked('play', locks('move'), false), true);
  assert.equal(taught.isLocked('play', locks('move'), true), false);
});

test('undoing is of edits and interventions', () => {
  assert.equal(taught.isLocked('undo', locks('edit'), false), false);
  assert.equal(taught.isLocked('redo', locks('edit', 'do'), false), true);
});

test('a condition says what is asked, and what came of it once it is known', () => {
  const served = {kind: 'served', limit: '5 s', name: ''};
  assert.equal(taught.conditionWords(served), 'Every client is served in under 5 s.');
  assert.equal(taught.conditionWords({...served, met: false, figure: '7.5 s', client: 10, total: 0, missing: false}), 'Every client is served in under 5 s. Longest: 7.5 s, client 10.');
  assert.equal(taught.conditionWords({...served, met: false, figure: '0 s', client: 2, total: 0, missing: true}), 'Every client is served in under 5 s. Client 2 is never served.');
  assert.equal(taught.conditionWords({kind: 'satisfied', limit: '9', name: '', met: true, figure: '10', client: 0, total: 10, missing: false}), 'Satisfied clients: 9 or more. Here: 10 of 10.');
  assert.equal(taught.conditionWords({kind: 'parameter', limit: '10', name: 'Clients · Number', met: true, figure: '10', client: 0, total: 0, missing: false}), 'Clients · Number: 10, unchanged. Here: 10.');
});

test('a goal is met, not met, or waits for the run', () => {
  assert.equal(taught.goalWords({known: false, met: false}), 'It is checked when the run is over.');
  assert.equal(taught.goalWords({known: true, met: true}), 'Goal met.');
  assert.equal(taught.goalWords({known: true, met: false}), 'Goal not met.');
});
