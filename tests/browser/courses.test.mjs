// Embeds in pages that the real tools of courses have made by the documentation's recipes (scripts/course_tools.sh).
import assert from 'node:assert/strict';
import {readFile, readdir} from 'node:fs/promises';
import {test} from 'node:test';
import {close, screenshot, siteOrigin} from './harness.mjs';
import {press, readyFrame, serveHost, visit} from './hosts.mjs';
import {recipes} from '../../web/docs/recipes.mjs';

const built = (path) => readFile(`build/courses/${path}`, 'utf8');
const placed = async (html) => html.replaceAll('https://comptoir.invalid/v1', await siteOrigin());

// Opens the page and sees the lesson run in its n-th embed. What a tool's own page asks of other hosts is no matter of ours.
async function runsIn(html, name, {n = 0, click = false} = {}) {
  const page = await visit(await serveHost({'/': await placed(html), '/favicon.ico': ''}), '/', {beforeLoad: (loading) => loading.route(/^https:/, (route) => route.abort())});
  if (click) await press(page, page.locator('comptoir-playground button.start'));
  const frame = await readyFrame(page, n);
  for (const part of [/\?embed=1#/, /[#&]lesson=rush-10\b/, /[#&]cooks=4\b/]) assert.match(frame.url(), part);   // a converter may sort attributes
  assert.match(await frame.title(), /^Dix clients d’un coup/);
  await page.locator('iframe').nth(n).scrollIntoViewIfNeeded();
  await screenshot(page, `course-${name}`);
  await close(page);
}

test('a page of Sphinx, and one of MyST in Sphinx as Jupyter Book 1 has it', async () => {
  await runsIn(await built('sphinx/html/index.html'), 'sphinx');
  await runsIn(await built('sphinx/html/page.html'), 'jupyter-book', {click: true});
});

test('a Jupyter notebook, converted: the frame and the element', async () => {
  const html = await built('notebook/notebook.html');
  await runsIn(html, 'notebook-frame');
  await runsIn(html, 'notebook-element', {n: 1, click: true});
});

// A theme makes an <iframe> of the directive's node, with its address, title and width.
test('mystmd reads the directive as a frame', async () => {
  const [name] = (await readdir('build/courses/myst/_build/site/content')).filter((each) => each.endsWith('.json'));
  const {mdast} = JSON.parse(await built(`myst/_build/site/content/${name}`));
  const nodes = [];
  const walk = (node) => { nodes.push(node); node.children?.forEach(walk); };
  walk(mdast);
  const {src, title, width} = nodes.find(({type}) => type === 'iframe');
  assert.equal(title, 'Dix clients d’un coup');
  assert.equal(width, '100%');
  await runsIn(`<!doctype html><title>MyST</title><iframe src="${src.replaceAll('&', '&amp;')}" title="${title}" width="${width}" height="520"></iframe>`, 'myst');
});

// What Moodle's cleaning leaves of a text: scripts and elements that it doesn't know are gone, what stands in them and frames stay.
const cleaned = (html) => html.replace(/<script[\s\S]*?<\/script>\s*/g, '').replace(/<\/?comptoir-playground[^>]*>/g, '').replace(/\s(style|on\w+)="[^"]*"/g, '');

test('a text of Moodle keeps the frame, and of the element what it says', async () => {
  const what = {site: 'https://comptoir.invalid/v1/', link: 'lesson=rush-10&cooks=4&lang=fr', title: 'Dix clients d’un coup'};
  await runsIn(`<!doctype html><title>Moodle</title><div class="no-overflow">${cleaned(recipes.moodle.make(what))}</div>`, 'moodle');
  assert.equal(cleaned(recipes.element.make(what)), 'Dix clients d’un coup');
});
