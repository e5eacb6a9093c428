// Typing a value: the real field is laid, visible, over the drawn one, so that phones get their keyboard and paste works. Enter and
// leaving apply; Escape reverts; a refused value keeps the field open and says what is allowed.
//
// Text inputs, not number inputs: those hide what was typed when it isn't a number in their own locale, and then nothing can be said
// about it.
import {element, setAttribute, setText} from './element.mjs';
import {areaOf, twin} from './twins.mjs';

function sayProblem(input, problem) {
  const message = document.getElementById('field-problem');
  setAttribute(input, 'aria-invalid', problem ? 'true' : null);
  message.hidden = !problem;
  setText(message, problem);
  if (!problem) return;
  const [x, y, width, height] = areaOf(input.dataset.name) ?? [16, 56, 120, 32];
  const box = document.getElementById('stage').getBoundingClientRect();
  const below = y + height + 6;
  message.style.left = `${Math.max(8, Math.min(x + width - message.offsetWidth, box.width - message.offsetWidth - 8))}px`;
  message.style.top = `${below + message.offsetHeight > box.height ? y - message.offsetHeight - 6 : below}px`;
}

export function valueField(program, key, description) {
  const input = element('input', {
    type: 'text', id: `field-${key}`, inputmode: 'decimal', autocomplete: 'off', spellcheck: 'false', enterkeyhint: 'done', ...description,
  });
  let applied = '';   // the value in force
  let typing = false;

  const close = () => {
    typing = false;
    input.classList.remove('typing');
    input.value = applied;
    sayProblem(input, '');
  };
  // Whether the value was taken, or is the one in force already.
  const apply = () => {
    if (input.value === applied) return true;
    const problem = program.command(`type ${key} ${input.value}`);
    sayProblem(input, problem);
    return !problem;
  };
  input.addEventListener('focus', () => {
    input.classList.add('typing');
    if (!typing) {
      typing = true;
      input.value = applied;
    }
    input.select();
  });
  input.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') {
      event.stopPropagation();
      close();
      input.blur();
    } else if (event.key === 'Enter') {
      event.preventDefault();
      if (apply()) { applied = input.value; input.blur(); } else input.select();
    }
  });
  input.addEventListener('blur', () => { if (typing && apply()) close(); });
  twin(`param.${key}.field`, input);

  return {
    input,
    show(value) {
      applied = value;
      if (!typing) input.value = value;
    },
  };
}
