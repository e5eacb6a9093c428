// The notice of the last scenario: it is here again, with a way to begin anew; or, where the guided path came first, it is a click away. The
// notice goes when the reader goes on with what is shown.
import {element, setText} from '../element.mjs';
import {words} from '../words.mjs';

const full = {moment: true, language: false, theme: false};

// `link`: what may be opened; '' when it is open already.
export function makeBack(program, last, link) {
  let shown = program.link(full);
  const said = element('span', {id: 'back-said', role: 'status'});
  const act = element('button', {type: 'button', class: 'quiet', onclick: () => { leave(); if (!link) last.forget(); program.command(`open ${link}`); }});
  const close = element('button', {type: 'button', class: 'close', onclick: () => { leave(); if (link) last.forget(); }}, '×');
  const root = element('section', {id: 'back', 'aria-labelledby': said.id}, said, act, close);
  document.getElementById('stage').append(root);

  const leave = () => root.remove();

  function show({playing, progress, lessons}) {
    if (!root.isConnected) return;
    const now = program.link(full);
    if (playing || (now !== shown && !progress)) return leave();
    shown = now;
    const id = /^lesson=([^&]+)/.exec(link || shown)[1];
    const title = lessons.find((lesson) => lesson.id === id)?.title;
    if (!title) return leave();
    setText(said, words(link ? 'later.back_there' : 'later.back_here', title));
    setText(act, words(link ? 'later.back_go' : 'later.back_anew'));
    close.setAttribute('aria-label', words('web.close'));
  }

  show(program.read());
  return {show};
}
