// The documentation, from docs/NAME.LANGUAGE.md. A line of its own, {{...}}, stands for what is made here: a recipe, the generator, the
// table of keys, a file.
import {existsSync} from 'node:fs';
import {copyFile, readFile} from 'node:fs/promises';
import {join} from 'node:path';
import {Marked} from 'marked';
import {recipes} from '../../web/docs/recipes.mjs';
import {linkTo} from './course.mjs';
import {page, rootOf} from './document.mjs';
import {write} from './files.mjs';
import {html, trusted} from './html.mjs';
import {linkKeys} from './link_keys.mjs';
import {sheetListPath} from './printed_sheets.mjs';
import {languages, otherLanguage, wordsOf} from './words.mjs';

const names = ['embed', 'keys', 'messages', 'run-format'];
const example = 'https://example.org/comptoir/v1/';   // where the site's address isn't known
const shownLesson = 'rush-10';

export const docPath = (name, language) => `docs/${language}/${name}/index.html`;
export const docListPath = (language) => `docs/${language}/index.html`;

const idOf = (text) => text.toLowerCase().replace(/<[^>]*>|&\w+;/g, '').replace(/[^\p{L}\p{N}]+/gu, '-').replace(/^-|-$/g, '');
const fenced = (language, text) => `\`\`\`\`${language}\n${text}\n\`\`\`\``;

// Code can be scrolled by keyboard, and headings can be linked to.
const markdown = new Marked({
  renderer: {
    code: ({text}) => `${html`<pre tabindex="0"><code>${text}</code></pre>`}\n`,
    heading({tokens, depth}) {
      const text = this.parser.parseInline(tokens);
      return `<h${depth} id="${idOf(text)}">${text}</h${depth}>\n`;
    },
    table({header, rows}) {
      const row = (cells, tag) => `<tr>${cells.map(({tokens}) => `<${tag}>${this.parser.parseInline(tokens)}</${tag}>`).join('')}</tr>\n`;
      return `<div class="scroll" tabindex="0"><table>\n<thead>${row(header, 'th')}</thead>\n<tbody>${rows.map((cells) => row(cells, 'td')).join('')}</tbody>\n</table></div>\n`;
    },
  },
});

function generator({lessons}, language, root, site) {
  const words = wordsOf(language);
  return html`<form id="generator" data-root="${root}" data-example="${site}" data-copied="${words('copied')}" data-refused="${words('copy_refused')}" data-wrong-link="${words('wrong_link')}" data-wrong-lesson="${words('wrong_lesson')}">
<label>${words('generator_lesson')} <select name="lesson">${lessons.map(({id, title}) => html`<option value="${id}"${id === shownLesson && trusted(' selected')}>${title[language]}</option>`)}</select></label>
<label>${words('generator_tool')} <select name="tool">${Object.keys(recipes).map((name) => html`<option value="${name}">${words(`tool_${name}`)}</option>`)}</select></label>
<label class="wide">${words('generator_link')} <input name="link" type="text" spellcheck="false" autocomplete="off" aria-describedby="said"></label>
<pre tabindex="0" class="wide"><code id="code"></code></pre>
<button>${words('copy')}</button> <p id="said" role="status"></p>
</form>
<noscript><p>${words('generator_needs_script')}</p></noscript>
`;
}

// What stands for {{text}}, as Markdown.
async function insertion(text, {course, language, root, base}) {
  const [what, name] = text.split(' ');
  const site = base || example;
  const lesson = course.lessons.find(({id}) => id === shownLesson);
  if (what === 'recipe') return fenced(recipes[name].language, recipes[name].make({site, link: linkTo(lesson, language), title: lesson.title[language]}));
  if (what === 'generator') return `${generator(course, language, root, site)}\n`;
  if (what === 'keys') return `${linkKeys(course, language).join('')}\n`;
  return existsSync(`web/${what}`) ? fenced('ts', (await readFile(`web/${what}`, 'utf8')).trim()) : '';
}

async function inserted(text, where) {
  const pieces = text.split(/^\{\{([^}]+)\}\}$/m);
  const made = await Promise.all(pieces.map((piece, i) => (i % 2 ? insertion(piece, where) : piece)));
  // A file beside the text lies in docs/, above the pages.
  const whole = made.join('').replace(/\]\((run\.schema\.json)\)/g, `](${where.root}docs/$1)`);
  return where.base ? whole.replaceAll(example, where.base) : whole;
}

async function docPage(name, language, course, base) {
  const path = docPath(name, language);
  const root = rootOf(path);
  const text = await readFile(`docs/${name}.${language}.md`, 'utf8');
  const [, title, description] = /^# (.+)\n\n(.+)$/m.exec(text);
  const plain = description.replace(/\[([^\]]*)\]\([^)]*\)|[`*]/g, '$1');
  const body = markdown.parse(await inserted(text, {course, language, root, base}));
  return {name, title, description: plain, path, content: page({
    path, language, base, alternate: docPath(name, otherLanguage(language)), kind: 'doc', title, description: plain,
    script: name === 'embed' ? 'docs/generator.mjs' : undefined, main: trusted(body), foot: '',
  })};
}

function listPage(docs, language, base) {
  const words = wordsOf(language);
  const path = docListPath(language);
  const item = (address, title, text) => html`<li><a href="${address}">${title}</a><br>${text}</li>
`;
  return page({
    path, language, base, alternate: docListPath(otherLanguage(language)), kind: 'list', title: words('documentation'), description: words('documentation_description'),
    main: html`<h1>${words('documentation')}</h1>
<ul class="lessons">
${docs.map(({name, title, description}) => item(`${name}/`, title, description))}${item(rootOf(path) + sheetListPath(language).replace('index.html', ''), words('sheets'), words('sheets_description'))}</ul>
`,
    foot: '',
  });
}

export async function makeDocs(site, course, base) {
  const made = [];
  for (const language of languages) {
    const docs = [];
    for (const name of names.filter((each) => existsSync(`docs/${each}.${language}.md`))) docs.push(await docPage(name, language, course, base));
    for (const {path, content} of docs) await write(join(site, path), content);
    await write(join(site, docListPath(language)), listPage(docs, language, base));
    made.push(docListPath(language), ...docs.map(({path}) => path));
  }
  await copyFile('docs/run.schema.json', join(site, 'docs/run.schema.json'));
  return made;
}
