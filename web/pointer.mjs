// Mouse, pen, touch and wheel on the canvas, given to the program in CSS pixels. SDL's own handlers are off: they take the page's
// keys, wheel and touch, and round positions to whole pixels.
const kinds = {pointermove: 0, pointerdown: 1, pointerup: 2, pointercancel: 3, pointerleave: 4};
const devices = {mouse: 0, pen: 1, touch: 2};
const modifiersOf = (event) => (event.shiftKey ? 1 : 0) | (event.ctrlKey || event.metaKey ? 2 : 0) | (event.altKey ? 4 : 0);

export function listenToPointer(canvas, program, {embed}) {
  let held = null;  // the one pointer that drags; other fingers are the browser's (pinch)

  const place = (event) => {
    const box = canvas.getBoundingClientRect();
    return [event.clientX - box.left, event.clientY - box.top];
  };

  const pass = (event) => {
    if (held !== null && event.pointerId !== held) return;
    if (event.type === 'pointerdown') {
      if (event.button !== 0 || !event.isPrimary) return;
      held = event.pointerId;
      // A field being typed in is left, and so applied.
      if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
      try { canvas.setPointerCapture(held); } catch { /* The finger has already gone. */ }
    }
    if (event.type === 'pointerup' || event.type === 'pointercancel') held = null;
    program.pointer(kinds[event.type], ...place(event), devices[event.pointerType] ?? 0, modifiersOf(event), event.timeStamp);
  };
  for (const type of Object.keys(kinds)) canvas.addEventListener(type, pass);
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
