// Another language: its words are loaded first, and then the program and the page speak it. Until they are there, and when they do not
// come, nothing changes.
import {showNotice} from './notice.mjs';
import {textsOf, words} from './words.mjs';

const notify = (problem, retry) => showNotice('language', words('web.later_failed'), problem ? [problem] : [], undefined, {label: words('web.retry'), run: retry});

// `load` and `say` stand for the network and the notice in tests.
export function keepLanguages(program, {load = textsOf, say = notify} = {}) {
  let wanted = null;    // the language that is missing now
  let failed = false;

  async function ask(language) {
    failed = false;
    try {
      const texts = await load(language);
      // Given even when it is not wanted any more: it may be again.
      if (!program.texts(language, texts[''])) throw new Error(`texts.${language}.json`);
      if (wanted === language) say('');
    } catch (error) {
      if (wanted !== language) return;
      failed = true;
      say(String(error.message ?? error), retry);
    }
  }

  function retry() {
    if (wanted && failed) ask(wanted);
  }

  return {
    need({language, wanted_language: next}) {
      if (!next || next === language) {
        if (wanted && failed) say('');
        wanted = null;
      } else if (wanted !== next) {
        wanted = next;
        ask(next);
      }
    },
    retry,
  };
}
