// The cards at the foot of the page: the caption of a mark, as of a slide, and the question which task runs next with its answer.
import {element, setAttribute, setText} from '../element.mjs';
import {placeCard} from '../foot.mjs';
import {words} from '../words.mjs';

// The mark that is told: the one of before when it is here still (several may be at one moment), else the first that is here, else the one
// of before; at first the last that is not after the moment.
export function toldMark({marks, seconds}, before) {
  if (marks[before]?.here) return before;
  const here = marks.findIndex((mark) => mark.here);
  if (here >= 0) return here;
  if (before >= 0) return Math.min(before, marks.length - 1);
  return Math.max(0, marks.findLastIndex((mark) => Number(mark.seconds) <= Number(seconds)));
}

// What is shown, as data: kind "predict", "mark" or "" (nothing). `at` is the mark told before, or -1.
export function viewOf(state, {telling, busy}, at) {
  if (busy) return {kind: ''};
  const {prediction, marks} = state;
  // Projected, a show of hands comes before the answer.
  if (prediction && prediction.state !== 'off') return {kind: 'predict', ...prediction, hands: Boolean(state.teaching?.present) && prediction.state === 'asked'};
  if (!telling || !marks?.length) return {kind: ''};
  const index = toldMark(state, at);
  return {kind: 'mark', index, count: marks.length, caption: marks[index].caption || marks[index].moment, moment: marks[index].moment};
}

export function makeCards(program, {leave}) {
  const title = element('h2', {id: 'told-title', class: 'caption'});
  const nav = element('nav');
  const ways = element('div', {class: 'row'});
  const main = element('div');
  // Kept through every change: a new live region isn't announced.
  const said = element('p', {class: 'note', role: 'status'});
  const row = element('div', {class: 'row'});
  const root = element('section', {id: 'told', class: 'card', 'aria-labelledby': 'told-title', hidden: true},
    element('header', {}, nav, title, ways), main, element('footer', {}, said, row));
  document.getElementById('stage').append(root);
  let shown = '';
  let at = -1;
  let count = 0;

  const button = (name, label, onclick, properties = {}) => element('button', {type: 'button', class: 'quiet', 'data-act': name, onclick, ...properties}, label);

  function step(direction) {
    const next = at + direction;
    if (next < 0 || next >= count) return;
    at = next;
    program.command(`mark.go ${next}`);
  }

  const way = (name, sign, key, direction, open) => button(name, sign, () => step(direction), {class: 'close', 'aria-label': words(key), 'aria-disabled': open ? null : 'true'});

  function fillMark({index, moment}) {
    nav.replaceChildren(way('previous', '‹', 'later.told_previous', -1, index > 0), element('span', {}, words('later.told_place', index + 1, count)),
      way('next', '›', 'later.told_next', 1, index + 1 < count));
    setText(title, moment);
    ways.replaceChildren(button('leave', words('later.told_leave'), leave));
    main.replaceChildren();
    row.replaceChildren();
  }

  function fillPrediction({state, ask, options = [], none, hands}) {
    const open = state === 'asked';
    const option = (name, label, line) => button(name, label, () => program.command(line), {class: 'option'});
    setText(title, words('later.predict'));
    ways.replaceChildren(button('leave', '×', leave, {class: 'close', 'aria-label': words('web.close')}));
    main.replaceChildren(element('p', {id: 'told-ask', class: 'ask'}, ask || words('later.predict_ask')),
      ...(open ? [element('div', {class: 'options', role: 'group', 'aria-labelledby': 'told-ask'}, options.map(({task, name}) => option(`task${task}`, name, `predict task ${task}`)),
        none ? option('none', none, 'predict none') : null)] : []));
    row.replaceChildren(...(hands ? [element('span', {class: 'note'}, words('later.hands')), button('reveal', words('later.hands_reveal'), () => program.command('predict show'), {class: 'solid'})] : open ? [] : [button('again', words('later.predict_again'), () => program.command('predict'), {class: 'solid'})]));
  }

  function fill(view) {
    const held = root.contains(document.activeElement) ? document.activeElement.dataset.act : '';
    root.hidden = view.kind === '';
    root.dataset.kind = view.kind;
    root.dataset.state = view.state ?? '';
    nav.hidden = view.kind !== 'mark';
    setAttribute(nav, 'aria-label', words('later.marks'));
    if (view.kind === 'mark') fillMark(view);
    if (view.kind === 'predict') fillPrediction(view);
    main.hidden = main.childElementCount === 0;
    row.hidden = row.childElementCount === 0;
    // The focus stays in the card: where it was, or where it goes on.
    if (held && !root.hidden) (root.querySelector(`[data-act="${held}"]`) ?? row.querySelector('.solid') ?? root.querySelector('button'))?.focus();
  }

  return {
    step,
    show(state, drawn, mode) {
      if (!mode.telling) at = -1;
      const view = viewOf(state, mode, at);
      if (view.kind === 'mark') ({index: at, count} = view);
      const key = JSON.stringify([state.language, view]);
      if (key !== shown) {
        shown = key;
        fill(view);
      }
      setText(said, view.kind === 'mark' ? view.caption : view.kind === 'predict' ? view.said ?? '' : '');
      // The path's own card makes room for it.
      setAttribute(document.getElementById('card'), 'data-under', view.kind ? '' : null);
      // At the foot, or where that leaves it no room (a small embed), under the bar.
      delete root.dataset.top;
      placeCard(root, drawn.areas);
      if (!root.hidden && root.scrollHeight > root.clientHeight + 1) root.dataset.top = '';
    },
  };
}
