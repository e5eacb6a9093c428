// The page's side of the messages with the page around it, version 1 (web/embed.d.ts). It says that it listens; the parent offers a
// port with a ping, and from then on everything goes through that port. Nobody else is listened to, and what is told can do no more
// than a link and the buttons of the transport.
import {isForeign, readMessage, readPing, version} from './protocol.mjs';
import {words} from '../words.mjs';

const full = {moment: true, language: true, theme: true};
// A link's keys that are commands of the same name.
const spoken = ['lesson', 'lang', 'theme', 'level', 'future', 'ask', 'compare'];

// As a link holds it: what parts a link is escaped, and what is escaped already stays.
const escaped = (value) => String(value).replace(/[&#?\s]|%(?![0-9a-f]{2})/gi, encodeURIComponent);
// The n-th handle is of its time.
const without = (link, key) => link.split('&').filter((piece) => !piece.startsWith(`${key}=`) && !(key === 't' && piece.startsWith('n='))).join('&');

// `seen(visible)`: the parent says whether it shows the embed. `from` and `to` stand for the windows in tests.
export function startMessages(program, {seen, from = window, to = window.parent}) {
  let port = null;
  let told = {};      // what the parent knows: the last event of each type, as JSON
  let last = null;    // the last state
  let height = 0;     // wanted; 0: not known yet

  const say = (message) => port?.postMessage(message);
  const sayWrong = ({key, value, allowed}, id) => say({type: 'error', ...id, key, value, allowed, message: words('later.message_wrong', key, value, allowed)});

  // What the program says of a command: '', or what is wrong.
  function run(line, id) {
    const problem = program.command(line);
    if (problem) say({type: 'error', ...id, message: problem});
    else say({type: 'done', ...id});
  }

  function seek({t, n}, id) {
    // The program reads decimals, not exponents, to the nanosecond.
    run(`seek ${t.toFixed(9).replace(/\.?0+$/, '')}${n === undefined ? '' : ` ${n}`}`, id);
  }

  // A bad link is refused as a whole, and what is shown stays. What a link needs is loaded before it is judged.
  async function refused(link, id) {
    const problem = await program.reach(link) ? program.command(`check ${link}`) : words('web.later_failed');
    if (problem) say({type: 'error', ...id, message: problem});
    return problem !== '';
  }

  async function open(link, id) {
    if (!await refused(link, id)) run(`open ${link}`, id);
  }

  async function set({key, value}, id) {
    const {lesson, parameters} = program.read();
    const own = parameters.some((parameter) => parameter.key === key);
    const others = without(program.link(full), key);
    if (value === null) return own ? run(`reset ${key}`, id) : open(others, id);
    const piece = `${key}=${escaped(value)}`;
    if (await refused(key === 'lesson' ? piece : `lesson=${lesson.id}&${piece}`, id)) return;
    if (own) run(`set ${key} ${value}`, id);
    else if (spoken.includes(key)) run(`${key} ${value}`, id);
    else run(`open ${others}&${piece}`, id);
  }

  const acts = {
    play: (command, id) => run('play', id),
    pause: (command, id) => run('pause', id),
    step: ({by = 1, of = 'task'}, id) => run(`${of === 'task' ? 'step' : 'handle'} ${by}`, id),
    seek,
    set,
    open: ({link}, id) => open(link, id),
    'get-link': (command, id) => say({type: 'link', ...id, link: program.link(full), address: addressOf(program.link(full))}),
    visible({visible}, id) { seen(visible); say({type: 'done', ...id}); },
  };

  // One after the other, as they came.
  let turn = Promise.resolve();
  function hear({data}) {
    const {command, problem, ...id} = readMessage(data);
    turn = turn.then(() => (problem ? sayWrong(problem, id) : acts[command.type](command, id)))
      .catch((error) => say({type: 'error', ...id, message: String(error)}));
  }

  // Told once, and again when it has changed.
  function tell(event) {
    const text = JSON.stringify(event);
    if (told[event.type] === text) return;
    told[event.type] = text;
    say(event);
  }

  function tellAll() {
    if (!port || !last) return;
    const {lesson, language, theme, playing, seconds, position, at_end: ended, trace_hash: hash, sentence, goal, question, problems} = last;
    const link = program.link(full);
    tell({type: 'state', lesson: lesson.id, title: lesson.title, language, theme, playing, ended, t: seconds, step: position.step, steps: position.steps, hash, link, address: addressOf(link)});
    tell({type: 'step', step: position.step, steps: position.steps, t: seconds, sentence});
    if (goal) tell({type: 'goal', met: goal.met, ask: goal.ask});
    if (question) tell({type: 'question', index: question.index, count: question.count, answered: question.answered, wrong: question.options.filter((option) => option.state === 'wrong').length});
    if (problems.length) tell({type: 'error', key: 'link', message: problems.join('\n')});
    else delete told.error;
    if (height) tell({type: 'size', height});
  }

  function listen({source, data, ports}) {
    if (source !== to || isForeign(data)) return;
    const problem = readPing(data, ports);
    const [offered] = ports;
    if (problem) {
      const answer = {type: 'error', ...problem, message: words('later.message_wrong', problem.key, problem.value, problem.allowed)};
      if (offered) offered.postMessage(answer);
      else to.postMessage({comptoir: version, ...answer}, '*');
      return;
    }
    port?.close();   // the parent begins anew
    port = offered;
    told = {};
    port.onmessage = hear;
    last = program.read();
    say({type: 'pong', version});
    say({type: 'ready', lesson: last.lesson.id, title: last.lesson.title});
    tellAll();
  }

  from.addEventListener('message', listen);
  to.postMessage({comptoir: version, type: 'listening'}, '*');

  return {
    show(state) {
      last = state;
      tellAll();
    },
    size(wanted) {
      height = wanted;
      tellAll();
    },
  };
}

// The scenario in the whole page, without what makes this one an embed.
export const addressOf = (link) => `${document.baseURI.split(/[?#]/)[0]}#${link}`;
