// The table of a link's keys, from what the command line says of them (`comptoir list --json`).
import {html} from './html.mjs';
import {wordsOf} from './words.mjs';

const code = (text) => html`<code>${text}</code>`;
const list = (items) => items.map((item, i) => html`${i ? ', ' : ''}${item}`);

const number = (value, language) => new Intl.NumberFormat(language, {maximumFractionDigits: 9}).format(value);

function values({kind, options, minimum, maximum, step, unit}, language, words) {
  if (kind === 'choice') return list(options.map(code));
  const [least, most, by] = [minimum, maximum, step].map((value) => number(value, language));
  return words(step === 1 ? 'key_range' : 'key_range_step', least, most, by) + (unit && `\u00a0${unit}`);
}

// The same of one lesson: its options, or its least and most.
function valuesIn({choices, ranges}, key, language, words) {
  if (choices[key]) return list(choices[key].map(code));
  const [least, most] = ranges[key].map((value) => number(value, language));
  return words('key_range', least, most);
}

function table(caption, rows, words) {
  return html`<h2>${caption}</h2>
<div class="scroll" tabindex="0" role="region" aria-label="${caption}">
<table>
<thead><tr><th scope="col">${words('key')}</th><th scope="col">${words('key_takes')}</th><th scope="col">${words('key_means')}</th></tr></thead>
<tbody>
${rows.map(({key, takes, means}) => html`<tr><td>${code(key)}</td><td>${takes}</td><td>${means}</td></tr>
`)}</tbody>
</table>
</div>
`;
}

// A choice that means another thing in each lesson is told lesson by lesson.
function row(parameter, lessons, language, words) {
  const {key, kind, label, help} = parameter;
  const having = lessons.filter((lesson) => key in lesson.parameters);
  const to = ({id}) => html`<a href="../../../${language}/l/${id}/">${id}</a>`;
  if (kind === 'choice' && new Set(having.map(({choices}) => String(choices[key]))).size > 1) {
    return {key, takes: words('key_by_lesson'), means: html`<ul class="lessons">${having.map((lesson) => html`<li>${to(lesson)}: ${valuesIn(lesson, key, language, words)}</li>
`)}</ul>`};
  }
  return {key, takes: values(parameter, language, words), means: html`<b>${label[language]}</b>. ${help[language]} <small>${list(having.map(to))}</small>`};
}

// Keys that are no lesson's setting: examples of what they take, and what holds where they aren't written.
const keyRow = ({key, values: takes, default: initial, help}, language, words) => ({
  key, takes: takes && list(takes.split(', ').map(code)), means: html`${help[language]}${initial && html` <small>${words('key_default')} ${code(initial)}</small>`}`,
});

export function linkKeys({keys, parameters, lessons}, language) {
  const words = wordsOf(language);
  return [
    table(words('keys_scenario'), keys.map((key) => keyRow(key, language, words)), words),
    table(words('keys_parameters'), parameters.map((parameter) => row(parameter, lessons, language, words)), words),
  ];
}
