// When the canvas can't draw or the program can't run: what happened and what to do, never a blank page.
import {element} from './element.mjs';
import {haveWords, words} from './words.mjs';

// Where the words themselves did not come.
const title = 'The page did not load. · La page ne s’est pas chargée.';

// kind: "no_webgl", "context_lost", "program" (with what the browser said).
export function showFailure(kind, detail = '') {
  const failure = document.getElementById('failure');
  failure.hidden = false;
  failure.dataset.kind = kind;
  failure.replaceChildren(
    element('h1', {}, haveWords() ? words(`web.failure_${kind}`) : title),
    ...(haveWords() ? [element('p', {}, words(`web.failure_${kind}_help`))] : []),
    ...(detail ? [element('code', {}, String(detail).slice(0, 300))] : []),
    element('div', {}, element('button', {type: 'button', class: 'solid', onclick: () => location.reload()}, haveWords() ? words('web.reload') : '↻')));
  if (kind === 'context_lost') return;
  document.documentElement.dataset.state = 'failed';
  // The page around an embed may say so, too.
  if (parent !== window) parent.postMessage({comptoir: 1, type: 'failed', message: failure.firstChild.textContent}, '*');
}

export function hideFailure(kind) {
  const failure = document.getElementById('failure');
  if (failure.dataset.kind === kind) failure.hidden = true;
}
