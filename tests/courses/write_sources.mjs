// Writes small courses that embed a lesson, by the recipes of the documentation, as sources for the real tools: build/courses/NAME/.
import {write} from '../../scripts/site/files.mjs';
import {recipes} from '../../web/docs/recipes.mjs';

// The tests put the site's address in its place when they show the pages.
const site = 'https://comptoir.invalid/v1/';
const what = {site, link: 'lesson=rush-10&cooks=4&lang=fr', title: 'Dix clients d’un coup'};
const recipe = (name) => recipes[name].make(what);
const put = (path, text) => write(`build/courses/${path}`, `${text}\n`);

await put('sphinx/conf.py', "project = 'A course'\nextensions = ['myst_parser']\nhtml_theme = 'alabaster'");
await put('sphinx/index.rst', `A course\n========\n\n${recipe('sphinx')}\n\n.. toctree::\n\n   page`);
await put('sphinx/page.md', `# A page of MyST\n\n${recipe('jupyter-book')}`);

await put('myst/myst.yml', 'version: 1\nproject:\n  title: A course\n  toc:\n    - file: page.md\nsite:\n  template: ./theme');
await put('myst/theme/template.yml', 'myst: v1\nkind: site\nversion: 1.0.0\ntitle: plain');
await put('myst/page.md', `# A course\n\n${recipe('myst')}`);

await put('notebook/frame.py', recipe('notebook'));
await put('notebook/element.py', recipe('notebook-element'));
