// The lesson's address on its sheet of paper, with its code: made from the sheet's own address, for a site may lie anywhere.
import {qrPicture} from '../../lazy/qr.mjs';

const section = document.querySelector('.address');
const address = new URL(`../../../#${section.dataset.link}`, location.href).href;
const code = section.querySelector('.code');
code.replaceChildren(qrPicture(address, code.getAttribute('aria-label')));
code.removeAttribute('role');
code.removeAttribute('aria-label');
section.querySelector('a').textContent = address;
