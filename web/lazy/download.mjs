// A file made in the page, saved as a download.
import {element} from '../element.mjs';

export function saveBlob(name, blob) {
  const address = URL.createObjectURL(blob);
  const link = element('a', {href: address, download: name, hidden: true});
  document.body.append(link);
  link.click();
  link.remove();
  // Some browsers read it only after the click is over.
  setTimeout(() => URL.revokeObjectURL(address), 10000);
}

export const saveText = (name, text, type) => saveBlob(name, new Blob([text], {type}));
