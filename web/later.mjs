// What a first visit doesn't load: dialogs that are fetched when they are first asked for. One that does not come is said, and can be
// asked for again.
import {showNotice} from './notice.mjs';
import {words} from './words.mjs';

const say = (lines) => showNotice('later', words('web.later_failed'), lines);

const later = (load, name) => async (...args) => {
  try {
    const module = await load();
    await module[name](...args);
    say([]);
  } catch (error) {
    say([String(error.message ?? error)]);
  }
};

export const openAbout = later(() => import('./lazy/about.mjs'), 'openAbout');         // (program, guide)
export const openGlossary = later(() => import('./lazy/glossary.mjs'), 'openGlossary');   // ()
