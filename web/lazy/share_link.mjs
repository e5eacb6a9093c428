// The link: what it holds, how long it is, and its code for a room. Where a goal is set it is the answer.
import {element, setText} from '../element.mjs';
import {openOver} from '../dialog.mjs';
import {words} from '../words.mjs';
import {countsOf, longest, partNames, partsIn} from './link_parts.mjs';
import {qrPicture} from './qr.mjs';
import {conditionList, goalWords} from './taught.mjs';

// What the reader has left out, for as long as the page is open.
const wanted = Object.fromEntries(partNames.map((name) => [name, true]));

const addressOf = (fragment) => `${location.href.split(/[?#]/)[0]}${fragment && `#${fragment}`}`;
const whole = (number) => number.toLocaleString(document.documentElement.lang);

// The fragment with what is ticked.
export const fragmentShared = (program) => program.link(wanted);
export const linkShared = (program) => addressOf(fragmentShared(program));

// As large as the window allows.
function openLarge(link, title) {
  openOver('qr-large', title, qrPicture(link, words('later.share_qr')), element('p', {}, link));
}

export function makeLinkTab(program, state, {copyField, choose, say}) {
  const {lesson, parameters, goal, language, theme, time, trace_hash: hash} = state;
  const field = element('input', {type: 'text', readonly: true, id: 'share-link', 'aria-label': words('later.share_link'), 'aria-describedby': 'share-holds', spellcheck: 'false', onfocus: () => field.select()});
  const holds = element('p', {class: 'caption', id: 'share-holds'});
  const long = element('div', {class: 'long', id: 'share-long', role: 'status'});
  const code = element('div', {class: 'code'});
  const copy = () => copyField(field, 'later.share_copied');

  const labels = {
    moment: () => words('later.share_moment', time),
    language: () => words('later.share_language', words(`later.language_${language}`)),
    theme: () => words('later.share_theme', words(`later.theme_${theme}`)),
  };
  const check = (name) => element('label', {class: 'check'}, element('input', {
    type: 'checkbox', name, checked: wanted[name], onchange: (event) => { wanted[name] = event.target.checked; say(''); refresh(); },
  }), labels[name]?.() ?? words(`later.share_${name}`));

  function refresh() {
    const fragment = fragmentShared(program);
    const link = addressOf(fragment);
    field.value = link;
    const counts = Object.entries(countsOf(fragment, parameters.map(({key}) => key))).filter(([, count]) => count);
    setText(holds, [lesson.title, ...counts.map(([name, count]) => words(`later.share_count_${name}`, whole(count))), words('later.share_length', whole(link.length))].join(' · '));
    long.replaceChildren(...(link.length > longest ? [element('p', {}, words('later.share_long', whole(link.length), whole(longest))),
      element('button', {type: 'button', class: 'quiet', onclick: () => choose('files')}, words('later.share_long_file'))] : []));
    const picture = qrPicture(link, words('later.share_qr'));
    code.replaceChildren(...(picture ? [picture, element('button', {type: 'button', class: 'quiet', id: 'share-enlarge', onclick: () => openLarge(link, lesson.title)}, words('later.share_enlarge'))]
      : [element('p', {class: 'caption'}, words('later.share_qr_long'))]));
  }
  refresh();

  // A lesson's own goal is a sentence; a teacher's is a list of conditions.
  const answer = goal ? [element('p', {}, words('later.share_answer_holds', goal.ask).trim()), goal.conditions ? conditionList(goal) : null,
    element('p', {class: goal.met ? 'met' : 'open'}, goal.conditions ? goalWords(goal) : words(goal.met ? 'web.goal_is_met' : 'web.goal_not_met'))] : [];
  const choices = partsIn(program);
  return {
    made: [
      ...answer,
      element('div', {class: 'row'}, field, element('button', {type: 'button', class: 'solid', autofocus: true, onclick: copy}, words(goal ? 'later.share_answer_copy' : 'later.share_copy'))),
      holds, long,
      element('div', {class: 'beside'},
        element('div', {class: 'stack'},
          element('fieldset', {class: 'ticks'}, element('legend', {}, words('later.share_holds')), partNames.filter((name) => choices.includes(name)).map(check)),
          hash ? element('p', {class: 'caption', id: 'trace-hash', 'data-hash': hash}, words('later.share_hash', hash)) : null),
        code),
    ].filter(Boolean),
    act: copy,
    copy,
  };
}
