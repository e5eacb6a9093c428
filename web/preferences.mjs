// What the reader chose before, and what the browser prefers. Storage may be refused: then nothing is kept.
import {languages} from './words.mjs';

const themes = ['dark', 'light'];

export function recall(key) {
  try {
    return localStorage.getItem(`comptoir.${key}`);
  } catch {
    return null;
  }
}

function stored(key, allowed) {
  const value = recall(key);
  return allowed.includes(value) ? value : null;
}

export function remember(key, value) {
  try {
    localStorage.setItem(`comptoir.${key}`, value);
  } catch { /* Private windows and sandboxed frames have no storage. */ }
}

export function forget(key) {
  try {
    localStorage.removeItem(`comptoir.${key}`);
  } catch { /* As above. */ }
}

export function preferredLanguage() {
  const known = (navigator.languages ?? [navigator.language]).map((tag) => tag.slice(0, 2).toLowerCase()).find((tag) => languages.includes(tag));
  return stored('language', languages) ?? known ?? 'en';
}

export function preferredTheme() {
  return stored('theme', themes) ?? (matchMedia('(prefers-color-scheme: light)').matches ? 'light' : 'dark');
}

// Calls back at once and at every change.
export function watchReducedMotion(callback) {
  const query = matchMedia('(prefers-reduced-motion: reduce)');
  query.addEventListener('change', () => callback(query.matches));
  callback(query.matches);
}
