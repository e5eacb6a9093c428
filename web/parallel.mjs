// The parallel document: everything that the canvas shows and does, as real labelled controls, tables and one sentence. It is made
// again when the language or the lesson changes, and else only its values are set.
import {element, setAttribute, setText} from './element.mjs';
import {makeCourse} from './course.mjs';
import {parameterRow} from './parameters.mjs';
import {startTwins, twin, findTwin, forgetTwins, placeTwins} from './twins.mjs';
import {makeTables} from './tables.mjs';
import {words} from './words.mjs';

const spokenEvery = 3000;   // milliseconds between two sentences while playing

// `about` opens the lesson's card, `time` the time sheet.
export function startParallel(program, {about, time}) {
  const root = document.getElementById('parallel');
  // Kept through every rebuild: a new live region isn't announced.
  const sentence = element('p', {class: 'aside', id: 'sentence', role: 'status', 'aria-live': 'polite'});
  const body = element('div');
  root.append(sentence, body);
  startTwins(program);

  let madeFor = '';
  let parts = null;
  let spokenAt = 0;

  const button = (name, label, extra = {}) => twin(name, element('button', {type: 'button', onclick: () => program.press(name), ...extra}, label));
  const refocused = (work) => {
    const name = document.activeElement?.dataset?.name;
    work();
    if (name) findTwin(name)?.focus();
  };

  function make(state) {
    forgetTwins();
    const rows = state.parameters.map((parameter) => ({group: parameter.group, key: parameter.key, ...parameterRow(program, parameter)}));
    const groups = [...new Set(rows.map((row) => row.group))];
    const speed = twin('speed', element('input', {
      type: 'range', 'aria-label': words('transport.speed'), min: -2, max: 2, step: 1, oninput: () => program.command(`speed ${2 ** Number(speed.value)}`),
    }));
    const cursor = twin('timeline', element('input', {
      type: 'range', 'aria-label': words('web.time_cursor'), min: 0, step: 1, oninput: () => program.command(`position ${cursor.value}`),
    }));
    cursor.addEventListener('keydown', (event) => {
      const press = {ArrowRight: 'step.forward', ArrowUp: 'step.forward', ArrowLeft: 'step.back', ArrowDown: 'step.back', Home: 'start', End: 'end'}[event.key];
      if (!press || event.ctrlKey || event.metaKey || event.altKey) return;
      event.preventDefault();
      event.stopPropagation();
      if (event.shiftKey && press.startsWith('step')) program.command(press === 'step.forward' ? 'handle 1' : 'handle -1');
      else program.press(press);
    });
    const title = element('h1', {class: 'aside', tabindex: -1});
    const objective = element('p', {class: 'aside'});
    const moment = element('p', {class: 'aside', id: 'moment'});
    const running = element('p', {class: 'aside', id: 'running'});
    const score = element('p', {class: 'aside', id: 'score'});
    const play = button('play', '');
    const theme = button('theme', '');
    const languages = ['fr', 'en'].map((code) => button(`language.${code}`, code === 'fr' ? 'Français' : 'English', {lang: code}));
    const views = ['by_station', 'by_client', 'by_task', 'by_tree', 'by_next'].map((kind) => button(`timeline.${kind}`, words(`transport.${kind}`)));
    const tabs = element('nav', {'aria-label': words('web.panels')});
    const tables = makeTables();
    const course = makeCourse(program, about);
    const plan = button('plan', '');

    body.replaceChildren(
      title, objective,
      element('div', {role: 'group', 'aria-label': words('web.bar')},
        button('lesson.previous', words('header.lesson_previous')), button('lesson.list', words('header.lesson_list')), button('lesson.next', words('header.lesson_next')),
        ...course.made, plan, button('share', words('header.share')), ...languages, theme, button('menu', words('header.menu'))),
      tabs,
      element('section', {'aria-label': words('web.transport')},
        button('start', words('transport.start')), button('step.back', words('transport.step_back')), play,
        button('step.forward', words('transport.step_forward')), button('end', words('transport.end')), speed, cursor, moment,
        button('zoom.out', words('transport.zoom_out')), button('zoom.in', words('transport.zoom_in')), button('zoom.fit', words('transport.fit')),
        button('zoom.selection', words('transport.zoom_selection')), ...views, button('time', words('transport.time'), {onclick: time}),
        button('cancel', words('transport.cancel'))),
      element('section', {'aria-label': words('settings.title'), 'data-panel': 'settings'},
        ...groups.map((group) => element('fieldset', {}, element('legend', {class: 'aside'}, group), rows.filter((row) => row.group === group).flatMap((row) => row.elements))),
        ...['undo', 'redo'].map((name) => button(name, words(`web.${name}`), {onclick: () => program.command(name)})), button('settings.reset', words('settings.reset'))),
      element('section', {'aria-label': words('web.state')}, running, ...tables.made.slice(0, 4)),
      element('section', {'aria-label': words('results.title'), 'data-panel': 'results'}, score, tables.made[4]),
      element('div', {'data-panel': 'code'}, button('code.python', 'Python'), button('code.cpp', 'C++')));
    parts = {rows, speed, cursor, title, objective, moment, running, score, play, theme, languages, views, tabs, tables, course, plan};
  }

  function speak(state) {
    const now = performance.now();
    if (!state.announce && now - spokenAt < spokenEvery) return;
    if (sentence.textContent === state.sentence) return;
    spokenAt = now;
    setText(sentence, state.sentence);
  }

  function showTabs(shown) {
    const key = JSON.stringify(shown.map(({name, label}) => [name, label]));
    if (parts.tabs.dataset.key !== key) {
      parts.tabs.dataset.key = key;
      parts.tabs.hidden = shown.length === 0;
      refocused(() => parts.tabs.replaceChildren(...shown.map(({name, label}) => button(name, label))));
    }
    for (const {name, selected} of shown) setAttribute(findTwin(name), 'aria-pressed', String(selected));
  }

  return {
    // `drawn` is what areas() gave: where each control is, and the tabs there are.
    show(state, drawn) {
      // The labels of its controls come with a lesson's sheet.
      const key = JSON.stringify([state.language, state.lesson.id, state.lesson.loaded]);
      if (key !== madeFor) {
        madeFor = key;
        refocused(() => make(state));
        document.getElementById('parallel').dataset.lesson = state.lesson.id;   // whose controls these are
      }
      const {position} = state;
      setText(parts.title, state.lesson.title);
      setText(parts.objective, state.lesson.objective ?? '');
      setText(parts.play, words(state.playing ? 'transport.pause' : 'transport.play'));
      setText(parts.theme, words(state.theme === 'dark' ? 'header.theme_light' : 'header.theme_dark'));
      for (const control of parts.languages) setAttribute(control, 'aria-pressed', String(control.lang === state.language));
      for (const row of parts.rows) row.show(state.parameters.find((parameter) => parameter.key === row.key));
      parts.speed.value = String(Math.log2(state.speed));
      setAttribute(parts.speed, 'aria-valuetext', `${state.speed} ×`);
      const where = `${state.time}, ${words('transport.step', position.step, position.steps)}, ${words('transport.turn', position.turn, position.turns)}`;
      setAttribute(parts.cursor, 'max', position.handles ?? position.steps);
      parts.cursor.value = String(position.handle ?? position.step);
      setAttribute(parts.cursor, 'aria-valuetext', where);
      setText(parts.moment, where);
      setText(parts.running, state.running ? words('web.running', state.running) : words('web.running_none'));
      setText(parts.score, state.results ? (state.results.text ?? `${state.results.satisfied}/${state.results.total}`) : '');
      parts.score.dataset.score = state.results ? `${state.results.satisfied}/${state.results.total}` : '';
      parts.tables.show(state);
      parts.course.show(state);
      parts.plan.hidden = !state.plannable;
      setText(parts.plan, words(state.plan ? 'plan.hide' : 'plan.show'));
      for (const name of ['undo', 'redo']) findTwin(name).disabled = !state.history?.[name];
      findTwin('cancel').hidden = state.progress === null || state.progress === undefined;
      showTabs(drawn.tabs ?? []);
      placeTwins(drawn.areas);
      speak(state);
    },
  };
}
