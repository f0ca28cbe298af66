import { Page } from './page.js';
import { setLanguage } from './texts.js';

setLanguage(navigator.language);
const data = JSON.parse(document.getElementById('data').textContent);
window.taper = new Page(Array.isArray(data) ? data : [data], document.getElementById('root'));
