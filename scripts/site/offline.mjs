// comptoir-offline.html: the whole page in one file, for a disk, a mail or a learning platform. It asks nobody for anything: its own policy
// forbids it. A scenario is put inside as the content of its meta element "comptoir-link", and opens where the address names none.
import {createHash} from 'node:crypto';
import {readFile} from 'node:fs/promises';
import {join} from 'node:path';
import {write} from './files.mjs';

export const linkPlace = '<meta name="comptoir-link" content="">';

const open = `if (!location.hash) { const {content} = document.querySelector('meta[name=comptoir-link]'); if (content) location.replace('#' + content); }`;
const hashed = (text) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;

function replaced(text, pattern, made) {
  if (!pattern.test(text)) throw new Error(`web/index.html has no ${pattern}`);
  return text.replace(pattern, () => made);
}

export function offlinePage({index, style, script, icon}) {
  if (/<\/script/i.test(script) || /<\/style/i.test(style)) throw new Error('what goes into a page would end its element');
  const policy = `default-src 'none'; script-src ${hashed(open)} ${hashed(script)} 'wasm-unsafe-eval'; style-src ${hashed(style)}; img-src data: blob:; media-src blob:; base-uri 'none'; form-action 'none'`;
  let page = index.replace(/<link rel="(modulepreload|preload)"[^>]*>\n/g, '').replace(/<script src="boot\.js"><\/script>\n/, '');
  page = replaced(page, /(?<=<meta http-equiv="Content-Security-Policy" content=")[^"]*/, policy);
  page = replaced(page, /<link rel="icon"[^>]*>/, `<link rel="icon" href="data:image/svg+xml;base64,${Buffer.from(icon).toString('base64')}">\n${linkPlace}`);
  page = replaced(page, /<link rel="stylesheet"[^>]*>/, `<style>${style}</style>`);
  page = replaced(page, /<script type="module"[^>]*><\/script>\n/, '');
  // The script finds the elements of the page there.
  return replaced(page, /<\/body>/, `<script>${open}</script>\n<script>${script}</script>\n</body>`);
}

export async function makeOffline(site) {
  const read = (name) => readFile(join(site, name), 'utf8');
  const [index, style, script, icon] = await Promise.all(['index.html', 'style.css', 'lazy/classic.js', 'icon.svg'].map(read));
  await write(join(site, 'comptoir-offline.html'), offlinePage({index, style, script, icon}));
}
