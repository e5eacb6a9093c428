// sitemap.xml: every static page that a reader may look for.
import {addressOf} from './document.mjs';
import {html} from './html.mjs';

export function sitemap(paths, base) {
  return `${html`<?xml version="1.0" encoding="UTF-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
${['', ...paths].map((path) => html`<url><loc>${base}${addressOf(path)}</loc></url>
`)}</urlset>
`}`;
}
