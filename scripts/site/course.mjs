// The course as the pages need it: the lessons in their order, with their words in both languages, and where each leads.
import {readFile} from 'node:fs/promises';
import {comptoir} from './command_line.mjs';

const model = 'src/model/lessons';

// [{id, chapter, ..., words: the lesson's JSON, previous, next}]; `words` has {fr, en} at every text.
export async function readCourse() {
  const {lessons, ...more} = JSON.parse(await comptoir('list', '--json'));
  for (const lesson of lessons) lesson.words = JSON.parse(await readFile(`${model}/${lesson.id.replaceAll('-', '_')}.json`, 'utf8'));
  lessons.forEach((lesson, i) => {
    lesson.previous = lessons[i - 1] ?? null;
    lesson.next = lessons[i + 1] ?? null;
  });
  return {lessons, ...more};
}

// What the address of a lesson has after '#'.
export const linkTo = (lesson, language) => `lesson=${lesson.id}&lang=${language}`;
