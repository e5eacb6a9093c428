// What was found out about the restaurant on the card, in the parallel document: its stations, where clients' time went, and what one
// number changes, as tables; a part of a client's time and a value are buttons, as they are on the board.
import {element} from '../element.mjs';
import {twin} from '../twins.mjs';
import {words} from '../words.mjs';

export function makeStudy(program) {
  const root = element('div');
  let listed = '';

  const column = (key) => element('th', {scope: 'col'}, words(key));
  const row = (head, ...cells) => element('tr', {}, element('th', {scope: 'row'}, head), cells.map((cell) => element('td', {}, cell)));
  const table = (caption, columns, rows) => element('table', {class: 'aside'}, element('caption', {}, caption),
    element('thead', {}, element('tr', {}, columns.map(column))), element('tbody', {}, rows));
  const button = (press, label, more) => twin(press, element('button', {type: 'button', 'aria-label': `${label}: ${more}`, onclick: () => program.press(press)}, label));

  const stations = ({caption, stations: all, restaurant: lines}) => [
    table(caption, ['later.plan_column_station', 'later.plan_column_use', 'later.plan_column_queue', 'later.plan_column_little'],
      all.map((each) => row(each.station, each.use, each.queue, each.little))),
    ...lines.map((line) => element('p', {class: 'aside'}, line)),
  ];
  const paths = ({caption, paths: all}) => table(caption, ['later.plan_column_client', 'later.plan_column_parts', 'later.plan_column_open'],
    all.map((path) => row(String(path.client), path.words, path.parts.map((part) => button(part.press, part.opens, part.words)))));
  const sweep = ({caption, sweep: all}) => table(caption, ['later.plan_column_value', 'later.plan_column_satisfied', 'later.plan_column_worst'],
    all.map((point) => element('tr', {}, element('th', {scope: 'row'}, button(point.press, point.value, caption)),
      element('td', {}, point.satisfied), element('td', {}, point.worst))));

  return {
    root,
    show(study) {
      const key = JSON.stringify(study);
      if (key === listed) return;
      listed = key;
      root.replaceChildren(
        ...[study.note, study.whose].filter(Boolean).map((line) => element('p', {class: 'aside'}, line)),
        ...(study.stations.length ? stations(study) : []),
        ...(study.paths.length ? [paths(study)] : []),
        ...(study.sweep.length ? [sweep(study)] : []));
    },
    again() { listed = ''; },
  };
}
