import assert from 'node:assert/strict';
import {afterEach, beforeEach, test} from 'node:test';
import jsQr from 'jsqr';
import {qrPicture} from '../../web/lazy/qr.mjs';

class Node {
  constructor(name) { Object.assign(this, {name, attributes: {}, children: []}); }
  setAttribute(key, value) { this.attributes[key] = String(value); }
  append(...children) { this.children.push(...children); }
}
beforeEach(() => { globalThis.document = {createElementNS: (_, name) => new Node(name)}; });
afterEach(() => { delete globalThis.document; });

// The picture in pixels, a module being `scale` of them.
function painted({attributes: {viewBox}, children: [ground, code]}, scale = 4) {
  const side = Number(viewBox.split(' ')[2]) * scale;
  const data = new Uint8ClampedArray(4 * side * side).fill(255);
  assert.equal(ground.attributes.fill, '#fff');
  for (const [, x, y, width] of code.attributes.d.matchAll(/M(\d+) (\d+)h(\d+)v1h-\d+z/g)) {
    for (let row = y * scale; row < (Number(y) + 1) * scale; ++row) {
      for (let column = x * scale; column < (Number(x) + Number(width)) * scale; ++column) data.fill(0, 4 * (row * side + column), 4 * (row * side + column) + 3);
    }
  }
  return jsQr(data, side, side)?.data;
}

test('a reader finds the very link in its code, short or long', () => {
  for (const text of ['https://example.org/#lesson=names', `https://example.org/#lesson=rush-2-per-second&cooks=4&marks=${'4:A%20mark,'.repeat(60)}`]) {
    assert.equal(painted(qrPicture(text, 'code')), text);
  }
});

test('the longest links have none', () => {
  assert.equal(qrPicture('x'.repeat(2954), 'code'), null);
  assert.notEqual(qrPicture('x'.repeat(2953), 'code'), null);
});
