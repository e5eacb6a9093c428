// The posters that stand for an embed until it is started: the lesson's title and question, and a picture of its run on the way, before
// the answer can be seen. As "…svg#plain" a poster has no picture: for a run with other parameters.
import {execFile} from 'node:child_process';
import {mkdir, readFile, readdir, writeFile} from 'node:fs/promises';
import {join} from 'node:path';
import {promisify} from 'node:util';

const run = promisify(execFile);
const themes = {
  dark: {ground: '#1c1a17', text: '#f5efe4', text2: '#c9bead', awning: ['#5a431a', '#3b332a'], wood: ['#72552e', '#4a3920'], bell: '#a0957f'},
  light: {ground: '#fffcf6', text: '#27211a', text2: '#554b3e', awning: ['#f3d79b', '#eae1d1'], wood: ['#d9b679', '#ad8a4c'], bell: '#6e6353'},
};
// What is drawn of a stage, as large as it is there.
const figures = {restaurant: {panel: 'floor', size: [792, 248]}, drawing: {panel: 'drawing', size: [900, 400]}};
const timeline = {panel: 'timeline', size: [640, 200]};
const onTheWay = 0.25;   // of the run's time
const steps = 6;         // of a run that takes no time

// For columns of these widths: where the texts begin, and how many letters of the system's font are sure to find room in a line.
const forms = [
  {name: 'wide', when: '(min-width:700px)', top: 68, title: {size: 24, line: 30, letters: 33}, ask: {size: 15, line: 22, letters: 84}},
  {name: 'middle', when: '(min-width:440px) and (max-width:699px)', top: 72, title: {size: 20, line: 26, letters: 23}, ask: {size: 14, line: 20, letters: 54}},
  {name: 'narrow', when: '(max-width:439px)', top: 104, title: {size: 20, line: 26, letters: 25}, ask: {size: 14, line: 20, letters: 38}},
];
// Under this height there is room for words only, as embed.js has it.
const low = '(max-height:420px)';

