// The words of a PDF that Chromium wrote, page by page: streams are inflated, and glyphs become characters by their font's table
// (ToUnicode). Spaces and line breaks are where the text is moved: what is compared ignores them.
import {inflateSync} from 'node:zlib';

function objectsOf(bytes) {
  const source = bytes.toString('latin1');
  const objects = new Map();
  for (const found of source.matchAll(/(?:^|\n)(\d+) 0 obj\s/g)) {
    const begin = found.index + found[0].length;
    const end = source.indexOf('endobj', begin);
    const body = source.slice(begin, end);
    const stream = /stream\r?\n/.exec(body);
    const object = {head: stream ? body.slice(0, stream.index) : body};
    if (stream) {
      const length = Number(/\/Length (\d+)/.exec(object.head)?.[1] ?? 0);
      const raw = bytes.subarray(begin + stream.index + stream[0].length, begin + stream.index + stream[0].length + length);
      object.stream = (/\/FlateDecode/.test(object.head) ? inflateSync(raw) : raw).toString('latin1');
    }
    objects.set(found[1], object);
  }
  return objects;
}

const fromUtf16 = (hex) => String.fromCodePoint(...Buffer.from(hex, 'hex').swap16().toString('utf16le').split('').map((c) => c.codePointAt(0)));

// Glyph numbers, as four hexadecimal digits: characters.
function tableOf(text) {
  const table = new Map();
  for (const [, lines] of text.matchAll(/beginbfchar([^]*?)endbfchar/g))
    for (const [, glyph, characters] of lines.matchAll(/<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>/g)) table.set(glyph.toLowerCase(), fromUtf16(characters));
  for (const [, lines] of text.matchAll(/beginbfrange([^]*?)endbfrange/g))
    for (const [, first, last, characters] of lines.matchAll(/<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>/g))
      for (let glyph = parseInt(first, 16), code = parseInt(characters, 16); glyph <= parseInt(last, 16); ++glyph, ++code)
        table.set(glyph.toString(16).padStart(4, '0'), String.fromCodePoint(code));
  return table;
}

export function pdfPages(bytes) {
  const objects = objectsOf(bytes);
  const fontsOf = (head) => {
    const fonts = new Map();
    const list = /\/Font\s*<<([^>]*)>>/.exec(head)?.[1] ?? '';
    for (const [, name, number] of list.matchAll(/\/(\w+) (\d+) 0 R/g)) {
      const table = /\/ToUnicode (\d+) 0 R/.exec(objects.get(number).head)?.[1];
      fonts.set(name, table ? tableOf(objects.get(table).stream) : new Map());
    }
    return fonts;
  };
  const pages = [...objects.values()].filter(({head}) => /\/Type \/Page\b/.test(head));
  return pages.map(({head}) => {
    const fonts = fontsOf(head);
    const content = objects.get(/\/Contents (\d+) 0 R/.exec(head)[1]).stream;
    let font = new Map(), words = '';
    for (const [, name, hex] of content.matchAll(/\/(\w+) [\d.]+ Tf|<([0-9A-Fa-f]+)>/g)) {
      if (name) font = fonts.get(name) ?? new Map();
      else for (const glyph of hex.toLowerCase().match(/.{4}/g) ?? []) words += font.get(glyph) ?? '\uFFFD';
    }
    return words;
  });
}
