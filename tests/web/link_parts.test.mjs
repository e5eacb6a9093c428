import assert from 'node:assert/strict';
import {test} from 'node:test';
import {countsOf, pairsOf, partsIn} from '../../web/lazy/link_parts.mjs';

const link = 'lesson=rush-2-per-second&cooks=4&do=3.5-7:cancel:burger:6,4:client&t=3.5&n=7&level=expert&lang=fr&theme=dark&stop=late&marks=start:Empty,4:A%20%26%20B';
test('only what the link holds can be ticked', () => {
  const parts = {moment: '&t=3.5', marks: '&stop=late', language: '&lang=fr'};
  const program = {link: (wanted = {}) => `lesson=names${Object.entries(parts).map(([name, piece]) => (wanted[name] ?? true ? piece : '')).join('')}`};
  assert.deepEqual(partsIn(program), ['moment', 'marks', 'language']);
  assert.deepEqual(partsIn({link: () => 'lesson=names'}), []);
});

test('what a link holds is counted', () => {
  assert.deepEqual(countsOf(link, ['clients', 'cooks']), {settings: 1, interventions: 2, marks: 2, stops: 1});
  assert.deepEqual(countsOf('lesson=names', ['clients']), {settings: 0, interventions: 0, marks: 0, stops: 0});
});

test('pairs keep their values as they stand', () => {
  assert.deepEqual(pairsOf('lesson=names&marks=4:A%26B'), [['lesson', 'names'], ['marks', '4:A%26B']]);
});
