import assert from 'node:assert/strict';
import {test} from 'node:test';
import {footOf} from '../../web/foot.mjs';

const desktop = {play: [380, 634, 40, 40], speed: [760, 640, 120, 28], timeline: [300, 680, 1120, 200]};
const phone = {play: [80, 710, 56, 56], 'step.forward': [148, 714, 56, 48], 'tab.0': [0, 772, 78, 72]};

test('with room under the transport the card lies at the foot of the page', () => {
  assert.deepEqual(footOf(desktop, 900, 190), {bottom: 12, most: 202});
});

test('without it the card stands on the transport, a phone’s scrubber included', () => {
  const {bottom, most} = footOf(phone, 844, 300);
  assert.equal(bottom, 844 - 636 + 6);
  assert.ok(most > 500);
});

test('in a low window it stands on the transport', () => {
  assert.equal(footOf({play: [172, 386, 40, 40], 'tab.0': [10, 60, 60, 50]}, 440, 180).bottom, 440 - 386 + 6);
});

test('where nothing is drawn yet it lies at the foot', () => {
  assert.equal(footOf({}, 900, 200).bottom, 12);
  assert.equal(footOf(undefined, 900, 200).bottom, 12);
});
