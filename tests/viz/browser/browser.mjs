// A browser for the tests, and what every page must be: silent, alone, and accessible.

import assert from 'node:assert/strict';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { chromium, firefox } from '../../../viz/page/node_modules/playwright-core/index.mjs';

const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

export const folder = process.env.PAGES;
/** For tests of media, which Firefox can not be told of, and of pictures, for which styles are added. */
export const onlyChromium = { skip: /firefox/.test(process.env.BROWSER) && 'not in Firefox' };
let browser;

export async function start() {
  const executablePath = process.env.BROWSER;
  browser = /firefox/.test(executablePath)
    ? await firefox.launch({ executablePath, channel: 'moz-firefox' })
    : await chromium.launch({ executablePath, args: FLAGS });
}

export async function stop() {
  await browser.close();
}

/** Opens a page; whatever it complains of or asks for from elsewhere is in `faults`. */
export async function open(name, { hash = '', ...options } = {}) {
  const context = await browser.newContext({
    viewport: { width: 1280, height: 900 },
    locale: 'en-US',
    ...options,
  });
  const page = await context.newPage();
  page.faults = [];
  page.on('console', message => page.faults.push(`${message.type()}: ${message.text()}`));
  page.on('pageerror', error => page.faults.push(String(error)));
  page.on('request', request => {
    if (!request.url().startsWith('file:')) page.faults.push(`asks for ${request.url()}`);
  });
  await page.goto(pathToFileURL(join(folder, name)).href + hash);
  await page.waitForSelector('#count');
  return page;
}

/** Closes it after a look at its faults. */
export async function close(page) {
  assert.deepEqual(page.faults, []);
  await page.context().close();
}

export const sentence = page => page.locator('.sentence').first().innerText();
export const count = page => page.locator('#count').innerText();
export const status = async (page, label) =>
  page.evaluate(text => {
    const found = [...document.querySelectorAll('g.node')].find(
      g => g.querySelector('.label').textContent === text,
    );
    return found ? found.getAttribute('class') : null;
  }, label);

/** Goes to the first step whose sentence matches. */
export async function goTo(page, pattern) {
  const found = await page.evaluate(text => {
    const { taper } = window;
    for (let k = 0; k <= taper.last; k++) {
      taper.go(k);
      if (new RegExp(text).test(document.querySelector('.sentence').textContent)) return true;
    }
    return false;
  }, pattern.source);
  assert.ok(found, `no step matches ${pattern}`);
}

/** The numbers of the card's part with that heading: as the engine wrote them, and as shown. */
export async function shownNumbers(page, heading) {
  return page.evaluate(text => {
    const section = [...document.querySelectorAll('#card section')].find(s =>
      s.querySelector('h3').textContent.startsWith(text),
    );
    const cells = section ? section.querySelectorAll('.matrix .n, .scalar .n') : [];
    return [...cells].map(n => [Number(n.dataset.n), n.textContent]);
  }, heading);
}

/** The numbers on the page are the expected ones, and what is shown of them is near. */
export function agree(shown, expected, what) {
  assert.equal(shown.length, expected.length, what);
  shown.forEach(([value, text], i) => {
    assert.equal(value, expected[i], what);
    const read = Number(text.replace('\u2212', '-'));
    assert.ok(
      Math.abs(read - expected[i]) <= 1e-4 * Math.abs(expected[i]) + 1e-12,
      `${what}: ${text} for ${expected[i]}`,
    );
  });
}
