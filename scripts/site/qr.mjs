// A QR code as an SVG picture.
import {correction, generate} from 'lean-qr';
import {html, trusted} from './html.mjs';

const quiet = 4;   // modules of margin that readers of codes need

export function qrCode(text, label) {
  const code = generate(text, {minCorrectionLevel: correction.M});
  let path = '';
  for (let y = 0; y < code.size; ++y) {
    for (let x = 0; x < code.size; ++x) if (code.get(x, y)) path += `M${x} ${y}h1v1h-1z`;
  }
  const side = code.size + 2 * quiet;
  return html`<svg class="code" role="img" aria-label="${label}" viewBox="${-quiet} ${-quiet} ${side} ${side}" shape-rendering="crispEdges"><rect x="${-quiet}" y="${-quiet}" width="${side}" height="${side}" fill="#fff"/><path d="${trusted(path)}" fill="#000"/></svg>`;
}
