// The page itself: web/, the program, the words, the fonts, the lessons' sheets.
import {existsSync} from 'node:fs';
import {cp, mkdir, readFile, readdir, writeFile} from 'node:fs/promises';
import {dirname, join} from 'node:path';
import {filesIn, minified, write} from './files.mjs';

async function copyPage(site) {
  for (const name of await filesIn('web')) {
    const target = join(site, name);
    await mkdir(dirname(target), {recursive: true});
    if (name.endsWith('.d.ts')) await cp(join('web', name), target);
    else if (name.endsWith('.mjs') || name.endsWith('.js')) await writeFile(target, await minified(join('web', name), 'js'));
    else if (name.endsWith('.css')) await writeFile(target, await minified(join('web', name), 'css'));
    else await cp(join('web', name), target);
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

export async function assemblePage(site, build) {
  const generated = join(build, 'generated');
  await mkdir(join(site, 'lazy'), {recursive: true});
  await copyPage(site);
  await copyProgram(site, build);
  for (const language of ['fr', 'en']) {
    await cp(join(generated, `web/texts.${language}.json`), join(site, `texts.${language}.json`));
    await cp(join(generated, `web/texts.${language}.later.json`), join(site, `lazy/texts.${language}.json`));
  }
  await copyAll(join(generated, 'fonts'), join(site, 'fonts'));
  await copyAll(join(generated, 'lessons'), join(site, 'lazy/lessons'));
  await write(join(site, 'lazy/glossary.json'), JSON.stringify(JSON.parse(await readFile('src/text/glossary.json', 'utf8'))));
}
