// The page itself: web/, the program, the words, the fonts, the lessons' sheets.
import {existsSync} from 'node:fs';
import {cp, mkdir, readFile, readdir, writeFile} from 'node:fs/promises';
import {join} from 'node:path';
import {filesIn, write} from './files.mjs';
import {fromJoined, joinModules, minified} from './modules.mjs';

const last = ['embed.js', 'service_worker.js'];   // they tell of the others

async function copyPage(site) {
  const names = await filesIn('web');
  const joined = await joinModules(site, names);
  for (const name of names.filter((each) => !joined.has(each) && !last.includes(each))) {
    const from = join('web', name), target = join(site, name);
    if (/\.m?js$/.test(name)) await write(target, fromJoined(await minified(from, 'js')));
    else if (name.endsWith('.css')) await write(target, await minified(from, 'css'));
    else await write(target, await readFile(from));
  }
}

async function copyProgram(site, build) {
  const program = join(build, 'src/app/comptoir');
  if (!existsSync(`${program}.mjs`)) return;
  await writeFile(join(site, 'comptoir.mjs'), await minified(`${program}.mjs`, 'js'));
  await cp(`${program}.wasm`, join(site, 'comptoir.wasm'));
  if (existsSync(`${program}.rest.wasm`)) await cp(`${program}.rest.wasm`, join(site, 'lazy/comptoir.rest.wasm'));
}

async function copyAll(from, to) {
  await mkdir(to, {recursive: true});
  for (const name of await readdir(from)) await cp(join(from, name), join(to, name));
}

// What an embed costs its reader is said before it is started.
export async function writeEmbed(site, bytes) {
  await write(join(site, 'embed.js'), await minified('web/embed.js', 'js', {KILOBYTES: String(Math.ceil(bytes / 10000) * 10)}));
}

export async function assemblePage(site, build) {
  const generated = join(build, 'generated');
  await mkdir(join(site, 'lazy'), {recursive: true});
  await copyPage(site);
  await copyProgram(site, build);
  for (const language of ['fr', 'en']) {
    await cp(join(generated, `web/texts.${language}.json`), join(site, `texts.${language}.json`));
    await cp(join(generated, `web/texts.${language}.later.json`), join(site, `lazy/texts.${language}.json`));
  }
  await cp(join(generated, 'fonts/faces.ttf'), join(site, 'faces.ttf'));
  await copyAll(join(generated, 'lessons'), join(site, 'lazy/lessons'));
  await write(join(site, 'lazy/comptoir_record.py'), await readFile('tools/comptoir_record.py', 'utf8'));
  await write(join(site, 'lazy/glossary.json'), JSON.stringify(JSON.parse(await readFile('src/text/glossary.json', 'utf8'))));
}
