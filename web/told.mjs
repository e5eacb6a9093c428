// The marks told one by one, and the question which task runs next: cards at the foot of the page, loaded when they are first needed. The
// lesson's own question comes before them.
import {loadCards} from './later.mjs';

export function startTold(program) {
  let wanted = false, fromFirst = true;   // as soon as the marks are there: a link's lesson may have to be loaded
  let telling = false;
  let lesson = '';
  let cards = null;
  let coming = null;
  let last = null;   // what show() was given

  const asks = () => { const {hidden, dataset} = document.getElementById('card'); return !hidden && /ask|takeaway/.test(dataset.kind); };

  function update() {
    if (!last) return;
    const [state, drawn] = last;
    if (wanted && state.marks?.length) return begin();
    if (telling && (!state.marks?.length || state.lesson.id !== lesson)) telling = false;
    const needed = telling || (state.prediction && state.prediction.state !== 'off');
    if (cards) return cards.show(state, drawn, {telling, busy: asks()});
    if (needed) coming ??= loadCards().then((module) => {
      coming = null;
      if (!module) return;
      cards = module.makeCards(program, {leave});
      update();
    });
  }

  // From the mark that is here, or else from the first.
  function begin() {
    const [{lesson: {id}, marks}] = last;
    wanted = false;
    telling = true;
    lesson = id;
    program.command('pause');
    if (fromFirst && !marks.some(({here}) => here)) program.command('mark.go 0');
    update();
  }

  // True when there was something to leave.
  function leave() {
    const asked = last && last[0].prediction?.state && last[0].prediction.state !== 'off';
    if (asked) program.command('predict off');
    else if (!telling) return false;
    else telling = false;
    update();
    return true;
  }

  return {
    show(state, drawn) {
      last = [state, drawn];
      update();
    },
    begin(jump = true) {
      wanted = true;
      fromFirst = jump;
      update();
    },
    step(direction) {
      if (telling && cards) cards.step(direction);
      else program.command(`mark.next ${direction}`);
    },
    telling: () => telling,
    leave,
  };
}
