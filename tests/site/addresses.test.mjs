import assert from 'node:assert/strict';
import {mkdtemp, readFile, rm} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {after, test} from 'node:test';
import {makeCards} from '../../scripts/site/cards.mjs';
import {readCourse} from '../../scripts/site/course.mjs';
import {drawFigures} from '../../scripts/site/figures.mjs';
import {lessonPath, makeLessonPages} from '../../scripts/site/lesson_pages.mjs';
import {oembed} from '../../scripts/site/oembed.mjs';
import {makeSheets, sheetPath} from '../../scripts/site/printed_sheets.mjs';
import {sitemap} from '../../scripts/site/sitemap.mjs';

const base = 'https://example.org/comptoir/v1/';
const {lessons} = await readCourse();
const course = {lessons: lessons.filter(({id}) => ['rush-10', 'where-they-live'].includes(id))};   // the last is a drawing
const lesson = course.lessons.find(({id}) => id === 'rush-10');
const folder = await mkdtemp(join(tmpdir(), 'comptoir-'));
after(() => rm(folder, {recursive: true, force: true}));
await drawFigures(folder, course, '');

const read = (path) => readFile(join(folder, path), 'utf8');
const metas = (text) => Object.fromEntries([...text.matchAll(/<meta (?:property|name)="([^"]+)" content="([^"]*)">/g)].map(([, key, value]) => [key, value]));

test('without the site’s address a page has no whole address of it, and no tag that needs one', async () => {
  await makeLessonPages(folder, course, '');
  const page = await read(lessonPath(lesson, 'fr'));
  assert.deepEqual(page.match(/https?:\/\/[^"< ]+/g).filter((address) => !address.startsWith('https://creativecommons.org/')), []);
  assert.doesNotMatch(page, /og:url|og:image|oembed|canonical/);
  assert.match(page, /<link rel="alternate" hreflang="en" href="\.\.\/\.\.\/\.\.\/en\/l\/[a-z0-9-]+\/">/);
  assert.equal(metas(page)['og:title'], lesson.title.fr);
});

test('with it a page names itself, its twin, its picture and how to embed it, all by whole addresses', async () => {
  await makeLessonPages(folder, course, base);
  for (const language of ['fr', 'en']) {
    const page = await read(lessonPath(lesson, language));
    const told = metas(page);
    assert.equal(told['og:url'], `${base}${language}/l/${lesson.id}/`);
    assert.equal(told['og:image'], `${base}lazy/cards/${lesson.id}.${language}.png`);
    assert.equal(told['og:locale'], language === 'fr' ? 'fr_FR' : 'en_GB');
    assert.ok(page.includes(`<link rel="alternate" type="application/json+oembed" href="${base}${language}/l/${lesson.id}/oembed.json"`));
    assert.ok(page.includes(`<link rel="alternate" hreflang="${language === 'fr' ? 'en' : 'fr'}" href="${base}${language === 'fr' ? 'en' : 'fr'}/l/${lesson.id}/">`));
  }
});

test('oEmbed’s answer is a frame of the lesson, with what the standard asks for', () => {
  const answer = oembed(lesson, 'en', base);
  for (const key of ['type', 'version', 'title', 'html', 'width', 'height', 'thumbnail_url', 'thumbnail_width', 'thumbnail_height']) assert.ok(answer[key], key);
  assert.ok(answer.html.startsWith(`<iframe src="${base}?embed=1#lesson=${lesson.id}&amp;lang=en"`));
});

test('the picture of a link is a PNG of 1200 by 630', async () => {
  await makeCards(folder, {lessons: [lesson]});
  const path = join(folder, `lazy/cards/${lesson.id}.fr.png`);
  const first = await readFile(path);
  assert.equal(first.toString('latin1', 1, 4), 'PNG');
  assert.deepEqual([first.readUInt32BE(16), first.readUInt32BE(20)], [1200, 630]);
});

test('a sheet has its code inside where the address is known, and runs no script then', async () => {
  await makeSheets(folder, course, base);
  const sheet = await read(sheetPath(lesson, 'fr'));
  assert.match(sheet, /<svg class="code"/);
  assert.doesNotMatch(sheet, /<script|script-src/);
  assert.ok(sheet.includes(`${base}#lesson=${lesson.id}&amp;lang=fr`));
});

test('the site map names folders, each once', () => {
  const map = sitemap(['fr/index.html', 'fr/l/names/index.html'], base);
  assert.deepEqual([...map.matchAll(/<loc>([^<]+)<\/loc>/g)].map(([, address]) => address), [base, `${base}fr/`, `${base}fr/l/names/`]);
});
