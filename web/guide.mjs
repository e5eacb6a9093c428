// The guided path of a first visit: some of the lessons, each with its question first. It opens by itself once, can be left at any time
// and is found again where it was. Where nothing can be stored it lasts as long as the page.
import {remember, recall} from './preferences.mjs';

export const firstLesson = 'order-sync-async';

const storage = {read: () => recall('guide'), write: (text) => remember('guide', text)};
// A link to no scenario at all: only how the page looks.
export const looks = /^(lang|theme)=/;

export function makeGuide(store = storage) {
  // What is stored: "on ID", "left ID" or "done".
  const [word = '', id = ''] = (store.read() ?? '').split(' ');
  let on = false;
  let at = /^[a-z0-9-]+$/.test(id) ? id : firstLesson;
  let linked = '';   // the lesson of a link that asks: the path goes on from there

  const steps = (state) => state.lessons.filter((lesson) => lesson.guided);
  const write = () => store.write(on ? `on ${at}` : `left ${at}`);

  function go(program, lesson) {
    on = true;
    at = lesson;
    linked = '';
    write();
    for (const line of [`lesson ${lesson}`, 'ask on', 'future hidden', 'pause']) program.command(line);
  }

  // Beside the path nothing is asked and nothing hidden.
  function goFree(program) {
    for (const line of ['ask off', 'future shown']) program.command(line);
  }

  return {
    // What a visit by this link opens instead of it: {lesson, link}; null when the link is to be followed.
    opening(link) {
      const pieces = link.split('&').filter(Boolean);
      if (pieces.some((piece) => !looks.test(piece))) {
        // Loading a page of the path again goes on with it; any other link goes straight to its lesson.
        on = word === 'on' && pieces.includes('ask=on');
        linked = pieces.find((piece) => piece.startsWith('lesson='))?.slice('lesson='.length) ?? '';
        return null;
      }
      if (word === 'left' || word === 'done') return null;
      on = true;
      write();
      return {lesson: at, link: [`lesson=${at}`, 'ask=on', 'future=hidden', ...pieces].join('&')};
    },
    // A stored lesson that is no more begins the path anew.
    opened(program) {
      if (program.read().lesson.id === at) return;
      program.command('dismiss');
      go(program, firstLesson);
    },
    // Where on the path the open lesson is: {index, count, previous, next}; null beside it.
    place(state) {
      const path = steps(state);
      const index = path.findIndex((lesson) => lesson.id === state.lesson.id);
      if (!on || index < 0 || ![at, linked].includes(state.lesson.id)) return null;
      return {index, count: path.length, previous: path[index - 1]?.id ?? null, next: path[index + 1]?.id ?? null};
    },
    // Where the path goes on: {id, index, count, begun}; null when there is no path.
    ahead(state) {
      const path = steps(state);
      const index = Math.max(0, path.findIndex((lesson) => lesson.id === at));
      return path.length ? {id: path[index].id, index, count: path.length, begun: index > 0} : null;
    },
    go,
    leave(program) {
      on = false;
      write();
      goFree(program);
    },
    // The last lesson of the path was seen: the next time it begins anew.
    finish(program) {
      on = false;
      at = firstLesson;
      store.write('done');
      goFree(program);
    },
  };
}
