// Runs opened from files: by drag and drop, by the button, broken and hostile ones. The files are what the stage "Recorded programs" left.
import assert from 'node:assert/strict';
import {readFile} from 'node:fs/promises';
import {test} from 'node:test';
import {fileURLToPath} from 'node:url';
import {close, open, screenshot} from './harness.mjs';
import {control, until} from './parallel.mjs';

const recorded = (name) => fileURLToPath(new URL(`../../build/records/3.11/${name}.json`, import.meta.url));

// With a real DataTransfer, as a browser makes one of a file that is dragged.
async function drop(page, name, text) {
  const transfer = await page.evaluateHandle(({name: file, text: content}) => {
    const made = new DataTransfer();
    made.items.add(new File([content], file, {type: 'application/json'}));
    return made;
  }, {name, text});
  await page.dispatchEvent('body', 'dragover', {dataTransfer: transfer});
  await page.dispatchEvent('body', 'drop', {dataTransfer: transfer});
}

const title = (page) => page.title();
const notice = (page) => page.locator('#notice').textContent();

for (const [name, view] of [['mail_room', {width: 1440, height: 900, lang: 'en', theme: 'light'}], ['echo_server', {width: 1440, height: 900, lang: 'fr', theme: 'dark'}],
  ['lost_update', {width: 390, height: 844, lang: 'fr', theme: 'light', hasTouch: true}]]) {
  test(`${name}, recorded, opens by drag and drop`, async () => {
    const page = await open({...view, hash: 'lesson=rush-10'});
    await drop(page, `${name}.json`, await readFile(recorded(name), 'utf8'));
    await until(() => title(page), (shown) => shown.startsWith(`${name}.py`));
    await control(page, 'end').evaluate((button) => button.click());
    await screenshot(page, `opened-${name}`);
    await until(async () => page.url(), (url) => url.includes('lesson=a-run-in-a-file'));
    assert.deepEqual(page.problems, []);
    await close(page);
  });
}

test('the button in a lesson’s card opens a file, by keyboard', async () => {
  const page = await open({hash: 'lesson=rush-10'});
  await control(page, 'lesson.about').evaluate((button) => button.click());
  const button = page.locator('#open-run-button');
  await button.waitFor();
  await screenshot(page, 'open-button');
  const [chooser] = await Promise.all([page.waitForEvent('filechooser'), button.press('Enter')]);
  await chooser.setFiles(recorded('lost_update'));
  await until(() => title(page), (shown) => shown.startsWith('lost_update.py'));
  assert.deepEqual(page.problems, []);
  await close(page);
});

test('a broken or hostile file is refused with its place, and what is shown stays', async () => {
  const page = await open({hash: 'lesson=rush-10', lang: 'en'});
  const before = await title(page);
  const whole = await readFile(recorded('mail_room'), 'utf8');
  for (const [text, said] of [
    ['', /The file ends too early/],
    ['GIF89a', /line 1, column 1.*no JSON/s],
    [whole.slice(0, whole.length / 2), /The file ends too early/],
    [whole.replace('"handle":3', '"handle":33'), /events\[\d+\]\.handle \(line \d+, column \d+\)/],
    ['{"version":1,"events":[{"event":"<img src=x onerror=alert(1)>"}]}', /<img src=x onerror=alert\(1\)>/],
    [`${'['.repeat(100000)}`, /wrong type/],
  ]) {
    await drop(page, '<b>x</b>.json', text);
    await until(() => notice(page), (shown) => said.test(shown));
    assert.equal(await title(page), before);
  }
  assert.equal(await page.locator('#notice img, #notice b').count(), 0);
  await screenshot(page, 'open-refused');
  assert.deepEqual(page.problems, []);
  await close(page);
});
