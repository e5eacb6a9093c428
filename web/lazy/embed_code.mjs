// The code that puts a scenario into somebody's page: the element of embed.js, or a plain frame where a page allows no script.
import {pairsOf} from './link_parts.mjs';

// Within the double quotes of an attribute.
export const quoted = (text) => text.replace(/&/g, '&amp;').replace(/"/g, '&quot;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
const attribute = ([name, value]) => ` ${name}="${quoted(String(value))}"`;

// `site`: the address of the page's folder; `load`: "click" or "visible"; `height` in pixels, 0 where the element finds its own. `said` stands
// where scripts are refused.
export function elementCode({site, link, load, height, said}) {
  const attributes = [...pairsOf(link), ...(load === 'click' ? [] : [['load', load]]), ...(height ? [['height', height]] : [])];
  return `<script src="${quoted(site)}embed.js" defer></script>\n<comptoir-playground${attributes.map(attribute).join('')}>${quoted(said)}</comptoir-playground>`;
}

export function frameCode({site, link, width, height, said}) {
  const attributes = [['src', `${site}?embed=1#${link}`], ['title', said], ['width', width || '100%'], ['height', height], ['loading', 'lazy'],
    ['allow', 'clipboard-write; fullscreen'], ['referrerpolicy', 'no-referrer'], ['style', 'border: 0']];
  return `<iframe${attributes.map(attribute).join('')}></iframe>`;
}
