// Files of the site: what is in a folder, and what is written.
import {mkdir, readdir, writeFile} from 'node:fs/promises';
import {dirname, join, relative} from 'node:path';

// Paths from the folder, sorted.
export async function filesIn(folder, from = folder) {
  const entries = await readdir(folder, {withFileTypes: true});
  const lists = entries.map((entry) => (entry.isDirectory() ? filesIn(join(folder, entry.name), from) : [relative(from, join(folder, entry.name))]));
  return (await Promise.all(lists)).flat().sort();
}

export async function write(path, content) {
  await mkdir(dirname(path), {recursive: true});
  await writeFile(path, content);
}
