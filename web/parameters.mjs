// The real controls of one parameter, as the parameter table describes it.
import {choiceRow} from './choice.mjs';
import {element, setAttribute} from './element.mjs';
import {valueField} from './field.mjs';
import {twin} from './twins.mjs';
import {words} from './words.mjs';

// {elements, show(parameter)}
export const parameterRow = (program, parameter) => ({choice: choiceRow, price: priceRow}[parameter.kind] ?? numberRow)(program, parameter);

// A fraction has no place on a slider.
function priceRow(program, {key, label}) {
  const {input, show} = valueField(program, key, {'aria-label': words('web.type_value', label), 'aria-describedby': 'field-problem'});
  return {elements: [input], show: ({shown}) => show(shown)};
}

function numberRow(program, parameter) {
  const {key, label, help, unit} = parameter;
  const name = unit ? `${label} (${unit})` : label;
  const range = twin(`param.${key}.slider`, element('input', {
    type: 'range', id: `range-${key}`, 'aria-label': name, title: help, min: parameter.minimum, max: parameter.slider_maximum,
    step: parameter.slider_step ?? parameter.step,
    oninput: () => program.command(`set ${key} ${range.value}`), onchange: () => program.command('edit over'),
  }));
  const {input, show} = valueField(program, key, {'aria-label': words('web.type_value', name), 'aria-describedby': 'field-problem'});
  return {
    elements: [range, input],
    show({value, shown}) {
      const text = shown ?? value;
      if (document.activeElement !== range || Number(range.value) !== Number(value)) range.value = value;
      setAttribute(range, 'aria-valuetext', unit ? `${text} ${unit}` : text);
      show(text);
    },
  };
}
