// The pictures that others show of a link to a lesson: those who show them take no SVG. Made where the site's address is known, for they are
// told by whole addresses.
import {readFile} from 'node:fs/promises';
import {createRequire} from 'node:module';
import {join} from 'node:path';
import {Resvg, initWasm} from '@resvg/resvg-wasm';
import {figurePath, panelSize} from './figures.mjs';
import {write} from './files.mjs';
import {html} from './html.mjs';
import {languages, wordsOf} from './words.mjs';

const width = 1200, height = 630;   // what Open Graph's readers expect

export const cardOf = (lesson, language) => ({path: `lazy/cards/${lesson.id}.${language}.png`, width, height, alt: lesson.title[language]});

const font = (name) => readFile(createRequire(import.meta.url).resolve(`@expo-google-fonts/${name}`));

// Title and chapter over the loop's figure, all of it light.
function drawing(lesson, language, figure) {
  const words = wordsOf(language);
  const {width: across, height: down} = panelSize('loop');
  const scale = (width - 112) / across;
  const inner = figure.replace(/^<svg[^>]*>/, '').replace(/<\/svg>\s*$/, '').replace(/<title>[^<]*<\/title>/, '');
  const title = lesson.title[language];
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" font-family="Inter">
<rect width="${width}" height="${height}" fill="#efe8db"/>
<rect x="56" y="40" width="40" height="40" rx="11" fill="#e69f00"/>
${html`<text x="112" y="69" font-size="24" fill="#554b3e">Comptoir · ${words(`web.chapter_${lesson.chapter}`)}</text>
<text x="56" y="136" font-size="${title.length > 46 ? 34 : 42}" font-weight="600" fill="#27211a">${title}</text>`}
<svg x="56" y="${height - 40 - down * scale}" width="${across * scale}" height="${down * scale}" viewBox="0 0 ${across} ${down}">${inner}</svg>
</svg>`;
}

export async function makeCards(site, {lessons}) {
  await initWasm(readFile(createRequire(import.meta.url).resolve('@resvg/resvg-wasm/index_bg.wasm')));
  const fontBuffers = await Promise.all(['inter/400Regular/Inter_400Regular.ttf', 'inter/600SemiBold/Inter_600SemiBold.ttf', 'jetbrains-mono/400Regular/JetBrainsMono_400Regular.ttf'].map(font));
  for (const lesson of lessons) {
    for (const language of languages) {
      const figure = await readFile(join(site, figurePath(lesson, 'loop', 'light', language)), 'utf8');
      const picture = new Resvg(drawing(lesson, language, figure), {font: {fontBuffers, defaultFontFamily: 'Inter', loadSystemFonts: false}}).render();
      await write(join(site, cardOf(lesson, language).path), picture.asPng());
      picture.free();
    }
  }
}
