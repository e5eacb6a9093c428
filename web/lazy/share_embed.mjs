// The code for a page of a course: the scenario of the link, as an element or as a plain frame.
import {element, setText} from '../element.mjs';
import {words} from '../words.mjs';
import {elementCode, frameCode} from './embed_code.mjs';
import {choiceOf, numberOf} from './share_fields.mjs';
import {fragmentShared} from './share_link.mjs';

const usual = {width: 960, height: 520};

export function makeEmbedTab(program, {lesson}, {copyField, say}) {
  const area = element('textarea', {readonly: true, rows: 5, id: 'embed-code', 'aria-label': words('later.embed_code'), spellcheck: 'false', onfocus: () => area.select()});
  const copy = () => copyField(area, 'later.embed_copied');
  const refresh = () => { say(''); write(); };
  const form = choiceOf('embed-form', words('later.embed_form'), [['element', words('later.embed_element')], ['frame', words('later.embed_frame')]], refresh);
  const load = choiceOf('embed-load', words('later.embed_load'), [['click', words('later.embed_click')], ['visible', words('later.embed_visible')]], refresh);
  const problem = (text) => { say(text); if (!text) write(); };
  const width = numberOf('embed-width', words('later.embed_width'), {least: 280, most: 4000}, problem);
  const height = numberOf('embed-height', words('later.embed_height'), {least: 240, most: 2000}, problem);
  const help = element('p', {class: 'caption'});

  function write() {
    const framed = form.value() === 'frame';
    load.made.hidden = framed;
    width.made.hidden = !framed;
    width.hint('100 %');
    height.hint(framed ? String(usual.height) : 'auto');
    const said = lesson.title;
    const about = {site: new URL('.', location.href).href, link: fragmentShared(program), said};
    area.value = framed ? frameCode({...about, width: width.value(), height: height.value() || usual.height})
      : elementCode({...about, load: load.value(), height: height.value()});
    setText(help, words(framed ? 'later.embed_frame_help' : 'later.embed_element_help', usual.height));
  }
  write();

  return {
    made: [
      element('div', {class: 'fields'}, form.made, load.made, width.made, height.made),
      help, area,
      element('div', {class: 'row'}, element('button', {type: 'button', class: 'solid', onclick: copy}, words('later.embed_copy'))),
    ],
    act: copy,
    copy,
  };
}
