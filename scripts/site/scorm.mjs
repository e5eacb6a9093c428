// A SCORM 1.2 package of a lesson: the whole page in one file, the activity around it, and the manifest.
import {readFile} from 'node:fs/promises';
import {strToU8, zipSync} from 'fflate';
import {licence} from './document.mjs';
import {html} from './html.mjs';
import {wordsOf} from './words.mjs';

const folder = new URL('../scorm/', import.meta.url);
const modified = new Date('2000-01-01T00:00:00');   // the same lesson gives the same bytes

function manifest(lesson, language, files) {
  const id = `comptoir-${lesson.id}-${language}`;
  return `${html`<?xml version="1.0" encoding="UTF-8"?>
<manifest identifier="${id}" version="1.0" xmlns="http://www.imsproject.org/xsd/imscp_rootv1p1p2" xmlns:adlcp="http://www.adlnet.org/xsd/adlcp_rootv1p2">
  <metadata><schema>ADL SCORM</schema><schemaversion>1.2</schemaversion></metadata>
  <organizations default="${id}-course">
    <organization identifier="${id}-course">
      <title>${lesson.title[language]}</title>
      <item identifier="${id}-item" identifierref="${id}-activity"><title>${lesson.title[language]}</title></item>
    </organization>
  </organizations>
  <resources>
    <resource identifier="${id}-activity" type="webcontent" adlcp:scormtype="sco" href="index.html">
${files.map((name) => html`      <file href="${name}"/>
`)}    </resource>
  </resources>
</manifest>
`}`;
}

// `page`: comptoir-offline.html. The bytes of the zip file.
export async function scormPackage({lesson, language, page}) {
  const words = wordsOf(language);
  const link = `lesson=${lesson.id}&lang=${language}&ask=on&future=hidden`;
  const filled = {
    LANGUAGE: language, TITLE: html`${lesson.title[language]}`, LINK: html`${link}`, ALONE: html`${words('scorm_alone')}`,
    SOURCE: html`${words('source')} ${lesson.credit[language]} · <a rel="license" href="${licence.address}">${licence.name}</a>`,
  };
  const read = (name) => readFile(new URL(name, folder), 'utf8');
  const files = {
    'index.html': (await read('activity.html')).replace(/LANGUAGE|TITLE|LINK|ALONE|SOURCE/g, (word) => filled[word]),
    'activity.js': await read('activity.js'), 'activity.css': await read('activity.css'), 'comptoir.html': page,
  };
  const content = {'imsmanifest.xml': manifest(lesson, language, Object.keys(files)), ...files};
  return zipSync(Object.fromEntries(Object.entries(content).map(([name, text]) => [name, [strToU8(text), {mtime: modified}]])), {level: 9});
}
