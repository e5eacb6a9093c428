import assert from 'node:assert/strict';
import {test} from 'node:test';
import {footOf} from '../../web/foot.mjs';

const desktop = {play: [380, 634, 40, 40], speed: [760, 640, 120, 28], timeline: [300, 680, 1120, 200]};
const phone = {play: [80, 710, 56, 56], start: [12, 716, 44, 44], timeline: [12, 640, 366, 50]};

test('with room under the transport the card lies at the foot of the page', () => {
  assert.deepEqual(footOf(desktop, 900, 190), {bottom: 12, most: 202});
});

test('without it the card stands on the transport, a phone’s scrubber included', () => {
  const {bottom, most} = footOf(phone, 844, 300);
  assert.equal(bottom, 844 - 640 + 6);
  assert.ok(most > 500);
});

test('where nothing is drawn yet it lies at the foot', () => {
  assert.equal(footOf({}, 900, 200).bottom, 12);
  assert.equal(footOf(undefined, 900, 200).bottom, 12);
});
