// What a teacher's link asks of the page: panels, locks, what is hidden, a projected lesson, a goal, the run that was expected.
import assert from 'node:assert/strict';
import {test} from 'node:test';
import {close, nativeRun, open, screenshot} from './harness.mjs';
import {control, until} from './parallel.mjs';

const rush = 'lesson=rush-2-per-second';
const goal = (page) => page.locator('#goal-card');
const moment = (page) => page.locator('#moment').textContent();
const reason = (page, name) => control(page, name).evaluate((node) => document.getElementById(node.getAttribute('aria-describedby'))?.textContent);

test('locked controls are drawn locked, disabled with the reason, and do nothing', async () => {
  const page = await open({width: 1440, height: 900, hash: `${rush}&t=3.5&lock=all`});
  await until(() => control(page, 'play').isDisabled(), (disabled) => disabled);
  for (const name of ['start', 'step.forward', 'speed', 'timeline', 'settings.reset', 'lesson.next', 'param.cooks.slider', 'param.cooks.field']) {
    assert.equal(await control(page, name).isDisabled(), true, name);
    assert.equal(await reason(page, name), 'Locked by whoever made this link.', name);
  }
  for (const name of ['theme', 'share', 'language.fr', 'lesson.about']) assert.equal(await control(page, name).isDisabled(), false, name);
  const before = await moment(page);
  await page.mouse.click(...Object.values(await control(page, 'step.forward').boundingBox()).slice(0, 2).map((side) => side + 8));
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('End');
  await page.keyboard.press('c');
  await until(() => page.locator('#brief').textContent(), (said) => said === 'Locked by whoever made this link.');
  assert.equal(await moment(page), before);
  await screenshot(page, 'taught-locked-en-light');
  await control(page, 'theme').evaluate((node) => node.click());
  await control(page, 'language.fr').evaluate((node) => node.click());
  await until(() => reason(page, 'play'), (said) => said === 'Verrouillé par qui a fait ce lien.');
  await screenshot(page, 'taught-locked-fr-dark');
  assert.deepEqual(page.problems, []);
  await close(page);
});

test('a lock of one parameter leaves the others', async () => {
  const page = await open({width: 1440, height: 900, hash: `${rush}&lock=cooks&play=off`});
  await until(() => control(page, 'param.cooks.slider').isDisabled(), (disabled) => disabled);
  assert.equal(await control(page, 'param.sodas.slider').isDisabled(), false);
  assert.equal(await control(page, 'play').isDisabled(), false);
  assert.equal(await control(page, 'play').textContent(), 'Play', 'play=off: it waits');
  await screenshot(page, 'taught-lock-cooks');
  await close(page);
});

test('an embed shows the panels that its link names, and the transport', async () => {
  for (const [width, height, lang, theme] of [[480, 360, 'en', 'light'], [760, 440, 'fr', 'dark']]) {
    const page = await open({width, height, lang, theme, search: 'embed=1', hash: `${rush}&t=3.5&panels=loop,timeline`});
    await until(() => page.locator('[data-panel="settings"]').evaluate((node) => node.hasAttribute('data-left-out')), (out) => out);
    for (const panel of ['results', 'code', 'console']) assert.equal(await page.locator(`[data-panel="${panel}"]`).first().isVisible(), false, panel);
    assert.ok(await control(page, 'play').evaluate((node) => node.hasAttribute('data-drawn')));
    assert.equal(await control(page, 'param.cooks.slider').evaluate((node) => node.hasAttribute('data-drawn')), false);
    await screenshot(page, `taught-embed-${width}`);
    assert.deepEqual(page.problems, []);
    await close(page);
  }
});

