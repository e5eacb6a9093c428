// What is taken away of a run: figures and data, written by the program piece by piece. `what`: "svg", "clients", "json", "chrome" or
// "events"; `options` in words, as src/exports/request.hpp reads them: 'view=timeline,loop&theme=light&lang=fr'. One that can't be
// given says why, and gives nothing.
import {moreWords, textsOf, words} from '../words.mjs';

// The page's own address, for the links below figures; a page that was saved to a file has none.
const site = () => (/^https?:$/.test(location.protocol) ? location.href.split(/[?#]/)[0] : '');

// Data are of a whole run: one that is still being made is waited for.
async function recorded(text) {
  while (typeof JSON.parse(text('document', 0)).progress === 'number') await new Promise((done) => { setTimeout(done, 100); });
}

const whole = (number) => number.toLocaleString(document.documentElement.lang);

// The pieces, and what is wrong.
async function pieces({module, text, number, rest}, what, options) {
  const given = new URLSearchParams(options);
  if (what === 'svg' && !given.has('site') && site()) options += `${options && '&'}site=${encodeURIComponent(site())}`;
  const language = given.get('lang');
  const [texts] = await Promise.all([/^(fr|en)$/.test(language) ? textsOf(language) : null, rest.load()]);
  if (texts) number('texts', language, texts['']);
  if (what !== 'svg') await recorded(text);
  const list = [];
  module.onPiece = (at, size) => { list.push(module.HEAPU8.slice(at, at + size)); };
  const {problem, events, most} = JSON.parse(text('export', what, options));
  if (events) await moreWords();
  return {list, problem: events ? words('later.export_large', whole(events), whole(most)) : problem};
}

async function taken(program, what, options, join) {
  try {
    const {list, problem} = await pieces(program, what, options);
    return {...join(problem ? [] : list), problem};
  } catch (error) {
    return {...join([]), problem: String(error.message ?? error)};
  }
}

const kinds = {svg: 'image/svg+xml', clients: 'text/csv', events: 'text/csv', json: 'application/json', chrome: 'application/json'};

export const fileOf = (program, what, options = '') => taken(program, what, options, (list) => ({blob: new Blob(list, {type: kinds[what]})}));

export const textOf = (program, what, options = '') => taken(program, what, options, (list) => {
  const decoder = new TextDecoder();
  return {text: list.map((piece) => decoder.decode(piece, {stream: true})).join('')};
});
