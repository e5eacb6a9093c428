// The card of the open lesson: what it teaches, what it needs, what its run shows, what has changed since its source was written, and
// its program to take away.
import {openDialog} from '../dialog.mjs';
import {saveText} from './download.mjs';
import {element} from '../element.mjs';
import {moreWords, words} from '../words.mjs';
import {openButton} from './open.mjs';
import {termButtons} from './glossary.mjs';
import {programFiles} from './program_files.mjs';

const part = (title, ...body) => element('section', {}, element('h3', {}, title), ...body);
const folded = (title, properties, ...body) => element('details', properties, element('summary', {}, title), ...body);

function change({old, error, now, why}) {
  const row = (key, node) => [element('dt', {}, words(`web.then_${key}`)), element('dd', {}, node)];
  const code = (text) => element('code', {}, text);
  return element('dl', {class: 'change'}, row('old', code(old)), error ? row('error', error) : [], now ? row('now', code(now)) : [], why ? row('why', why) : []);
}

const recorder = 'lazy/comptoir_record.py';   // its source is tools/comptoir_record.py

export async function openAbout(program, guide) {
  const state = program.read();
  const {lesson, lessons} = state;
  // Without the glossary, or the words of what is loaded later, the rest of the card still serves.
  let failed = null;
  const terms = await termButtons(lesson.words ?? []).catch((error) => { failed = error; return []; });
  const taught = state.goal?.conditions ? await import('./taught.mjs') : null;
  const own = await moreWords().then(() => part(words('later.open_title'), element('p', {}, words('later.open_help', '3.11')), element('div', {class: 'row'},
    openButton(program, () => dialog.close()), element('a', {class: 'quiet', href: recorder, download: 'comptoir_record.py'}, words('later.open_recorder'))))).catch((error) => { failed = error; return null; });
  const go = (id) => { dialog.close(); program.command(`lesson ${id}`); };
  const button = (label, onclick, properties = {}) => element('button', {type: 'button', class: 'quiet', onclick, ...properties}, label);
  const save = ({type, name, form}) => button(words(`web.program_${form}`), () => saveText(name(lesson.file), program.python(form), type), {'data-form': form});

  const at = lessons.findIndex(({id}) => id === lesson.id);
  const neighbour = (label, other) => (other ? button(words('web.named', label, other.title), () => go(other.id)) : null);
  const ask = () => {
    dialog.close();
    for (const line of ['ask on', 'future hidden', 'start', 'pause']) program.command(line);
  };
  const place = guide.place(state);
  const level = (name) => button(words(`web.level_${name}`), () => { dialog.close(); program.command(`level ${name}`); },
    {class: 'term', 'aria-pressed': String(state.level === name)});
  const facts = [
    lesson.chapter ? words(`web.chapter_${lesson.chapter}`) : null,
    lesson.minutes ? words('web.minutes', lesson.minutes) : null,
    place ? words('web.guide_step', place.index + 1, place.count) : null,
  ].filter(Boolean).join(' · ');
  // The answer of a question that is still open stays folded away.
  const open = state.takeaway_shown && !(state.question && !state.question.answered);

  const dialog = openDialog('about', lesson.title,
    element('p', {class: 'caption'}, facts),
    element('p', {}, lesson.objective),
    lesson.needs?.length ? part(words('web.needs'), element('div', {class: 'terms'}, lesson.needs.map(({id, title}) => button(title, () => go(id), {class: 'term'})))) : null,
    state.goal?.conditions ? part(words('web.goal'), taught.conditionList(state.goal), element('p', {class: state.goal.met ? 'met' : 'open'}, taught.goalWords(state.goal)))
      : state.goal ? part(words('web.goal'), element('p', {}, state.goal.ask), element('p', {class: state.goal.met ? 'met' : 'open'}, words(state.goal.met ? 'web.goal_is_met' : 'web.goal_not_met'))) : null,
    lesson.question_count && !state.question ? element('div', {class: 'row'}, button(words('web.question_ask'), ask)) : null,
    part(words('web.level'), element('div', {class: 'terms', role: 'group', 'aria-label': words('web.level')}, ['discover', 'loop', 'expert'].map(level))),
    lesson.takeaway ? folded(words('web.takeaway'), {open}, element('p', {}, lesson.takeaway)) : null,
    terms.length ? part(words('web.words'), element('div', {class: 'terms'}, terms)) : null,
    lesson.then_now?.length ? part(words('web.then'), ...lesson.then_now.map(change)) : null,
    folded(words(lesson.modelled ? 'web.modelled' : 'web.checked'), {class: 'mark'}, element('p', {}, words(lesson.modelled ? 'web.modelled_text' : 'web.checked_text'))),
    lesson.file && (state.teaching?.panels.includes('code') ?? true) ? part(words('web.program'), element('div', {class: 'row'}, programFiles.map(save))) : null,
    own,
    lesson.credit ? element('p', {class: 'caption'}, words('web.credit', lesson.credit)) : null,
    element('div', {class: 'row ends'}, neighbour(words('web.previous'), lessons[at - 1]), neighbour(words('web.next'), lessons[at + 1])));
  if (failed) throw failed;
}
