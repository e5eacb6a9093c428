// The static pages: lessons, lists, documentation, sheets of paper.
import assert from 'node:assert/strict';
import {readFile, readdir} from 'node:fs/promises';
import {test} from 'node:test';
import jsQR from 'jsqr';
import {close, open, screenshot, siteOrigin} from './harness.mjs';

const axe = await readFile(new URL('../../node_modules/axe-core/axe.min.js', import.meta.url), 'utf8');
const visit = (path, options = {}) => open({path: `/${path}`, ready: '', ...options});
const lessons = (await readdir('dist/fr/l')).sort();
// One of each kind.
const pathsIn = (lang) => [`${lang}/`, `${lang}/l/rush-10/`, `docs/${lang}/`, `docs/${lang}/embed/`, `docs/${lang}/keys/`, `docs/${lang}/messages/`, `docs/${lang}/run-format/`, `docs/sheets/${lang}/`, `docs/sheets/${lang}/rush-10.html`];

async function violations(page) {
  await page.evaluate(axe);   // by the protocol: the pages' own policy lets no script in
  const {violations: found} = await page.evaluate(() => globalThis.axe.run(document, {resultTypes: ['violations']}));
  return found.map(({id, nodes}) => `${id}: ${nodes.map((node) => node.html).slice(0, 3).join(' | ')}`);
}

test('axe finds nothing on the static pages, in both languages and themes', async () => {
  for (const lang of ['fr', 'en']) {
    const page = await visit(`${lang}/`, {lang});
    for (const path of pathsIn(lang)) {
      await page.goto(`${await siteOrigin()}/${path}`);
      for (const colorScheme of ['light', 'dark']) {
        await page.emulateMedia({colorScheme});
        assert.deepEqual(await violations(page), [], `${path} ${colorScheme}`);
      }
    }
    assert.deepEqual(page.problems, []);
    await close(page);
  }
});

test('a lesson’s page shows its question without the answer, and starts the lesson', async () => {
  const page = await visit('fr/l/rush-10/', {lang: 'fr', width: 390, height: 844});
  assert.equal(await page.locator('h1').innerText(), 'Dix clients d’un coup');
  assert.deepEqual(await page.locator('.options li').allInnerTexts(), ['4\u00a0s', '8\u00a0s', '12\u00a0s']);
  assert.doesNotMatch(await page.locator('main').innerText(), /l’attente de chacun va de 4 à 12/);   // folded
  assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), 390);
  await screenshot(page, 'lesson-page-phone');
  await page.locator('summary').click();
  assert.match(await page.locator('details').innerText(), /l’attente de chacun va de 4 à 12/);
  await page.locator('.start').click();
  await page.waitForSelector('html[data-state="ready"]', {state: 'attached'});
  assert.match(page.url(), /#lesson=rush-10&lang=fr$/);
  assert.deepEqual(page.problems, []);
  await close(page);
});

test('on a phone no page is wider than its window', async () => {
  for (const lang of ['fr', 'en']) {
    const page = await visit(`${lang}/`, {lang, width: 390, height: 844});
    for (const path of pathsIn(lang)) {
      await page.goto(`${await siteOrigin()}/${path}`);
      assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), 390, path);
    }
    await close(page);
  }
});

test('from lesson to lesson, and from language to language, no link leads nowhere', async () => {
  const origin = await siteOrigin();
  const page = await visit('en/');
  const seen = new Set();
  const waiting = [page.url()];
  while (waiting.length) {
    const address = waiting.pop();
    if (seen.has(address)) continue;
    seen.add(address);
    const answer = await page.request[/\.(svg|wasm|ttf)$/.test(address) ? 'head' : 'get'](address);
    assert.equal(answer.status(), 200, address);
    if (!/text\/html/.test(answer.headers()['content-type']) || address === `${origin}/`) continue;
    for (const [, target] of (await answer.text()).matchAll(/(?:href|src|srcset)="([^"]+)"/g)) {
      const to = new URL(target.replaceAll('&amp;', '&'), address);
      to.hash = '';
      if (to.origin === origin) waiting.push(to.href);
    }
  }
  for (const lang of ['fr', 'en']) for (const id of lessons) assert.ok(seen.has(`${origin}/${lang}/l/${id}/`), `${lang} ${id} is reached`);
  await close(page);
});

// A PDF names its pages one by one.
const pagesOf = (pdf) => pdf.toString('latin1').match(/\/Type\s*\/Page\b/g).length;

test('each lesson’s sheet is one page of A4 in each language, with its figure', async () => {
  const page = await visit('docs/sheets/en/');
  const origin = await siteOrigin();
  for (const lang of ['fr', 'en']) {
    for (const id of lessons) {
      await page.goto(`${origin}/docs/sheets/${lang}/${id}.html`);
      assert.ok(await page.locator('.paper img').evaluate((image) => image.decode().then(() => image.naturalWidth > 0)), id);
      assert.equal(pagesOf(await page.pdf({preferCSSPageSize: true})), 1, `${lang} ${id}`);
    }
  }
  assert.deepEqual(page.problems, []);
  await close(page);
});

test('a camera reads the lesson’s address from its sheet', async () => {
  const page = await visit('docs/sheets/fr/names.html', {deviceScaleFactor: 3});
  const shot = (await page.locator('.code svg').screenshot()).toString('base64');
  const {data, width, height} = await page.evaluate(async (base64) => {
    const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt());
    const image = await createImageBitmap(new Blob([bytes], {type: 'image/png'}));
    const canvas = new OffscreenCanvas(image.width, image.height);
    const context = canvas.getContext('2d');
    context.drawImage(image, 0, 0);
    return {data: [...context.getImageData(0, 0, image.width, image.height).data], width: image.width, height: image.height};
  }, shot);
  const address = `${await siteOrigin()}/#lesson=names&lang=fr`;
  assert.equal(jsQR(Uint8ClampedArray.from(data), width, height)?.data, address);
  assert.equal(await page.locator('.address a').innerText(), address);
  await close(page);
});

test('the generator makes the code for a pasted link, and names what is wrong in one', async () => {
  const page = await visit('docs/en/embed/', {width: 760, height: 440});
  const link = page.locator('[name=link]');
  await link.fill('lesson=names&marks=1:<img src=x onerror=alert(1)>');
  assert.match(await page.locator('#code').textContent(), /<comptoir-playground lesson="names" marks="1:%3Cimg%20src=x%20onerror=alert%281%29%3E">/);
  assert.equal(await page.locator('main img').count(), 0);
  await link.fill('https://other.example/v1/?embed=1#lesson=rush-10&cooks=4');
  await page.locator('[name=tool]').selectOption('myst');
  assert.match(await page.locator('#code').textContent(), /^:::\{iframe\} https:\/\/other\.example\/v1\/\?embed=1#lesson=rush-10&cooks=4\n/);
  await page.locator('#generator button').click();
  await page.getByText('Copied.').waitFor();
  assert.equal(await page.evaluate(() => navigator.clipboard.readText()), await page.locator('#code').textContent());
  await link.fill('lesson=rush-11');
  assert.match(await page.locator('#said').innerText(), /^lesson: “rush-11” is not a lesson/);
  assert.equal(await link.getAttribute('aria-invalid'), 'true');
  await screenshot(page, 'generator');
  await page.locator('[name=lesson]').selectOption('cancel');
  assert.match(await page.locator('#code').textContent(), new RegExp(`${await siteOrigin()}/\\?embed=1#lesson=cancel`));
  assert.deepEqual(page.problems, []);
  await close(page);
});
