// The page within another page (`embed=1`): it rests while nobody can see it, says how high it wants to be, leads to the whole page, and on
// paper is its picture, its name and its address.
import {element, setAttribute, setText} from '../element.mjs';
import {words} from '../words.mjs';
import {addressOf, startMessages} from './messages.mjs';

// The heights that show everything in a column of that width; a card that asks has to find room beside it.
const heightFor = (width) => (width < 600 ? 640 : width < 960 ? 440 : 520);

// A link with other keys than these is another run than the poster's.
const otherRun = /&(?!(level|future|ask|panels|lock|hide|play|present|goal|expect)=)/;

// The one file has no posters beside it.
const alone = document.querySelector('meta[name="comptoir-link"]') !== null;

export function startEmbed(program) {
  let inView = true;      // the browser shows some of it
  let wanted = true;      // the page around shows it
  const rest = () => program.visible(inView && wanted && document.visibilityState === 'visible');
  new IntersectionObserver((entries) => { inView = entries.at(-1).isIntersecting; rest(); }).observe(document.getElementById('stage'));
  document.addEventListener('visibilitychange', rest);

  const framed = window.parent !== window;
  const messages = framed ? startMessages(program, {seen(visible) { wanted = visible; rest(); }}) : null;

  let width = 0;
  let height = 0;
  function size() {
    const card = document.getElementById('card');
    // It grows for a card, and doesn't shrink after it: the text around it stays where it is.
    const least = width === innerWidth ? height : 0;
    width = innerWidth;
    height = Math.max(least, heightFor(width) + (width < 600 && !card.hidden ? Math.min(card.offsetHeight, 240) : 0));
    messages?.size(height);
  }
  addEventListener('resize', size);

  // Lies over the mark in the header.
  const whole = element('a', {id: 'whole', target: '_blank', rel: 'noopener'});
  document.getElementById('stage').append(whole);

  const picture = element('img', {alt: ''});
  const name = element('strong');
  const address = element('span');
  document.body.append(element('figure', {id: 'printed'}, picture, element('figcaption', {}, name, ' · ', address)));
  function prepare({lesson, language}) {
    setAttribute(whole, 'href', addressOf(program.link({moment: true, language: true, theme: true})));
    for (const attribute of ['title', 'aria-label']) setAttribute(whole, attribute, words('later.open_full'));
    const scenario = program.link({moment: false, language: false, theme: false});
    const source = `lazy/posters/${lesson.id}.light.${language}.svg${otherRun.test(scenario) ? '#plain' : ''}`;
    if (!alone && picture.getAttribute('src') !== source) picture.setAttribute('src', source);
    setText(name, lesson.title);
    setText(address, addressOf(program.link({moment: true, language: false, theme: false})).replace(/^https?:\/\//, ''));
  }

  return {
    show(state) {
      messages?.show(state);
      prepare(state);
      size();
    },
  };
}
