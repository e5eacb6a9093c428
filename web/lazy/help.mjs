// The help card: all keys, in groups.
import {openDialog} from '../dialog.mjs';
import {element} from '../element.mjs';
import {words} from '../words.mjs';

const names = {
  ' ': 'later.key_space', Home: 'later.key_home', End: 'later.key_end', PageUp: 'later.key_page_up', PageDown: 'later.key_page_down',
};
const signs = {ArrowRight: '→', ArrowLeft: '←', ArrowUp: '↑', ArrowDown: '↓', '-': '−'};
const shift = (key) => ({key, shift: true});
const control = (key, more = {}) => ({key, control: true, ...more});
const both = (key) => [{key}, shift(key)];

// Each group: its title, and rows of keys with what they do.
export const groups = [
  ['later.keys_play', [
    [[' '], 'later.shortcut_play'],
    [['Home'], 'later.shortcut_start'],
    [['End'], 'later.shortcut_end'],
  ]],
  ['later.keys_moves', [
    [['ArrowRight'], 'later.shortcut_forward'],
    [['ArrowLeft'], 'later.shortcut_back'],
    [[shift('ArrowRight')], 'later.shortcut_handle_forward'],
    [[shift('ArrowLeft')], 'later.shortcut_handle_back'],
    [both('i'), 'later.shortcut_iteration'],
    [both('e'), 'later.shortcut_event'],
    [both('w'), 'later.shortcut_wake'],
    [['c'], 'later.shortcut_served'],
  ]],
  ['later.keys_marks', [
    [both('r'), 'later.shortcut_run'],
    [['b'], 'later.shortcut_stop'],
    [['m'], 'later.shortcut_mark'],
    [['ArrowUp', 'ArrowDown'], 'later.shortcut_marks'],
  ]],
  ['later.keys_timeline', [
    [['+'], 'later.shortcut_zoom_in'],
    [['-'], 'later.shortcut_zoom_out'],
    [['0'], 'later.shortcut_fit'],
    [['z'], 'later.shortcut_selection'],
    [['[', ']'], 'later.shortcut_pan'],
    [['l'], 'later.shortcut_lanes'],
  ]],
  ['later.keys_change', [
    [[control('z')], 'later.shortcut_undo'],
    [[control('z', {shift: true}), control('y')], 'later.shortcut_redo'],
    [['x'], 'later.shortcut_cancel'],
    [['k'], 'later.shortcut_keep'],
    [['d'], 'later.shortcut_differ'],
    [['p'], 'later.shortcut_predict'],
  ]],
  ['later.keys_class', [
    [['PageDown', 'PageUp'], 'later.shortcut_clicker'],
  ]],
  ['later.keys_page', [
    [['t'], 'later.shortcut_time'],
    [['g'], 'later.shortcut_plan'],
    [['s'], 'later.shortcut_share'],
    [[shift('s')], 'later.shortcut_share_copy'],
    [['Escape'], 'later.shortcut_leave'],
    [['?'], 'later.shortcut_help'],
  ]],
];

// "Shift + I", "⌘ + Z"
function shown(each) {
  const {key, shift: shifted, control: controlled} = typeof each === 'string' ? {key: each} : each;
  const name = key === 'Escape' ? 'Esc' : names[key] ? words(names[key]) : signs[key] ?? key.toUpperCase();
  const more = shifted ? words('later.key_shift', name) : name;
  return controlled ? `${/Mac|iPhone|iPad/.test(navigator.platform) ? '⌘' : 'Ctrl'} + ${more}` : more;
}

export function openHelp(program) {
  const {teaching} = program.read();
  // For fingers, which have no keys: what a class needs.
  const button = (label, line) => element('button', {type: 'button', class: 'quiet', 'data-line': line, onclick: () => { dialog.close(); program.command(line); }}, words(label));
  const inClass = element('div', {class: 'row'},
    button(teaching?.present ? 'later.present_off' : 'later.present_on', `present ${teaching?.present ? 0 : 1}`),
    teaching?.present ? button(teaching.answer === 'hidden' ? 'later.answer_show' : 'later.answer_hide', 'answer.hidden') : null);
  const dialog = openDialog('shortcuts', words('web.shortcuts_title'), groups.map(([title, rows]) => element('section', {}, element('h3', {}, words(title)),
    element('dl', {}, rows.map(([keys, text]) => [
      element('dt', {}, keys.map((each) => element('kbd', {}, shown(each)))), element('dd', {}, words(text)),
    ])), title === 'later.keys_class' ? inClass : null)));
}
