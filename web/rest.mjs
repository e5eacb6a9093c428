// The rest of the program. The program is in two files (scripts/split_program.py): comptoir.wasm has what a first visit needs, and
// lazy/comptoir.rest.wasm the programs of the other lessons. Calls from the one to the other go through the table of functions. Until
// the rest is there, its places hold imports of ours; one that is called loads it while everything waits. That is for what nobody
// foresaw: a lesson of the rest is opened when its program has come.
const restPath = 'lazy/comptoir.rest.wasm';

// Compiled as it comes in, where the server says what it is.
export async function compile(path) {
  const response = await fetch(path);
  if (!response.ok) throw new Error(`${path}: ${response.status}`);
  const streams = WebAssembly.compileStreaming && response.headers.get('Content-Type')?.toLowerCase() === 'application/wasm';
  return streams ? WebAssembly.compileStreaming(response) : WebAssembly.compile(await response.arrayBuffer());
}

function compileNow(path) {
  const request = new XMLHttpRequest();
  request.open('GET', path, false);
  request.overrideMimeType('text/plain; charset=x-user-defined');
  request.send();
  if (request.status !== 200) throw new Error(`${path}: ${request.status}`);
  return new WebAssembly.Module(Uint8Array.from(request.responseText, (letter) => letter.charCodeAt()));
}

// `load` and `loadNow` stand for the network in tests.
export function makeRest(program, {load = compile, loadNow = compileNow} = {}) {
  // The places of the table that wait; none when the program is in one file, as in a build for debugging.
  const missing = new Set(WebAssembly.Module.imports(program).filter(({module}) => module === 'placeholder').map(({name}) => name));
  let joined = null;   // what the program exports
  let coming = null;

  function join(rest) {
    if (missing.size) new WebAssembly.Instance(rest, {primary: joined});   // fills the places
    missing.clear();
  }
  const table = () => Object.values(joined).find((each) => each instanceof WebAssembly.Table);
  const placeholder = Object.fromEntries([...missing].map((place) => [place, (...args) => {
    if (missing.size) join(loadNow(restPath));
    return table().get(Number(place))(...args);
  }]));

  return {
    // For Emscripten's Module.instantiateWasm.
    instantiate(imports, done) {
      const instance = new WebAssembly.Instance(program, {...imports, placeholder});
      joined = instance.exports;
      done(instance, program);
      return joined;
    },
    // Whether the function at this place of the table is still to come.
    lacks: (place) => missing.has(String(place)),
    there: () => missing.size === 0,
    load() {
      if (!missing.size) return Promise.resolve();
      coming ??= load(restPath).then(join).finally(() => { coming = null; });
      return coming;
    },
  };
}

// Commands of the time machine, and keys of links whose lists it reads.
export const needsRest = (line) => /^((set |type )?arrive|iteration|event|wake|served|run|stop|mark[.\w]*|predict|keep|differ|do|undone|present|answer\.hidden|plan[.\w]*)\b/.test(line) || /(?:^|[&#? ])(do|arrive|stop|marks|a|panels|lock|hide|play|present|goal|expect|plan)=/.test(line);

export const lessonsIn = (line) => [...line.matchAll(/(?:^lesson +|\blesson=)([^&\s]+)/g)].map(([, id]) => id);

// command(line) as `run`, but what opens a lesson that is `outside` waits for `load`, together with the lines said in the same turn. Another
// lesson takes its place. One that does not come is said, with how to ask for it again.
export function keepLessons({run, outside, load, say}) {
  let wanted = null;   // the lines that wait
  let turn = null;     // the same, within their turn

  function wait(lines) {
    wanted = lines;
    load().then(() => {
      if (wanted !== lines) return;
      wanted = null;
      say('');
      lines.forEach((line) => run(line));
    }, (error) => {
      if (wanted === lines) say(String(error.message ?? error), () => { if (wanted === lines) wait(lines); });
    });
  }

  return (line) => {
    if (/^(lesson|open)\b/.test(line)) {
      if (lessonsIn(line).some(outside)) {
        const lines = [line];
        turn = lines;
        queueMicrotask(() => { if (turn === lines) turn = null; });
        wait(lines);
        return '';
      }
      turn = null;
      if (wanted) say('');
      wanted = null;
    }
    if (!turn) return run(line);
    turn.push(line);
    return '';
  };
}
