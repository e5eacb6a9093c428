// Opens a run from a file: read piece by piece, so that the page answers meanwhile, and refused with the place of what is wrong first.
// What a file holds is shown as text, never made into HTML.
import {openDialog} from '../dialog.mjs';
import {element} from '../element.mjs';
import {sayBriefly, showNotice} from '../notice.mjs';
import {words} from '../words.mjs';

const more = 0, end = 1, givenUp = 2;   // what follows a piece
const smallest = 2048, largest = 1 << 20;   // bytes of a piece
const longest = 20, shortest = 5;     // milliseconds that a piece takes
const showAfter = 300;                // milliseconds without a word

// The kinds whose sentence has another key.
const sentences = {cut: 'cut_file', place: 'place_wrong'};

// What is wrong, in two or three sentences: "events[3].task (line 6, column 25): There is no such task yet. Found: 9. Allowed: 1 … 2."
export function describe({kind, path, line, column, value, allowed}) {
  const place = words('later.open_place', line, column);
  return [
    words('web.named', path ? `${path} (${place})` : place, words(`later.open_${sentences[kind] ?? kind}`)),
    value ? words('later.open_value', value) : '',
    allowed ? words('later.open_allowed', allowed) : '',
  ].filter(Boolean).join(' ');
}

const pause = () => new Promise((over) => { setTimeout(over); });

// Pieces of the file, each as large as lets the page answer in time; `take` gives true when there is a problem.
async function readPieces(file, take, wanted) {
  let size = 1 << 16;
  for (let at = 0; at < file.size && wanted();) {
    const until = Math.min(at + size, file.size);
    const bytes = new Uint8Array(await file.slice(at, until).arrayBuffer());
    if (!wanted()) return;
    const began = performance.now();
    if (take(bytes, until)) return;
    const took = performance.now() - began;
    if (took > longest) size = Math.max(smallest, size >> 1);
    else if (took < shortest) size = Math.min(largest, size << 1);
    at = until;
    await pause();
  }
}

// To the program's memory, and its answer: "" as long as nothing is to be said.
function give({module}, bytes, what) {
  const pointer = module._malloc(Math.max(1, bytes.length));
  try {
    module.HEAPU8.set(bytes, pointer);
    return module.UTF8ToString(module._comptoir_import(pointer, bytes.length, what));
  } finally {
    module._free(pointer);
  }
}

let present = 0;   // the last file asked for is the one that opens

export async function openRun(program, [file, ...others]) {
  await program.prepare();
  const turn = ++present;
  const giveUp = () => give(program, new Uint8Array(), givenUp);
  giveUp();
  const notice = (title, lines) => showNotice('open', title, lines);
  notice('', []);
  const bar = element('progress', {max: Math.max(1, file.size), value: 0, 'aria-label': words('later.open_reading', file.name)});
  let dialog = null;
  const late = setTimeout(() => {
    dialog = openDialog('open-run', words('later.open_reading', file.name), bar,
      element('div', {class: 'row'}, element('button', {type: 'button', class: 'solid', onclick: () => dialog.close()}, words('later.open_cancel'))));
    dialog.addEventListener('close', () => {
      if (turn !== present) return;
      ++present;
      giveUp();
    });
  }, showAfter);
  let answer = '';
  try {
    await readPieces(file, (bytes, until) => {
      bar.value = until;
      answer = give(program, bytes, more);
      return answer;
    }, () => turn === present);
    if (turn !== present) return;
    if (!answer) answer = give(program, new TextEncoder().encode(file.name), end);
    const {problem, complete} = JSON.parse(answer);
    if (problem) notice(words('later.open_failed', file.name), [describe(problem)]);
    else if (!complete) notice(file.name, [words('later.open_cut')]);
    if (!problem) sayBriefly(words(others.length ? 'later.open_one' : 'later.open_done', file.name));
  } catch (error) {
    giveUp();
    notice(words('later.open_failed', file.name), [words('later.open_unreadable', String(error.message ?? error))]);
  } finally {
    clearTimeout(late);
    if (turn === present) ++present;
    dialog?.close();
  }
}

// The button and what it needs: a real field for files, which is hidden.
export function openButton(program, before = () => {}) {
  const field = element('input', {
    type: 'file', accept: '.json,application/json', hidden: true, 'aria-label': words('later.open_file'),
    onchange: () => {
      before();
      if (field.files.length) openRun(program, field.files);
    },
  });
  return [element('button', {type: 'button', class: 'quiet', id: 'open-run-button', onclick: () => field.click()}, words('later.open_button')), field];
}
