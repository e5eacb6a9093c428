// The one map of keys. A shortcut never acts while something is typed, in a dialog, or where the key already means something.
// What the help card says of them is in lazy/help.mjs.

// Two rows may share a key when their modifiers differ. `press` names a control, `command` is a command line, `act` is the page's own.
export const shortcuts = [
  {key: ' ', press: 'play'},
  {key: 'ArrowRight', press: 'step.forward', told: 'mark.next'},
  {key: 'ArrowLeft', press: 'step.back', told: 'mark.previous'},
  {key: 'ArrowRight', shift: true, command: 'handle 1'},
  {key: 'ArrowLeft', shift: true, command: 'handle -1'},
  {key: 'Home', press: 'start'},
  {key: 'End', press: 'end'},
  {key: 'i', command: 'iteration 1'},
  {key: 'i', shift: true, command: 'iteration -1'},
  {key: 'e', command: 'event 1'},
  {key: 'e', shift: true, command: 'event -1'},
  {key: 'w', command: 'wake 1'},
  {key: 'w', shift: true, command: 'wake -1'},
  {key: 'c', command: 'served'},
  {key: 'r', command: 'run 1'},
  {key: 'r', shift: true, command: 'run -1'},
  {key: 'b', act: 'stop'},
  {key: 'm', command: 'mark'},
  {key: 'ArrowUp', act: 'mark.previous'},
  {key: 'ArrowDown', act: 'mark.next'},
  {key: 'PageUp', act: 'page.previous'},
  {key: 'PageDown', act: 'page.next'},
  {key: '+', press: 'zoom.in'},
  {key: '-', press: 'zoom.out'},
  {key: '0', press: 'zoom.fit'},
  {key: 'z', press: 'zoom.selection'},
  {key: '[', press: 'pan.left'},
  {key: ']', press: 'pan.right'},
  {key: 'l', press: 'timeline.by_next'},
  {key: 'z', control: true, command: 'undo'},
  {key: 'z', control: true, shift: true, command: 'redo'},
  {key: 'y', control: true, command: 'redo'},
  {key: 'x', command: 'do cancel'},
  {key: 'k', act: 'keep'},
  {key: 'd', command: 'differ'},
  {key: 'p', act: 'predict'},
  {key: 't', act: 'time'},
  {key: 'g', press: 'plan'},
  {key: 's', act: 'share'},
  {key: 's', shift: true, act: 'share.copy'},
  {key: 'Escape', act: 'leave'},
  {key: '?', act: 'help'},
];

// What a focused control does with keys itself.
const typedIn = 'input:not([type="range"], [type="radio"], [type="checkbox"]), textarea, select, [contenteditable]';
const ownKeys = {
  'input[type="range"]': ['ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown', 'Home', 'End', 'PageUp', 'PageDown'],
  'input[type="radio"]': ['ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown', ' '],
  'button, a[href], summary, input[type="checkbox"]': [' ', 'Enter'],
  '.scrolls, .scrolls *': ['ArrowUp', 'ArrowDown', 'PageUp', 'PageDown', 'Home', 'End'],
};

function isTaken(event) {
  const target = event.target instanceof Element ? event.target : document.body;
  if (target.closest(typedIn) || document.querySelector('dialog[open]')) return true;
  return Object.entries(ownKeys).some(([selector, keys]) => target.matches(selector) && keys.includes(event.key));
}

// Signs count as typed, whatever they need: Shift for "+" and "?", AltGr (which some systems report as Ctrl with Alt) for "[".
export function findShortcut(event) {
  const key = event.key === '=' ? '+' : event.key.length === 1 ? event.key.toLowerCase() : event.key;
  const sign = /^[^a-z0-9 ]$/.test(key);
  const typed = sign && (event.getModifierState?.('AltGraph') || (event.altKey && /[[\]]/.test(key)));
  const control = !typed && (event.ctrlKey || event.metaKey);
  if ((event.altKey && !typed) || (event.ctrlKey && event.metaKey)) return undefined;
  return shortcuts.find((row) => row.key === key && Boolean(row.control) === control && (sign || key === '0' || Boolean(row.shift) === event.shiftKey));
}

// The line that takes the stop at this very time away, or sets it. `link` is the page's, for it names the stops in their order.
export function toggleStop(link, seconds) {
  const stops = /(?:^|&)stop=([^&]*)/.exec(link)?.[1].split(',') ?? [];
  const index = stops.indexOf(`time:${seconds}`);
  return index >= 0 ? `stop remove ${index}` : `stop add time ${seconds}`;
}

// `acts`: what the page itself does, by name; `told()`: whether the marks are told one by one.
export function listenToKeys(acts, told = () => false) {
  document.addEventListener('keydown', (event) => {
    if (event.defaultPrevented || isTaken(event)) return;
    const row = findShortcut(event);
    if (!row) return;
    // Escape is everybody's: it is ours when there is something to leave.
    if (row.act === 'leave') return void (acts.leave() && event.preventDefault());
    event.preventDefault();
    const act = told() ? row.told ?? row.act : row.act;
    if (act) acts[act]();
    else if (row.press) acts.press(row.press);
    else acts.command(row.command);
  });
}
