// What the time sheet shows, as data. Whatever the program does not tell (yet) is left out.

const moves = [
  ['handle', 'later.go_handle', 'handle'], ['step', 'later.go_step', 'step'], ['iteration', 'later.go_turn', 'iteration'],
  ['event', 'later.go_event', 'event'], ['wake', 'later.go_wake', 'wake'],
];

// Rows of {name, label, command, open}: `label` is the key of a text.
export const goRows = (state) => moves.map(([name, label, command]) => ({name, label, command, open: name !== 'event' || Boolean(state.selection?.task)}));

// The clients there are: 0 when the lesson has none; and the one chosen, or the first.
export const clientsOf = ({results, selection}) => ({count: results?.total ?? 0, chosen: selection?.client || 1});

// The line that adds a stop, or "" when a value is missing. A decimal comma is typed as often as a point.
export function stopLine({kind, needs}, value) {
  if (!needs) return `stop add ${kind}`;
  const text = value.trim();
  if (!text) return '';
  return `stop add ${kind} ${needs === 'time' || needs === 'count' ? text.replace(',', '.').replace(/[\s\u00a0\u202f]/g, '') : text}`;
}

// The list of arrivals as its language writes numbers: a comma within them wants another one between.
export const arrivalsText = (list, language) => language === 'fr' ? list.replaceAll(',', ' ; ').replaceAll('.', ',') : list.replaceAll(',', ', ');

// How high the sheet is in a wide window: over the right column, above the transport, where that leaves room enough.
export function sheetBottom(areas, height) {
  const top = Math.min(...['start', 'play', 'step.back'].map((name) => areas?.[name]?.[1] ?? height));
  return top >= 440 ? height - top + 12 : 12;
}
