import assert from 'node:assert/strict';
import {readFile} from 'node:fs/promises';
import {test} from 'node:test';
import {isForeign, readMessage, readPing} from '../../web/lazy/protocol.mjs';

test('every command is read, with the members of its type', () => {
  for (const message of [
    {type: 'play'}, {type: 'pause'}, {type: 'get-link'}, {type: 'step'}, {type: 'step', by: -1, of: 'handle'}, {type: 'seek', t: 0}, {type: 'seek', t: 3.5, n: 7},
    {type: 'set', key: 'cooks', value: 4}, {type: 'set', key: 'panels', value: 'loop,timeline'}, {type: 'set', key: 'cooks', value: null},
    {type: 'open', link: 'lesson=rush-10&cooks=4'}, {type: 'open', link: ''}, {type: 'visible', visible: false},
  ]) {
    assert.deepEqual(readMessage(message), {command: message});
    for (const id of [0, 7, 'seven']) assert.deepEqual(readMessage({...message, id}), {id, command: message});
  }
});

test('a message that is not understood names what is wrong and what is allowed', () => {
  const problem = (message) => readMessage(message).problem;
  for (const data of [undefined, null, 'play', 7, ['play'], true, Symbol.iterator.description]) assert.equal(problem(data).key, 'message');
  for (const type of [undefined, 'Play', 'toString', '__proto__', 'constructor', 7, {}]) {
    assert.equal(problem({type}).key, 'type');
    assert.match(problem({type}).allowed, /play, pause, step, seek, set, open, get-link, visible/);
  }
  const wrong = [
    [{type: 'seek'}, 't'], [{type: 'seek', t: '3.5'}, 't'], [{type: 'seek', t: -1}, 't'], [{type: 'seek', t: NaN}, 't'], [{type: 'seek', t: Infinity}, 't'], [{type: 'seek', t: 1, n: 0.5}, 'n'],
    [{type: 'step', by: 2}, 'by'], [{type: 'step', of: 'turn'}, 'of'], [{type: 'set', value: 4}, 'key'], [{type: 'set', key: 'cooks'}, 'value'],
    [{type: 'set', key: 'a&b', value: 1}, 'key'], [{type: 'set', key: 'embed', value: 0}, 'key'], [{type: 'set', key: 'v', value: 2}, 'key'], [{type: 'set', key: 'cooks', value: {}}, 'value'],
    [{type: 'set', key: 'cooks', value: NaN}, 'value'], [{type: 'set', key: 'cooks', value: 'x'.repeat(100_001)}, 'value'],
    [{type: 'open'}, 'link'], [{type: 'open', link: 7}, 'link'], [{type: 'visible'}, 'visible'], [{type: 'visible', visible: 1}, 'visible'], [{type: 'play', now: true}, 'now'],
    [{type: 'play', id: {}}, 'id'], [{type: 'play', id: 'x'.repeat(201)}, 'id'],
  ];
  for (const [message, key] of wrong) {
    const found = problem(message);
    assert.equal(found?.key, key, JSON.stringify(message));
    assert.ok(found.allowed && found.value.length <= 61);
    assert.equal(readMessage(message).command, undefined);
  }
});

test('what can’t be written down is refused like anything else', () => {
  const circle = {};
  circle.itself = circle;
  assert.equal(readMessage({type: circle}).problem.key, 'type');
  assert.equal(readMessage({type: 'set', key: 'cooks', value: 4n}).problem.value, 'bigint');
});

test('a ping has our version and one port; other scripts’ messages are none of ours', () => {
  assert.equal(readPing({comptoir: 1, type: 'ping'}, [{}]), null);
  assert.deepEqual(readPing({comptoir: 2, type: 'ping'}, [{}]), {key: 'comptoir', value: '2', allowed: '1'});
  assert.equal(readPing({comptoir: 1, type: 'hello'}, [{}]).key, 'type');
  assert.equal(readPing({comptoir: 1, type: 'ping'}, []).key, 'ports');
  assert.equal(readPing({comptoir: 1, type: 'ping'}, [{}, {}]).key, 'ports');
  for (const data of [null, 'PING', {type: 'ping'}, [], {source: 'react-devtools'}]) assert.ok(isForeign(data));
  assert.ok(!isForeign({comptoir: 0}));
});

test('the types know the commands, and no others', async () => {
  const types = await readFile(new URL('../../web/embed.d.ts', import.meta.url), 'utf8');
  const union = /export type Command = [\s\S]*?\n\);/.exec(types)[0];
  const named = [...union.matchAll(/\{type: '([a-z-]+)'/g)].map(([, name]) => name);
  assert.deepEqual(named, readMessage({type: '?'}).problem.allowed.split(', '));
});
