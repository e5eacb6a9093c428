// The real controls that lie over what the canvas draws. Each has the name of its drawn twin: focus on it makes the canvas draw the
// ring, and a screen reader or an exploring finger finds it in the right place.
import {setAttribute} from './element.mjs';

const byName = new Map();
let areas = {};
let program;

export function startTwins(running) {
  program = running;
}

// Registers a control; the one of the same name that a rebuilt document had is forgotten.
export function twin(name, control) {
  byName.set(name, control);
  control.classList.add('twin');
  control.dataset.name = name;
  control.addEventListener('focus', () => program.focus(name));
  control.addEventListener('blur', () => program.focus(''));
  place(name);
  return control;
}

export const findTwin = (name) => byName.get(name);
export const areaOf = (name) => areas[name];

export function forgetTwins() {
  byName.clear();
}

function place(name) {
  const control = byName.get(name);
  const area = areas[name];
  setAttribute(control, 'data-drawn', area ? '' : null);
  if (!area) {
    for (const property of ['left', 'top', 'width', 'height']) control.style.removeProperty(property);
    return;
  }
  const [x, y, width, height] = area;
  Object.assign(control.style, {left: `${x}px`, top: `${y}px`, width: `${width}px`, height: `${height}px`});
}

export function placeTwins(drawn) {
  areas = drawn;
  for (const name of byName.keys()) place(name);
}
