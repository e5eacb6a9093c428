import assert from 'node:assert/strict';
import {test} from 'node:test';
import {keepSheets} from '../../web/sheets.mjs';

// A network and a program in which everything is said aloud; `answers` are texts, or errors to throw.
function fake(answers) {
  const seen = {asked: [], given: [], said: [], waits: []};
  const program = {sheet: (id, text) => { seen.given.push([id, text]); return text === 'broken' ? 0 : 1; }};
  const sheets = keepSheets(program, {
    load: async (id) => {
      seen.asked.push(id);
      const answer = answers.shift();
      if (answer instanceof Error) throw answer;
      return answer;
    },
    say: (problem) => seen.said.push(problem),
    later: (act, milliseconds) => { seen.waits.push(milliseconds); seen.act = act; return seen.waits.length; },
    forget: () => {},
  });
  return {sheets, seen};
}

const missing = (id) => ({id, loaded: false});
const settled = () => new Promise((done) => { setImmediate(done); });

test('a lesson without its sheet gets it, once', async () => {
  const {sheets, seen} = fake(['text']);
  const first = sheets.need(missing('names'));
  assert.equal(sheets.need(missing('names')), first);
  await first;
  assert.deepEqual(seen.asked, ['names']);
  assert.deepEqual(seen.given, [['names', 'text']]);
  await sheets.need({id: 'names', loaded: true});
  assert.equal(seen.asked.length, 1);
});

test('a sheet that does not come gives a notice and is asked for again, later and later', async () => {
  const {sheets, seen} = fake([new Error('no network'), 'broken', 'text']);
  await sheets.need(missing('names'));
  assert.equal(seen.said.at(-1), 'no network');
  seen.act();
  await settled();
  assert.match(seen.said.at(-1), /sheet_broken/);
  seen.act();
  await settled();
  assert.equal(seen.said.at(-1), '');
  assert.deepEqual(seen.waits, [2000, 5000]);
  assert.deepEqual(seen.asked, ['names', 'names', 'names']);
});

test('the first attempt ends the wait, whatever came of it, and a return to the network tries at once', async () => {
  const {sheets, seen} = fake([new Error('no network'), 'text']);
  await sheets.need(missing('names'));
  sheets.retry();
  await settled();
  assert.deepEqual(seen.given, [['names', 'text']]);
  sheets.retry();
  assert.equal(seen.asked.length, 2);
});

test('who has gone on to another lesson hears no more of the sheet of the one before', async () => {
  const {sheets, seen} = fake([new Error('no network'), 'text']);
  const before = sheets.need(missing('names'));
  await sheets.need(missing('cancel'));
  await before;
  assert.deepEqual(seen.said, ['']);
  assert.deepEqual(seen.given, [['cancel', 'text']]);
});
