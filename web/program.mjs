// The program (comptoir.wasm) as plain calls. Strings are copied in and out at each call and no view of its memory is kept:
// the memory moves when it grows. `onRest(problem, retry)` hears what keeps the rest of the program from coming, and "" when it came.
import createComptoir from './comptoir.mjs';
import {compile, keepLessons, lessonsIn, makeRest, needsRest} from './rest.mjs';

export async function startProgram({onRest, ...callbacks}) {
  const rest = makeRest(await compile('comptoir.wasm'));
  const module = await createComptoir({canvas: document.getElementById('canvas'), instantiateWasm: rest.instantiate, ...callbacks});

  const withStrings = (args, use) => {
    const pointers = [];
    try {
      return use(args.map((arg) => {
        if (typeof arg !== 'string') return arg;
        pointers.push(module.stringToNewUTF8(arg));
        return pointers.at(-1);
      }));
    } finally {
      for (const pointer of pointers) module._free(pointer);
    }
  };
  const number = (name, ...args) => withStrings(args, (plain) => module[`_comptoir_${name}`](...plain));
  const text = (name, ...args) => module.UTF8ToString(number(name, ...args));
  const outside = (lesson) => rest.lacks(number('program', lesson));
  const run = keepLessons({run: (line) => text('command', line), outside, load: rest.load, say: onRest});
  const say = (error) => onRest(String(error.message ?? error));
  let tools = false;

  // What the first command of the time machine needs is loaded before it; lines said meanwhile keep their order.
  let waiting = null;
  function command(line) {
    if (waiting) { waiting.push(line); return ''; }
    if (!needsRest(line) || rest.there()) return run(line);
    waiting = [line];
    const go = () => { const lines = waiting; waiting = null; lines.forEach((each) => run(each)); };
    rest.load().then(go, (error) => { waiting = null; say(error); });
    return '';
  }

  const exports = async (name, asked) => (await import('./lazy/export.mjs'))[name]({module, text, number, rest}, ...asked);

  return {
    module,   // for what is loaded later
    giveFont(face, buffer) {
      const pointer = module._malloc(buffer.byteLength);
      module.HEAPU8.set(new Uint8Array(buffer), pointer);
      module._comptoir_font(face, pointer, buffer.byteLength);  // owned by the program from here
    },
    open: (link, language, theme, {embed, touch}) => number('open', link, language, theme, Number(embed), Number(touch)),
    resize: (cssWidth, cssHeight, width, height) => number('resize', cssWidth, cssHeight, width, height),
    // Loads what a link's lesson needs: true when it is there.
    reach: async (link) => !(lessonsIn(link).some(outside) || needsRest(link)) || rest.load().then(() => true, () => false),
    prepare: () => rest.load().catch(say),          // what the time machine needs
    command,                                             // "" or what is wrong with it
    press: (name) => number('press', name),              // as a click on the drawn control of that name
    sheet: (id, text) => number('sheet', id, text),      // 1 when taken
    texts: (language, lines) => number('texts', language, lines),   // 1 when taken
    python: (form) => text('python', form),              // "program", "script" or "notebook"
    // Both of lazy/export.mjs: {text, problem} and {blob, problem}.
    export: (...asked) => exports('textOf', asked),
    exportFile: (...asked) => exports('fileOf', asked),
    // With what the time machine offers, as long as it is open.
    read: () => JSON.parse(text('document', Number(tools))),
    tools(open) { tools = open; },
    areas: () => JSON.parse(text('areas')),
    focus: (name) => number('focus', name),
    // The link, without '#', with what is wanted of it besides the scenario.
    link: (wanted = {}) => text('link', ['moment', 'language', 'theme', 'view', 'marks', 'locks'].reduce((sum, part, place) => sum | ((wanted[part] ?? true) << place), 0)),
    motion: (reduced) => number('motion', reduced ? 1 : 0),
    pointer: (kind, x, y, device, modifiers, milliseconds, finger) => number('pointer', kind, x, y, device, modifiers, milliseconds, finger),
    wheel: (x, y, dx, dy, modifiers) => number('wheel', x, y, dx, dy, modifiers),
    frames: () => ({drawn: number('frames', 0), asked: number('frames', 1)}),
    visible: (shown) => number('visible', shown ? 1 : 0),
  };
}
