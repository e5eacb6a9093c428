// The dialog's fields: a choice of one, toggles, and a number within bounds.
import {element, setAttribute} from '../element.mjs';
import {words} from '../words.mjs';

// `options`: [value, label]; the one at `chosen` is chosen.
export function choiceOf(name, title, options, changed, chosen = 0) {
  const radios = options.map(([value, label], n) => [element('input', {type: 'radio', name, value, checked: n === chosen, onchange: changed}), label]);
  return {
    made: element('fieldset', {class: 'choice', id: name}, element('legend', {}, title), radios.map(([radio, label]) => element('label', {class: 'check'}, radio, label))),
    value: () => radios.find(([radio]) => radio.checked)[0].value,
  };
}

// Any number of `options`; those in `chosen` at first. At least one stays.
export function togglesOf(name, title, options, chosen, changed) {
  const on = new Set(chosen);
  const buttons = options.map(([value, label]) => {
    const button = element('button', {type: 'button', class: 'term', 'data-value': value, 'aria-pressed': String(on.has(value)), onclick() {
      if (!on.delete(value)) on.add(value);
      else if (on.size === 0) on.add(value);
      setAttribute(button, 'aria-pressed', String(on.has(value)));
      changed();
    }}, label);
    return button;
  });
  return {
    made: element('div', {id: name, role: 'group', 'aria-label': title, class: 'terms'}, buttons),
    values: () => options.map(([value]) => value).filter((value) => on.has(value)),
  };
}

// A decimal comma is typed as often as a point.
const read = (text) => (text.trim() === '' ? null : Number(text.trim().replace(',', '.').replace(/[\s\u00a0\u202f]/g, '')));

// Empty is null, and `hint` says what that means. `changed('')` when the value can be used, or what is wrong with it; the last good one counts.
export function numberOf(name, label, {least, most, start = null, whole = true}, changed) {
  let good = start;
  const input = element('input', {type: 'text', inputmode: 'decimal', id: name, autocomplete: 'off', value: start === null ? '' : start.toLocaleString(document.documentElement.lang), oninput() {
    const value = read(input.value);
    const right = value === null ? start === null : value >= least && value <= most && (!whole || Number.isInteger(value));
    setAttribute(input, 'aria-invalid', right ? null : 'true');
    if (right) good = value;
    changed(right ? '' : words('later.share_number', label, input.value, least.toLocaleString(document.documentElement.lang), most.toLocaleString(document.documentElement.lang)));
  }});
  return {made: element('div', {class: 'number'}, element('label', {for: name}, label), input), value: () => good, hint: (text) => setAttribute(input, 'placeholder', text)};
}
