// The lessons' figures: the loop in the middle of the run, which gives no answer away, and the timeline of the whole run.
import {join} from 'node:path';
import {comptoir, eachOf} from './command_line.mjs';
import {write} from './files.mjs';
import {languages} from './words.mjs';

export const themes = ['light', 'dark'];
const kinds = {
  loop: {width: 760, height: 300, moment: middle},
  timeline: {width: 760, height: 240, moment: () => ''},
};

export const figurePath = (lesson, kind, theme, language) => `lazy/figures/${lesson.id}.${kind}.${theme}.${language}.svg`;
// As wide and high as it was drawn: a line below it says where it comes from, and may need another.
export const figureSize = (lesson, kind, language) => lesson.sizes[`${kind}.${language}`];
// Of the panel alone.
export const panelSize = (kind) => ({width: kinds[kind].width, height: kinds[kind].height});

// A lesson that is a drawing has no loop to show.
const viewOf = ({stage}, kind) => (stage === 'drawing' ? 'drawing' : kind);

// A run that takes no time at all is in its middle after some handles.
function middle({end}) {
  return end > 0 ? `&t=${Number((0.4 * end).toFixed(3))}` : '&t=0&n=6';
}

// Leaves in each lesson when its run ends, in seconds, and the figures' sizes. `base`: the site's address, or ''. Letters stay letters: a page
// can be searched for them.
export async function drawFigures(site, course, base) {
  await eachOf(course.lessons, async (lesson) => {
    lesson.end = JSON.parse(await comptoir('run', `lesson=${lesson.id}`, '--json')).end_time;
    lesson.sizes = {};
  });
  const wanted = course.lessons.flatMap((lesson) => Object.keys(kinds).flatMap((kind) => languages.flatMap((language) => themes.map((theme) => ({lesson, kind, language, theme})))));
  await eachOf(wanted, async ({lesson, kind, language, theme}) => {
    const {width, height, moment} = kinds[kind];
    const svg = await comptoir('run', `lesson=${lesson.id}${moment(lesson)}`, '--svg', '-', '--view', viewOf(lesson, kind), '--size', `${width}x${height}`, '--lang', language, '--theme', theme, '--letters', 'words', ...(base ? ['--site', base] : []));
    const [, across, down] = /^<svg[^>]* width="(\d+)" height="(\d+)"/.exec(svg);
    lesson.sizes[`${kind}.${language}`] = {width: Number(across), height: Number(down)};
    await write(join(site, figurePath(lesson, kind, theme, language)), svg);
  });
}
