// What a static host says of each kind of file; shared by the server, the site's builder and the browser tests.
const types = {
  html: 'text/html; charset=utf-8', mjs: 'text/javascript; charset=utf-8', js: 'text/javascript; charset=utf-8',
  css: 'text/css; charset=utf-8', json: 'application/json; charset=utf-8', webmanifest: 'application/manifest+json',
  wasm: 'application/wasm', ttf: 'font/ttf', woff2: 'font/woff2', svg: 'image/svg+xml', png: 'image/png',
  ico: 'image/x-icon', txt: 'text/plain; charset=utf-8', pdf: 'application/pdf', sheet: 'text/plain; charset=utf-8', map: 'application/json',
};

export function mimeType(path) {
  return types[path.slice(path.lastIndexOf('.') + 1)] ?? 'application/octet-stream';
}
