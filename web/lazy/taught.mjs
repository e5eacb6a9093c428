// What a teacher's link asks of the page: panels left out of the parallel document, controls locked, the goal with what came of it, a run that
// is another than the author's, and a projected lesson's keys.
import {element, setAttribute, setText} from '../element.mjs';
import {placeCard} from '../foot.mjs';
import {sayBriefly, showNotice} from '../notice.mjs';
import {words} from '../words.mjs';

const parallel = document.getElementById('parallel');
// The controls under each lock; those of a parameter are found by its key.
const locked = {
  move: ['start', 'step.back', 'play', 'step.forward', 'end', 'speed', 'timeline'],
  edit: ['lesson.previous', 'lesson.list', 'lesson.next', 'compare', 'keep', 'settings.reset'],
};

// Whether the control of that name answers to nobody. What plays can always be paused.
export function isLocked(name, {locks}, playing) {
  if (name === 'undo' || name === 'redo') return locks.includes('edit') && locks.includes('do');
  if (name === 'play' && playing) return false;
  const [head, key] = name.split('.');
  if (head === 'param') return locks.includes('edit') || locks.includes(key);
  return Object.entries(locked).some(([lock, names]) => locks.includes(lock) && names.includes(name));
}

// A condition of a goal in words: what is asked, and what came of it.
export function conditionWords({kind, limit, name, met, figure, client, total, missing}) {
  const ask = words(`later.goal_${kind}`, limit, name);
  if (met === undefined) return ask;
  return `${ask} ${words(`later.goal_${kind}_${missing ? 'missing' : 'found'}`, figure, kind === 'satisfied' ? total : client)}`;
}

export function goalWords(goal) {
  if (!goal.known) return words('later.goal_waiting');
  return words(goal.met ? 'later.goal_met' : 'later.goal_missed');
}

export function conditionList(goal) {
  return element('ul', {class: 'conditions'}, goal.conditions.map((condition) => element('li', {'data-met': condition.met === undefined ? null : String(condition.met)},
    conditionWords(condition))));
}

export function makeTaught(program) {
  const reason = element('p', {class: 'hidden', id: 'locked-reason'});
  parallel.append(reason);
  const title = element('h2', {id: 'goal-title', class: 'caption'});
  const close = element('button', {type: 'button', class: 'close', onclick: () => { closed = shown; card.hidden = true; }}, '×');
  const main = element('div');
  // Kept through every change: a new live region isn't announced.
  const said = element('p', {class: 'note', role: 'status'});
  const card = element('section', {id: 'goal-card', class: 'card', 'aria-labelledby': 'goal-title', hidden: true},
    element('header', {}, title, said, close), main);
  document.getElementById('stage').append(card);
  let shown = '';
  let closed = '';
  let last = null;

  function showPanels({teaching}) {
    for (const node of parallel.querySelectorAll('[data-panel]')) node.toggleAttribute('data-left-out', Boolean(teaching) && !teaching.panels.includes(node.dataset.panel));
  }

  function showLocks({teaching, playing, history}) {
    for (const control of parallel.querySelectorAll('[data-name]')) {
      const {name} = control.dataset;
      const is = Boolean(teaching) && isLocked(name, teaching, playing);
      if (!is && !control.hasAttribute('data-locked')) continue;
      control.toggleAttribute('data-locked', is);
      control.disabled = is || ((name === 'undo' || name === 'redo') && !history?.[name]);
      if (is) control.dataset.described ??= control.getAttribute('aria-describedby') ?? '';
      setAttribute(control, 'aria-describedby', is ? reason.id : control.dataset.described || null);
    }
    setText(reason, words('later.locked'));
  }

  // The page's own cards come first.
  const busy = () => [...document.querySelectorAll('.card')].some((other) => other !== card && !other.hidden && other.dataset.kind !== 'watch');

  function showGoal({goal, language}, drawn) {
    const conditions = goal?.conditions;
    const key = conditions ? JSON.stringify([language, goal]) : '';
    if (key !== shown) {
      shown = key;
      main.replaceChildren(...(conditions ? [conditionList(goal)] : []));
      if (conditions?.some(({kind}) => kind === 'cost')) main.append(element('p', {class: 'caption'}, words('later.goal_cost_note')));
      setText(title, words('later.goal'));
      setAttribute(close, 'aria-label', words('web.close'));
      setText(said, conditions ? goalWords(goal) : '');
      setAttribute(card, 'data-met', conditions && goal.known ? String(goal.met) : null);
    }
    card.hidden = !conditions || shown === closed || busy();
    delete card.dataset.top;
    placeCard(card, drawn.areas);
    if (!card.hidden && card.scrollHeight > card.clientHeight + 1) card.dataset.top = '';
  }

  return {
    show(state, drawn) {
      last = state;
      document.documentElement.toggleAttribute('data-present', Boolean(state.teaching?.present));
      showPanels(state);
      showLocks(state);
      showGoal(state, drawn);
      const expect = state.teaching?.expect;
      showNotice('expect', words('later.expect_title'), expect ? [words('later.expect', expect.expected, expect.found)] : []);
    },
    // A locked control was pressed on the canvas.
    refused() { sayBriefly(words('later.locked')); },
    // A clicker's key where the lesson is projected: true when something came of it that is no mark's.
    turn(direction) {
      if (!last?.teaching?.present) return false;
      const reveal = document.querySelector('#told [data-act="reveal"]');
      if (reveal && direction > 0) reveal.click();
      else if (last.marks?.length) return false;
      else program.command(`step ${direction}`);
      return true;
    },
  };
}
