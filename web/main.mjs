// The page: loads the program, the words and the fonts, and joins canvas, parallel document and address.
import {keepAddress, readAddress} from './address.mjs';
import {fetchFaces, useFaces} from './faces.mjs';
import {hideFailure, showFailure} from './failure.mjs';
import {firstLesson, makeGuide} from './guide.mjs';
import {keepLanguages} from './languages.mjs';
import {makeLast} from './last.mjs';
import {copyLink, keepSite, loadBack, loadEmbed, loadPlan, loadTaught, loadTime, openAbout, openHelp, openRun, openShare} from './later.mjs';
import {openLessons, openMenu} from './lessons.mjs';
import {sayBriefly, showNotice, showProblems} from './notice.mjs';
import {startParallel} from './parallel.mjs';
import {listenToPointer} from './pointer.mjs';
import {preferredLanguage, preferredTheme, remember, watchReducedMotion} from './preferences.mjs';
import {startProgram} from './program.mjs';
import {startQuestion} from './question.mjs';
import {fetchSheet, keepSheets} from './sheets.mjs';
import {listenToKeys, toggleStop} from './shortcuts.mjs';
import {watchSize} from './surface.mjs';
import {startTold} from './told.mjs';
import {findTwin} from './twins.mjs';
import {textsOf, useLanguage, words} from './words.mjs';

const root = document.documentElement;
const sheetWithin = 3000;   // milliseconds that the first picture waits for its lesson's texts
const keptAfter = 2000;     // milliseconds of rest before the browser is asked to keep the site
const playingEvery = 250;   // milliseconds between two updates of the parallel document while playing

const within = (promise, milliseconds) => Promise.race([promise, new Promise((over) => { setTimeout(over, milliseconds); })]);

