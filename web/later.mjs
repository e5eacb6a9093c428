// What a first visit doesn't load: dialogs, panels and cards that are fetched when they are first asked for. What does not come is said, and
// can be asked for again.
import {showNotice} from './notice.mjs';
import {moreWords, words} from './words.mjs';

const say = (lines) => showNotice('later', words('web.later_failed'), lines);

// The module, or null.
const module = (load) => async () => {
  try {
    const loaded = await load();
    say([]);
    return loaded;
  } catch (error) {
    say([String(error.message ?? error)]);
    return null;
  }
};

const later = (load, name) => async (...args) => {
  try {
    const loaded = await load();
    await loaded[name](...args);
    say([]);
  } catch (error) {
    say([String(error.message ?? error)]);
  }
};

const styled = {};

// A style sheet of a part that is loaded later.
async function addStyle(path) {
  const response = await fetch(path);
  if (!response.ok) throw new Error(`${path}: ${response.status}`);
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(await response.text());
  document.adoptedStyleSheets.push(sheet);
}

const style = (path) => (styled[path] ??= addStyle(path).catch((error) => { delete styled[path]; throw error; }));

const spoken = (load, ...styles) => async () => {
  await Promise.all([moreWords(), ...styles.map(style)]);
  return load();
};

export const openAbout = later(() => import('./lazy/about.mjs'), 'openAbout');         // (program, guide)
export const openGlossary = later(() => import('./lazy/glossary.mjs'), 'openGlossary');   // ()
export const openHelp = later(spoken(() => import('./lazy/help.mjs'), 'lazy/time.css'), 'openHelp');   // (program)
export const openShare = later(spoken(() => import('./lazy/share.mjs'), 'lazy/share.css'), 'openShare');   // (program)
export const copyLink = later(spoken(() => import('./lazy/share.mjs'), 'lazy/share.css'), 'copyLink');     // (program)
export const loadBack = module(spoken(() => import('./lazy/back.mjs'), 'lazy/back.css'));
export const openRun = later(spoken(() => import('./lazy/open.mjs')), 'openRun');   // (program, files)
export const loadTime = module(spoken(() => import('./lazy/time.mjs'), 'lazy/time.css'));
export const loadTaught = module(spoken(() => import('./lazy/taught.mjs'), 'lazy/taught.css'));
export const loadCards = module(spoken(() => import('./lazy/cards.mjs'), 'lazy/time.css'));
export const loadPlan = module(spoken(() => import('./lazy/plan.mjs')));
export const loadEmbed = module(spoken(() => import('./lazy/embed.mjs'), 'lazy/embed.css'));
export const keepSite = () => import('./lazy/site_worker.mjs').then((loaded) => loaded.keepSite(), () => {});   // who comes back asks again
