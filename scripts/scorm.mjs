// node scripts/scorm.mjs LESSON [--lang fr]: leaves LESSON.LANGUAGE.zip in build/, a SCORM 1.2 package, from the site in dist/.
import {readFile, writeFile} from 'node:fs/promises';
import {parseArgs} from 'node:util';
import {readCourse} from './site/course.mjs';
import {scormPackage} from './site/scorm.mjs';
import {languages} from './site/words.mjs';

function wrong(what, todo) {
  console.error(`error: ${what}\n  -> ${todo}`);
  process.exit(1);
}

const {values: {lang: language}, positionals: [id]} = parseArgs({options: {lang: {type: 'string', default: 'en'}}, allowPositionals: true});
if (!languages.includes(language)) wrong(`--lang ${language} is no language of the course`, `choose one of ${languages.join(', ')}`);
const {lessons} = await readCourse();
const lesson = lessons.find((each) => each.id === id);
if (!lesson) wrong(`${id ?? '(nothing)'} is no lesson`, `name one of ${lessons.map((each) => each.id).join(', ')}`);
const path = `build/${id}.${language}.zip`;
await writeFile(path, await scormPackage({lesson, language, page: await readFile('dist/comptoir-offline.html', 'utf8')}));
console.log(path);
