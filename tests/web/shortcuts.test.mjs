import assert from 'node:assert/strict';
import {test} from 'node:test';
import {groups} from '../../web/lazy/help.mjs';
import {findShortcut, shortcuts} from '../../web/shortcuts.mjs';

const key = (name, more = {}) => ({key: name, shiftKey: false, ctrlKey: false, metaKey: false, altKey: false, ...more});
const shifted = {shiftKey: true};

test('an arrow steps by task, with Shift by handle', () => {
  assert.equal(findShortcut(key('ArrowRight')).press, 'step.forward');
  assert.equal(findShortcut(key('ArrowRight', shifted)).command, 'handle 1');
  assert.equal(findShortcut(key('ArrowLeft')).press, 'step.back');
  assert.equal(findShortcut(key('ArrowLeft', shifted)).command, 'handle -1');
});

test('signs count as typed, whatever keys they need', () => {
  assert.equal(findShortcut(key('+', shifted)).press, 'zoom.in');
  assert.equal(findShortcut(key('=')).press, 'zoom.in');
  assert.equal(findShortcut(key('?', shifted)).act, 'help');
  assert.equal(findShortcut(key('0')).press, 'zoom.fit');
  assert.equal(findShortcut(key('0', shifted)).press, 'zoom.fit', 'a French keyboard');
});

test('a bracket that needs AltGr is a bracket', () => {
  const altGraph = (name) => name === 'AltGraph';
  assert.equal(findShortcut(key('[')).press, 'pan.left');
  assert.equal(findShortcut(key('[', {ctrlKey: true, altKey: true, getModifierState: altGraph})).press, 'pan.left', 'Windows');
  assert.equal(findShortcut(key(']', {getModifierState: altGraph})).press, 'pan.right', 'Linux');
  assert.equal(findShortcut(key(']', {altKey: true, shiftKey: true, getModifierState: () => false})).press, 'pan.right', 'macOS');
  assert.equal(findShortcut(key('[', {metaKey: true})), undefined, 'back in the browser’s history');
});

test('letters go by what is typed, with and without Shift, in capitals too', () => {
  assert.equal(findShortcut(key('i')).command, 'iteration 1');
  assert.equal(findShortcut(key('I', shifted)).command, 'iteration -1');
  assert.equal(findShortcut(key('I')).command, 'iteration 1', 'with the capitals locked');
  assert.equal(findShortcut(key('M', shifted)), undefined);
});

test('undo and redo as everywhere', () => {
  for (const command of [{ctrlKey: true}, {metaKey: true}]) {
    assert.equal(findShortcut(key('z', command)).command, 'undo');
    assert.equal(findShortcut(key('Z', {...command, ...shifted})).command, 'redo');
  }
  assert.equal(findShortcut(key('y', {ctrlKey: true})).command, 'redo');
  assert.equal(findShortcut(key('z')).press, 'zoom.selection');
});

test('the browser keeps its own keys', () => {
  assert.equal(findShortcut(key('ArrowLeft', {altKey: true})), undefined);
  assert.equal(findShortcut(key('0', {ctrlKey: true})), undefined);
  assert.equal(findShortcut(key('+', {metaKey: true})), undefined);
  assert.equal(findShortcut(key(' ', shifted)), undefined);
  assert.equal(findShortcut(key('a')), undefined);
  for (const name of ['r', 't', 'w', 'd', 'l', 'p', 'c', 'x', 'k']) assert.equal(findShortcut(key(name, {ctrlKey: true})), undefined, name);
  assert.equal(findShortcut(key('T', {ctrlKey: true, shiftKey: true})), undefined);
});

test('no key means two things', () => {
  const seen = shortcuts.map((row) => JSON.stringify([row.key, Boolean(row.control), Boolean(row.shift)]));
  assert.equal(new Set(seen).size, seen.length);
});

test('the help card has every key, and no other', () => {
  const name = ({key: sign, control = false, shift = false}) => `${control ? 'Ctrl ' : ''}${shift ? 'Shift ' : ''}${sign}`;
  const helped = groups.flatMap(([, rows]) => rows.flatMap(([keys]) => keys.map((each) => name(typeof each === 'string' ? {key: each} : each))));
  assert.deepEqual([...helped].sort(), shortcuts.map(name).sort());
});
