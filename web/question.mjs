// The question card: real controls over the canvas, not modal, at the foot of the page. It asks before the run, makes room while it
// runs, and says at its end what was gained; on the guided path it holds the way back and on. Escape leaves it alone.
import {makeCard} from './card.mjs';
import {element, setAttribute, setText} from './element.mjs';
import {placeCard} from './foot.mjs';
import {words} from './words.mjs';

const compareSpeed = 30;   // seconds of the kitchen in one of the reader's, side by side

// `open`: {about, lessons} open those dialogs.
export function startQuestion(program, guide, open) {
  const root = document.getElementById('card');
  const bar = element('nav', {'aria-label': words('web.guide')});
  const main = element('div');
  // Kept through every change: a new live region isn't announced.
  const said = element('p', {class: 'note', role: 'status'});
  const row = element('div', {class: 'row'});
  root.append(bar, main, said, row);
  const card = makeCard();
  let shown = '';
  let state = null;
  let again = () => {};

  const button = (name, label, onclick, properties = {}) => element('button', {type: 'button', class: 'quiet', 'data-act': name, onclick, ...properties}, label);
  const commands = (...lines) => lines.forEach((line) => program.command(line));

  function run(place) {
    card.watch();
    // Side by side is for the path: elsewhere the reader has chosen what is run.
    if (place && state.can_compare && !state.comparing) commands('compare on', `speed ${compareSpeed}`);
    commands('start', 'play');
    again();
  }

  function showLoop() {
    const variant = state.parameters.find(({key, options}) => key === 'variant' && options?.some(({word}) => word === 'async'));
    commands('compare off', ...(variant ? ['set variant async'] : []), 'level loop', 'speed 1', 'start', 'play');
    card.watch();
    again();
  }

  const acts = {
    skip: ({place}) => button('skip', words('web.question_skip'), () => { program.command('question skip'); run(place); }),
    more: () => button('more', words('web.question_next'), () => program.command('question next'), {class: 'solid'}),
    run: ({place}) => button('run', words('web.question_run'), () => run(place), {class: 'solid'}),
    loop: () => button('loop', words('web.show_loop'), showLoop),
    again: () => button('again', words('web.run_again'), () => commands('start', 'play')),
    next: ({place}) => button('next', words('web.guide_next'), () => guide.go(program, place.next), {class: 'solid'}),
    finish: () => button('finish', words('web.guide_finish'), () => { guide.finish(program); again(); open.lessons(); }, {class: 'solid'}),
    close: () => button('close', words('web.close'), () => { card.close(); again(); }),
  };

  function option({text, state: found}, n, {right}) {
    const mark = found === 'open' ? null : [element('span', {class: 'hidden'}, `, ${words(`web.answer_${found}`)}`)];
    return button(`option${n}`, [text, mark], () => {
      if (right || found === 'wrong') return;
      card.choose(n);
      program.command(`answer ${n}`);
    }, {class: `option ${found}`, 'aria-disabled': right || found === 'wrong' ? 'true' : null});
  }

  function question({ask, index, count, options, right}) {
    const title = count > 1 ? words('web.question_of', index + 1, count) : words('web.question');
    return [element('h2', {id: 'card-title', class: 'caption'}, title), element('p', {id: 'card-ask', class: 'ask'}, ask),
      element('div', {class: 'options', role: 'group', 'aria-labelledby': 'card-ask'}, options.map((each, n) => option(each, n, {right})))];
  }

  function guideBar(place) {
    const go = (name, sign, id) => button(name, sign, () => { if (id) guide.go(program, id); }, {class: 'close', 'aria-label': words(`web.guide_${name}`), 'aria-disabled': id ? null : 'true'});
    return [go('back', '‹', place.previous), element('span', {}, words('web.guide_place', place.index + 1, place.count)), go('forward', '›', place.next),
      element('strong', {}, state.lesson.title), button('about', words('web.about'), open.about),
      button('leave', words('web.guide_leave'), () => { guide.leave(program); again(); })];
  }

  const titles = {takeaway: 'web.takeaway', watch: 'web.guide_watch'};

  function fill(view) {
    const held = root.contains(document.activeElement) ? document.activeElement.dataset.act : '';
    root.hidden = view.kind === '';
    root.dataset.kind = view.kind;
    setAttribute(bar, 'aria-label', words('web.guide'));
    bar.hidden = !view.place;
    bar.replaceChildren(...(view.place ? guideBar(view.place) : []));
    if (view.kind === 'ask') main.replaceChildren(...question(view.question));
    else main.replaceChildren(...(titles[view.kind] ? [element('h2', {id: 'card-title', class: 'caption'}, words(titles[view.kind]))] : []));
    row.replaceChildren(...view.actions.map((name) => acts[name](view)));
    row.hidden = view.actions.length === 0;
    // The focus stays in the card: where it was, or where it goes on.
    if (held !== '') (root.querySelector(`[data-act="${held}"]`) ?? row.querySelector('.solid') ?? root.querySelector('button'))?.focus();
  }

  return {
    show(document, drawn) {
      state = document;
      again = () => update(drawn);
      update(drawn);
    },
  };

  function update(drawn) {
    const view = card.read(state, guide.place(state));
    const key = JSON.stringify([state.language, view, view.place && state.lesson.title, state.parameters.length]);
    if (key !== shown) {
      shown = key;
      fill(view);
    }
    const right = view.kind === 'ask' && view.question.right ? words('web.question_right') : '';
    setText(said, view.takeaway ?? (view.note || right));
    placeCard(root, drawn.areas);
  }
}
