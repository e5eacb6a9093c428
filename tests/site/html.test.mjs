import assert from 'node:assert/strict';
import {test} from 'node:test';
import {html} from '../../scripts/site/html.mjs';

test('what is put into a template is text, whatever it holds', () => {
  assert.equal(String(html`<p title="${'"\'><script>&'}">${'<b>&amp;'}</p>`), '<p title="&quot;&#39;&gt;&lt;script&gt;&amp;">&lt;b&gt;&amp;amp;</p>');
});

test('pieces made here stay HTML, in lists too, and nothing is where there is nothing', () => {
  const items = ['<', 2].map((item) => html`<li>${item}</li>`);
  assert.equal(String(html`<ul>${items}</ul>${null}${undefined}${false}${0}`), '<ul><li>&lt;</li><li>2</li></ul>0');
});
