// Notices over the page, one of a kind at a time: what was wrong with a link, what did not load. Each stays until it is closed or over.
import {element} from './element.mjs';
import {words} from './words.mjs';

const shown = new Map();   // kind -> {key, node}

// No lines take the notice away. `closed` is called when the reader closes it; `act` is {label, run} of a button.
export function showNotice(kind, title, lines, closed, act) {
  const key = JSON.stringify([title, lines]);
  const before = shown.get(kind);
  if (before?.key === key) return;
  before?.node.remove();
  shown.delete(kind);
  const notice = document.getElementById('notice');
  if (lines.length > 0) {
    const node = element('div', {},
      element('div', {role: 'alert'}, element('strong', {}, title), element('ul', {}, lines.map((line) => element('li', {}, line))),
        act ? element('button', {type: 'button', class: 'quiet', onclick: act.run}, act.label) : null),
      element('button', {type: 'button', class: 'close', 'aria-label': words('web.close'), onclick: () => { node.remove(); tidy(notice); closed?.(); }}, '×'));
    shown.set(kind, {key, node});
    notice.append(node);
  }
  tidy(notice);
}

let brief = 0;

// Why a key did nothing: said, and gone after a while.
export function sayBriefly(text) {
  const node = document.getElementById('brief');
  clearTimeout(brief);
  node.textContent = text;
  if (text) brief = setTimeout(() => { node.textContent = ''; }, 5000);
}

const tidy = (notice) => { notice.hidden = notice.children.length === 0; };

export const showProblems = (problems, dismiss) => showNotice('link', words('web.notice_title'), problems, dismiss);
