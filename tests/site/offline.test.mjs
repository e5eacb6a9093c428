import assert from 'node:assert/strict';
import {createHash} from 'node:crypto';
import {readFile} from 'node:fs/promises';
import {test} from 'node:test';
import {linkPlace, offlinePage} from '../../scripts/site/offline.mjs';

const index = await readFile('web/index.html', 'utf8');
const parts = {index, style: 'body{color:red}', script: '(()=>{})();', icon: '<svg/>'};

test('the one file names no other file, and its policy lets nothing in and nothing out', () => {
  const page = offlinePage(parts);
  assert.doesNotMatch(page, /(?:src|href)="(?!data:)/);
  const policy = /http-equiv="Content-Security-Policy" content="([^"]*)"/.exec(page)[1];
  assert.match(policy, /^default-src 'none';/);
  assert.doesNotMatch(policy, /'self'|unsafe-inline|https?:/);
  for (const [, script] of page.matchAll(/<script>([\s\S]*?)<\/script>/g)) {
    assert.ok(policy.includes(`'sha256-${createHash('sha256').update(script).digest('base64')}'`), script);
  }
});

test('there is one place for a link', () => {
  assert.equal(offlinePage(parts).split(linkPlace).length, 2);
});

test('what would end its own element is refused', () => {
  assert.throws(() => offlinePage({...parts, script: '"</script>"'}), /would end its element/);
});
