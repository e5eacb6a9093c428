// What an author writes in TypeScript; embed_types.test.mjs has it checked. A line after "@ts-expect-error" must not be allowed.
import type {Command, ComptoirPlayground, PageEvent, Wrong} from '../../web/embed.js';

const embed: ComptoirPlayground = document.createElement('comptoir-playground');
embed.setAttribute('lesson', 'rush-10');

export async function prepare(): Promise<string> {
  await embed.seek(3.5, 7);
  await embed.set('cooks', 4);
  await embed.set('cooks', null);
  await embed.step(-1, 'handle');
  // @ts-expect-error
  await embed.step(2);
  // @ts-expect-error
  await embed.seek('3.5');
  // @ts-expect-error
  await embed.set('cooks', {});
  const {link} = await embed.getLink();
  return link;
}

embed.addEventListener('state', ({detail}) => { const seconds: number = detail.t; return seconds; });
embed.addEventListener('goal', ({detail}) => { const met: boolean = detail.met; return met; });
// @ts-expect-error
embed.addEventListener('state', ({detail}) => detail.clients);

export const commands: Command[] = [
  {type: 'play'}, {type: 'seek', t: 3.5, id: 1}, {type: 'set', key: 'panels', value: 'loop,timeline', id: 'a'}, {type: 'get-link'}, {type: 'visible', visible: false},
  // @ts-expect-error
  {type: 'seek'},
  // @ts-expect-error
  {type: 'reload'},
];

export function named(event: PageEvent): string {
  switch (event.type) {
    case 'pong': return String(event.version);
    case 'ready': return event.title;
    case 'state': return event.hash ?? event.link;
    case 'step': return event.sentence;
    case 'goal': return event.ask;
    case 'question': return `${event.index + 1}/${event.count}`;
    case 'size': return String(event.height);
    case 'error': return (event satisfies Wrong).message;
  }
}
