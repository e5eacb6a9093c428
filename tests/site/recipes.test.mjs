import assert from 'node:assert/strict';
import {test} from 'node:test';
import {readPasted, recipes} from '../../web/docs/recipes.mjs';

const home = 'https://example.org/v1/';
const lessons = ['rush-10', 'names'];
const read = (text) => readPasted(text, home, lessons);

test('an address, what stands after # and what stands after ? are the same link', () => {
  const wanted = {site: home, link: 'lesson=rush-10&cooks=4'};
  for (const text of ['lesson=rush-10&cooks=4', '#lesson=rush-10&cooks=4', ` ${home}#lesson=rush-10&cooks=4\n`, `${home}index.html?embed=1#lesson=rush-10&cooks=4`, `${home}?lesson=rush-10&cooks=4`]) {
    assert.deepEqual(read(text), wanted, text);
  }
  assert.equal(read('http://localhost:8080/some/where/#lesson=names').site, 'http://localhost:8080/some/where/');
});

test('what is no link is named', () => {
  assert.deepEqual(read('lesson=rush-11').wrong, ['lesson', 'rush-11']);
  assert.deepEqual(read('').wrong, ['lesson', '']);
  assert.deepEqual(read('hello').wrong, ['link', 'hello']);
  assert.deepEqual(read('javascript:alert(1)').wrong, ['link', 'javascript:alert(1)']);
  assert.deepEqual(read('data:text/html,x#lesson=rush-10').wrong, ['link', 'data:text/html,x#lesson=rush-10']);
});

test('no link breaks out of the code that it is put into', () => {
  const {link} = read('lesson=rush-10&marks=1:"><script>\'\\{}`$\u2028%0a</script>');
  assert.match(link, /^[A-Za-z0-9\-._~:,%=&*+@/]+$/);
  for (const [name, {make}] of Object.entries(recipes)) {
    const code = make({site: home, link, title: 'Ten "clients" <at> once & more'});
    assert.doesNotMatch(code.replace(/<script src="[^"]*" defer><\/script>/, ''), name === 'myst' || name === 'latex' ? /<script/ : /<script|<at>/, name);
  }
});

test('a recipe names the site, the lesson and the language', () => {
  const what = {site: home, link: 'lesson=names&lang=fr', title: 'Trois prénoms'};
  assert.equal(recipes.gitbook.make(what), 'https://example.org/v1/fr/l/names/');
  for (const name of ['frame', 'myst', 'sphinx', 'notebook', 'moodle', 'reveal']) {
    assert.ok(recipes[name].make(what).replaceAll('&amp;', '&').includes('https://example.org/v1/?embed=1#lesson=names&lang=fr'), name);
  }
  for (const name of ['element', 'jupyter-book', 'notebook-element']) assert.match(recipes[name].make(what), /<comptoir-playground lesson="names" lang="fr">Trois prénoms</, name);
});
