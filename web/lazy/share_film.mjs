// A film of a passage: from one time to another, at a chosen speed, in this window's size.
import {element, setText} from '../element.mjs';
import {words} from '../words.mjs';
import {saveBlob} from './download.mjs';
import {filmType, record} from './film.mjs';
import {choiceOf, numberOf} from './share_fields.mjs';

const last = 1e9;   // seconds

export function makeFilmTab(program, {lesson}, {say}) {
  const type = filmType();
  if (!type) return {made: [element('p', {}, words('later.film_unsupported'))], act() {}};
  const canvas = document.getElementById('canvas');
  const problem = (text) => { say(text); button.disabled = Boolean(text); };
  const from = numberOf('film-from', words('later.film_from'), {least: 0, most: last, start: 0, whole: false}, problem);
  const to = numberOf('film-to', words('later.film_to'), {least: 0, most: last, whole: false}, problem);
  const speed = choiceOf('film-speed', words('later.film_speed'), [['0.5', '½\u00a0×'], ['1', '1\u00a0×'], ['2', '2\u00a0×'], ['4', '4\u00a0×']], () => say(''), 1);
  const label = element('span');
  const button = element('button', {type: 'button', class: 'solid', id: 'film-record', onclick: () => (running ? running.abort() : act())}, label);
  let running = null;
  setText(label, words('later.film_record'));

  async function act() {
    if (running || button.disabled) return;
    const asked = {from: from.value(), to: to.value(), speed: speed.value()};
    if (asked.to !== null && asked.to <= asked.from) return say(words('later.film_empty'));
    running = new AbortController();
    setText(label, words('later.film_cancel'));
    try {
      const film = await record(program, canvas, asked, ({time}) => say(words('later.film_at', time)), running.signal);
      if (film) saveBlob(`${lesson.id}.${type[1]}`, film.blob);
      say(film ? words(film.cut ? 'later.film_cut' : 'later.share_saved', `${lesson.id}.${type[1]}`) : words('later.film_cancelled'));
    } catch (error) {
      say(words('later.film_failed', String(error?.message ?? error)));
    }
    running = null;
    setText(label, words('later.film_record'));
  }

  return {
    made: [
      element('p', {class: 'caption'}, words('later.film_help', canvas.width, canvas.height)),
      element('div', {class: 'fields'}, from.made, to.made, speed.made),
      element('div', {class: 'row'}, button),
    ],
    act,
    left: () => running?.abort(),
  };
}
