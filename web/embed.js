// <comptoir-playground lesson="rush-10" cooks="4" lang="fr">: Comptoir in somebody's page, by this one script, classic or module. Its
// attributes are the keys of a link; its own are load ("click", "visible"), height (pixels) and title. What stands inside the element is
// shown where scripts are refused, and names it. embed.d.ts tells what may be said to it.
(() => {
  const tag = 'comptoir-playground';
  if (customElements.get(tag)) return;
  // A module has no currentScript; a stack begins with the script that made it.
  const script = document.currentScript?.src || /\w+:\/\/\S+?\.js[^\s:)]*/.exec(new Error().stack)[0];
  const site = new URL('.', script).href;
  const page = site.startsWith('file:') ? `${site}index.html` : site;
  // The build knows what a first visit weighs.
  const texts = {
    en: {start: 'Click to start', weight: `about ${KILOBYTES} kB · nothing to install`, open: 'Open in Comptoir', wait: 'Loading…', refused: 'Refused by this page.'},
    fr: {start: 'Cliquer pour démarrer', weight: `environ ${KILOBYTES} ko · rien à installer`, open: 'Ouvrir dans Comptoir', wait: 'Chargement…', refused: 'Refusé par cette page.'},
  };
  const own = /^(load|height|title|id|class|style|slot|part|hidden|dir|role|tabindex|is|inert|nonce|on.*)$|\W/;
  const looks = /^(lesson|lang|theme|level|future|ask|panels|lock|hide|play|present|goal|expect)$/;   // keys that leave the poster's picture right
  const early = /^(t|n|ask|play)$/;   // keys by which a link waits for its reader
  const late = 10000;   // milliseconds after which the frame is shown whatever it says

  // Made sheets are no inline styles, which a page may refuse.
  const style = new CSSStyleSheet();
  style.replaceSync(`
:host{display:block;container-type:inline-size;margin:1em 0;font:14px/20px system-ui,sans-serif}
:host([hidden]),[hidden],.paper,.said:empty{display:none!important}
.box{--bg:#1c1a17;--text:#f5efe4;--text2:#c9bead;container-type:size;position:relative;height:440px;overflow:hidden;border-radius:12px;background:var(--bg);color:var(--text)}
.light{--bg:#fffcf6;--text:#27211a;--text2:#554b3e}
@container(max-width:599px){.box{height:640px}}
@container(min-width:960px){.box{height:520px}}
.start{all:unset;cursor:pointer}
.box>*,.row{position:absolute}
img,iframe,.start{inset:0;width:100%;height:100%;border:0}
iframe:not(.shown){visibility:hidden}
.row{left:24px;right:16px;bottom:calc(42% + 12px);display:flex;flex-wrap:wrap;gap:4px 16px;align-items:center}
.go{display:flex;gap:12px;align-items:center;padding:6px 20px 6px 6px;border-radius:28px;background:#e69f00;color:#201500;font-size:16px;font-weight:600}
.go::before{content:"";width:36px;height:36px;background:#201500;clip-path:path(evenodd,"M0 18a18 18 0 0 1 36 0a18 18 0 0 1-36 0M14 11v14l11-7z")}
small,a{color:var(--text2);font-size:12px}
@container(max-height:420px){.row{bottom:16px}}
a{right:16px;top:38px;padding:6px 10px;border-radius:8px;background:var(--bg)}
.said{left:24px;bottom:16px;margin:0;padding:4px;background:var(--bg)}
:focus-visible{outline:2px solid var(--text);outline-offset:-4px;border-radius:12px}
@media print{
:host{break-inside:avoid}
.box{height:440px!important;background:none}
.box>:not(.paper){display:none}
.paper{display:block!important}
p.paper{margin:4px 0 0;font-size:12px;overflow-wrap:anywhere}
}`);

  const make = (name, properties, ...children) => {
    const made = Object.assign(document.createElement(name), properties);
    made.append(...children);
    return made;
  };
  // As it stands in a link: what parts a link is escaped, and what is escaped already stays.
  const escaped = (value) => value.replace(/[&#?\s]|%(?![0-9a-f]{2})/gi, encodeURIComponent);

  class Playground extends HTMLElement {
    #parts = null;
    #frame = null;
    #port = null;
    #waiting = [];         // said before the page listens
    #asked = new Map();    // by number: who waits for an answer
    #number = 0;
    #shown = true;
    #state = {};           // the last that the page told of itself
    #wrong = '';           // what keeps it from running
    #stop = () => {};

    connectedCallback() {
      const watches = new AbortController();
      const {signal} = watches;
      this.#parts ??= this.#make();
      addEventListener('message', (event) => this.#hear(event), {signal});
      document.addEventListener('securitypolicyviolation', ({effectiveDirective, blockedURI}) => {
        if (!this.#frame || effectiveDirective !== 'frame-src' || !blockedURI.startsWith(new URL(page).origin)) return;
        const {said, start} = this.#parts;
        said.textContent = texts[this.#language].refused;
        start.hidden = true;
        this.#frame.remove();
        this.#fail(said.textContent);
      }, {signal});
      const attributes = new MutationObserver((records) => this.#change(records));
      attributes.observe(this, {attributes: true, attributeOldValue: true});
      // Seen: some of it lies in the window, or nearly, and nothing above it hides it (a slide, a tab).
      let near = false;
      const look = () => {
        const shown = this.checkVisibility?.({opacityProperty: true, visibilityProperty: true}) ?? true;
        if (near && shown && this.#of('load') === 'visible') this.#start();
        if (shown !== this.#shown) this.#tell({type: 'visible', visible: this.#shown = shown});
      };
      const close = new IntersectionObserver((entries) => { near = entries.at(-1).isIntersecting; look(); }, {rootMargin: '100px'});
      close.observe(this);
      const above = new MutationObserver(look);
      for (let node = this.parentElement; node; node = node.parentElement) above.observe(node, {attributes: true, attributeFilter: ['class', 'style', 'hidden', 'open']});
      document.addEventListener('transitionend', look, {signal});
      this.#stop = () => {
        watches.abort();
        for (const observer of [attributes, close, above]) observer.disconnect();
      };
      this.#show();
      if (this.#frame) this.#load();   // moved: frames begin anew
    }

    disconnectedCallback() {
      this.#stop();
      this.#port?.close();
      this.#port = null;
      this.#frame?.remove();
    }

    play() { return this.#ask('play'); }
    pause() { return this.#ask('pause'); }
    step(by = 1, of = 'task') { return this.#ask('step', {by, of}); }
    seek(t, n) { return this.#ask('seek', {t, n}); }
    set(key, value) { return this.#ask('set', {key, value}); }
    open(link) { return this.#ask('open', {link}); }
    getLink() { return this.#ask('get-link'); }

    #of(attribute) { return this.getAttribute(attribute); }
    get #language() {
      const spoken = this.#of('lang') || this.parentElement?.closest('[lang]')?.lang || navigator.language;
      return spoken.slice(0, 2) === 'fr' ? 'fr' : 'en';
    }
    get #theme() { return this.#of('theme') || (matchMedia('(prefers-color-scheme:light)').matches ? 'light' : 'dark'); }
    get #keys() { return [...this.attributes].filter(({name}) => !own.test(name)); }
    get #link() {
      return [...this.#keys.map(({name, value}) => `${name}=${escaped(value)}`), ...(this.hasAttribute('lang') ? [] : [`lang=${this.#language}`])].join('&');
    }

    #make() {
      const parts = {
        screen: make('img', {alt: ''}), paper: make('img', {alt: '', className: 'paper'}), go: make('span', {className: 'go'}), weight: make('small'),
        open: make('a', {target: '_blank'}), said: make('p', {className: 'said', role: 'status'}), named: make('p', {className: 'paper'}),
      };
      for (const image of [parts.screen, parts.paper]) image.onerror = () => { image.hidden = true; };
      parts.start = make('button', {className: 'start', onclick: () => this.#start(true)}, make('span', {className: 'row'}, parts.go, ' ', parts.weight));
      parts.box = make('div', {className: 'box'}, parts.screen, parts.paper, parts.start, parts.open, parts.said);
      const root = this.attachShadow({mode: 'open'});
      root.adoptedStyleSheets = [style];
      root.append(parts.box, parts.named, make('slot', {hidden: true}));
      return parts;
    }

    // What the attributes say of the poster and of its words.
    #show() {
      const {box, screen, paper, go, weight, open, start, named} = this.#parts;
      const words = texts[this.#language];
      const lesson = this.#of('lesson') ?? '';
      const name = this.title || this.#state.title || this.textContent.trim() || `Comptoir · ${lesson}`;
      const differs = this.#keys.filter(({name: key}) => !looks.test(key));
      const picture = (image, theme) => {
        const source = `${site}lazy/posters/${encodeURIComponent(lesson)}.${theme}.${this.#language}.svg${differs.length ? '#plain' : ''}`;
        if (image.src !== source) Object.assign(image, {hidden: false, src: source});
      };
      picture(screen, this.#theme);
      picture(paper, 'light');
      box.className = `box ${this.#theme}`;
      if (this.#of('height')) box.style.height = `${parseFloat(this.#of('height'))}px`;
      go.textContent = words.start;
      // The title is the lesson's own, with its own numbers.
      weight.textContent = [...differs.map(({name: key, value}) => `${key}=${value}`), words.weight].join(' · ');
      open.textContent = words.open;
      open.href = this.#state.address ?? `${page}#${this.#link}`;
      start.ariaLabel = `${words.start} ${weight.textContent} · ${name}`;   // begins with what is seen
      named.textContent = `${name} · ${open.href.replace(/^\w+:\/\//, '')}`;
      if (this.#frame) this.#frame.title = name;
    }

    #start(asked) {
      if (this.#frame) return;
      this.#frame = make('iframe', {allow: 'clipboard-write', referrerPolicy: 'no-referrer'});
      if (asked && !this.#keys.some(({name}) => early.test(name))) this.#tell({type: 'play'});
      this.#load();
    }

    #load() {
      const {box, said, start, screen} = this.#parts;
      const frame = this.#frame;
      start.hidden = screen.hidden = false;
      said.textContent = texts[this.#language].wait;
      frame.className = '';
      frame.onload = () => setTimeout(() => this.#reveal(frame), late);
      frame.src = `${page}?embed=1#${this.#link}`;
      this.#show();
      box.append(frame);
    }

    // The focus is the reader's: it goes on into the frame only from the button that started it.
    #reveal(frame) {
      const {start, screen, open, said} = this.#parts;
      if (frame !== this.#frame || frame.className) return;
      const focused = this.shadowRoot.activeElement === start;
      frame.className = 'shown';
      start.hidden = screen.hidden = open.hidden = true;
      said.textContent = '';
      if (focused) frame.focus();
    }

    #fail(message) {
      this.#wrong = message;
      for (const {no} of this.#asked.values()) no(new Error(message));
      this.#fire({type: 'error', message});
    }

    // The page says that it listens, and gets one end of a channel; or that it can't run, and shows why.
    #hear({source, data}) {
      if (source !== this.#frame?.contentWindow || data?.comptoir !== 1) return;
      if (data.type === 'failed') {
        this.#reveal(this.#frame);
        this.#fail(data.message);
      }
      if (data.type !== 'listening') return;
      this.#wrong = '';
      const {port1, port2} = new MessageChannel();
      this.#port?.close();
      this.#port = port1;
      port1.onmessage = (event) => this.#answer(event.data);
      // In a sandbox it has no origin that could be named; and a ping tells nothing.
      source.postMessage({comptoir: 1, type: 'ping'}, '*', [port2]);
    }

    #answer(message) {
      const {type, id} = message;
      if (id !== undefined) {
        const {yes, no} = this.#asked.get(id) ?? {};
        this.#asked.delete(id);
        return type === 'error' ? no?.(Object.assign(new Error(message.message), message)) : yes?.(message);
      }
      if (type === 'ready') {
        this.#reveal(this.#frame);
        for (const said of this.#waiting.splice(0)) this.#tell(said);
        this.#tell({type: 'visible', visible: this.#shown});
      }
      if (type === 'size' && !this.#of('height')) this.#parts.box.style.height = `${Math.min(Math.max(message.height, 240), 1200)}px`;
      if (type === 'state') {
        this.#state = message;
        this.#show();
      }
      this.#fire(message);
    }

    #fire(detail) { this.dispatchEvent(new CustomEvent(detail.type, {detail})); }

    #tell(message) {
      if (this.#port && this.#frame.className) this.#port.postMessage(message);
      else if (message.type !== 'visible') this.#waiting.push(message);
    }

    #ask(type, message) {
      this.#start();
      const id = ++this.#number;
      return new Promise((yes, no) => {
        if (this.#wrong) return no(new Error(this.#wrong));
        this.#asked.set(id, {yes, no});
        this.#tell({type, ...message, id});
      });
    }

    #change(records) {
      for (const {attributeName: key, oldValue} of records) {
        const value = this.#of(key);
        if (this.#frame && value !== oldValue && !own.test(key)) this.#tell({type: 'set', key, value});
      }
      this.#show();
    }
  }

  customElements.define(tag, Playground);
})();
