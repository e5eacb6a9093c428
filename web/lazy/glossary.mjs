// The glossary: what a word means, in a card over whatever asked for it, and the list of all its words.
import {openDialog, openOver} from '../dialog.mjs';
import {element} from '../element.mjs';
import {words} from '../words.mjs';

let loaded = null;

function glossary() {
  loaded ??= fetch('lazy/glossary.json').then((response) => {
    if (!response.ok) throw new Error(`lazy/glossary.json: ${response.status}`);
    return response.json();
  });
  loaded.catch(() => { loaded = null; });   // the next asking tries again
  return loaded;
}

const meaning = async (word) => (await glossary())[word]?.[document.documentElement.lang];

export async function openTerm(word) {
  const found = await meaning(word);
  if (found) openOver('term', found.term, element('p', {}, found.text));
}

// A button for each word, in the order given; a word that the glossary lacks is left out.
export async function termButtons(list) {
  const found = await Promise.all(list.map(async (word) => [word, await meaning(word)]));
  return found.filter(([, entry]) => entry).map(([word, {term}]) => element('button', {type: 'button', class: 'term', 'data-word': word, 'aria-haspopup': 'dialog', onclick: () => openTerm(word)}, term));
}

export async function openGlossary() {
  const buttons = await termButtons(Object.keys(await glossary()));
  buttons.sort((a, b) => a.textContent.localeCompare(b.textContent, document.documentElement.lang));
  openDialog('glossary-dialog', words('web.glossary'), element('div', {class: 'terms'}, buttons));
}
