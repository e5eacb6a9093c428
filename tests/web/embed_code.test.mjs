import assert from 'node:assert/strict';
import {test} from 'node:test';
import {elementCode, frameCode} from '../../web/lazy/embed_code.mjs';
import {withLink} from '../../web/lazy/offline.mjs';

const site = 'https://example.org/course/v1/';
const link = 'lesson=rush-10&cooks=4&lang=fr';

test('the element has the link’s keys as attributes, and says its lesson where scripts are refused', () => {
  assert.equal(elementCode({site, link, load: 'click', height: null, said: 'Rush hour'}),
    '<script src="https://example.org/course/v1/embed.js" defer></script>\n<comptoir-playground lesson="rush-10" cooks="4" lang="fr">Rush hour</comptoir-playground>');
  assert.match(elementCode({site, link, load: 'visible', height: 480, said: ''}), / lang="fr" load="visible" height="480"></);
});

test('the frame needs no script, and is as wide as its page unless a width is given', () => {
  const code = frameCode({site, link, width: null, height: 520, said: 'Rush hour'});
  assert.match(code, /^<iframe src="https:\/\/example.org\/course\/v1\/\?embed=1#lesson=rush-10&amp;cooks=4&amp;lang=fr" title="Rush hour" width="100%" height="520" loading="lazy"/);
  assert.match(frameCode({site, link, width: 640, height: 300, said: ''}), / width="640" height="300"/);
});

test('nothing in a link or a title leaves its attribute', () => {
  const hostile = {site, link: 'lesson=a"><script>alert(1)</script>&x=\'<', said: '</comptoir-playground><b onclick="x">'};
  for (const code of [elementCode({...hostile, load: 'click', height: null}), frameCode({...hostile, width: null, height: 1})]) {
    assert.doesNotMatch(code, /<b |alert\(1\)<\/script>|"><script>/);
  }
});

test('the offline page gets its link in the one place for it', () => {
  const page = '<head><meta name="comptoir-link" content=""></head>';
  assert.equal(withLink(page, 'lesson=names&t=1'), '<head><meta name="comptoir-link" content="lesson=names&amp;t=1"></head>');
  assert.equal(withLink(page, '"><script>'), '<head><meta name="comptoir-link" content="&quot;&gt;&lt;script&gt;"></head>');
  assert.equal(withLink('<head></head>', 'lesson=names'), null);
  assert.equal(withLink(page + page, 'lesson=names'), null);
});
