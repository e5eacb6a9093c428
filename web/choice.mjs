// A choice among a lesson's ways of working: one radio button for each option, over its drawn twin.
import {element} from './element.mjs';
import {twin} from './twins.mjs';

export function choiceRow(program, {key, label, help, options}) {
  const radios = options.map((option) => twin(`param.${key}.${option.word}`, element('input', {
    type: 'radio', name: `choice-${key}`, id: `choice-${key}-${option.word}`, value: option.word, 'aria-label': option.label, title: help || null,
    onchange: () => program.command(`set ${key} ${option.word}`),
  })));
  return {
    elements: [element('div', {role: 'radiogroup', 'aria-label': label}, radios)],
    show({value}) {
      for (const radio of radios) if (radio.checked !== (radio.value === value)) radio.checked = radio.value === value;
    },
  };
}