const escaped = (text) => text.replace(/[<>&"]/g, (sign) => `&#${sign.charCodeAt()};`);

function wrapped(text, letters) {
  const lines = [''];
  // No line ends before French signs, whose spaces don't break, or between a number and its unit.
  for (const word of text.split(/(?<!\d) | (?!(?:s|min)\b)/)) {
    if (lines.at(-1) && lines.at(-1).length + 1 + word.length > letters) lines.push(word);
    else lines.push(`${lines.pop()} ${word}`.trim());
  }
  return lines;
}

// The same picture in fewer bytes: tenths of a pixel, and one path for shapes of one look that follow each other.
function smaller(svg) {
  const tenths = svg.replace(/(\d+\.\d)\d+/g, '$1').replaceAll(' lengthAdjust="spacingAndGlyphs" xml:space="preserve"', ' lengthAdjust="spacingAndGlyphs"');
  const joined = (shape, path) => (text) => text.replace(new RegExp(`(?:${shape.source}\n){2,}`, 'g'), (all) => {
    const groups = [];
    for (const found of all.matchAll(new RegExp(shape.source, 'g'))) {
      const {look, ...place} = found.groups;
      if (groups.at(-1)?.look !== look) groups.push({look, d: ''});
      groups.at(-1).d += path(place);
    }
    return groups.map(({look, d}) => `<path d="${d}"${look}/>\n`).join('');
  });
  const rects = joined(/<rect x="(?<x>[\d.-]+)" y="(?<y>[\d.-]+)" width="(?<w>[\d.]+)" height="(?<h>[\d.]+)"(?<look> fill="#\w+")\/>/, ({x, y, w, h}) => `M${x} ${y}h${w}v${h}h-${w}z`);
  const lines = joined(/<line x1="(?<a>[\d.-]+)" y1="(?<b>[\d.-]+)" x2="(?<c>[\d.-]+)" y2="(?<d>[\d.-]+)"(?<look>[^>]*)\/>/, ({a, b, c, d}) => `M${a} ${b}L${c} ${d}`);
  return lines(rects(tenths));
}

// The picture as part of another: at the foot, and never larger than it was drawn for.
function placed(svg, [width, height]) {
  const inside = svg.slice(svg.indexOf('>\n') + 1, svg.lastIndexOf('</svg>')).replace(/<title>.*?<\/title>\n|<desc>.*?<\/desc>\n|<metadata>.*?<\/metadata>\n/gs, '').replace(/<rect[^>]*\/>\n/, '');
  const text = /font-family="[^"]*" style="[^"]*"/.exec(svg)[0];
  return `<svg class="figure" x="2%" y="60%" width="96%" height="38%" viewBox="0 0 ${width} ${height}" preserveAspectRatio="xMidYMax" ${text}>${inside}</svg>`;
}

function words(form, {title, ask}, {text, text2}) {
  const block = (lines, y, {size, line}, look) => lines.map((words, n) => `<text x="24" y="${y + n * line}" font-size="${size}" ${look}>${escaped(words)}</text>`).join('');
  const titles = wrapped(title, form.title.letters), asks = wrapped(ask, form.ask.letters);
  const below = form.top + titles.length * form.title.line + 6;
  return `<g class="${form.name}">${block(titles, form.top, form.title, `font-weight="600" fill="${text}"`)}${block(asks, below, form.ask, `fill="${text2}"`)}</g>`;
}

function poster(lesson, theme, language, figure) {
  const {ground, awning, wood, bell} = themes[theme];
  const scallop = (color, x) => `<path fill="${color}" d="M${x} 0h40v6a20 20 0 0 1-40 0z"/>`;
  return `<svg xmlns="http://www.w3.org/2000/svg" width="100%" height="100%" lang="${language}" font-family="system-ui, Inter, 'Segoe UI', Roboto, sans-serif">
<title>${escaped(lesson.title)}</title>
<style>${forms.map(({name, when}) => `@media not all and ${when}{.${name}{display:none}}`).join('')}@media ${low}{.figure{display:none}}.counter,:target~.figure{display:none}:target~.counter{display:inline}</style>
<defs><pattern id="awning" width="80" height="26" patternUnits="userSpaceOnUse">${scallop(awning[0], 0)}${scallop(awning[1], 40)}</pattern></defs>
<rect width="100%" height="100%" fill="${ground}"/><rect width="100%" height="26" fill="url(#awning)"/>
<g id="plain"/>
<g class="counter"><rect y="78%" width="100%" height="24" fill="${wood[0]}"/><rect y="78%" width="100%" height="24" fill="none" stroke="${wood[1]}" stroke-width="2"/>
<svg x="80%" y="78%" overflow="visible" fill="${bell}"><path d="M-16-6h32v4h-32zM-12-8a12 12 0 0 1 24 0z"/><circle cy="-21" r="2.5"/></svg></g>
${forms.map((form) => words(form, lesson, themes[theme])).join('\n')}
${figure}</svg>
`;
}

async function lessonsOf(comptoir, sources) {
  const {lessons} = JSON.parse((await run(comptoir, ['list', '--json'], {maxBuffer: 1 << 26})).stdout);
  const files = await readdir(sources);
  return Promise.all(lessons.map(async ({id, stage, title, objective}) => {
    const file = `${id.replaceAll('-', '_')}.json`;
    const {questions = []} = files.includes(file) ? JSON.parse(await readFile(join(sources, file), 'utf8')) : {};
    return {id, stage, title, ask: questions[0]?.ask ?? objective};
  }));
}

// `comptoir`: the native program; `sources`: the folder of the lessons' files; `out`: where the posters go, one a lesson, theme and language.
export async function makePosters({comptoir, sources, out}) {
  await mkdir(out, {recursive: true});
  const draw = async ({id, stage, title, ask}) => {
    const {panel, size} = figures[stage] ?? timeline;
    const end = JSON.parse((await run(comptoir, ['run', `lesson=${id}`, '--json'], {maxBuffer: 1 << 26})).stdout).end_time;
    const moment = end > 0 ? `t=${(Math.round(end * onTheWay * 1000) / 1000)}` : `t=0&n=${steps}`;
    for (const theme of Object.keys(themes)) {
      for (const language of ['fr', 'en']) {
        const {stdout} = await run(comptoir, ['run', `lesson=${id}&future=hidden&${moment}`, '--svg', panel, '--size', size.join('x'), '--letters', 'words', '--theme', theme, '--lang', language], {maxBuffer: 1 << 26});
        const words = {title: title[language], ask: ask[language]};
        await writeFile(join(out, `${id}.${theme}.${language}.svg`), poster(words, theme, language, placed(smaller(stdout), size)));
      }
    }
  };
  // Two at a time: as many as a small machine has processors.
  const waiting = await lessonsOf(comptoir, sources);
  const worker = async () => { while (waiting.length) await draw(waiting.shift()); };
  await Promise.all([worker(), worker()]);
}
