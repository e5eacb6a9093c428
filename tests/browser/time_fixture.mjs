// What the program tells of time, given: the page's side is tested by itself. `fake` takes the place of these objects of the document, and
// the lines that the page sends are kept in `lines`.
import {open} from './harness.mjs';

const wrapped = `
import {startProgram as start} from './program.mjs?real';
export async function startProgram(callbacks) {
  const program = await start(callbacks);
  const {read, command} = program;
  globalThis.lines = [];
  globalThis.changed = callbacks.onChange;
  program.read = () => ({...read(), ...globalThis.fake});
  program.command = (line) => {
    globalThis.lines.push(line);
    if (/^((type )?arrive|iteration|event|wake|served|run|stop|mark|predict|keep|differ|do|undo|redo|undone|edit)\\b/.test(line)) return globalThis.answers?.[line] ?? '';
    return command(line);
  };
  return program;
}`;

export const example = {
  stops: [{text: '4 s'}, {text: 'burger 6'}],
  stop_kinds: [
    {kind: 'time', label: 'a time', needs: 'time', options: []},
    {kind: 'task', label: 'a step of a task', needs: 'task', options: [{value: 'burger:6', label: 'burger 6'}, {value: 'fries:2', label: 'fries 2'}]},
    {kind: 'late', label: 'a client becomes unhappy', needs: '', options: []},
    {kind: 'handles', label: 'a turn longer than', needs: 'count', options: []},
  ],
  stopped: 'Stop: 4 s.',
  marks: [
    {moment: '0.5 s', seconds: '0.5', caption: 'The first order', here: false},
    {moment: '3.5 s', seconds: '3.5', caption: 'The rush: ten tasks queue', here: true},
    {moment: '4.0 s', seconds: '4', caption: '', here: false},
  ],
  prediction: {state: 'off', ask: 'Which task runs next?', said: '', options: [], none: ''},
  history: {
    undo: true, redo: false,
    interventions: [{text: 'at 3.0 s: burger 6 is cancelled', moment: '3.0 s', applied: true, note: ''}, {text: 'at 3.2 s: one more cook', moment: '3.2 s', applied: false, note: 'no living task has that name'}],
    can: [{do: 'cancel', command: 'do cancel', label: 'Cancel burger 6', enabled: true, why: ''}, {do: 'fail', command: 'do fail', label: 'Make the call fail', enabled: false, why: 'nothing that it waits for can fail'}],
  },
  kept: {a: 'cooks 3', b: 'cooks 4', differs_at: '4.0 s', differs: 'First difference at 4.0 s: burger 6 gets a cook.', metrics: [
    {label: 'Satisfied clients', a: '6', b: '8', difference: '2 more', better: 'b'}, {label: 'End of service', a: '12.0 s', b: '11.5 s', difference: '0.5 s less', better: 'b'}]},
};

// The page with `fake` in its document.
export async function openWith(fake, options = {}) {
  const {beforeLoad, ...rest} = options;
  const page = await open({hash: 'lesson=rush-2-per-second&t=3.5', ...rest, beforeLoad: async (loading) => {
    await loading.addInitScript((given) => { globalThis.fake = given; }, fake);
    await loading.route('**/program.mjs', (route) => route.fulfill({contentType: 'text/javascript', body: wrapped}));
    await beforeLoad?.(loading);
  }});
  await page.evaluate(() => { lines.length = 0; });
  return page;
}

export const lines = (page) => page.evaluate(() => globalThis.lines.splice(0));

// Other objects in the document from now on.
export const change = (page, fake) => page.evaluate((given) => { Object.assign(globalThis.fake, given); globalThis.changed(); }, fake);
