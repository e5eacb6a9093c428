// Mouse, pen, touch and wheel on the canvas, given to the program in CSS pixels. SDL's own handlers are off: they take the page's
// keys, wheel and touch, and round positions to whole pixels.
import {areaOf} from './twins.mjs';

const kinds = {pointermove: 0, pointerdown: 1, pointerup: 2, pointercancel: 3, pointerleave: 4};
const devices = {mouse: 0, pen: 1, touch: 2};
const modifiersOf = (event) => (event.shiftKey ? 1 : 0) | (event.ctrlKey || event.metaKey ? 2 : 0) | (event.altKey ? 4 : 0);

export function listenToPointer(canvas, program, {embed}) {
  let held = null;    // the pointer that drags
  let second = null;  // the finger that pinches with it, on the timeline; elsewhere two fingers are the browser's
  let pans = 0;       // dragged with the middle button

  const place = (event) => {
    const box = canvas.getBoundingClientRect();
    return [event.clientX - box.left, event.clientY - box.top];
  };

  const onTimeline = (touch) => {
    const [left, top, width, height] = areaOf('timeline') ?? [0, 0, 0, 0];
    const [x, y] = place(touch);
    return x >= left && x < left + width && y >= top && y < top + height;
  };

  const pass = (event) => {
    const down = event.type === 'pointerdown';
    if (held !== null && down && second === null && event.pointerType === 'touch' && onTimeline(event)) second = event.pointerId;
    const finger = second !== null && event.pointerId === second ? 1 : 0;
    if (held !== null && event.pointerId !== held && !finger) return;
    if (down && finger) {
      try { canvas.setPointerCapture(second); } catch { /* The finger has already gone. */ }
    } else if (down) {
      if (event.button > 1 || !event.isPrimary) return;
      held = event.pointerId;
      pans = event.button === 1 ? 8 : 0;
      // A field being typed in is left, and so applied.
      if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
      try { canvas.setPointerCapture(held); } catch { /* The finger has already gone. */ }
    }
    if (event.type === 'pointerup' || event.type === 'pointercancel') second = finger ? null : (held = null);
    program.pointer(kinds[event.type], ...place(event), devices[event.pointerType] ?? 0, modifiersOf(event) | pans, event.timeStamp, finger);
  };
  for (const type of Object.keys(kinds)) canvas.addEventListener(type, pass);
  // Two fingers on the timeline are ours: told in time, the browser doesn't zoom the page.
  canvas.addEventListener('touchstart', (event) => {
    if (event.touches.length === 2 && [...event.touches].every(onTimeline)) event.preventDefault();
  }, {passive: false});
  // The canvas never takes the focus. After a tap this comes last: it must not take it from a field just opened.
  canvas.addEventListener('mousedown', (event) => event.preventDefault());
  canvas.addEventListener('contextmenu', (event) => { if (held !== null) event.preventDefault(); });

  canvas.addEventListener('wheel', (event) => {
    if (embed && !(event.ctrlKey || event.metaKey)) return;  // the page around the embed scrolls
    const unit = event.deltaMode === WheelEvent.DOM_DELTA_LINE ? 20 : event.deltaMode === WheelEvent.DOM_DELTA_PAGE ? 400 : 1;
    const taken = program.wheel(...place(event), event.deltaX * unit, event.deltaY * unit, modifiersOf(event));
    if (taken) event.preventDefault();  // else Ctrl and the wheel zoom the page
  }, {passive: false});
}
