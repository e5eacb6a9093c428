// The share dialog: the link to what is seen, which one key copies, and what else can be taken away: code for a page, a picture, a film,
// files. Each is a tab, made when it is first looked at.
import {element, setAttribute, setText} from '../element.mjs';
import {openDialog} from '../dialog.mjs';
import {sayBriefly} from '../notice.mjs';
import {words} from '../words.mjs';
import {makeEmbedTab} from './share_embed.mjs';
import {makeFilesTab} from './share_files.mjs';
import {makeFilmTab} from './share_film.mjs';
import {linkShared, makeLinkTab} from './share_link.mjs';
import {makePictureTab} from './share_picture.mjs';

const tabs = {link: makeLinkTab, embed: makeEmbedTab, picture: makePictureTab, film: makeFilmTab, files: makeFilesTab};

// True when the clipboard took it. A frame or a browser may refuse.
async function copy(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}

// At once, from the page; where the clipboard is refused, the dialog shows what is to be copied.
export async function copyLink(program) {
  if (await copy(linkShared(program))) sayBriefly(words('later.share_copied'));
  else (await openShare(program)).copy();
}

export async function openShare(program) {
  // All of it is of one moment: what plays goes on afterwards.
  const {playing} = program.read();
  if (playing) program.command('pause');
  const state = program.read();
  const said = element('p', {class: 'said', role: 'status'});
  const say = (text) => setText(said, text);
  const made = {};
  let chosen = 'link';

  // Copies a field's text, and says so; where that is refused, selects it for the reader's own keys.
  async function copyField(field, done) {
    if (await copy(field.value)) return say(words(done));
    field.focus();
    field.select();
    say(words('later.share_refused'));
  }

  const names = Object.keys(tabs);
  const buttons = names.map((name) => element('button', {type: 'button', role: 'tab', id: `share-tab-${name}`, 'aria-controls': 'share-panel', onclick: () => choose(name)}, words(`later.share_tab_${name}`)));
  const panel = element('div', {role: 'tabpanel', id: 'share-panel'});
  const list = element('div', {role: 'tablist', 'aria-label': words('later.share_tabs'), onkeydown: move}, buttons);

  function choose(name) {
    if (name !== chosen) made[chosen]?.left?.();
    chosen = name;
    say('');
    made[name] ??= tabs[name](program, state, {copyField, say, choose});
    for (const button of buttons) {
      const selected = button.id === `share-tab-${name}`;
      setAttribute(button, 'aria-selected', String(selected));
      setAttribute(button, 'tabindex', selected ? null : '-1');
    }
    setAttribute(panel, 'aria-labelledby', `share-tab-${name}`);
    panel.replaceChildren(...made[name].made);
    panel.scrollTop = 0;
  }

  function move(event) {
    const at = names.indexOf(chosen);
    const next = {ArrowRight: at + 1, ArrowLeft: at + names.length - 1, Home: 0, End: names.length - 1}[event.key];
    if (next === undefined) return;
    event.preventDefault();
    choose(names[next % names.length]);
    buttons[next % names.length].focus();
  }

  // Enter does what the tab is for, wherever it means nothing else; Ctrl or ⌘ with C copies, unless something is selected.
  function key(event) {
    const {target, key: pressed, ctrlKey, metaKey, altKey, shiftKey} = event;
    if (pressed === 'Enter' && target.matches('input, [role="tab"]')) {
      event.preventDefault();
      made[chosen].act();
    }
    const selected = target.selectionStart !== undefined && target.selectionStart !== target.selectionEnd;
    if (pressed.toLowerCase() !== 'c' || !(ctrlKey || metaKey) || altKey || shiftKey || selected || String(getSelection())) return;
    event.preventDefault();
    if (!made[chosen].copy) choose('link');
    made[chosen].copy();
  }

  choose('link');
  const title = words(state.goal ? 'later.share_answer_title' : 'later.share_title');
  const dialog = openDialog('share-dialog', title, list, panel, said);
  dialog.addEventListener('keydown', key);
  // The reader's own copying of what is selected.
  dialog.addEventListener('copy', () => say(words('later.share_copied_text')));
  dialog.addEventListener('close', () => {
    made[chosen].left?.();
    if (playing) program.command('play');
  });
  return made.link;
}
