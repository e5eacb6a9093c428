// The words of the page and of the program: one file a language, loaded when the language is first wanted.
const catalogues = {};
let current = null;

export const languages = ['fr', 'en'];

async function fetchTexts(language) {
  const path = `texts.${language}.json`;
  const response = await fetch(path);
  if (!response.ok) throw new Error(`${path}: ${response.status}`);
  return response.json();
}

// The texts of a language: the page's by their keys, and the program's under "". One that did not come is asked for again the next time.
export function textsOf(language, load = fetchTexts) {
  catalogues[language] ??= load(language).catch((error) => {
    delete catalogues[language];
    throw error;
  });
  return catalogues[language];
}

export async function useLanguage(language) {
  current = await textsOf(language);
}

export const haveWords = () => current !== null;

// The text of a key, its {0}-style places filled; the key itself when the catalogue lacks it.
export function words(key, ...args) {
  return (current?.[key] ?? key).replace(/\{(\d+)\}/g, (_, place) => args[place] ?? '');
}
