// The table of a link's keys, from what the command line says of them (`comptoir list --json`).
import {html} from './html.mjs';
import {wordsOf} from './words.mjs';

const code = (text) => html`<code>${text}</code>`;
const list = (items) => items.map((item, i) => html`${i ? ', ' : ''}${item}`);

function values({kind, options, minimum, maximum, step, unit}, language, words) {
  if (kind === 'choice') return list(options.map(code));
  const number = (value) => new Intl.NumberFormat(language, {maximumFractionDigits: 9}).format(value);
  const whole = step === 1 || step === undefined;
  return words(whole ? 'key_range' : 'key_range_step', number(minimum), number(maximum), number(step ?? 1)) + (unit ? ` ${unit}` : '');
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
  const options = new Set(having.map(({choices}) => String(choices[key])));
  if (kind === 'choice' && options.size > 1) {
    return {key, takes: words('key_by_lesson'), means: html`<ul class="lessons">${having.map((lesson) => html`<li>${to(lesson)}: ${list(lesson.choices[key].map(code))}</li>
`)}</ul>`};
  }
  return {key, takes: values(parameter, language, words), means: html`<b>${label[language]}</b>. ${help[language]} <small>${list(having.map(to))}</small>`};
}

export function linkKeys({parameters, lessons}, language) {
  const words = wordsOf(language);
  return table(words('keys_parameters'), parameters.map((parameter) => row(parameter, lessons, language, words)), words);
}
