// A QR code as an SVG picture, for a page that runs no script.
import {qrPaths} from '../../web/lazy/qr.mjs';
import {html} from './html.mjs';

export function qrCode(text, label) {
  const {side, ground, path} = qrPaths(text);
  return html`<svg class="code" role="img" aria-label="${label}" viewBox="0 0 ${side} ${side}" shape-rendering="crispEdges"><path fill="#fff" d="${ground}"/><path fill="#000" d="${path}"/></svg>`;
}
