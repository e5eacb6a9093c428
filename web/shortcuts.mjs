// The one map of keys. A shortcut never acts while something is typed, in a dialog, or where the key already means something.
import {element} from './element.mjs';
import {openDialog} from './dialog.mjs';
import {words} from './words.mjs';

// Two rows may share a key when their modifiers differ. `press` names a control, `command` is a command line.
const shortcuts = [
  {key: ' ', press: 'play', shown: 'web.key_space', help: 'web.shortcut_play'},
  {key: 'ArrowRight', press: 'step.forward', shown: '→', help: 'web.shortcut_forward'},
  {key: 'ArrowLeft', press: 'step.back', shown: '←', help: 'web.shortcut_back'},
  {key: 'ArrowRight', shift: true, command: 'handle 1', shown: 'Shift + →', help: 'web.shortcut_handle_forward'},
  {key: 'ArrowLeft', shift: true, command: 'handle -1', shown: 'Shift + ←', help: 'web.shortcut_handle_back'},
  {key: 'Home', press: 'start', shown: 'web.key_home', help: 'web.shortcut_start'},
  {key: 'End', press: 'end', shown: 'web.key_end', help: 'web.shortcut_end'},
  {key: '+', press: 'zoom.in', shown: '+', help: 'web.shortcut_zoom_in'},
  {key: '-', press: 'zoom.out', shown: '−', help: 'web.shortcut_zoom_out'},
  {key: '0', press: 'zoom.fit', shown: '0', help: 'web.shortcut_fit'},
  {key: '?', help: 'web.shortcut_help', shown: '?'},
];

// What a focused control does with keys itself.
const typedIn = 'input[type="text"], textarea, select, [contenteditable]';
const ownKeys = {
  'input[type="range"]': ['ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown', 'Home', 'End', 'PageUp', 'PageDown'],
  'input[type="radio"]': ['ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown', ' '],
  'button, a[href], summary, input[type="checkbox"]': [' ', 'Enter'],
};

function isTaken(event) {
  const target = event.target instanceof Element ? event.target : document.body;
  if (target.closest(typedIn) || document.querySelector('dialog[open]')) return true;
  return Object.entries(ownKeys).some(([selector, keys]) => target.matches(selector) && keys.includes(event.key));
}

export function findShortcut(event) {
  if (event.ctrlKey || event.metaKey || event.altKey) return undefined;
  const sign = event.key.length === 1 && event.key !== ' ';  // Shift is part of typing "+" or "?"
  const key = event.key === '=' ? '+' : event.key;
  return shortcuts.find((row) => row.key === key && (sign || Boolean(row.shift) === event.shiftKey));
}

export function showShortcuts() {
  const name = (shown) => (shown.startsWith('web.') ? words(shown) : shown);
  openDialog('shortcuts', words('web.shortcuts_title'), element('dl', {}, shortcuts.map((row) => [
    element('dt', {}, name(row.shown)), element('dd', {}, words(row.help)),
  ])));
}

export function listenToKeys(program) {
  document.addEventListener('keydown', (event) => {
    if (event.defaultPrevented || isTaken(event)) return;
    const row = findShortcut(event);
    if (!row) return;
    event.preventDefault();
    if (row.press) program.press(row.press);
    else if (row.command) program.command(row.command);
    else showShortcuts();
  });
}
