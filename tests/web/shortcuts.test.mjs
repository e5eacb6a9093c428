import assert from 'node:assert/strict';
import {test} from 'node:test';
import {findShortcut} from '../../web/shortcuts.mjs';

const key = (name, more = {}) => ({key: name, shiftKey: false, ctrlKey: false, metaKey: false, altKey: false, ...more});

test('an arrow steps by task, with Shift by handle', () => {
  assert.equal(findShortcut(key('ArrowRight')).press, 'step.forward');
  assert.equal(findShortcut(key('ArrowRight', {shiftKey: true})).command, 'handle 1');
  assert.equal(findShortcut(key('ArrowLeft')).press, 'step.back');
  assert.equal(findShortcut(key('ArrowLeft', {shiftKey: true})).command, 'handle -1');
});

test('signs count as typed, whatever keys they need', () => {
  assert.equal(findShortcut(key('+', {shiftKey: true})).press, 'zoom.in');
  assert.equal(findShortcut(key('=')).press, 'zoom.in');
  assert.ok(findShortcut(key('?', {shiftKey: true})).help);
  assert.equal(findShortcut(key('0')).press, 'zoom.fit');
});

test('the browser keeps its own keys', () => {
  assert.equal(findShortcut(key('ArrowLeft', {altKey: true})), undefined);
  assert.equal(findShortcut(key('0', {ctrlKey: true})), undefined);
  assert.equal(findShortcut(key('+', {metaKey: true})), undefined);
  assert.equal(findShortcut(key(' ', {shiftKey: true})), undefined);
  assert.equal(findShortcut(key('a')), undefined);
});
