// The generator of the page "Embed in your course": the recipes for a reader's own link. What was pasted is shown as text, and never as HTML.
import {readPasted, recipes} from './recipes.mjs';

const form = document.getElementById('generator');
const {link, tool, lesson} = form.elements;
const code = document.getElementById('code');
const said = document.getElementById('said');
const copy = form.querySelector('button');
const home = new URL(form.dataset.root, location.href).href.replace(/index\.html$/, '');
const titles = new Map([...lesson.options].map(({value, text}) => [value, text]));

function show() {
  const read = readPasted(link.value, home, [...titles.keys()]);
  const wrong = Boolean(read.wrong);
  link.setAttribute('aria-invalid', String(wrong));
  copy.disabled = wrong;
  if (wrong) {
    const [key, value] = read.wrong;
    said.textContent = (key === 'lesson' ? form.dataset.wrongLesson : form.dataset.wrongLink).replace('{0}', value.slice(0, 80));
    code.textContent = '';
    return;
  }
  said.textContent = '';
  const id = /(?:^|&)lesson=([^&]+)/.exec(read.link)[1];
  lesson.value = id;
  code.textContent = recipes[tool.value].make({...read, title: titles.get(id)});
}

link.addEventListener('input', show);
tool.addEventListener('change', show);
lesson.addEventListener('change', () => {
  link.value = `${home}#lesson=${lesson.value}&lang=${document.documentElement.lang}`;
  show();
});
form.addEventListener('submit', async (event) => {
  event.preventDefault();
  try {
    await navigator.clipboard.writeText(code.textContent);
    said.textContent = form.dataset.copied;
  } catch {
    getSelection().selectAllChildren(code);
    said.textContent = form.dataset.refused;
  }
});

// The examples of the page are for the site that it lies in.
for (const example of document.querySelectorAll('main code')) example.textContent = example.textContent.replaceAll(form.dataset.example, home);
link.value = `${home}#lesson=${lesson.value}&lang=${document.documentElement.lang}`;
show();
