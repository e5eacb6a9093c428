// A SCORM package of a lesson, as a learning platform runs it.
import assert from 'node:assert/strict';
import {mkdir, mkdtemp, readFile, rm, writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {dirname, join} from 'node:path';
import {test} from 'node:test';
import {strFromU8, unzipSync} from 'fflate';
import {close, newPage, screenshot} from './harness.mjs';
import {serve} from '../../scripts/serve.mjs';
import {readCourse} from '../../scripts/site/course.mjs';
import {scormPackage} from '../../scripts/site/scorm.mjs';

const {lessons} = await readCourse();
const offline = await readFile('dist/comptoir-offline.html', 'utf8');

// The platform's page with the package unpacked beside it: {page, frame, calls(), remove()}. `kept` is what it knows of an earlier visit.
async function launch(id, language, kept = {}) {
  const folder = await mkdtemp(join(tmpdir(), 'comptoir-'));
  const files = unzipSync(await scormPackage({lesson: lessons.find((lesson) => lesson.id === id), language, page: offline}));
  for (const [name, bytes] of Object.entries(files)) {
    await mkdir(dirname(join(folder, 'activity', name)), {recursive: true});
    await writeFile(join(folder, 'activity', name), bytes);
  }
  await writeFile(join(folder, 'index.html'), await readFile(new URL('learning_platform.html', import.meta.url)));
  const {server, port} = await serve(folder, 0);
  const origin = `http://localhost:${port}`;
  const page = await newPage({lang: language, width: 1280, height: 800, allowed: [origin]});
  await page.goto(`${origin}/#${encodeURIComponent(JSON.stringify(kept))}`);
  const frame = page.frameLocator('iframe').frameLocator('iframe');
  await frame.locator('html[data-state="ready"]').waitFor({state: 'attached', timeout: 60000});
  return {
    page, frame, files,
    calls: () => page.evaluate(() => calls),
    kept: (name) => page.evaluate((key) => kept.get(key), name),
    async leave() { await page.locator('iframe').evaluate((element) => { element.src = 'about:blank'; }); },
    async remove() {
      server.closeAllConnections();
      server.close();
      await close(page);
      await rm(folder, {recursive: true, force: true});
    },
  };
}

const until = async (asks, holds) => {
  for (let n = 0; n < 400; ++n) {
    const value = await asks();
    if (holds(value)) return value;
    await new Promise((done) => { setTimeout(done, 100); });
  }
  throw new Error('it never came true');
};

test('the first answers of the questions give the score, and the end of the run completes the lesson', async () => {
  const {page, frame, calls, kept, leave, remove} = await launch('rush-10', 'fr');
  await until(() => kept('cmi.core.lesson_status'), (status) => status === 'incomplete');
  const options = frame.locator('#card .option');
  await options.nth(0).click();   // 4 s: wrong
  await options.nth(2).click();   // 12 s
  await page.waitForTimeout(500);
  assert.equal(await kept('cmi.core.score.raw'), '0');
  await screenshot(page, 'scorm');
  await frame.locator('body').press('End');
  await until(() => kept('cmi.core.lesson_status'), (status) => status === 'completed');
  await leave();
  const told = await until(calls, (all) => all.at(-1)[0] === 'LMSFinish');
  assert.deepEqual(told[0], ['LMSInitialize', '', 'true', '0']);
  assert.deepEqual(told.filter((call) => call[0] !== 'LMSGetValue' && call.at(-1) !== '0'), []);   // nothing was refused
  assert.deepEqual(told.at(-1), ['LMSFinish', '', 'true', '0']);
  assert.equal(told.filter(([name]) => name === 'LMSFinish').length, 1);
  assert.match(await kept('cmi.core.session_time'), /^0000:\d\d:\d\d$/);
  assert.deepEqual(page.problems, []);
  await remove();
});

test('a lesson with a goal is passed when its goal is met, and an earlier result is never lowered', async () => {
  const first = await launch('manager', 'en');
  await until(() => first.kept('cmi.core.lesson_status'), (status) => status === 'incomplete');
  await first.frame.locator('body').press('End');
  await first.page.waitForTimeout(500);
  assert.equal(await first.kept('cmi.core.lesson_status'), 'incomplete');
  await first.frame.locator('body').evaluate(() => { location.hash = 'lesson=manager&sodas=4&cooks=10&batch=10'; });
  await until(() => first.kept('cmi.core.lesson_status'), (status) => status === 'passed');
  assert.equal(await first.kept('cmi.core.score.raw'), '100');
  await first.remove();
  const again = await launch('manager', 'en', {'cmi.core.lesson_status': 'passed', 'cmi.core.score.raw': '100'});
  await again.page.waitForTimeout(500);
  assert.deepEqual((await again.calls()).filter(([name]) => name === 'LMSSetValue'), []);
  await again.remove();
});

test('another lesson opened in the activity changes nothing that is told', async () => {
  const {page, frame, kept, remove} = await launch('rush-10', 'en');
  await frame.locator('body').evaluate(() => { location.hash = 'lesson=manager&sodas=4&cooks=10&batch=10'; });
  await frame.locator('html').evaluate(async () => { while (!/manager/i.test(document.title)) await new Promise((done) => { setTimeout(done, 100); }); });
  await page.waitForTimeout(1000);
  assert.equal(await kept('cmi.core.lesson_status'), 'incomplete');
  assert.equal(await kept('cmi.core.score.raw'), undefined);
  await remove();
});

test('the manifest names every file of the package', async () => {
  const files = unzipSync(await scormPackage({lesson: lessons.find(({id}) => id === 'cancel'), language: 'fr', page: offline}));
  const manifest = strFromU8(files['imsmanifest.xml']);
  const named = [...manifest.matchAll(/<file href="([^"]+)"\/>/g)].map(([, name]) => name);
  assert.deepEqual([...named, 'imsmanifest.xml'].sort(), Object.keys(files).sort());
  assert.match(manifest, /<schemaversion>1\.2<\/schemaversion>/);
});
