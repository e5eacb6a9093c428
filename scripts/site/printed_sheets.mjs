// A sheet of paper a lesson and language, for those who teach: the questions with the mistakes to expect and the sentence that meets each,
// the figure of the run, what to keep, and the lesson's address as a QR code. It holds the answers: it is no page for learners.
import {join} from 'node:path';
import {linkTo} from './course.mjs';
import {page, rootOf} from './document.mjs';
import {figurePath, figureSize} from './figures.mjs';
import {write} from './files.mjs';
import {html} from './html.mjs';
import {lessonList} from './lesson_pages.mjs';
import {qrCode} from './qr.mjs';
import {languages, otherLanguage, wordsOf} from './words.mjs';

export const sheetPath = (lesson, language) => `docs/sheets/${language}/${lesson.id}.html`;
export const sheetListPath = (language) => `docs/sheets/${language}/index.html`;

function option({text, wrong}, language, words) {
  return wrong
    ? html`<li>${text[language]} <span class="mistake"><b>${words('expected_mistake')}</b> ${wrong[language]}</span></li>
`
    : html`<li class="right">${text[language]}</li>
`;
}

// Where the build knows no address, a script of the page makes code and address from the page's own.
function address(lesson, language, base, words) {
  const link = linkTo(lesson, language);
  return html`<section class="address" data-link="${link}">
${base ? qrCode(`${base}#${link}`, words('code_of')) : html`<span class="code" role="img" aria-label="${words('code_of')}"></span>`}
<p><b>${words('scan')}</b><br><a href="../../../#${link}">${base ? `${base}#${link}` : `#${link}`}</a></p>
</section>
`;
}

function sheet(lesson, language, base) {
  const words = wordsOf(language);
  const path = sheetPath(lesson, language);
  const root = rootOf(path);
  const {title, objective, takeaway, minutes, questions, credit} = lesson.words;
  const {width, height} = figureSize(lesson, 'timeline', language);
  return page({
    path, language, base, alternate: sheetPath(lesson, otherLanguage(language)), kind: 'sheet', script: base ? undefined : 'docs/sheets/address.mjs',
    title: words('sheet_title', title[language]), description: objective[language],
    main: html`<article class="paper">
<p class="facts">Comptoir · ${words(`web.chapter_${lesson.chapter}`)} · ${words('minutes', minutes)}</p>
<h1>${title[language]}</h1>
<p><b>${words('objective')}</b> ${objective[language]}</p>
<section class="questions" aria-labelledby="questions">
<h2 id="questions">${words(questions.length > 1 ? 'questions' : 'question')}</h2>
<ol>
${questions.map(({ask, options}) => html`<li>${ask[language]}
<ul>
${options.map((each) => option(each, language, words))}</ul>
</li>
`)}</ol>
</section>
<figure><img src="${root}${figurePath(lesson, 'timeline', 'light', language)}" width="${width}" height="${height}" alt="${words('figure_timeline', title[language])}"></figure>
<section class="keep" aria-labelledby="keep">
<h2 id="keep">${words('takeaway')}</h2>
<p>${takeaway[language]}</p>
</section>
${address(lesson, language, base, words)}</article>
`,
    foot: html`<p>${words('source')} ${credit[language]}</p>
`,
  });
}

function listPage(lessons, language, base) {
  const words = wordsOf(language);
  return page({
    path: sheetListPath(language), language, base, alternate: sheetListPath(otherLanguage(language)), kind: 'list', title: words('sheets'), description: words('sheets_description'),
    main: html`<h1>${words('sheets')}</h1>
<p class="lead">${words('sheets_description')}</p>
${lessonList(lessons, language, ({id}) => `${id}.html`)}`,
    foot: '',
  });
}

export async function makeSheets(site, {lessons}, base) {
  for (const language of languages) {
    await write(join(site, sheetListPath(language)), listPage(lessons, language, base));
    for (const lesson of lessons) await write(join(site, sheetPath(lesson, language)), sheet(lesson, language, base));
  }
  return languages.map(sheetListPath);
}
