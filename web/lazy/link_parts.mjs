// What a link holds, piece by piece: which of it may be left out, and how to tell of it. Which keys belong to a part the program knows.

// Beyond this, messengers and mail programs cut links or wrap them.
export const longest = 2000;

export const partNames = ['moment', 'view', 'marks', 'locks', 'language', 'theme'];

const keyOf = (piece) => piece.slice(0, Math.max(0, piece.indexOf('=')));

// The parts of which the present link has something.
export const partsIn = (program) => partNames.filter((name) => program.link({[name]: false}) !== program.link());

// Keys with their values, as they stand in the link.
export const pairsOf = (link) => link.split('&').filter(Boolean).map((piece) => [keyOf(piece), piece.slice(keyOf(piece).length + 1)]);

const count = (link, key) => pairsOf(link).find(([each]) => each === key)?.[1].split(',').length ?? 0;

// How many of each the link tells: settings changed (`own` names the lesson's), interventions, marks, stops.
export const countsOf = (link, own) => ({
  settings: pairsOf(link).filter(([key]) => own.includes(key)).length,
  interventions: count(link, 'do'),
  marks: count(link, 'marks'),
  stops: count(link, 'stop'),
});
