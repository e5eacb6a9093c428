// What those who embed by a page's address ask for (oEmbed 1.0). It holds whole addresses: it is made where the site's own is known.
import {join} from 'node:path';
import {cardOf} from './cards.mjs';
import {linkTo} from './course.mjs';
import {write} from './files.mjs';
import {html} from './html.mjs';
import {oembedPath} from './lesson_pages.mjs';
import {languages} from './words.mjs';

const width = 960, height = 520;   // where a whole picture fits

export function oembed(lesson, language, base) {
  const title = lesson.title[language];
  const card = cardOf(lesson, language);
  return {
    version: '1.0', type: 'rich', title, provider_name: 'Comptoir', provider_url: base, width, height,
    html: String(html`<iframe src="${base}?embed=1#${linkTo(lesson, language)}" width="${width}" height="${height}" title="${title}" loading="lazy"></iframe>`),
    thumbnail_url: base + card.path, thumbnail_width: card.width, thumbnail_height: card.height,
  };
}

export async function makeOembed(site, {lessons}, base) {
  for (const lesson of lessons) {
    for (const language of languages) await write(join(site, oembedPath(lesson, language)), `${JSON.stringify(oembed(lesson, language, base))}\n`);
  }
}
