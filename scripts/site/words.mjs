// The words of the pages that the build makes: src/text/pages.json, each key with a text in every language; `{0}` is a place.
import {readFileSync} from 'node:fs';

export const languages = ['fr', 'en'];
export const otherLanguage = (language) => (language === 'fr' ? 'en' : 'fr');

const read = (path) => JSON.parse(readFileSync(new URL(`../../src/text/${path}`, import.meta.url), 'utf8'));
const catalogue = read('pages.json');
// Chapters have their names where the page has them.
const shared = Object.fromEntries(languages.map((language) => [language, read(`${language}.json`)]));

// wordsOf('fr')('minutes', 4) -> "4 min"
export const wordsOf = (language) => (key, ...values) => {
  const text = catalogue[key]?.[language] ?? shared[language][key];
  if (text === undefined) throw new Error(`src/text/pages.json has no ${key} in ${language}`);
  return text.replace(/\{(\d+)\}/g, (place, i) => values[i] ?? place);
};
