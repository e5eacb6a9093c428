import assert from 'node:assert/strict';
import {test} from 'node:test';
import {makeCard} from '../../web/card.mjs';

const place = {index: 0, count: 6, previous: null, next: 'names'};
const options = (...states) => states.map((state, n) => ({text: `option ${n}`, state, note: state === 'wrong' ? `note ${n}` : ''}));
const question = (more = {}) => ({index: 0, count: 1, ask: 'How long?', options: options('open', 'open', 'open'), answered: false, ...more});
const document = (more = {}) => ({lesson: {id: 'order-sync-async', takeaway: 'The waits overlap.'}, question: null, takeaway_shown: false, comparing: false, level: 'discover', ...more});

test('question, run, what was gained, next', () => {
  const card = makeCard();
  const asked = card.read(document({question: question()}), place);
  assert.equal(asked.kind, 'ask');
  assert.deepEqual(asked.actions, ['skip']);
  card.choose(2);
  const right = question({options: options('open', 'open', 'right'), answered: true});
  assert.deepEqual(card.read(document({question: right}), place).actions, ['run']);
  card.watch();
  assert.equal(card.read(document({question: right, comparing: true}), place).kind, 'watch');
  const end = card.read(document({question: right, comparing: true, takeaway_shown: true}), place);
  assert.equal(end.kind, 'takeaway');
  assert.equal(end.takeaway, 'The waits overlap.');
  assert.deepEqual(end.actions, ['loop', 'again', 'next']);
  assert.deepEqual(card.read(document({question: right, takeaway_shown: true, level: 'loop'}), {...place, next: null}).actions, ['again', 'finish']);
});

test('each wrong option is told its own sentence, the one chosen last', () => {
  const card = makeCard();
  card.read(document({question: question()}), place);
  card.choose(1);
  assert.equal(card.read(document({question: question({options: options('open', 'wrong', 'open')})}), place).note, 'note 1');
  assert.deepEqual(card.read(document({question: question({options: options('open', 'wrong', 'open')})}), place).actions, ['see']);
  card.choose(0);
  const both = document({question: question({options: options('wrong', 'wrong', 'open')})});
  assert.equal(card.read(both, place).note, 'note 0');
  assert.equal(card.read(both, place).note, 'note 0');
  assert.equal(card.read(document({question: question({options: options('wrong', 'wrong', 'right'), answered: true})}), place).note, '');
});

test('the second question comes after the first', () => {
  const card = makeCard();
  card.read(document({question: question({count: 2})}), place);
  const first = question({count: 2, answered: true});
  assert.deepEqual(card.read(document({question: first}), place).actions, ['more']);
  // Even when the run is at its end already.
  assert.equal(card.read(document({question: first, takeaway_shown: true}), place).kind, 'ask');
  assert.equal(card.read(document({question: question({index: 1, count: 2})}), place).kind, 'ask');
});

test('a question left out makes room for the run at once', () => {
  const card = makeCard();
  card.read(document({question: question()}), place);
  card.watch();
  assert.equal(card.read(document({question: question()}), place).kind, 'watch');
  assert.equal(card.read(document(), place).kind, 'watch');
  assert.equal(card.read(document({takeaway_shown: true}), place).kind, 'takeaway');
});

test('beside the path only a lesson that asked says what was gained, until it is closed', () => {
  const card = makeCard();
  assert.equal(card.read(document({takeaway_shown: true}), null).kind, '');
  card.read(document({question: question()}), null);
  card.watch();
  const seen = document({takeaway_shown: true, level: 'loop'});
  assert.deepEqual(card.read(seen, null).actions, ['again', 'close']);
  card.close();
  assert.equal(card.read(seen, null).kind, '');
  assert.equal(card.read({...seen, lesson: {id: 'names', takeaway: 'x'}}, null).kind, '');
});

test('a question waits for its sheet', () => {
  const card = makeCard();
  const coming = document({lesson: {id: 'names', loaded: false}});
  assert.equal(card.read(coming, place).kind, 'wait');
  assert.equal(card.read(coming, null).kind, '');
});
