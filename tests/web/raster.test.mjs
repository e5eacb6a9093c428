import assert from 'node:assert/strict';
import {test} from 'node:test';
import {inGrey, scaled} from '../../web/lazy/raster.mjs';

const svg = '<svg xmlns="http://www.w3.org/2000/svg" width="792.50" height="308" viewBox="0 0 792.50 308"><rect width="10" height="10" fill="#e69f00" stroke="#56b4e9" stroke-opacity="0.5"/><text fill="#ffffff">fill="#e69f00"</text></svg>';

test('a picture is drawn with all the pixels of its size', () => {
  const {svg: twice, width, height} = scaled(svg, 2);
  assert.deepEqual([width, height], [1585, 616]);
  assert.match(twice, /^<svg [^>]*width="1585" height="616" viewBox="0 0 792.50 308">/);
  assert.match(twice, /<rect width="10" height="10"/);
});

test('without colour every paint is as light as it was, and words are left alone', () => {
  const grey = inGrey(svg);
  const paints = [...grey.matchAll(/<[^>]*>/g)].flatMap(([tag]) => [...tag.matchAll(/ (?:fill|stroke)="#(..)(..)(..)"/g)]);
  assert.equal(paints.length, 3);
  for (const [, red, green, blue] of paints) assert.ok(red === green && green === blue);
  assert.match(grey, /stroke-opacity="0.5"/);
  assert.match(grey, />fill="#e69f00"</);
  assert.match(grey, /<text fill="#ffffff">/);
});
