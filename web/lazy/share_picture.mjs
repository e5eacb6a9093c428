// A picture of the moment: one panel or several, for a printed course or a slide.
import {saveBlob} from './download.mjs';
import {element} from '../element.mjs';
import {words} from '../words.mjs';
import {addressOf, inGrey, pngOf} from './raster.mjs';
import {choiceOf, togglesOf} from './share_fields.mjs';

// The panels that what is shown has something for.
async function panelsOf(program, {results, kept, comparing}) {
  const {problem} = await program.export('svg', 'view=drawing');
  const clients = results?.total > 0;
  return [...(problem ? [] : ['drawing']), ...(clients ? ['floor'] : []), ...(problem ? ['loop', 'timeline'] : []), ...(comparing || kept ? ['compare'] : []),
    ...(kept ? ['metrics'] : []), ...(clients ? ['results'] : []), 'code', 'why', 'console', 'settings'];
}

export function makePictureTab(program, state, {say}) {
  const {lesson, language, theme, seconds} = state;
  const shown = element('img', {alt: words('later.picture_shown')});
  const frame = element('div', {class: 'preview', hidden: true}, shown);
  const place = element('div');
  let panels = null;
  let asked = 0;

  const themes = ['light', 'dark', 'grey'].sort((a, b) => (b === theme) - (a === theme));
  const colours = choiceOf('picture-colours', words('later.picture_colours'), themes.map((name) => [name, words(`later.picture_${name}`)]), refresh);
  const format = choiceOf('picture-format', words('later.picture_format'), [['svg', 'SVG'], ['png', 'PNG']], sizes);
  const scale = choiceOf('picture-scale', words('later.picture_scale'), ['2', '1', '3', '4'].sort().map((times) => [times, `${times}\u00a0×`]), () => say(''));
  const save = element('button', {type: 'button', class: 'solid', id: 'picture-save', disabled: true, onclick: () => act()}, words('later.picture_save'));

  function sizes() {
    scale.made.hidden = format.value() !== 'png';
    say('');
  }

  async function draw() {
    const grey = colours.value() === 'grey';
    const {text, problem} = await program.export('svg', `view=${panels.values().join(',')}&theme=${grey ? 'light' : colours.value()}&lang=${language}`);
    return {svg: grey ? inGrey(text) : text, problem};
  }

  async function refresh() {
    const turn = ++asked;
    const {svg, problem} = await draw();
    if (turn !== asked) return;
    say(problem);
    save.disabled = Boolean(problem);
    frame.hidden = Boolean(problem);
    if (!problem) shown.src = addressOf(svg);
  }

  async function act() {
    if (save.disabled) return;
    const {svg, problem} = await draw();
    if (problem) return say(problem);
    const name = `${[lesson.id, ...panels.values()].join('-')}-${seconds}s`;
    const blob = format.value() === 'png' ? await pngOf(svg, Number(scale.value())) : new Blob([svg], {type: 'image/svg+xml'});
    if (!blob) return say(words('later.picture_large'));
    saveBlob(`${name}.${format.value()}`, blob);
    say(words('later.share_saved', `${name}.${format.value()}`));
  }

  sizes();
  panelsOf(program, state).then((names) => {
    panels = togglesOf('picture-panels', words('later.picture_panels'), names.map((name) => [name, words(`later.panel_${name}`)]), [['plan', 'loop', 'drawing'].find((name) => names.includes(name))], refresh);
    place.replaceWith(panels.made);
    return refresh();
  }).catch((error) => say(String(error.message ?? error)));

  return {
    made: [place, element('div', {class: 'fields'}, colours.made, format.made, scale.made), frame, element('div', {class: 'row'}, save)],
    act,
  };
}
