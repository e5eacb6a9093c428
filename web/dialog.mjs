// A modal dialog of the page: real, labelled, closed by Escape, by its cross or by a click outside; the focus goes back.
import {element} from './element.mjs';
import {words} from './words.mjs';

// Takes the place of those that are open.
export function openDialog(name, title, ...body) {
  for (const open of document.querySelectorAll('dialog[open]')) open.close();
  return openOver(name, title, ...body);
}

// Lies over the one that is open, and leads back to it.
export function openOver(name, title, ...body) {
  document.getElementById(name)?.close();
  const heading = element('h2', {id: `${name}-title`}, title);
  const dialog = element('dialog', {id: name, 'aria-labelledby': heading.id},
    element('header', {}, heading, element('button', {type: 'button', class: 'close', 'aria-label': words('web.close'), onclick: () => dialog.close()}, '×')),
    element('div', {class: 'body'}, body));
  dialog.addEventListener('click', (event) => { if (event.target === dialog) dialog.close(); });
  dialog.addEventListener('close', () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
  return dialog;
}
