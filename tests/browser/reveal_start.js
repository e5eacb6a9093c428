// Starts the slides of embeds.test.mjs.
globalThis.deck = new Reveal({transition: document.currentScript.dataset.transition, hash: false});
globalThis.deck.initialize();
