// The question card: real controls over the canvas, not modal, at the foot of the page. It asks before the run, makes room while it
// runs, and says at its end what was gained; on the guided path it holds the way back and on. Escape leaves it alone.
import {makeCard} from './card.mjs';
import {element, setAttribute, setText} from './element.mjs';
import {placeCard} from './foot.mjs';
import {findTwin} from './twins.mjs';
import {words} from './words.mjs';

// `open`: {about, lessons} open those dialogs.
export function startQuestion(program, guide, open) {
  const root = document.getElementById('card');
  const nav = element('nav');
  const title = element('h2', {id: 'card-title', class: 'caption'});
  const ways = element('div', {class: 'row'});
  const main = element('div');
  // Kept through every change: a new live region isn't announced.
  const said = element('p', {class: 'note', role: 'status'});
  const row = element('div', {class: 'row'});
  root.append(element('header', {}, nav, title, ways), main, element('footer', {}, said, row));
  const card = makeCard();
  let shown = '';
  let state = null;
  let again = () => {};

  const button = (name, label, onclick, properties = {}) => element('button', {type: 'button', class: 'quiet', 'data-act': name, onclick, ...properties}, label);
  const commands = (...lines) => lines.forEach((line) => program.command(line));

  // From here on the keyboard is the run's: its space key plays and pauses. A click needs no focus to be shown.
  function handOver({detail: clicks}) {
    if (clicks) document.activeElement?.blur();
    else findTwin('play')?.focus();
  }

  // Whether the lesson's program is there in both ways of working.
  const hasBothWays = () => ['sync', 'async'].every((way) => state.parameters.some(({key, options}) => key === 'variant' && options?.some(({word}) => word === way)));

  function run(place, event) {
    card.watch();
    handOver(event);
    // Side by side is for the path: elsewhere the reader has chosen what is run.
    if (place && state.can_compare && hasBothWays()) commands('compare on');
    commands('speed 1', 'start', 'play');
    again();
  }

  function leaveOut(place, event) {
    program.command('question skip');
    run(place, event);
  }

  function showLoop(event) {
    commands('compare off', ...(hasBothWays() ? ['set variant async'] : []), 'level loop', 'start', 'play');
    card.watch();
    handOver(event);
    again();
  }

  const acts = {
    skip: ({place}) => button('skip', words('web.question_skip'), (event) => leaveOut(place, event)),
    see: ({place}) => button('skip', words('web.question_run'), (event) => leaveOut(place, event)),
    more: () => button('more', words('web.question_next'), () => program.command('question next'), {class: 'solid'}),
    run: ({place}) => button('run', words('web.question_run'), (event) => run(place, event), {class: 'solid'}),
    loop: () => button('loop', words('web.show_loop'), showLoop),
    again: () => button('again', words('web.run_again'), (event) => { handOver(event); commands('start', 'play'); }),
    next: ({place}) => button('next', words('web.guide_next'), () => guide.go(program, place.next), {class: 'solid'}),
    finish: () => button('finish', words('web.guide_finish'), () => { guide.finish(program); again(); open.lessons(); }, {class: 'solid'}),
    close: () => button('close', words('web.close'), () => { card.close(); again(); }),
  };

  function option({text, state: found}, n, answered) {
    const mark = found === 'open' ? null : [element('span', {class: 'hidden'}, `, ${words(`web.answer_${found}`)}`)];
    return button(`option${n}`, [text, mark], () => {
      if (answered || found === 'wrong') return;
      card.choose(n);
      program.command(`answer ${n}`);
    }, {class: `option ${found}`, 'aria-disabled': answered || found === 'wrong' ? 'true' : null});
  }

  function question({ask, options, answered}) {
    return [element('p', {id: 'card-ask', class: 'ask'}, ask),
      element('div', {class: 'options', role: 'group', 'aria-labelledby': 'card-ask'}, options.map((each, n) => option(each, n, answered)))];
  }

  function step(name, sign, id) {
    return button(name, sign, () => { if (id) guide.go(program, id); }, {class: 'close', 'aria-label': words(`web.guide_${name}`), 'aria-disabled': id ? null : 'true'});
  }

  function titleOf({kind, question: asked}) {
    if (kind === 'wait') return state.lesson.title;
    if (kind !== 'ask') return words(kind === 'takeaway' ? 'web.takeaway' : 'web.guide_watch');
    return asked.count > 1 ? words('web.question_of', asked.index + 1, asked.count) : words('web.question');
  }

  function fill(view) {
    const held = root.contains(document.activeElement) ? document.activeElement.dataset.act : '';
    root.hidden = view.kind === '';
    root.dataset.kind = view.kind;
    const {place} = view;
    nav.hidden = ways.hidden = !place;
    setAttribute(nav, 'aria-label', words('web.guide'));
    nav.replaceChildren(...(place ? [step('back', '‹', place.previous), element('span', {}, words('web.guide_place', place.index + 1, place.count)), step('forward', '›', place.next)] : []));
    ways.replaceChildren(...(place ? [button('about', words('web.about'), open.about), button('leave', words('web.guide_leave'), () => { guide.leave(program); again(); })] : []));
    setText(title, view.kind ? titleOf(view) : '');
    main.hidden = view.kind !== 'ask';
    main.replaceChildren(...(view.kind === 'ask' ? question(view.question) : []));
    row.replaceChildren(...view.actions.map((name) => acts[name](view)));
    row.hidden = view.actions.length === 0;
    // The focus stays in the card: where it was, or where it goes on.
    if (held !== '') (root.querySelector(`[data-act="${held}"]`) ?? row.querySelector('.solid') ?? root.querySelector('button'))?.focus();
  }

  return {
    show(read, drawn) {
      state = read;
      again = () => update(drawn);
      update(drawn);
    },
  };

  function update(drawn) {
    const view = card.read(state, guide.place(state));
    const key = JSON.stringify([state.language, view]);
    if (key !== shown) {
      shown = key;
      fill(view);
    }
    const right = view.kind === 'ask' && view.question.answered ? words('web.question_right') : '';
    setText(said, view.takeaway ?? (view.note || right));
    placeCard(root, drawn.areas);
  }
}
