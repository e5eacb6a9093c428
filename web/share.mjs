// The share dialog: the link to what is seen, with what it holds.
import {element, setText} from './element.mjs';
import {openDialog} from './dialog.mjs';
import {words} from './words.mjs';

const kept = {moment: true, language: true, theme: true};

const addressOf = (fragment) => `${location.href.split(/[?#]/)[0]}${fragment && `#${fragment}`}`;

// True when the clipboard took it. A frame or a browser may refuse.
async function copy(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}

export function openShare(program) {
  const link = element('input', {type: 'text', readonly: true, id: 'share-link', 'aria-label': words('web.share_link'), spellcheck: 'false', onfocus: () => link.select()});
  const said = element('p', {class: 'said', role: 'status'});
  const refresh = () => { link.value = addressOf(program.link(kept)); };
  const check = (key) => element('label', {class: 'check'}, element('input', {
    type: 'checkbox', name: key, checked: kept[key], onchange: (event) => { kept[key] = event.target.checked; setText(said, ''); refresh(); },
  }), words(`web.share_${key}`));

  const copyLink = async () => {
    const copied = await copy(link.value);
    if (!copied) { link.focus(); link.select(); }
    setText(said, words(copied ? 'web.share_copied' : 'web.share_copy_refused'));
  };
  refresh();
  const hash = program.read().trace_hash;
  openDialog('share-dialog', words('web.share_title'),
    element('fieldset', {}, element('legend', {}, words('web.share_holds')), check('moment'), check('language'), check('theme')),
    element('div', {class: 'row'}, link, element('button', {type: 'button', class: 'solid', autofocus: true, onclick: copyLink}, words('web.share_copy'))),
    said,
    ...(hash ? [element('p', {id: 'trace-hash', 'data-hash': hash}, words('web.share_hash', hash))] : []));
}
