// The words of the page and of the program: a file for each language, loaded when the language is first wanted, and a second one with
// what only modules under lazy/ say, loaded before the first of them.
const coming = {};      // by path
let current = null;
let spoken = '';
let more = false;       // the second file is wanted, too

export const languages = ['fr', 'en'];

async function fetchTexts(path) {
  const response = await fetch(path);
  if (!response.ok) throw new Error(`${path}: ${response.status}`);
  return response.json();
}

// The texts of a language: the page's by their keys, and the program's under "". One that did not come is asked for again the next time.
export async function textsOf(language, load = fetchTexts) {
  const paths = [`texts.${language}.json`, ...(more ? [`lazy/texts.${language}.json`] : [])];
  const parts = await Promise.all(paths.map((path) => {
    coming[path] ??= load(path).catch((error) => {
      delete coming[path];
      throw error;
    });
    return coming[path];
  }));
  return Object.assign({}, ...parts);
}

export async function useLanguage(language) {
  current = await textsOf(language);
  spoken = language;
}

// Before a module under lazy/ that has words of its own.
export async function moreWords() {
  if (more) return;
  more = true;
  try {
    await useLanguage(spoken);
  } catch (error) {
    more = false;
    throw error;
  }
}

export const haveWords = () => current !== null;

// The text of a key, its {0}-style places filled; the key itself when the catalogue lacks it.
export function words(key, ...args) {
  return (current?.[key] ?? key).replace(/\{(\d+)\}/g, (_, place) => args[place] ?? '');
}
