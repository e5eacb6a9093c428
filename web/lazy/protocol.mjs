// What may be said to an embedded page, version 1 (web/embed.d.ts has the types): data from outside is read into a command of ours, or
// into what is wrong with it. Knows nothing of ports, nor of the program.

export const version = 1;

const kinds = {
  number: {allowed: 'a number from 0', reads: (value) => typeof value === 'number' && Number.isFinite(value) && value >= 0},
  whole: {allowed: 'a whole number from 0', reads: (value) => Number.isSafeInteger(value) && value >= 0},
  direction: {allowed: '1, -1', reads: (value) => value === 1 || value === -1},
  flag: {allowed: 'true, false', reads: (value) => typeof value === 'boolean'},
  unit: {allowed: 'task, handle', reads: (value) => value === 'task' || value === 'handle'},
  // A link's key; "v" and "embed" are no part of a scenario.
  key: {allowed: 'a key of a link, as cooks', reads: (value) => typeof value === 'string' && /^[a-z][a-z0-9_]{0,40}$/.test(value) && value !== 'v' && value !== 'embed'},
  // As it stands in a link; null is the lesson's own.
  value: {allowed: 'a text, a number or null', reads: (value) => value === null || Number.isFinite(value) || (typeof value === 'string' && value.length <= 100_000)},
  link: {allowed: 'a link, as lesson=rush-10&cooks=4', reads: (value) => typeof value === 'string' && value.length <= 100_000},
};

// The members of each command; those with a "?" may be absent.
const commands = {
  play: {},
  pause: {},
  step: {by: 'direction?', of: 'unit?'},
  seek: {t: 'number', n: 'whole?'},
  set: {key: 'key', value: 'value'},
  open: {link: 'link'},
  'get-link': {},
  visible: {visible: 'flag'},
};

// What was received, short enough to be said.
function excerpt(value) {
  let text;
  try {
    text = JSON.stringify(value) ?? String(value);
  } catch {
    text = typeof value;
  }
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}

const plain = (data) => typeof data === 'object' && data !== null && !Array.isArray(data);
const isId = (id) => (typeof id === 'number' && Number.isFinite(id)) || (typeof id === 'string' && id.length <= 200);

// {command}, with the members that its type has and no others, or {problem: {key, value, allowed}}. Both with the message's id, if it has one.
export function readMessage(data) {
  if (!plain(data)) return {problem: {key: 'message', value: excerpt(data), allowed: '{type: …}'}};
  const id = isId(data.id) ? {id: data.id} : {};
  const wrong = (key, value, allowed) => ({...id, problem: {key, value: excerpt(value), allowed}});
  if (data.id !== undefined && !isId(data.id)) return wrong('id', data.id, 'a number, a text of 200 characters at most');
  if (typeof data.type !== 'string' || !Object.hasOwn(commands, data.type)) return wrong('type', data.type, Object.keys(commands).join(', '));
  const members = commands[data.type];
  const command = {type: data.type};
  for (const [key, kind] of Object.entries(members)) {
    const {allowed, reads} = kinds[kind.replace('?', '')];
    const value = data[key];
    if (value === undefined && kind.endsWith('?')) continue;
    if (!reads(value)) return wrong(key, value, allowed);
    command[key] = value;
  }
  const unknown = Object.keys(data).find((key) => !['type', 'id'].includes(key) && !Object.hasOwn(members, key));
  if (unknown !== undefined) return wrong(unknown.slice(0, 60), data[unknown], ['type', 'id', ...Object.keys(members)].join(', '));
  return {...id, command};
}

// A message to the window that has nothing to do with us: other scripts talk to their frames, too.
export const isForeign = (data) => !plain(data) || !Object.hasOwn(data, 'comptoir');

// What is wrong with the message that offers a port; null when it is taken.
export function readPing(data, ports) {
  const wrong = (key, value, allowed) => ({key, value: excerpt(value), allowed});
  if (data.comptoir !== version) return wrong('comptoir', data.comptoir, String(version));
  if (data.type !== 'ping') return wrong('type', data.type, 'ping');
  if (ports.length !== 1) return wrong('ports', ports.length, '1');
  return null;
}
