// LICENSES.txt: the licences of what the page contains of others.
import {existsSync} from 'node:fs';
import {readFile, readdir} from 'node:fs/promises';
import {join} from 'node:path';

// A licence lies in the folder of the sources, or one folder below.
async function firstExisting(folder, names) {
  const folders = folder && existsSync(folder) ? [folder, ...(await readdir(folder, {withFileTypes: true})).filter((entry) => entry.isDirectory()).map((entry) => join(folder, entry.name))] : [];
  for (const place of folders) for (const name of names) if (existsSync(join(place, name))) return join(place, name);
  throw new Error(`none of ${names.join(', ')} is in ${folder}: the licence must go with the page`);
}

export async function licences({imgui, sdl}) {
  const modules = 'node_modules/@expo-google-fonts';
  const pieces = [
    ['Dear ImGui', await firstExisting(imgui, ['LICENSE.txt', 'LICENSE'])],
    ['SDL', await firstExisting(sdl, ['LICENSE.txt', 'COPYING.txt', 'LICENSE'])],
    ['Inter', await firstExisting(`${modules}/inter`, ['LICENSE_FONT', 'LICENSE'])],
    ['Lean QR', await firstExisting('node_modules/lean-qr', ['LICENSE'])],
    ['JetBrains Mono', await firstExisting(`${modules}/jetbrains-mono`, ['LICENSE_FONT', 'LICENSE'])],
  ];
  const texts = await Promise.all(pieces.map(async ([name, path]) => `${name}\n${'='.repeat(name.length)}\n\n${(await readFile(path, 'utf8')).trim()}\n`));
  return `This page contains the following works of others.\n\n${texts.join('\n\n')}`;
}
