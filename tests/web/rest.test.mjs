import assert from 'node:assert/strict';
import {test} from 'node:test';
import {keepLessons, lessonsIn, makeRest, needsRest} from '../../web/rest.mjs';

const settled = () => new Promise((done) => { setImmediate(done); });

// Two modules as wasm-split makes them: in the first, "run" calls place 0 of its table, where the import placeholder "0" is; the second
// puts a function that gives 7 there.
const text = (word) => [word.length, ...Buffer.from(word)];
const section = (id, ...bytes) => [id, bytes.length, ...bytes];
const wasm = (...sections) => new WebAssembly.Module(Uint8Array.from([0, 0x61, 0x73, 0x6d, 1, 0, 0, 0, ...sections.flat()]));
const type = section(1, 1, 0x60, 0, 1, 0x7f);
const program = () => wasm(type, section(2, 1, ...text('placeholder'), ...text('0'), 0, 0), section(3, 1, 0), section(4, 1, 0x70, 0, 1),
  section(7, 2, ...text('run'), 0, 1, ...text('%table'), 1, 0), section(9, 1, 0, 0x41, 0, 0x0b, 1, 0),
  section(10, 1, 7, 0, 0x41, 0, 0x11, 0, 0, 0x0b));
const other = () => wasm(type, section(2, 1, ...text('primary'), ...text('%table'), 1, 0x70, 0, 1), section(3, 1, 0),
  section(9, 1, 0, 0x41, 0, 0x0b, 1, 0), section(10, 1, 4, 0, 0x41, 7, 0x0b));

function started(network) {
  const rest = makeRest(program(), network);
  let given = null;
  const exports = rest.instantiate({}, (instance) => { given = instance; });
  assert.equal(given.exports, exports);
  return {rest, run: exports.run};
}

test('what reads or makes a list of arrivals needs the rest, choosing one doesn\u2019t', () => {
  for (const line of ['arrive keep', 'type arrive 0, 1', 'set arrive 0,1', 'open lesson=manager&arrive=0,1']) assert.ok(needsRest(line), line);
  for (const line of ['set arrivals list', 'type clients 12', 'open lesson=manager&arrivals=list']) assert.ok(!needsRest(line), line);
});

test('the rest is loaded once, whoever asks, and its functions are in their places', async () => {
  let loads = 0;
  const {rest, run} = started({load: async () => { ++loads; return other(); }, loadNow: () => assert.fail('nothing stands still')});
  assert.ok(rest.lacks(0));
  assert.ok(!rest.lacks(1));
  await Promise.all([rest.load(), rest.load()]);
  await rest.load();
  assert.equal(loads, 1);
  assert.ok(!rest.lacks(0));
  assert.equal(run(), 7);
});

test('a rest that did not come is asked for again', async () => {
  const answers = [new Error('no network'), other()];
  const {rest, run} = started({load: async () => { const answer = answers.shift(); if (answer instanceof Error) throw answer; return answer; }});
  await assert.rejects(rest.load(), /no network/);
  assert.ok(rest.lacks(0));
  await rest.load();
  assert.equal(run(), 7);
});

test('a function that is called before it was loaded is loaded then', async () => {
  let loads = 0;
  const {rest, run} = started({load: async () => other(), loadNow: () => { ++loads; return other(); }});
  const coming = rest.load();
  assert.equal(run(), 7);
  await coming;
  assert.equal(run(), 7);
  assert.equal(loads, 1);
});

test('a program in one file lacks nothing', async () => {
  const rest = makeRest(wasm(type), {load: () => assert.fail('there is nothing to load')});
  assert.ok(!rest.lacks(0));
  await rest.load();
});

test('the lessons that a command names', () => {
  assert.deepEqual(lessonsIn('lesson names'), ['names']);
  assert.deepEqual(lessonsIn('open lang=fr&lesson=tic-tac&t=3'), ['tic-tac']);
  assert.deepEqual(lessonsIn('open lesson=a&lesson=b'), ['a', 'b']);
  assert.deepEqual(lessonsIn('set lessons 3'), []);
});

// The lesson "far" is outside; `coming` holds what ends a load.
function page() {
  const seen = {ran: [], said: [], coming: []};
  const command = keepLessons({
    run: (line) => { seen.ran.push(line); return 'ran'; },
    outside: (id) => id === 'far' && !seen.there,
    load: () => new Promise((done, failed) => { seen.coming.push({done, failed}); }),
    say: (problem, retry) => { seen.said.push(problem); seen.retry = retry; },
  });
  return {command, seen};
}

test('a lesson that is there opens at once', () => {
  const {command, seen} = page();
  assert.equal(command('lesson near'), 'ran');
  assert.equal(command('pause'), 'ran');
  assert.deepEqual(seen.ran, ['lesson near', 'pause']);
});

test('a lesson outside waits with the lines of its turn; what is said later goes on', async () => {
  const {command, seen} = page();
  for (const line of ['lesson far', 'ask on', 'pause']) command(line);
  assert.deepEqual(seen.ran, []);
  await settled();
  command('toggle');
  assert.deepEqual(seen.ran, ['toggle']);
  seen.coming[0].done();
  await settled();
  assert.deepEqual(seen.ran, ['toggle', 'lesson far', 'ask on', 'pause']);
});

test('another lesson takes the place of the one that is waited for', async () => {
  const {command, seen} = page();
  command('lesson far');
  command('lesson near');
  command('pause');
  seen.coming[0].done();
  await settled();
  assert.deepEqual(seen.ran, ['lesson near', 'pause']);
});

test('one that does not come is said, and opens when it is asked for again', async () => {
  const {command, seen} = page();
  command('open lesson=far&t=3');
  seen.coming[0].failed(new Error('no network'));
  await settled();
  assert.deepEqual(seen.said, ['no network']);
  seen.retry();
  seen.coming[1].done();
  await settled();
  assert.deepEqual(seen.said, ['no network', '']);
  assert.deepEqual(seen.ran, ['open lesson=far&t=3']);
});
