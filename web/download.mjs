// A file made in the page, saved as a download.
import {element} from './element.mjs';

export function saveText(name, text, type) {
  const address = URL.createObjectURL(new Blob([text], {type}));
  const link = element('a', {href: address, download: name, hidden: true});
  document.body.append(link);
  link.click();
  link.remove();
  // Some browsers read it only after the click is over.
  setTimeout(() => URL.revokeObjectURL(address), 10000);
}
