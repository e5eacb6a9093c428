// What a link holds, piece by piece: which of it may be left out, and how to tell of it. Knows the keys by the part of the link that they
// belong to; what is none of these is the scenario itself.

// Beyond this, messengers and mail programs cut links or wrap them.
export const longest = 2000;

const parts = {
  moment: ['t', 'n'],
  view: ['level', 'future', 'panels', 'present', 'play'],
  marks: ['marks', 'stop'],
  locks: ['lock', 'hide'],
  language: ['lang'],
  theme: ['theme'],
};

export const partNames = Object.keys(parts);

const keyOf = (piece) => piece.slice(0, Math.max(0, piece.indexOf('=')));
const partOf = (piece) => partNames.find((name) => parts[name].includes(keyOf(piece)));

// The parts of which the link has something.
export const partsIn = (link) => partNames.filter((name) => link.split('&').some((piece) => partOf(piece) === name));

// The link without the parts that are not `wanted`.
export const linkOf = (link, wanted) => link.split('&').filter((piece) => wanted[partOf(piece)] ?? true).join('&');

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
