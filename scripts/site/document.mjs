// What every static page has: its head, the way back to Comptoir and to the other language, and whose the texts are. No page runs a script
// but those that name one, and none asks another host for anything.
import {html} from './html.mjs';
import {otherLanguage, wordsOf} from './words.mjs';

export const licence = {name: 'CC BY 4.0', address: 'https://creativecommons.org/licenses/by/4.0/'};
const locales = {fr: 'fr_FR', en: 'en_GB'};

// '../../../' from 'fr/l/rush-10/index.html'; a page's own folder is './'.
export const rootOf = (path) => '../'.repeat(path.split('/').length - 1) || './';
// Addresses name folders: 'fr/l/rush-10/'.
export const addressOf = (path) => path.replace(/(^|\/)index\.html$/, '$1');

// Paths are from the site's root. `base` is the site's address where the build was told it, and '' elsewhere: then there is nothing that
// needs a whole address. `card` is a picture for those who show a link to the page, `oembed` the file that tells how to embed it.
export function page({path, language, title, description, alternate, base = '', card, oembed, script, kind = 'page', main, foot}) {
  const words = wordsOf(language);
  const root = rootOf(path);
  const other = otherLanguage(language);
  const policy = `default-src 'none'; style-src 'self'; img-src 'self'; ${script ? "script-src 'self'; connect-src 'self'; " : ''}base-uri 'none'; form-action 'none'`;
  const to = (target) => (base ? base + addressOf(target) : root + addressOf(target));
  return `${html`<!doctype html>
<html lang="${language}" data-kind="${kind}">
<head>
<meta charset="utf-8">
<title>${title} · Comptoir</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="description" content="${description}">
<meta property="og:site_name" content="Comptoir">
<meta property="og:type" content="article">
<meta property="og:title" content="${title}">
<meta property="og:description" content="${description}">
<meta property="og:locale" content="${locales[language]}">
<meta property="og:locale:alternate" content="${locales[other]}">
${base && html`<meta property="og:url" content="${to(path)}">
<link rel="canonical" href="${to(path)}">
`}${base && card && html`<meta property="og:image" content="${base}${card.path}">
<meta property="og:image:type" content="image/png">
<meta property="og:image:width" content="${card.width}">
<meta property="og:image:height" content="${card.height}">
<meta property="og:image:alt" content="${card.alt}">
<meta name="twitter:card" content="summary_large_image">
`}${base && oembed && html`<link rel="alternate" type="application/json+oembed" href="${base}${oembed}" title="${title}">
`}<link rel="alternate" hreflang="${language}" href="${to(path)}">
<link rel="alternate" hreflang="${other}" href="${to(alternate)}">
<link rel="license" href="${licence.address}">
<link rel="icon" href="${root}icon.svg" type="image/svg+xml">
<link rel="stylesheet" href="${root}docs/pages.css">
${script && html`<script type="module" src="${root}${script}"></script>
`}</head>
<body>
<header class="bar">
<a class="home" href="${root}#lang=${language}"><span class="mark" aria-hidden="true"></span>Comptoir</a>
<nav aria-label="${words('site')}">
<a href="${root}${language}/">${words('lessons')}</a>
<a href="${root}docs/${language}/">${words('documentation')}</a>
<a href="${root}${addressOf(alternate)}" hreflang="${other}" lang="${other}">${words('other_language')}</a>
</nav>
</header>
<main>
${main}</main>
<footer>
${foot}<p>${words('texts_licence')} <a rel="license" href="${licence.address}">${licence.name}</a>${base && html` · <a href="${to(path)}">${to(path)}</a>`}</p>
</footer>
</body>
</html>
`}`;
}
