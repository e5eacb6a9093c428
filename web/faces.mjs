// The fonts that the page and the canvas write with, in the order of draw::Face. One file has them all, one behind the other
// (scripts/make_fonts.py).
const faces = [
  {family: 'Comptoir Sans', weight: '400'},
  {family: 'Comptoir Sans', weight: '600'},
  {family: 'Comptoir Mono', weight: '400'},
];

// The size of the font that begins there: up to the end of its last table, in whole words.
function sizeOf(bytes, begin) {
  let size = 0;
  for (let table = begin + 12, n = bytes.getUint16(begin + 4); n > 0; --n, table += 16) size = Math.max(size, bytes.getUint32(table + 8) + bytes.getUint32(table + 12));
  return (size + 3) & ~3;
}

// The fonts of a file.
export function partFaces(file) {
  const bytes = new DataView(file);
  const parts = [];
  for (let at = 0; at < file.byteLength; at += parts.at(-1).byteLength) parts.push(file.slice(at, at + sizeOf(bytes, at)));
  return parts;
}

export async function fetchFaces(path = 'faces.ttf') {
  const response = await fetch(path);
  if (!response.ok) throw new Error(`${path}: ${response.status}`);
  return partFaces(await response.arrayBuffer());
}

// Lets the page write with them, and the program.
export function useFaces(buffers, program) {
  faces.forEach(({family, weight}, face) => {
    document.fonts.add(new FontFace(family, buffers[face], {weight}));
    program.giveFont(face, buffers[face]);
  });
}
