// What is written into somebody's course so that a scenario shows there: one recipe for each tool. The documentation's pages hold them, made
// at build, and make them anew for a reader's own link.
import {elementCode, frameCode} from '../lazy/embed_code.mjs';

const height = 520;   // pixels, in which a whole picture fits
const indented = (text, by) => text.replace(/^(?=.)/gm, ' '.repeat(by));
const address = ({site, link}) => `${site}?embed=1#${link}`;
const lessonOf = (link) => /(?:^|&)lesson=([a-z0-9-]+)/.exec(link)?.[1] ?? '';
const languageOf = (link) => /(?:^|&)lang=(fr|en)/.exec(link)?.[1] ?? 'en';

const element = ({site, link, title}) => elementCode({site, link, load: 'click', height: 0, said: title});
const frame = ({site, link, title}) => frameCode({site, link, width: '100%', height, said: title});

// Each is given {site, link, title}: the site's address, what stands after '#', and the name that is said of it.
export const recipes = {
  element: {language: 'html', make: element},
  frame: {language: 'html', make: frame},
  myst: {language: 'md', make: (what) => `:::{iframe} ${address(what)}\n:width: 100%\n:title: ${what.title}\n:::`},
  sphinx: {language: 'rst', make: (what) => `.. raw:: html\n\n${indented(frame(what), 3)}`},
  'jupyter-book': {language: 'md', make: (what) => `\`\`\`{raw} html\n${element(what)}\n\`\`\``},
  notebook: {language: 'python', make: (what) => `from IPython.display import IFrame\n\nIFrame("${address(what)}", width="100%", height=${height})`},
  'notebook-element': {language: 'python', make: (what) => `from IPython.display import HTML\n\nHTML("""\n${element(what)}\n""")`},
  moodle: {language: 'html', make: frame},
  gitbook: {language: 'md', make: ({site, link}) => `${site}${languageOf(link)}/l/${lessonOf(link)}/`},
  reveal: {language: 'html', make: (what) => `<section>\n${indented(frame(what).replace(' src=', ' data-src=').replace(' loading="lazy"', ''), 2)}\n</section>`},
  latex: {
    language: 'latex',
    make: ({site, link, title}) => `% ./run cli run '${link}' --svg figure.svg --view timeline --theme light\n% rsvg-convert -f pdf -o figure.pdf figure.svg\n\\begin{figure}\n  \\includegraphics[width=\\linewidth]{figure.pdf}\n  \\caption{${title.replace(/[#$%&_{}]/g, '\\$&')} --- \\url{${`${site}#${link}`.replace(/[#%]/g, '\\$&')}}}\n\\end{figure}`,
  },
};

const escaped = (letter) => encodeURIComponent(letter).replace(/[!'()]/, (left) => `%${left.charCodeAt().toString(16).toUpperCase()}`);

// What a person pasted, as {site, link}: an address of Comptoir, or what stands after '#'; or {wrong: the key, the value}. `home` is
// the site that is meant where no address is given. What could mean something to a program of the course is written as %XX.
export function readPasted(text, home, lessons) {
  const pasted = text.trim();
  const url = /^\w+:\/\//.test(pasted) && URL.canParse(pasted) ? new URL(pasted) : null;
  if (/^\w+:/.test(pasted) && !(url && /^(https?|file):$/.test(url.protocol))) return {wrong: ['link', pasted]};
  const site = url ? url.href.split(/[?#]/)[0].replace(/[^/]*$/, '') : home;
  const pieces = (url ? `${url.hash.slice(1)}&${url.search.slice(1)}` : pasted.replace(/^[#?]/, '')).split('&').filter((piece) => piece && !piece.startsWith('embed='));
  for (const piece of pieces) {
    if (!/^[a-z][a-z0-9_]*=/.test(piece)) return {wrong: ['link', piece]};
    const [key, value] = [piece.slice(0, piece.indexOf('=')), piece.slice(piece.indexOf('=') + 1)];
    if (key === 'lesson' && !lessons.includes(value)) return {wrong: [key, value]};
  }
  if (!pieces.some((piece) => piece.startsWith('lesson='))) return {wrong: ['lesson', '']};
  return {site, link: pieces.join('&').replace(/[^A-Za-z0-9\-._~:,%=&*+@/]/gu, escaped)};
}
