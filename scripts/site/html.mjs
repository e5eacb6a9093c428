// HTML from templates: html`<p>${text}</p>`. What is put in is text and is escaped, but for pieces that were made here themselves.
class Piece {
  constructor(text) { this.text = text; }
  toString() { return this.text; }
}

const entities = {'&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;'};

function text(value) {
  if (value instanceof Piece) return value.text;
  if (Array.isArray(value)) return value.map(text).join('');
  if (value === null || value === undefined || value === false) return '';
  return String(value).replace(/[&<>"']/g, (letter) => entities[letter]);
}

export const html = (strings, ...values) => new Piece(strings.reduce((made, piece, i) => made + text(values[i - 1]) + piece));

// What is HTML already: made by a library from a text of ours.
export const trusted = (made) => new Piece(made);
