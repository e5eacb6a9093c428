import assert from 'node:assert/strict';
import {test} from 'node:test';
import {makeGuide} from '../../web/guide.mjs';

const lessons = [
  {id: 'order-sync-async', guided: true}, {id: 'two-orders', guided: false}, {id: 'names', guided: true}, {id: 'rush-2-per-second', guided: true},
];
const at = (id) => ({lessons, lesson: {id}});

function storage(text = null) {
  const kept = {text};
  return {kept, read: () => kept.text, write: (written) => { kept.text = written; }};
}

function fakeProgram(lesson) {
  const lines = [];
  return {lines, command: (line) => { lines.push(line); return ''; }, read: () => at(lesson)};
}

test('a first visit without a link opens the first lesson, with its question', () => {
  const store = storage();
  const guide = makeGuide(store);
  const {lesson, link} = guide.opening('');
  assert.equal(lesson, 'order-sync-async');
  assert.match(link, /^lesson=order-sync-async&ask=on/);
  assert.deepEqual(guide.place(at(lesson)), {index: 0, count: 3, previous: null, next: 'names'});
  assert.equal(store.kept.text, 'on order-sync-async');
});

test('how the page looks is no lesson', () => {
  assert.match(makeGuide(storage()).opening('lang=fr&theme=dark').link, /&lang=fr&theme=dark$/);
});

test('a link goes straight to its lesson, and the path waits where it was', () => {
  const store = storage('on names');
  const guide = makeGuide(store);
  assert.equal(guide.opening('lesson=cancel&t=3'), null);
  assert.equal(guide.place(at('names')), null);
  assert.equal(store.kept.text, 'on names');
  assert.deepEqual(guide.ahead(at('cancel')), {id: 'names', index: 1, count: 3, begun: true});
});

test('loading the page of the path again goes on with it', () => {
  const guide = makeGuide(storage('on names'));
  assert.equal(guide.opening('lesson=names&ask=on&t=3'), null);
  assert.equal(guide.place(at('names')).index, 1);
  assert.equal(makeGuide(storage('on names')).opening('').lesson, 'names');
  // The address is written a moment after a step: it may be one behind.
  const behind = makeGuide(storage('on names'));
  behind.opening('lesson=order-sync-async&ask=on');
  assert.deepEqual(behind.place(at('order-sync-async')), {index: 0, count: 3, previous: null, next: 'names'});
  assert.equal(behind.ahead(at('order-sync-async')).id, 'names');
  assert.equal(behind.place(at('two-orders')), null);
});

test('a path that was left does not come back by itself, and is found again', () => {
  const store = storage('on names');
  const guide = makeGuide(store);
  guide.opening('');
  const program = fakeProgram('names');
  guide.leave(program);
  assert.equal(guide.place(at('names')), null);
  assert.equal(makeGuide(store).opening(''), null);
  guide.go(program, guide.ahead(at('cancel')).id);
  assert.deepEqual(program.lines, ['ask off', 'future shown', 'lesson names', 'ask on', 'future hidden', 'pause']);
  assert.equal(guide.place(at('names')).index, 1);
  assert.equal(guide.place(at('two-orders')), null);
});

test('at its end the path is done, and begins anew when it is asked for', () => {
  const store = storage('on rush-2-per-second');
  const guide = makeGuide(store);
  guide.opening('');
  assert.equal(guide.place(at('rush-2-per-second')).next, null);
  guide.finish(fakeProgram('rush-2-per-second'));
  assert.equal(store.kept.text, 'done');
  assert.equal(makeGuide(store).opening(''), null);
  assert.equal(guide.ahead(at('cancel')).begun, false);
});

test('a stored lesson that is no more, or no lesson at all, begins anew', () => {
  const gone = makeGuide(storage('on gone'));
  assert.equal(gone.opening('').lesson, 'gone');
  const program = fakeProgram('rush-2-per-second');
  gone.opened(program);
  assert.ok(program.lines.includes('lesson order-sync-async'));
  assert.equal(makeGuide(storage('on <b>')).opening('').lesson, 'order-sync-async');
});

test('without storage the path lasts as long as the page', () => {
  const guide = makeGuide({read: () => null, write: () => {}});
  guide.opening('');
  guide.go(fakeProgram('names'), 'names');
  assert.equal(guide.place(at('names')).index, 1);
});
