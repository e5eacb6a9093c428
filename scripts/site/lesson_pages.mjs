// One static page a lesson and language, for those who can't see what follows '#': its words, its question, its figures, and a link that
// starts it. What the run shows stays folded, with the takeaway.
import {join} from 'node:path';
import {cardOf} from './cards.mjs';
import {linkTo} from './course.mjs';
import {page, rootOf} from './document.mjs';
import {figurePath, figureSize} from './figures.mjs';
import {write} from './files.mjs';
import {html} from './html.mjs';
import {languages, otherLanguage, wordsOf} from './words.mjs';

export const lessonPath = (lesson, language) => `${language}/l/${lesson.id}/index.html`;
export const listPath = (language) => `${language}/index.html`;
export const oembedPath = (lesson, language) => `${language}/l/${lesson.id}/oembed.json`;

// In the reader's theme; on paper the light one.
export function figure(root, lesson, kind, language, caption) {
  const {width, height} = figureSize(lesson, kind, language);
  const picture = (theme) => root + figurePath(lesson, kind, theme, language);
  return html`<figure>
<picture>
<source media="screen and (prefers-color-scheme: dark)" srcset="${picture('dark')}">
<img src="${picture('light')}" width="${width}" height="${height}" alt="${caption}" loading="lazy">
</picture>
<figcaption>${caption}</figcaption>
</figure>
`;
}

function question({ask, options}, language, words) {
  return html`<section aria-labelledby="question">
<h2 id="question">${words('question')}</h2>
<p>${ask[language]}</p>
<ul class="options">
${options.map(({text}) => html`<li>${text[language]}</li>
`)}</ul>
</section>
`;
}

const neighbour = (rel, label, lesson, language) => (lesson ? html`<a rel="${rel}" href="../${lesson.id}/">${label} <strong>${lesson.title[language]}</strong></a>
` : html`<span></span>
`);

function lessonPage(lesson, language, base) {
  const words = wordsOf(language);
  const path = lessonPath(lesson, language);
  const root = rootOf(path);
  const {title, objective, takeaway, minutes, questions, credit} = lesson.words;
  const name = title[language];
  const seconds = new Intl.NumberFormat(language, {maximumFractionDigits: 3});
  return page({
    path, language, base, alternate: lessonPath(lesson, otherLanguage(language)), kind: 'lesson',
    title: name, description: objective[language], card: cardOf(lesson, language), oembed: oembedPath(lesson, language),
    main: html`<p class="facts">${words(`web.chapter_${lesson.chapter}`)} · ${words('minutes', minutes)}</p>
<h1>${name}</h1>
<p class="lead">${objective[language]}</p>
<p><a class="start" href="${root}#${linkTo(lesson, language)}">${words('start')}</a></p>
${figure(root, lesson, 'loop', language, lesson.end > 0 ? words('figure_loop', name, seconds.format(0.4 * lesson.end)) : words('figure_loop_at_once', name))}${question(questions[0], language, words)}<details>
<summary>${words('takeaway')}</summary>
<p>${takeaway[language]}</p>
${figure(root, lesson, 'timeline', language, words('figure_timeline', name))}</details>
<nav class="ends" aria-label="${words('neighbours')}">
${neighbour('prev', words('previous'), lesson.previous, language)}${neighbour('next', words('next'), lesson.next, language)}</nav>
`,
    foot: html`<p>${words('source')} ${credit[language]} · <a href="${root}docs/sheets/${language}/${lesson.id}.html">${words('printed_sheet')}</a></p>
`,
  });
}

const chaptersOf = (lessons) => [...new Set(lessons.map(({chapter}) => chapter))];

// The lessons by chapter; `of(lesson)` is where each leads.
export function lessonList(lessons, language, of) {
  const words = wordsOf(language);
  return chaptersOf(lessons).map((chapter) => html`<section aria-labelledby="chapter-${chapter}">
<h2 id="chapter-${chapter}">${chapter}. ${words(`web.chapter_${chapter}`)}</h2>
<ol class="lessons">
${lessons.filter((lesson) => lesson.chapter === chapter).map((lesson) => html`<li><a href="${of(lesson)}">${lesson.title[language]}</a> <small>${words('minutes', lesson.words.minutes)}</small><br>${lesson.objective[language]}</li>
`)}</ol>
</section>
`);
}

function listPage(lessons, language, base) {
  const words = wordsOf(language);
  const path = listPath(language);
  return page({
    path, language, base, alternate: listPath(otherLanguage(language)), kind: 'list', title: words('lessons'), description: words('course_description'),
    main: html`<h1>${words('lessons')}</h1>
<p class="lead">${words('course_description')}</p>
<p><a class="start" href="${rootOf(path)}#lang=${language}">${words('open')}</a></p>
${lessonList(lessons, language, ({id}) => `l/${id}/`)}`,
    foot: '',
  });
}

// The addresses of the pages made, from the site's root.
export async function makeLessonPages(site, {lessons}, base) {
  const made = [];
  for (const language of languages) {
    await write(join(site, listPath(language)), listPage(lessons, language, base));
    made.push(listPath(language));
    for (const lesson of lessons) {
      await write(join(site, lessonPath(lesson, language)), lessonPage(lesson, language, base));
      made.push(lessonPath(lesson, language));
    }
  }
  return made;
}
