import assert from 'node:assert/strict';
import {test} from 'node:test';
import {countsOf, linkOf, pairsOf, partNames, partsIn} from '../../web/lazy/link_parts.mjs';

const link = 'lesson=rush-2-per-second&cooks=4&do=3.5-7:cancel:burger:6,4:client&t=3.5&n=7&level=expert&lang=fr&theme=dark&stop=late&marks=start:Empty,4:A%20%26%20B';
const without = (...names) => Object.fromEntries(partNames.map((name) => [name, !names.includes(name)]));

test('a link with everything wanted stays as it is', () => {
  assert.equal(linkOf(link, without()), link);
});

test('each part takes its own keys with it, and nothing else', () => {
  assert.equal(linkOf(link, without('moment')), link.replace('&t=3.5&n=7', ''));
  assert.equal(linkOf(link, without('view')), link.replace('&level=expert', ''));
  assert.equal(linkOf(link, without('marks')), link.replace(/&stop=.*/, ''));
  assert.equal(linkOf(link, without('language', 'theme')), link.replace('&lang=fr&theme=dark', ''));
  assert.equal(linkOf('lesson=names&lock=edit&hide=code&panels=loop', without('locks')), 'lesson=names&panels=loop');
});

test('the scenario is never left out', () => {
  assert.equal(linkOf(link, without(...partNames)), 'lesson=rush-2-per-second&cooks=4&do=3.5-7:cancel:burger:6,4:client');
  const goal = 'lesson=rush-10&goal=served:5,cost:5&expect=00ff';
  assert.equal(linkOf(goal, without(...partNames)), goal);
});

test('only what the link holds can be ticked', () => {
  assert.deepEqual(partsIn(link), ['moment', 'view', 'marks', 'language', 'theme']);
  assert.deepEqual(partsIn('lesson=names'), []);
});

test('what a link holds is counted', () => {
  assert.deepEqual(countsOf(link, ['clients', 'cooks']), {settings: 1, interventions: 2, marks: 2, stops: 1});
  assert.deepEqual(countsOf('lesson=names', ['clients']), {settings: 0, interventions: 0, marks: 0, stops: 0});
});

test('pairs keep their values as they stand', () => {
  assert.deepEqual(pairsOf('lesson=names&marks=4:A%26B'), [['lesson', 'names'], ['marks', '4:A%26B']]);
});