test('a projected lesson has larger text, a clicker’s keys, and hides its answer', async () => {
  for (const [width, height, lang, theme] of [[1440, 900, 'en', 'light'], [1280, 720, 'fr', 'dark']]) {
    const page = await open({width, height, lang, theme, hash: `${rush}&t=3.5&present=1`});
    await until(() => page.locator('html').evaluate((node) => node.hasAttribute('data-present')), (present) => present);
    await screenshot(page, `taught-present-${width}`);
    const before = await moment(page);
    await page.keyboard.press('PageDown');
    const after = await until(() => moment(page), (text) => text !== before);
    await page.keyboard.press('PageUp');
    await until(() => moment(page), (text) => text === before);
    assert.notEqual(after, before);
    await page.keyboard.press('b');
    await until(() => page.evaluate(() => location.hash), (hash) => hash.includes('hide=answer'));
    await screenshot(page, `taught-present-hidden-${width}`);
    await page.keyboard.press('b');
    await until(() => page.evaluate(() => location.hash), (hash) => !hash.includes('hide=answer'));
    // A show of hands, and then the answer.
    await page.keyboard.press('p');
    await page.locator('#told [data-act="reveal"]').waitFor();
    await screenshot(page, `taught-hands-${width}`);
    await page.keyboard.press('PageDown');
    await until(() => page.locator('#told').getAttribute('data-state'), (state) => state === 'right');
    assert.ok((await page.locator('#told .note').textContent()).length > 10);
    await page.keyboard.press('Escape');
    await page.keyboard.press('?');
    await page.locator('#shortcuts [data-line="answer.hidden"]').waitFor();
    await screenshot(page, `taught-help-${width}`);
    await page.locator('#shortcuts [data-line="present 0"]').click();
    await until(() => page.locator('html').evaluate((node) => node.hasAttribute('data-present')), (present) => !present);
    assert.deepEqual(page.problems, []);
    await close(page);
  }
});

test('an answer link is checked by its run', async () => {
  const link = 'lesson=manager&sodas=2&cooks=5&batch=7&goal=served:5,cost:5,clients:10&play=off';
  const page = await open({width: 1440, height: 900, hash: link});
  await until(() => goal(page).locator('.note').textContent(), (said) => said === 'Goal met.');
  assert.match(await goal(page).textContent(), /under 5\u00a0s\. Longest: 4\.5\u00a0s, client \d+\./);
  assert.match(await goal(page).textContent(), /Cost: 5 or less\. Here: 3\.73\./);
  assert.equal((await nativeRun(link)).goal.met, true);
  await screenshot(page, 'taught-goal-met');
  await control(page, 'param.cooks.field').evaluate((field) => field.focus());
  await page.keyboard.type('3');
  await page.keyboard.press('Enter');
  await until(() => goal(page).locator('.note').textContent(), (said) => said === 'Goal not met.');
  await screenshot(page, 'taught-goal-missed');
  await goal(page).locator('.close').click();
  assert.equal(await goal(page).isVisible(), false);
  assert.deepEqual(page.problems, []);
  await close(page);
  const phone = await open({width: 390, height: 844, lang: 'fr', theme: 'dark', hasTouch: true, hash: link});
  await until(() => goal(phone).locator('.note').textContent(), (said) => said === 'Objectif atteint.');
  await screenshot(phone, 'taught-goal-phone');
  await close(phone);
});

test('a lesson that gives another run than its author’s says so', async () => {
  const hash = (await nativeRun(rush)).trace_hash;
  const same = await open({hash: `${rush}&play=off&expect=${hash}`});
  await same.waitForTimeout(300);
  assert.equal(await same.locator('#notice').isVisible(), false);
  await close(same);
  const page = await open({hash: `${rush}&play=off&expect=0123456789abcdef`});
  await until(() => page.locator('#notice').textContent(), (text) => text.includes('0123456789abcdef') && text.includes(hash));
  await screenshot(page, 'taught-expect');
  assert.deepEqual(page.problems, []);
  await close(page);
});

test('a hostile value of any key becomes text and nothing else', async () => {
  const evil = encodeURIComponent('"><img src=x onerror=alert(1)>');
  const page = await open({hash: `${rush}&play=off&${['panels', 'lock', 'hide', 'present', 'goal', 'expect'].map((key) => `${key}=${evil}`).join('&')}`});
  await until(() => page.locator('#notice').textContent(), (text) => text.includes('<img src=x'));
  assert.equal(await page.locator('img').count(), 0);
  assert.deepEqual(page.problems, []);
  await close(page);
});
