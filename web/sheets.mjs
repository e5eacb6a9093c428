// Lessons' sheets: the words and programs of a lesson, which the program doesn't contain. A sheet is loaded when its lesson is opened;
// one that does not come is asked for again, later and later, and at once when the network is back or the reader says so.
import {showNotice} from './notice.mjs';
import {words} from './words.mjs';

const seconds = [2, 5, 15, 30];   // before the next try; the last one for ever

export async function fetchSheet(id) {
  const path = `lazy/lessons/${encodeURIComponent(id)}.sheet`;
  const response = await fetch(path);
  if (!response.ok) throw new Error(`${path}: ${response.status}`);
  return response.text();
}

const notify = (problem, retry) => showNotice('sheet', words('web.sheet_failed'), problem ? [problem] : [], undefined, {label: words('web.retry'), run: retry});

// `load` and `say` stand for the network and the notice in tests.
export function keepSheets(program, {load = fetchSheet, say = notify, later = setTimeout, forget = clearTimeout} = {}) {
  let wanted = null;   // {id, tries, asked}: the sheet that is missing now
  let timer = 0;

  async function ask(missing) {
    forget(timer);
    let problem = '';
    try {
      const text = await load(missing.id);
      // Given even when another lesson is open by now: its reader may come back.
      if (!program.sheet(missing.id, text)) problem = words('web.sheet_broken', missing.id);
    } catch (error) {
      problem = String(error.message ?? error);
    }
    if (missing !== wanted) return;
    if (!problem) wanted = null;
    else timer = later(retry, 1000 * seconds[Math.min(missing.tries++, seconds.length - 1)]);
    say(problem, retry);
  }

  function retry() {
    if (wanted) wanted.asked = ask(wanted);
  }

  return {
    // Sees to it that the lesson has its sheet; the promise ends with the first attempt, whatever came of it.
    need(lesson) {
      if (lesson.loaded !== false) {
        if (wanted) { forget(timer); say('', retry); }
        wanted = null;
        return Promise.resolve();
      }
      if (wanted?.id !== lesson.id) {
        wanted = {id: lesson.id, tries: 0};
        wanted.asked = ask(wanted);
      }
      return wanted.asked;
    },
    retry,
  };
}
