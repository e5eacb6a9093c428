// The last scenario: what a visit by the bare address goes on with. It is the link to what was shown last, whichever tab showed it; a
// tab writes it when what it shows has changed, and reads it only when it is opened. Where nothing can be stored there is none.
import {looks} from './guide.mjs';
import {forget, recall, remember} from './preferences.mjs';

const storage = {read: () => recall('last'), write: (text) => remember('last', text), clear: () => forget('last')};
const longest = 100000;   // characters; a longer link is not kept
const isLink = /^lesson=[a-z0-9-]+(&[a-z0-9_]+=[!"$%'-~]*)*$/;

export function makeLast(store = storage) {
  const stored = store.read() ?? '';
  const link = stored.length <= longest && isLink.test(stored) ? stored : '';
  return {
    // The link of before, to be opened instead of one to no scenario at all; '' when there is none.
    instead(address) {
      const pieces = address.split('&').filter(Boolean);
      return link && pieces.every((piece) => looks.test(piece)) ? [link, ...pieces].join('&') : '';
    },
    // What the guided path, which comes first, may lead back to: a link to another lesson than the one it opens; or ''.
    beside: (lesson) => (link.split('&')[0] === `lesson=${lesson}` ? '' : link),
    keep(shown) {
      if (shown.length <= longest) store.write(shown);
      else store.clear();
    },
    forget: store.clear,
  };
}
