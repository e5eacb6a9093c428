// The page's address: what it asks for, and kept in step with what is shown, so that reloading or bookmarking comes back to it.
const pageKeys = ['embed'];   // the page's own, not the scenario's

// Both `#…` and `?…` are read; the fragment comes first.
export function readAddress() {
  const flags = {};
  const pieces = [location.hash.slice(1), location.search.slice(1)].flatMap((part) => part.split('&')).filter(Boolean);
  const link = pieces.filter((piece) => {
    const [key, value] = piece.split('=');
    if (!pageKeys.includes(key)) return true;
    flags[key] = value !== '0';
    return false;
  }).join('&');
  const carries = (key) => pieces.some((piece) => piece.startsWith(`${key}=`));
  return {link, flags, options: {moment: true, language: carries('lang'), theme: carries('theme')}};
}

// Writes the address a moment after the last change, and not while it plays: browsers limit how often it may change. `wrote` is told.
export function keepAddress(program, options, wrote) {
  let timer = 0;
  let written = null;
  const write = () => {
    clearTimeout(timer);
    const fragment = program.link(options);
    if (fragment === written) return;
    written = fragment;
    try { history.replaceState(null, '', `#${fragment}`); } catch { /* Sandboxed frames may not. */ }
    wrote();
  };
  // A page that is hidden may be over: its browser or the reader ends it.
  document.addEventListener('visibilitychange', () => { if (document.visibilityState === 'hidden') write(); });
  return {
    changed(playing) {
      clearTimeout(timer);
      if (!playing) timer = setTimeout(write, 300);
    },
    isOurs: () => location.hash.slice(1) === written,
  };
}
