// The whole page in one file, which opens the scenario that it has inside.
import {quoted} from './embed_code.mjs';

const path = 'comptoir-offline.html';
// Where the file keeps its link; the build leaves it empty.
const linkPlace = (link) => `<meta name="comptoir-link" content="${quoted(link)}">`;

// The file's text with the link inside; null when it is none of ours.
export function withLink(page, link) {
  const parts = page.split(linkPlace(''));
  return parts.length === 2 ? parts.join(linkPlace(link)) : null;
}

// A file; null where the site has none, as in a saved page.
export async function offlinePage(link) {
  const response = await fetch(path).catch(() => null);
  const page = response?.ok ? withLink(await response.text(), link) : null;
  return page === null ? null : new Blob([page], {type: 'text/html'});
}
