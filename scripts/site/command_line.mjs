// The native command line, which draws the figures and knows the lessons. An error of it is an error of the build.
import {execFile} from 'node:child_process';
import {promisify} from 'node:util';

export const program = 'build/native-release/src/cli/comptoir';
const execute = promisify(execFile);

export async function comptoir(...words) {
  const {stdout} = await execute(program, words, {maxBuffer: 1 << 28});
  return stdout;
}

// Does `make(item)` for all of them, a few at a time.
export async function eachOf(items, make) {
  const waiting = [...items.entries()];
  const made = [];
  const worker = async () => {
    for (let next; (next = waiting.shift());) made[next[0]] = await make(next[1]);
  };
  await Promise.all(Array.from({length: 4}, worker));
  return made;
}
