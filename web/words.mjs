// The page's words: the catalogue of the language in force, loaded when it is first needed.
const catalogues = {};
let current = {};

export const languages = ['fr', 'en'];

export async function useLanguage(language) {
  catalogues[language] ??= import(`./texts.${language}.mjs`).then((module) => module.default);
  current = await catalogues[language];
}

// The text of a key, its {0}-style places filled; the key itself when the catalogue lacks it.
export function words(key, ...args) {
  return (current[key] ?? key).replace(/\{(\d+)\}/g, (_, place) => args[place] ?? '');
}
