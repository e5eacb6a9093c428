// Where modules are not loaded (a sandboxed frame of a host without CORS headers, a file on a disk), the page comes as one classic script.
addEventListener('error', ({target}) => {
  if (target.type === 'module') document.head.append(Object.assign(document.createElement('script'), {src: 'lazy/classic.js'}));
}, true);
