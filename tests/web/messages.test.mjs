import assert from 'node:assert/strict';
import {test} from 'node:test';
import {startMessages} from '../../web/lazy/messages.mjs';

globalThis.document = {baseURI: 'https://a.example/v1/?embed=1#lesson=rush-10'};

const rush = {
  lesson: {id: 'rush-10', title: 'Ten clients at once'}, parameters: [{key: 'cooks'}], language: 'en', theme: 'dark', playing: false, seconds: 0, position: {step: 0, steps: 9},
  at_end: false, trace_hash: 'abc', sentence: 'Nothing yet.', goal: null, problems: [],
};

// A page that is spoken to: `say` sends through the port and gives what came back since.
async function conversation({problems = {}, reach = true, fails = ''} = {}) {
  const lines = [], seen = [], window = [];
  let state = rush;
  let listen;
  const program = {
    command(line) {
      lines.push(line);
      if (line === fails) throw new Error('unreachable');
      return problems[line] ?? '';
    },
    read: () => state,
    link: () => 'lesson=rush-10&cooks=4&t=0&n=2',
    reach: async () => reach,
  };
  const parent = {postMessage: (message, origin) => window.push([message, origin])};
  const messages = startMessages(program, {seen: (visible) => seen.push(visible), from: {addEventListener: (type, act) => { listen = act; }}, to: parent});
  const pause = () => new Promise((done) => { setTimeout(done, 20); });
  const heard = [];
  const ping = (data = {comptoir: 1, type: 'ping'}, source = parent) => {
    const {port1, port2} = new MessageChannel();
    port1.onmessage = ({data: message}) => heard.push(message);
    listen({source, data, ports: [port2]});
    for (const port of [port1, port2]) port.unref();
    return port1;
  };
  return {
    lines, seen, window, ping, parent, listen: (event) => listen(event),
    // At least so many messages, and what comes with them.
    async heard(least) {
      for (let n = 0; n < 500 && heard.length < least; ++n) await pause();
      await pause();
      return heard.splice(0);
    },
    show(change) { state = {...state, ...change}; messages.show(state); },
    messages,
  };
}

async function connected(options) {
  const page = await conversation(options);
  const port = page.ping();
  await page.heard(4);
  const say = async (message) => { port.postMessage(message); return page.heard(1); };
  return {...page, say, port};
}

test('the page says that it listens, answers a ping on its port, and then tells what is shown', async () => {
  const page = await conversation();
  assert.deepEqual(page.window, [[{comptoir: 1, type: 'listening'}, '*']]);
  const port = page.ping();
  const heard = await page.heard(4);
  assert.deepEqual(heard.map(({type}) => type), ['pong', 'ready', 'state', 'step']);
  assert.deepEqual(heard[0], {type: 'pong', version: 1});
  assert.equal(heard[2].address, 'https://a.example/v1/#lesson=rush-10&cooks=4&t=0&n=2');
  port.close();
});

test('nobody but the parent is listened to', async () => {
  const page = await conversation();
  const port = page.ping({comptoir: 1, type: 'ping'}, {postMessage: () => assert.fail('a stranger was answered')});
  page.listen({source: page.parent, data: {some: 'other script'}, ports: []});
  page.listen({source: page.parent, data: 'PING', ports: []});
  assert.deepEqual(await page.heard(0), []);
  assert.equal(page.window.length, 1);
  port.close();
});

test('a ping of another version is answered with what is allowed', async () => {
  const page = await conversation();
  const port = page.ping({comptoir: 2, type: 'ping'});
  const [answer] = await page.heard(1);
  assert.deepEqual([answer.type, answer.key, answer.value, answer.allowed], ['error', 'comptoir', '2', '1']);
  page.listen({source: page.parent, data: {comptoir: 1, type: 'ping'}, ports: []});
  assert.deepEqual([page.window[1][0].type, page.window[1][0].key], ['error', 'ports']);
  port.close();
});

test('commands become the program’s own, and are answered with their id', async () => {
  const {say, lines, seen, port} = await connected();
  assert.deepEqual(await say({type: 'play', id: 1}), [{type: 'done', id: 1}]);
  await say({type: 'pause'});
  await say({type: 'step'});
  await say({type: 'step', by: -1, of: 'handle'});
  await say({type: 'seek', t: 3.5, n: 7});
  await say({type: 'seek', t: 1e-9});
  await say({type: 'seek', t: 1200});
  assert.deepEqual(lines, ['play', 'pause', 'step 1', 'handle -1', 'seek 3.5 7', 'seek 0.000000001', 'seek 1200']);
  assert.deepEqual(await say({type: 'get-link', id: 'x'}), [{type: 'link', id: 'x', link: 'lesson=rush-10&cooks=4&t=0&n=2', address: 'https://a.example/v1/#lesson=rush-10&cooks=4&t=0&n=2'}]);
  await say({type: 'visible', visible: false});
  assert.deepEqual(seen, [false]);
  port.close();
});

