import assert from 'node:assert/strict';
import {test} from 'node:test';
import {linkKeys} from '../../scripts/site/link_keys.mjs';

const both = (text) => ({fr: text, en: text});
const course = {
  keys: [{key: 'future', values: 'hidden, shown', default: 'shown', help: both('What is to come.')}, {key: 't', values: '0 – 10', default: '', help: both('The <moment>.')}],
  parameters: [
    {key: 'cooks', kind: 'count', unit: '', minimum: 1, maximum: 1000, step: 1, label: both('Cooks'), help: both('How many.')},
    {key: 'wait', kind: 'duration', unit: 's', minimum: 0, maximum: 2.5, step: 0.001, label: both('Wait'), help: both('How long.')},
    {key: 'variant', kind: 'choice', unit: '', options: ['sync', 'async'], label: both('Version'), help: both('Which.')},
  ],
  lessons: [
    {id: 'one', parameters: {cooks: 3, variant: 'sync'}, choices: {variant: ['sync', 'async']}, ranges: {cooks: [1, 1000, true]}},
    {id: 'two', parameters: {wait: 1, variant: 'call'}, choices: {variant: ['call']}, ranges: {wait: [0, 2.5, false]}},
  ],
};
const text = (language) => linkKeys(course, language).join('');

test('each key is there once, with what it takes and what holds without it', () => {
  const page = text('en');
  for (const key of ['future', 't', 'cooks', 'wait', 'variant']) assert.equal(page.split(`<td><code>${key}</code></td>`).length, 2, key);
  assert.match(page, /<code>hidden<\/code>, <code>shown<\/code><\/td><td>What is to come\. <small>Without it: <code>shown<\/code>/);
  assert.match(page, /The &lt;moment&gt;\.<\/td>/);
});

test('numbers are written as the language writes them', () => {
  assert.match(text('en'), /1 to 1,000<\/td>/);
  assert.match(text('fr'), /1 à 1\u202f000<\/td>/);
  assert.match(text('fr'), /0 à 2,5, par pas de 0,001\u00a0s<\/td>/);
});

test('a choice that means another thing in each lesson is told lesson by lesson', () => {
  assert.match(text('en'), /one\/">one<\/a>: <code>sync<\/code>, <code>async<\/code><\/li>\n<li><a href="[^"]*two\/">two<\/a>: <code>call<\/code>/);
});
