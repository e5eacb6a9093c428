// Where the question card floats: at the foot of the page, over the timeline, when there is room under the transport; else above the
// transport, which stays within reach either way.
const gap = 12;
const header = 56;
const scrubber = 74;   // what a phone's dock has over its buttons and names no area of
const transport = ['start', 'step.back', 'play', 'step.forward', 'end', 'speed'];

// How far over the page's foot the card ends and how high it may be, in CSS pixels. `areas` is what the program has drawn where.
export function footOf(areas, height, wanted) {
  const rows = transport.map((name) => areas?.[name]).filter(Boolean);
  if (rows.length === 0) return {bottom: gap, most: height - header - 2 * gap};
  const under = height - Math.max(...rows.map(([, y, , tall]) => y + tall)) - 2 * gap;
  if (under >= wanted) return {bottom: gap, most: under};
  const first = Math.min(...rows.map(([, y]) => y));
  const docked = areas['tab.0']?.[1] > first;
  const top = docked ? first - scrubber : first;
  const above = top - header - gap;
  return above >= under ? {bottom: height - top + gap / 2, most: above} : {bottom: gap, most: under};
}

export function placeCard(card, areas) {
  if (card.hidden) return;
  card.style.maxHeight = 'none';
  const {bottom, most} = footOf(areas, card.parentElement.clientHeight, card.offsetHeight);
  card.style.bottom = `${bottom}px`;
  card.style.maxHeight = `${most}px`;
}
