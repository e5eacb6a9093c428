// What the question card shows, as data: first the question, then room for the run, then what was gained. The session knows the
// question and the run; here is only what the reader has done with the card.

export function makeCard() {
  let lesson = '';
  let question = -1;     // the index of the one shown last
  let chosen = -1;       // the option of it that was chosen last
  let asked = false;     // the open lesson has put a question
  let watching = false;  // the answer was given or left out: the run is what counts now
  let closed = false;

  function follow(state) {
    if (state.lesson.id !== lesson) {
      lesson = state.lesson.id;
      question = chosen = -1;
      asked = watching = closed = false;
    }
    if (!state.question) return;
    if (state.question.index !== question) {
      question = state.question.index;
      chosen = -1;
      watching = false;
    }
    asked = true;
  }

  // What the chosen option is told; of an answer from before (the page was loaded again) any wrong one's.
  function note({options, answered}) {
    const told = options[chosen] ?? options.findLast(({state}) => state === 'wrong');
    return answered ? '' : told?.note ?? '';
  }

  return {
    // `place`: where on the guided path the lesson is, or null. The kinds: "wait", "ask", "watch", "takeaway", "" (nothing is shown).
    read(state, place) {
      follow(state);
      if (state.lesson.loaded === false) return {kind: place ? 'wait' : '', place, actions: []};   // its question comes with its sheet
      const {question: open, lesson: {takeaway}} = state;
      const last = open !== null && open !== undefined && open.index + 1 >= open.count;
      if (open && !(open.answered && last && (watching || state.takeaway_shown)) && !(watching && !open.answered)) {
        return {kind: 'ask', question: open, note: note(open), place, actions: open.answered ? [last ? 'run' : 'more'] : [open.options.some(({state: found}) => found === 'wrong') ? 'see' : 'skip']};
      }
      if (state.takeaway_shown && takeaway && (place || asked) && !closed) {
        const hidden = state.comparing || state.level === 'discover';
        return {kind: 'takeaway', takeaway, place, actions: [...(hidden ? ['loop'] : []), 'again', place ? (place.next ? 'next' : 'finish') : 'close']};
      }
      return {kind: place ? 'watch' : '', place, actions: []};
    },
    choose(option) { chosen = option; },
    watch() { watching = true; },
    close() { closed = true; },
  };
}
