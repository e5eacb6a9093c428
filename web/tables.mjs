// What is ready, suspended and due, what was printed, and the results, as real tables.
import {element} from './element.mjs';
import {words} from './words.mjs';

function table(caption, columns, panel) {
  const body = element('tbody');
  const made = element('table', {class: 'aside', 'data-panel': panel}, element('caption', {}, caption),
    element('thead', {}, element('tr', {}, columns.map((column) => element('th', {scope: 'col'}, column)))), body);
  let shown = '';
  return {
    made,
    // Rows of texts; `more` counts those left out.
    show(rows, more = 0) {
      const key = JSON.stringify([rows, more]);
      if (key === shown) return;
      shown = key;
      body.replaceChildren(...rows.map((row) => element('tr', {}, row.map((cell, place) => (
        place === 0 ? element('th', {scope: 'row'}, cell) : element('td', {}, cell))))));
      if (rows.length === 0) body.append(element('tr', {}, element('td', {colspan: columns.length}, words('web.none'))));
      if (more) body.append(element('tr', {}, element('td', {colspan: columns.length}, words('web.more', more))));
    },
  };
}

// A list of the document: an array, or an object with its rows and how many more there are.
const listOf = (list) => (Array.isArray(list) ? {rows: list, more: 0} : {rows: list?.rows ?? [], more: list?.more ?? 0});

export function makeTables() {
  const ready = table(words('web.table_ready'), [words('web.column_place'), words('web.column_task')]);
  const suspended = table(words('web.table_suspended'), [words('web.column_task'), words('web.column_place'), words('web.column_why')]);
  const timers = table(words('web.table_timers'), [words('web.column_task'), words('web.column_due')]);
  const console = table(words('web.table_console'), [words('web.column_time'), words('web.column_text')], 'console');
  const results = table(words('web.table_results'), [words('web.column_client'), words('web.column_waited'), words('web.column_state')]);
  const kept = table(words('header.compare'), [words('view.results'), 'B', 'A', words('compare.difference')]);
  return {
    made: [ready.made, suspended.made, timers.made, console.made, results.made, kept.made],
    show(state) {
      const queue = listOf(state.ready);
      ready.show(queue.rows.map((row, place) => [String(place + 1), row.name]), queue.more);
      const groups = listOf(state.suspended);
      suspended.show(groups.rows.flatMap(({group, rows}) => rows.map((row) => [row.name, group, row.why])),
        groups.rows.reduce((sum, group) => sum + (group.more ?? 0), groups.more));
      const due = listOf(state.timers);
      timers.show(due.rows.map((row) => [row.name, row.due]), due.more);
      console.show((state.console ?? []).map(({time, text}) => [time, text]));
      const clients = listOf(state.results?.clients);
      results.made.hidden = !state.results;
      kept.made.hidden = !state.kept;
      kept.show((state.kept?.metrics ?? []).map((row) => [row.label, row.b, row.a, row.difference]));
      results.show(clients.rows.map((row) => [String(row.n), row.waited, words(`web.client_${row.state}`)]), clients.more || state.results?.more || 0);
    },
  };
}
