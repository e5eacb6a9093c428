// The manager's plan in the parallel document: real controls of its rows, what was found as one sentence, and the restaurants that matter
// as tables, each with buttons that open it alone or beside today's.
import {element, setText} from '../element.mjs';
import {parameterRow} from '../parameters.mjs';
import {twin} from '../twins.mjs';
import {words} from '../words.mjs';
import {makeStudy} from './study.mjs';

const spokenAfter = 600;   // milliseconds of rest before a screen reader hears what was found

export function makePlan(program) {
  // Kept through every rebuild: a new live region isn't announced.
  const said = element('p', {class: 'aside', id: 'plan-said', role: 'status', 'aria-live': 'polite'});
  const body = element('div');
  const study = makeStudy(program);
  const section = element('section', {id: 'plan', 'aria-label': words('later.plan_title'), hidden: true}, said, body);
  document.getElementById('parallel').append(section);
  let madeFor = '';
  let listed = '';
  let rows = [];
  let tables = null;
  let timer = 0;

  const press = (name, label, extra = {}) => twin(name, element('button', {type: 'button', onclick: () => program.press(name), ...extra}, label));

  function make({plan, language}) {
    section.setAttribute('aria-label', words('later.plan_title'));
    rows = plan.rows.map((row) => ({group: row.group, key: row.key, ...parameterRow(program, row)}));
    const groups = [...new Set(rows.map(({group}) => group))];
    tables = element('div');
    body.replaceChildren(
      press('plan.open', words('plan.open')), press('plan.beside', words('plan.beside')), press('plan.challenge', words('plan.challenge')),
      ...['sodas', 'cooks', 'batch'].flatMap((part, place) => ['less', 'more'].map((way) => press(`plan.${way}.${place}`, words(`plan.${way}`, words(`param.${part}`))))),
      press('plan.propose', words('plan.propose')), press('plan.reveal', words('plan.reveal')),
      press('plan.stop', words('plan.stop')),
      ...groups.map((group) => element('fieldset', {}, element('legend', {class: 'aside'}, group), rows.filter((row) => row.group === group).flatMap((row) => row.elements))),
      press('plan.reset', words('plan.reset')), study.root, tables);
    section.lang = language;
    listed = '';
    study.again();
  }

  const table = (caption, restaurants) => element('table', {class: 'aside'}, element('caption', {}, caption),
    element('thead', {}, element('tr', {}, ['restaurant', 'cost', 'satisfied', 'worst', 'why'].map((column) => element('th', {scope: 'col'}, words(`later.plan_column_${column}`))))),
    element('tbody', {}, restaurants.map((each) => element('tr', {},
      element('th', {scope: 'row'}, each.words), element('td', {}, each.cost), element('td', {}, each.satisfied), element('td', {}, each.worst),
      element('td', {}, each.holds ? words('later.plan_holds') : each.reason)))));

  function list({plan}) {
    const key = JSON.stringify([plan.best, plan.near, plan.frontier, plan.proposed, plan.today]);
    if (key === listed) return;
    listed = key;
    // Each has a control of its own over its point, which opens it (under a finger, its card first); near misses have one more, for their card.
    const shown = new Map([plan.today, ...(plan.hidden ? plan.proposed : [...plan.frontier, ...plan.near])].filter(Boolean).map((each) => [each.number, each]));
    const figures = (each) => `${each.words}, ${each.cost}, ${each.satisfied}`;
    tables.replaceChildren(
      element('div', {role: 'group', 'aria-label': words('later.plan_title')},
        [...shown.values()].map((each) => press(`plan.choice.${each.number}`, words('later.plan_opens', figures(each)))),
        (plan.hidden ? plan.proposed : plan.near).map((each) => press(`plan.near.${each.number}`, words('later.plan_card', figures(each))))),
      table(words('plan.group.today'), [plan.today].filter(Boolean)),
      ...(plan.proposed.length ? [table(words('later.plan_proposed'), plan.proposed)] : []),
      ...(plan.hidden ? [] : [table(words('later.plan_frontier'), plan.frontier), table(words('plan.near_title'), plan.near)]));
  }

  return {
    show(state) {
      section.hidden = !state.plan;
      if (!state.plan) return;
      const key = JSON.stringify([state.language, state.lesson.id, state.lesson.loaded, state.plan.shown, state.plan.rows.map((row) => row.key)]);
      if (key !== madeFor) {
        madeFor = key;
        make(state);
      }
      for (const row of rows) row.show(state.plan.rows.find((each) => each.key === row.key));
      study.show(state.plan.study);
      list(state);
      clearTimeout(timer);
      const {said: sentence, searching} = state.plan;
      timer = setTimeout(() => setText(said, sentence), searching ? spokenAfter : 0);
    },
    // The document was made again: its controls are forgotten.
    again() { madeFor = ''; },
  };
}
