import createComptoir from './comptoir.mjs';

await createComptoir({canvas: document.getElementById('canvas')});
