// The lesson in the parallel document: what it is about, its goal, and both variants side by side.
import {element, setAttribute, setText} from './element.mjs';
import {twin} from './twins.mjs';
import {words} from './words.mjs';

// `about` opens the lesson's card.
export function makeCourse(program, about) {
  const card = twin('lesson.about', element('button', {type: 'button', onclick: about}, words('web.about')));
  let comparing = false;
  const compare = twin('compare', element('button', {type: 'button', onclick: () => program.command(`compare ${comparing ? 'off' : 'on'}`)}, words('web.compare')));
  let kept = null;
  const keep = twin('keep', element('button', {type: 'button', onclick: () => program.command(kept ? 'keep off' : 'keep')}, words('compare.keep')));
  const differ = twin('differ', element('button', {type: 'button', onclick: () => program.command('differ')}));
  const goal = element('p', {class: 'aside', id: 'goal', role: 'status'});
  return {
    made: [card, compare, keep, differ, goal],
    show(state) {
      comparing = Boolean(state.comparing);
      compare.hidden = !state.can_compare && !comparing;
      setAttribute(compare, 'aria-pressed', String(comparing));
      kept = state.kept;
      keep.hidden = !state.parameters?.length;
      setAttribute(keep, 'aria-pressed', String(Boolean(kept)));
      differ.hidden = !kept?.differs_at;
      setText(differ, kept?.differs ?? '');
      goal.hidden = !state.goal?.ask;
      setText(goal, state.goal ? words(state.goal.met ? 'web.goal_met' : 'web.goal_open', state.goal.ask) : '');
    },
  };
}
