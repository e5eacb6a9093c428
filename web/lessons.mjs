// The list of the lessons, by chapter, and the menu.
import {openDialog} from './dialog.mjs';
import {element} from './element.mjs';
import {openAbout, openGlossary, openHelp, openShare} from './later.mjs';
import {words} from './words.mjs';

function guideLabel({index, count, begun}) {
  return begun ? words('web.guide_continue', index + 1, count) : words('web.guide_begin', count);
}

export function openLessons(program, guide) {
  const state = program.read();
  const {lesson, lessons} = state;
  const choose = (act) => () => { dialog.close(); act(); };
  const item = ({id, title, objective}) => element('button', {
    type: 'button', class: 'item', 'aria-current': id === lesson.id ? 'true' : null, 'data-lesson': id, onclick: choose(() => program.command(`lesson ${id}`)),
  }, title, objective ? element('small', {}, objective) : null, id === lesson.id ? known(lesson) : null);
  const chapters = [...new Set(lessons.map(({chapter}) => chapter))];
  const ahead = guide.ahead(state);
  const at = lessons.findIndex(({id}) => id === lesson.id);
  const neighbour = (label, other) => element('button', {
    type: 'button', class: 'quiet', disabled: !other, title: other?.title, onclick: choose(() => program.command(`lesson ${other.id}`)),
  }, label);
  const dialog = openDialog('lessons-dialog', words('web.lessons_title'),
    element('div', {class: 'row ends'}, neighbour(words('header.lesson_previous'), lessons[at - 1]), neighbour(words('header.lesson_next'), lessons[at + 1]),
      ahead ? element('button', {type: 'button', class: 'quiet', id: 'guide-open', onclick: choose(() => guide.go(program, ahead.id))}, guideLabel(ahead)) : null),
    chapters.map((chapter) => element('section', {'aria-labelledby': `chapter-${chapter}`},
      element('h3', {id: `chapter-${chapter}`}, `${chapter}. ${words(`web.chapter_${chapter}`)}`),
      lessons.filter((each) => each.chapter === chapter).map(item))));
  dialog.querySelector('[aria-current]')?.focus();
}

// Of the open lesson more is known: its sheet is there.
function known({minutes, needs}) {
  const facts = [minutes ? words('web.minutes', minutes) : '', needs?.length ? words('web.needs_list', needs.map(({title}) => title).join(', ')) : ''];
  return element('small', {}, facts.filter(Boolean).join(' · '));
}

// `time` opens the time sheet.
export function openMenu(program, guide, time) {
  const state = program.read();
  const {language, theme, comparing, can_compare} = state;
  const item = (label, act) => element('button', {type: 'button', class: 'item', onclick: () => { dialog.close(); act(); }}, label);
  const ahead = guide.ahead(state);
  const dialog = openDialog('menu-dialog', words('header.menu'),
    item(words('web.about'), () => openAbout(program, guide)),
    can_compare || comparing ? item(words(comparing ? 'header.compare_off' : 'header.compare'), () => program.command(`compare ${comparing ? 'off' : 'on'}`)) : null,
    can_compare || comparing || !state.parameters?.length ? null : item(words('compare.keep'), () => program.command('keep')),
    item(words('web.lessons_title'), () => openLessons(program, guide)),
    ahead ? item(guideLabel(ahead), () => guide.go(program, ahead.id)) : null,
    state.plannable ? item(words(state.plan ? 'plan.hide' : 'plan.show'), () => program.command(state.plan ? 'plan off' : 'plan on')) : null,
    item(words('web.time'), time),
    state.history?.undo ? item(words('web.undo'), () => program.command('undo')) : null,
    state.history?.redo ? item(words('web.redo'), () => program.command('redo')) : null,
    item(words('web.glossary'), openGlossary),
    item(words('header.share'), () => openShare(program)),
    item(language === 'fr' ? 'English' : 'Français', () => program.command(`lang ${language === 'fr' ? 'en' : 'fr'}`)),
    item(words(theme === 'dark' ? 'header.theme_light' : 'header.theme_dark'), () => program.command(`theme ${theme === 'dark' ? 'light' : 'dark'}`)),
    item(words('web.shortcuts_title'), () => openHelp(program)));
}