test('a key is checked, and then set in its own way', async () => {
  const {say, lines, port} = await connected();
  const set = async (key, value) => { lines.length = 0; await say({type: 'set', key, value}); return [...lines]; };
  assert.deepEqual(await set('cooks', 5), ['check lesson=rush-10&cooks=5', 'set cooks 5']);
  assert.deepEqual(await set('cooks', null), ['reset cooks']);
  assert.deepEqual(await set('lang', 'fr'), ['check lesson=rush-10&lang=fr', 'lang fr']);
  assert.deepEqual(await set('lesson', 'names'), ['check lesson=names', 'lesson names']);
  assert.deepEqual(await set('panels', 'loop,timeline'), ['check lesson=rush-10&panels=loop,timeline', 'open lesson=rush-10&cooks=4&t=0&n=2&panels=loop,timeline']);
  assert.deepEqual(await set('t', '2'), ['check lesson=rush-10&t=2', 'open lesson=rush-10&cooks=4&t=2']);
  assert.deepEqual(await set('t', null), ['check lesson=rush-10&cooks=4', 'open lesson=rush-10&cooks=4']);
  // No value makes another key.
  assert.deepEqual(await set('marks', '4:The rush&lang=fr#50%'), ['check lesson=rush-10&marks=4:The%20rush%26lang=fr%2350%25', 'open lesson=rush-10&cooks=4&t=0&n=2&marks=4:The%20rush%26lang=fr%2350%25']);
  port.close();
});

test('what is wrong is answered and changes nothing', async () => {
  const {say, lines, port} = await connected({problems: {'check lesson=rush-10&cooks=1000': 'Cooks: too many', 'check lesson=nowhere': 'lesson: nowhere'}});
  assert.deepEqual(await say({type: 'set', key: 'cooks', value: 1000, id: 3}), [{type: 'error', id: 3, message: 'Cooks: too many'}]);
  assert.deepEqual(await say({type: 'open', link: 'lesson=nowhere'}), [{type: 'error', message: 'lesson: nowhere'}]);
  const [unknown] = await say({type: 'eval', code: 'alert(1)', id: 4});
  assert.deepEqual([unknown.type, unknown.id, unknown.key, unknown.value], ['error', 4, 'type', '"eval"']);
  assert.ok(lines.every((line) => line.startsWith('check ')), lines.join('\n'));
  port.close();
});

test('a command that fails is answered, and those after it are heard', async () => {
  const {say, port} = await connected({fails: 'play'});
  const [answer] = await say({type: 'play', id: 1});
  assert.deepEqual([answer.type, answer.id], ['error', 1]);
  assert.deepEqual(await say({type: 'pause', id: 2}), [{type: 'done', id: 2}]);
  port.close();
});

test('a link whose lesson does not load is refused', async () => {
  const {say, lines, port} = await connected({reach: false});
  const [answer] = await say({type: 'open', link: 'lesson=names'});
  assert.equal(answer.type, 'error');
  assert.deepEqual(lines, []);
  port.close();
});

test('an event is told once, and again when something has changed', async () => {
  const {show, heard, messages, port} = await connected();
  show({});
  assert.deepEqual(await heard(0), []);
  show({playing: true});
  assert.deepEqual((await heard(1)).map(({type}) => type), ['state']);
  show({position: {step: 1, steps: 9}, goal: {met: false, ask: 'All in 5 s'}});
  assert.deepEqual((await heard(3)).map(({type}) => type), ['state', 'step', 'goal']);
  show({goal: {met: true, ask: 'All in 5 s'}});
  assert.deepEqual(await heard(1), [{type: 'goal', met: true, ask: 'All in 5 s'}]);
  const question = {index: 1, count: 3, ask: 'When?', answered: false, options: [{text: '4 s', state: 'wrong'}, {text: '8 s', state: 'open'}]};
  show({question});
  assert.deepEqual(await heard(1), [{type: 'question', index: 1, count: 3, answered: false, wrong: 1}]);
  show({question: null, problems: ['cooks: 1000']});
  assert.deepEqual(await heard(1), [{type: 'error', key: 'link', message: 'cooks: 1000'}]);
  show({problems: []});
  show({problems: ['cooks: 1000']});
  assert.equal((await heard(1)).length, 1);
  messages.size(440);
  messages.size(440);
  assert.deepEqual(await heard(1), [{type: 'size', height: 440}]);
  port.close();
});
