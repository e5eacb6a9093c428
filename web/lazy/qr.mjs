// QR codes, drawn as SVG: one path of squares, sharp at every size.
import {correction, generate} from 'lean-qr';

const quiet = 4;   // light modules around it, which readers need
const space = 'http://www.w3.org/2000/svg';

// It is read with 15 % of it covered, or 7 % where the text is too long for that; null when it is too long for any.
function codeOf(text) {
  for (const level of [correction.M, correction.L]) {
    try {
      return generate(text, {minCorrectionLevel: level});
    } catch { /* It does not fit. */ }
  }
  return null;
}

// {side, ground, path}: the picture's side in modules, and what is light and dark in it as data of SVG paths; null when the text is too long.
export function qrPaths(text) {
  const code = codeOf(text);
  if (!code) return null;
  let path = '';
  for (let y = 0; y < code.size; ++y) {
    for (let x = 0; x < code.size; ++x) {
      const from = x;
      while (code.get(x, y)) ++x;
      if (x > from) path += `M${from + quiet} ${y + quiet}h${x - from}v1h${from - x}z`;
    }
  }
  const side = code.size + 2 * quiet;
  return {side, ground: `M0 0h${side}v${side}h${-side}z`, path};
}

// Dark on light in every theme: cameras expect it.
export function qrPicture(text, label) {
  const paths = qrPaths(text);
  if (!paths) return null;
  const {side, ground, path} = paths;
  const make = (name, attributes) => {
    const made = document.createElementNS(space, name);
    for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
    return made;
  };
  const picture = make('svg', {viewBox: `0 0 ${side} ${side}`, class: 'qr', role: 'img', 'aria-label': label, 'shape-rendering': 'crispEdges'});
  picture.append(make('path', {fill: '#fff', d: ground}), make('path', {fill: '#000', d: path}));
  return picture;
}
