// The lessons' and the menu's dialogs.
import {element} from './element.mjs';
import {openDialog} from './dialog.mjs';
import {openShare} from './share.mjs';
import {showShortcuts} from './shortcuts.mjs';
import {words} from './words.mjs';

export function openLessons(program) {
  const {lesson, lessons} = program.read();
  const dialog = openDialog('lessons-dialog', words('web.lessons_title'), lessons.map(({id, title, objective}) => element('button', {
    type: 'button', class: 'item', 'aria-current': id === lesson.id ? 'true' : null,
    onclick: () => { dialog.close(); program.command(`lesson ${id}`); },
  }, title, objective ? element('small', {}, objective) : null)));
  dialog.querySelector('[aria-current]')?.focus();
}

export function openMenu(program) {
  const {language, theme} = program.read();
  const item = (label, act) => element('button', {type: 'button', class: 'item', onclick: () => { dialog.close(); act(); }}, label);
  const dialog = openDialog('menu-dialog', words('header.menu'),
    item(words('web.lessons_title'), () => openLessons(program)),
    item(words('header.share'), () => openShare(program)),
    item(language === 'fr' ? 'English' : 'Français', () => program.command(`lang ${language === 'fr' ? 'en' : 'fr'}`)),
    item(words(theme === 'dark' ? 'header.theme_light' : 'header.theme_dark'), () => program.command(`theme ${theme === 'dark' ? 'light' : 'dark'}`)),
    item(words('web.shortcuts_title'), showShortcuts));
}
