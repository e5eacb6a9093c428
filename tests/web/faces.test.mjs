import assert from 'node:assert/strict';
import {readFile} from 'node:fs/promises';
import {test} from 'node:test';
import {partFaces} from '../../web/faces.mjs';

// A font of tables with these many bytes, as their directory gives them; each begins at a whole word.
function font(...lengths) {
  let at = 12 + 16 * lengths.length;
  const directory = lengths.flatMap((length) => { const begin = at; at += (length + 3) & ~3; return [0x74657374, 0, begin, length]; });
  const bytes = Buffer.alloc(at, lengths.length);
  [0x00010000, lengths.length << 16, 0, ...directory].forEach((word, n) => bytes.writeUInt32BE(word, 4 * n));
  return bytes;
}

const buffer = (...fonts) => new Uint8Array(Buffer.concat(fonts)).buffer;

test('fonts behind one another are parted where each ends', () => {
  const fonts = [font(5), font(8, 1, 30), font(3, 4)];
  assert.deepEqual(partFaces(buffer(...fonts)).map((part) => Buffer.from(part)), fonts);
});

test('the table that ends last decides, wherever its entry is', () => {
  const mixed = font(4, 40);
  mixed.copyWithin(12, 28, 44);   // the longer one's entry comes first
  mixed.writeUInt32BE(44, 28 + 8);
  mixed.writeUInt32BE(4, 28 + 12);
  assert.deepEqual(partFaces(buffer(mixed, font(1))).map((part) => part.byteLength), [mixed.length, 32]);
});

test('the page’s file has its three fonts', async () => {
  const file = await readFile(new URL('../../dist/faces.ttf', import.meta.url));
  const parts = partFaces(new Uint8Array(file).buffer);
  assert.equal(parts.length, 3);
  for (const part of parts) assert.equal(new DataView(part).getUint32(0), 0x00010000);
});
