// What was wrong with a link, one line each, until dismissed.
import {element} from './element.mjs';
import {words} from './words.mjs';

let shown = '';

// `dismiss`: called when the reader closes it.
export function showProblems(problems, dismiss) {
  const key = problems.join('\n');
  if (key === shown) return;
  shown = key;
  const notice = document.getElementById('notice');
  notice.hidden = problems.length === 0;
  notice.replaceChildren();
  if (problems.length === 0) return;
  notice.append(
    element('div', {role: 'alert'}, element('strong', {}, words('web.notice_title')), element('ul', {}, problems.map((line) => element('li', {}, line)))),
    element('button', {type: 'button', class: 'close', 'aria-label': words('web.close'), onclick: () => { notice.hidden = true; dismiss(); }}, '×'));
}
