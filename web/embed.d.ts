/**
 * What embed.js offers, and the messages between a page and an embedded Comptoir: version 1.
 *
 * A frame without embed.js speaks the same: it posts `{comptoir: 1, type: 'listening'}` to its parent when it can be spoken to; the
 * parent answers with `frame.contentWindow.postMessage({comptoir: 1, type: 'ping'}, '*', [port2])`, and from then on everything goes
 * through `port1`, beginning with the page's 'pong' and 'ready'. Another ping begins anew.
 * Messages can do no more than a link and the buttons of the transport. What is unknown or malformed is answered with an error that
 * names it and what is allowed, and changes nothing.
 */

/** A key of a link and its value as it stands there: `cooks`, `lang`, `panels` ... */
export type LinkKey = string;
export type LinkValue = string | number;

/** Every command may carry an id: its answer has the same. */
export type Command = {id?: number | string} & (
  | {type: 'play'}
  | {type: 'pause'}
  /** One task step, or one handle of the loop; back with -1. */
  | {type: 'step'; by?: 1 | -1; of?: 'task' | 'handle'}
  /** Virtual seconds, and the n-th handle run at that time (without it the last). */
  | {type: 'seek'; t: number; n?: number}
  /** One key of the link. What is shown stays; null is the lesson's own value. */
  | {type: 'set'; key: LinkKey; value: LinkValue | null}
  /** A whole link, as after `#`. */
  | {type: 'open'; link: string}
  | {type: 'get-link'}
  /** Whether the page around shows the embed: one that isn't seen draws and plays nothing. */
  | {type: 'visible'; visible: boolean}
);

/** What a command without other answer is answered with. */
export interface Done { type: 'done'; id?: number | string }

/** The scenario and the moment, as a link and as an address of the whole page. */
export interface Link { type: 'link'; id?: number | string; link: string; address: string }

/** A refused command (with its id), what is wrong with a link, or why it can't run. `message` is in the reader's language. */
export interface Wrong { type: 'error'; id?: number | string; message: string; key?: string; value?: string; allowed?: string }

/** The first answer on the port. */
export interface Pong { type: 'pong'; version: 1 }

/** Commands are taken from here on. */
export interface Ready { type: 'ready'; lesson: string; title: string }

/** Told whenever something of it changes; while it plays, a few times a second. */
export interface State {
  type: 'state';
  lesson: string;
  title: string;
  language: 'fr' | 'en';
  theme: 'dark' | 'light';
  playing: boolean;
  /** At the end of the run. */
  ended: boolean;
  /** Virtual seconds. */
  t: number;
  step: number;
  steps: number;
  /** Of the whole run, the same everywhere; null while it is computed. */
  hash: string | null;
  link: string;
  address: string;
}

/** Another task step is shown; while it plays, some are passed over. `sentence` says what happens, in the reader's language. */
export interface Step { type: 'step'; step: number; steps: number; t: number; sentence: string }

/** The lesson's goal, and whether the run meets it. */
export interface Goal { type: 'goal'; met: boolean; ask: string }

/** The question that is asked now: the `index`-th of `count`, from 0; `wrong` counts the answers so far that were not right. */
export interface Question { type: 'question'; index: number; count: number; answered: boolean; wrong: number }

/** The height that shows everything in the present width, in CSS pixels. */
export interface Size { type: 'size'; height: number }

export type Answer = Done | Link | Wrong;
export type PageEvent = Pong | Ready | State | Step | Goal | Question | Size | Wrong;

/** On the window, before there is a port. */
export interface Listening { comptoir: 1; type: 'listening' }
export interface Ping { comptoir: 1; type: 'ping' }
/** Instead of the former, or later: it can't run, and says so to its reader. For the element an 'error'. */
export interface Failed { comptoir: 1; type: 'failed'; message: string }

export interface PlaygroundEvents {
  ready: CustomEvent<Ready>;
  state: CustomEvent<State>;
  step: CustomEvent<Step>;
  goal: CustomEvent<Goal>;
  question: CustomEvent<Question>;
  size: CustomEvent<Size>;
  error: CustomEvent<Wrong>;
}

/**
 * `<comptoir-playground lesson="rush-10" cooks="4" lang="fr">`. Its attributes are the keys of a link, and may change; its own are
 * `load` ("click", the default, shows a poster first; "visible" starts when it is scrolled into view), `height` in pixels (without it,
 * it sizes itself) and `title`. Its methods start it; they are refused with an Error that says why.
 */
export interface ComptoirPlayground extends HTMLElement {
  play(): Promise<Done>;
  pause(): Promise<Done>;
  step(by?: 1 | -1, of?: 'task' | 'handle'): Promise<Done>;
  seek(t: number, n?: number): Promise<Done>;
  set(key: LinkKey, value: LinkValue | null): Promise<Done>;
  open(link: string): Promise<Done>;
  getLink(): Promise<Link>;
  addEventListener<K extends keyof PlaygroundEvents>(type: K, listener: (this: ComptoirPlayground, event: PlaygroundEvents[K]) => unknown, options?: boolean | AddEventListenerOptions): void;
  addEventListener(type: string, listener: EventListenerOrEventListenerObject, options?: boolean | AddEventListenerOptions): void;
}

declare global {
  interface HTMLElementTagNameMap { 'comptoir-playground': ComptoirPlayground }
}
