globalThis.deck = new Reveal({transition: 'fade', hash: false});
globalThis.deck.initialize();
