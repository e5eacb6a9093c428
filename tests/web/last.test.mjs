import assert from 'node:assert/strict';
import {test} from 'node:test';
import {makeLast} from '../../web/last.mjs';

function storage(text = null) {
  const kept = {text};
  return {kept, read: () => kept.text, write: (written) => { kept.text = written; }, clear: () => { kept.text = null; }};
}
const link = 'lesson=rush-2-per-second&cooks=4&do=3.5-7:cancel:burger:6&t=3.5&marks=start:Empty,4:A%20B';

test('the bare address opens the last scenario, in the looks that it asks for', () => {
  assert.equal(makeLast(storage(link)).instead(''), link);
  assert.equal(makeLast(storage(link)).instead('lang=fr&theme=dark'), `${link}&lang=fr&theme=dark`);
});

test('an explicit link always wins', () => {
  assert.equal(makeLast(storage(link)).instead('lesson=names'), '');
  assert.equal(makeLast(storage(link)).instead('lang=fr&cooks=5'), '');
});

test('nothing stored opens nothing', () => {
  assert.equal(makeLast(storage()).instead(''), '');
  assert.equal(makeLast(storage('')).instead(''), '');
});

test('looking takes nothing away: what is forgotten is gone', () => {
  const store = storage(link);
  assert.equal(makeLast(store).instead(''), link);
  makeLast(store).forget();
  assert.equal(makeLast(store).instead(''), '');
});

test('what no page of ours has written is refused', () => {
  const hostile = ['<img src=x onerror=alert(1)>', 'javascript:alert(1)', 'cooks=4', 'lesson=', 'lesson=../../x', 'lesson=names&t', 'lesson=names#lesson=x', 'lesson=names&t=1 2',
    'lesson=names&t=1\nplay', 'lesson=names\u0000', `lesson=names&marks=${'x'.repeat(100001)}`, 'on names', '{"lesson":"names"}', 'lesson=names&<b>=1'];
  for (const text of hostile) {
    assert.equal(makeLast(storage(text)).instead(''), '', text.slice(0, 40));
    assert.equal(makeLast(storage(text)).beside('order-sync-async'), '', text.slice(0, 40));
  }
});

test('the path is offered the way back to another lesson than its own', () => {
  const store = storage(link);
  assert.equal(makeLast(store).beside('order-sync-async'), link);
  assert.equal(makeLast(store).beside('rush-2-per-second'), '');
  assert.equal(store.kept.text, link);
});

test('what is kept has a bound, and what is longer leaves nothing older behind', () => {
  const store = storage();
  const last = makeLast(store);
  last.keep(link);
  assert.equal(store.kept.text, link);
  last.keep(`lesson=names&marks=${'x'.repeat(100001)}`);
  assert.equal(store.kept.text, null);
});

test('two tabs do not fight: each reads when it opens, and the one that changed last is kept', () => {
  const store = storage();
  const first = makeLast(store);
  const second = makeLast(store);
  first.keep('lesson=names');
  second.keep('lesson=cancel');
  assert.equal(first.instead(''), '', 'an open tab is not moved by another');
  assert.equal(makeLast(store).instead(''), 'lesson=cancel');
});

test('where storage is refused nothing breaks', () => {
  const last = makeLast();   // there is no localStorage here
  last.keep(link);
  last.forget();
  assert.equal(last.instead(''), '');
});