async function start() {
  const address = readAddress();
  const reader = {language: preferredLanguage(), theme: preferredTheme()};
  root.dataset.theme = reader.theme;
  root.lang = reader.language;
  const embed = Boolean(address.flags.embed);
  if (embed) root.dataset.embed = '';

  const guide = makeGuide();
  const opening = embed ? null : guide.opening(address.link);
  const last = makeLast();
  let again = embed || opening ? '' : last.instead(address.link);
  // Asked for before the program is there; one that fails is asked for again when it is.
  const early = opening ? fetchSheet(opening.lesson).catch(() => '') : '';

  let program = null;
  let parallel = null;
  let question = null;
  let told = null;
  let panel = null;   // the time sheet, once it was asked for
  let frame = null;   // what an embed does for the page around it
  let back = null;    // the notice of the last scenario
  let plan = null;    // the manager's plan, once it was looked at
  let taught = null;  // what a teacher's link asks of the page, once one does
  let update = () => {};
  let noWebGl = false;
  const ask = {share: openShare, lessons: openLessons, menu: () => openMenu(program, guide, time), about: openAbout, time: () => time(), plan: () => program.command(program.read().plan ? 'plan off' : 'plan on')};
  const callbacks = {
    onChange: () => update(),
    onEdit: (name) => findTwin(name)?.focus(),
    onAsk: (what) => ask[what]?.(program, guide),
    onLesson: (id) => program.command(`lesson ${id}`),
    onCursor: (shape) => { document.getElementById('canvas').style.cursor = shape; },
    onContext(what) {
      if (what === 'none') noWebGl = true;
      if (what === 'lost') showFailure('context_lost');
      if (what === 'restored') hideFailure('context_lost');
    },
    onRest: (problem, retry) => showNotice('rest', words('web.later_failed'), problem ? [problem] : [], undefined, {label: words('web.retry'), run: retry}),
    onFailure: (text) => showFailure('program', text),
    onAbort: (text) => showFailure('program', text),
  };
  let link = opening?.link ?? (again || address.link);
  const language = /(?:^|&)lang=(fr|en)(?:&|$)/.exec(link)?.[1] ?? reader.language;
  const texts = useLanguage(language);
  const files = fetchFaces();
  files.catch(() => {});   // awaited below, after what may fail before
  await texts;
  program = await startProgram(callbacks);
  if (noWebGl) return showFailure('no_webgl');
  program.texts(language, (await textsOf(language))['']);
  const reached = program.reach(link);
  useFaces(await files, program);
  const sheet = await within(early, sheetWithin);
  if (sheet) program.sheet(opening.lesson, sheet);
  // A lesson that does not come: the first one, with a notice.
  const there = await reached;
  const begin = (text) => program.open(text, reader.language, reader.theme, {embed, touch: matchMedia('(pointer: coarse)').matches});
  if (again) last.forget();   // one that breaks the page is not opened twice
  begin(there ? link : `lesson=${firstLesson}`);
  // What was stored is opened when all of it is understood, or not at all.
  if (again && program.read().problems.length) {
    again = '';
    begin(link = address.link);
  }
  if (/(^|&)ask=on(&|$)/.test(link)) program.command('pause');   // the question comes before the run
  if (!there) program.command(`open ${link}`);
  else if (opening) guide.opened(program);
  const sheets = keepSheets(program);
  const speech = keepLanguages(program);
  watchReducedMotion((reduced) => program.motion(reduced));
  // An embed keeps nothing, and the path itself knows where its reader is.
  const kept = keepAddress(program, address.options, () => {
    if (!embed && before && !guide.place(before)) last.keep(program.link({moment: true, language: false, theme: false}));
  });

  let before = null;
  async function show() {
    const state = program.read();
    if (state.language !== before?.language) {
      await useLanguage(state.language);
      root.lang = state.language;
    }
    root.dataset.theme = state.theme;
    if (before && !embed) {
      if (state.language !== before.language) remember('language', state.language);
      if (state.theme !== before.theme) remember('theme', state.theme);
    }
    speech.need(state);
    sheets.need(state.lesson);
    document.title = `${state.lesson.title} · Comptoir`;
    const drawn = program.areas();
    parallel.show(state, drawn);
    question.show(state, drawn);
    told.show(state, drawn);
    panel?.show(state, drawn);
    frame?.show(state);
    back?.show(state);
    if (state.plan) plan ??= loadPlan().then((module) => { plan = module?.makePlan(program) ?? null; update(); });
    plan?.show?.(state);
    if (state.teaching) taught ??= loadTaught().then((module) => { taught = module?.makeTaught(program) ?? null; update(); });
    taught?.show?.(state, drawn);
    showProblems(state.problems, () => program.command('dismiss'));
    kept.changed(state.playing);
    before = state;
  }

  // At once when something was done; a few times a second while it plays.
  let timer = 0;
  let shownAt = 0;
  let showing = Promise.resolve();
  const showNow = () => {
    timer = 0;
    shownAt = performance.now();
    showing = showing.then(show);
  };
  update = () => {
    if (timer) return;
    const wait = before?.playing ? Math.max(0, shownAt + playingEvery - performance.now()) : 0;
    timer = setTimeout(showNow, wait);
  };

  // Opens the time sheet, or closes it.
  async function time() {
    const [module] = panel ? [panel] : await Promise.all([loadTime(), program.prepare()]);
    if (!module) return;
    panel ??= module.makeSheet(program, {tell: () => told.begin(), closed: () => { program.tools(false); update(); }});
    if (panel.opened()) return panel.close();
    program.tools(true);
    panel.open();
    panel.show(program.read(), program.areas());
    update();
  }

  // A link with marks is a lesson that is told, from the link's moment if it has one.
  const tellMarks = (opened) => { if (/(?:^|&)marks=/.test(opened)) told.begin(!/(?:^|&)t=/.test(opened)); };

  const acts = {
    command: (line) => sayBriefly(program.command(line)),
    press: (name) => (findTwin(name)?.hasAttribute('data-locked') ? taught?.refused?.() : program.press(name)),
    stop: () => acts.command(before?.teaching?.present ? 'answer.hidden' : toggleStop(program.link({moment: false}), program.read().seconds)),
    'mark.previous': () => told.step(-1),
    'mark.next': () => told.step(1),
    'page.previous': () => taught?.turn?.(-1) || told.step(-1),
    'page.next': () => taught?.turn?.(1) || told.step(1),
    keep: () => acts.command(program.read().kept ? 'keep off' : 'keep'),
    predict: () => acts.command((program.read().prediction?.state ?? 'off') === 'off' ? 'predict' : 'predict off'),
    time,
    share: () => openShare(program),
    'share.copy': () => copyLink(program),
    help: () => openHelp(program),
    leave: () => told.leave() || (panel?.opened() ? (panel.close(), true) : false),
  };

  // A trap in the program: nothing more can be drawn.
  addEventListener('error', ({error}) => { if (error instanceof WebAssembly.RuntimeError) showFailure('program', error); });
  const canvas = document.getElementById('canvas');
  const open = {about: () => openAbout(program, guide), lessons: () => openLessons(program, guide)};
  parallel = startParallel(program, {about: open.about, time});
  question = startQuestion(program, guide, open);
  told = startTold(program);
  await within(sheets.need(program.read().lesson), sheetWithin);
  await show();
  watchSize(canvas, program);
  listenToPointer(canvas, program, {embed});
  listenToKeys(acts, told.telling);
  // A file that is dropped here is a run to open: without this the browser would show it in the page's place.
  addEventListener('dragover', (event) => event.preventDefault());
  addEventListener('drop', (event) => {
    event.preventDefault();
    const {files} = event.dataTransfer;
    if (files.length) openRun(program, files);
  });
  addEventListener('online', () => { sheets.retry(); speech.retry(); });
  addEventListener('hashchange', () => {
    if (kept.isOurs()) return;
    const {link: next} = readAddress();
    program.command(`open ${next}`);
    tellMarks(next);
  });
  tellMarks(link);
  canvas.frames = program.frames;   // for tests: an idle page draws nothing
  root.dataset.state = 'ready';
  if (embed) {
    frame = (await loadEmbed())?.startEmbed(program);
    update();
  } else {
    setTimeout(keepSite, keptAfter);
  }
  const beside = opening && last.beside(opening.lesson);
  if (again || beside) back = (await loadBack())?.makeBack(program, last, again ? '' : beside);
}

start().catch((error) => {
  console.error(error);
  showFailure('program', error);
});
