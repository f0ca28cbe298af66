// The page without a mouse, with a reader, in the dark, without motion, on a telephone.

import assert from 'node:assert/strict';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import {
  close,
  count,
  folder,
  goTo,
  onlyChromium,
  open,
  sentence,
  start,
  stop,
} from './browser.mjs';

before(start);
after(stop);

test('the keyboard alone reaches every control', async () => {
  const page = await open('net.html');
  const reached = new Set();
  for (let i = 0; i < 60; i++) {
    await page.keyboard.press('Tab');
    reached.add(
      await page.evaluate(
        () =>
          document.activeElement.id || document.activeElement.className.toString().split(' ')[0],
      ),
    );
  }
  for (const id of [
    'predict',
    'fit',
    'open',
    'theme',
    'language',
    'first',
    'back',
    'play',
    'forth',
    'last',
    'slider',
    'fold-all',
    'chip',
  ]) {
    assert.ok(reached.has(id), `${id} is not reached: ${[...reached]}`);
  }
  assert.ok(
    [...reached].some(id => id.startsWith('g-')),
    'no node is reached',
  );
  await close(page);
});

test('a node is chosen and a module unfolded by Enter, and the focus stays', async () => {
  const page = await open('net.html');
  await page.locator('[id="g-m1"]').focus();
  await page.keyboard.press('Enter');
  assert.equal(await page.locator('g.node.module').count(), 1);
  await close(page);
  const sums = await open('sums.html');
  await sums.locator('g.node').first().focus();
  const id = await sums.evaluate(() => document.activeElement.id);
  await sums.keyboard.press('Enter');
  assert.equal(await sums.evaluate(() => document.activeElement.id), id);
  assert.equal(await sums.locator('g.node.selected').getAttribute('id'), id);
  await sums.keyboard.press('ArrowRight');
  assert.equal(await count(sums), 'step 2 of 19');
  await close(sums);
});

// Presses Tab until what has the keyboard is called so.
async function tabTo(page, key) {
  for (let i = 0; i < 80; i++) {
    await page.keyboard.press('Tab');
    if ((await focused(page)) === key) return;
  }
  throw new Error(`Tab does not reach ${key}`);
}
const focused = page => page.evaluate(() => document.activeElement.dataset.key);

test('what the keyboard works stays under it', async () => {
  const page = await open('operations.html');
  await goTo(page, /^The seed/);
  await tabTo(page, 'jacobian');
  await page.keyboard.press('Enter');
  assert.equal(await page.locator('.jacobian').count(), 3);
  assert.equal(await focused(page), 'jacobian');
  await close(page);
  const net = await open('net.html');
  await tabTo(net, 'module 1');
  await net.keyboard.press('Enter');
  assert.equal(await net.locator('g.node.module').count(), 1);
  assert.equal(await focused(net), 'module 1');
  await close(net);
});

test('predictions and results by hand can be typed without a mouse', async () => {
  const page = await open('sums.html');
  await tabTo(page, 'hand 1');
  await page.keyboard.type('12');
  await page.keyboard.press('Shift+Tab');
  await page.waitForFunction(() => document.querySelectorAll('.checks .agrees').length === 4);
  await page.keyboard.press('p');
  await tabTo(page, 'answer');
  await page.keyboard.type('4');
  await page.keyboard.press('Enter');
  assert.equal(await focused(page), 'answer');
  await page.keyboard.type('5');
  await page.keyboard.press('Enter');
  assert.match(await page.locator('.question .right').innerText(), /Right: 5/);
  await close(page);
});

test('each step is announced', async () => {
  const page = await open('sums.html');
  assert.equal(await page.locator('#live').getAttribute('aria-live'), 'polite');
  await page.click('#forth');
  assert.equal(await page.locator('#live').textContent(), await sentence(page));
  assert.equal(await page.locator('#slider').getAttribute('aria-valuetext'), 'step 2 of 19');
  await close(page);
});

test('everything that acts has a name', async () => {
  for (const name of ['sums', 'net', 'two']) {
    const page = await open(`${name}.html`);
    await page.click('#last');
    const nameless = await page.evaluate(() =>
      [...document.querySelectorAll('button, input, [role=button], canvas')]
        .filter(
          e =>
            !(
              e.getAttribute('aria-label') ||
              e.textContent.trim() ||
              (e.labels && e.labels.length)
            ),
        )
        .map(e => e.outerHTML),
    );
    assert.deepEqual(nameless, []);
    await close(page);
  }
});

test('English and Chinese', async () => {
  const page = await open('sums.html', { locale: 'zh-CN' });
  assert.match(await sentence(page), /^前向：s = add/);
  assert.equal(await page.evaluate(() => document.documentElement.lang), 'zh-Hans');
  await page.click('#last');
  await page.click('#language');
  assert.equal(await count(page), 'step 19 of 19');
  assert.equal(await page.evaluate(() => document.activeElement.id), 'language');
  await page.click('#language');
  assert.match(await count(page), /^第 19 步/);
  await close(page);
});

// The ratio that WCAG defines, of a text to what is behind it.
const CONTRAST = () => {
  const channel = c => (c <= 0.03928 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4);
  const light = ([r, g, b]) =>
    0.2126 * channel(r / 255) + 0.7152 * channel(g / 255) + 0.0722 * channel(b / 255);
  const parse = text => text.match(/[\d.]+/g).map(Number);
  const behind = element => {
    for (let e = element; e; e = e.parentElement) {
      const colour = parse(getComputedStyle(e).backgroundColor);
      if (colour.length < 4 || colour[3] > 0) return colour;
    }
    return [255, 255, 255];
  };
  return [
    'h1',
    '.sentence',
    '.count',
    'h3',
    '.quiet',
    '.facts dt',
    '.facts dd',
    'footer',
    '.badge',
    'button',
  ].flatMap(selector => {
    const element = document.querySelector(selector);
    if (!element) return [];
    const [a, b] = [light(parse(getComputedStyle(element).color)), light(behind(element))].sort(
      (x, y) => y - x,
    );
    return [[selector, (a + 0.05) / (b + 0.05)]];
  });
};

test('light and dark have enough contrast', async () => {
  for (const colorScheme of ['light', 'dark']) {
    const page = await open('sums.html', { colorScheme, hash: '#step=15' });
    const paper = () =>
      page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
    const first = await paper();
    for (const [selector, ratio] of await page.evaluate(CONTRAST)) {
      assert.ok(ratio >= 4.5, `${selector} has ${ratio} in ${colorScheme}`);
    }
    await page.click('#theme');
    assert.notEqual(await paper(), first);
    await close(page);
  }
});

test('nothing moves for those who asked for that', onlyChromium, async () => {
  for (const [reducedMotion, expected] of [
    ['reduce', 'none'],
    ['no-preference', 'move'],
  ]) {
    const page = await open('sums.html', { reducedMotion, hash: '#step=15' });
    assert.equal(
      await page.locator('.edge.moving .line').evaluate(e => getComputedStyle(e).animationName),
      expected,
    );
    await close(page);
  }
});

test('no page is wider than a telephone', async () => {
  for (const name of ['sums', 'operations', 'net', 'two', 'failing']) {
    const page = await open(`${name}.html`, {
      viewport: { width: 390, height: 800 },
    });
    await page.click('#last');
    const [inner, full] = await page.evaluate(() => [
      innerWidth,
      document.documentElement.scrollWidth,
    ]);
    assert.ok(full <= inner, `${name} is ${full} wide`);
    await close(page);
  }
});

test('pictures for a look', onlyChromium, async () => {
  for (const [name, hash, colorScheme, locale] of [
    ['sums', '#step=15', 'light', 'en-US'],
    ['operations', '#step=20', 'dark', 'zh-CN'],
    ['net', '#step=30', 'light', 'zh-CN'],
    ['two', '#step=20', 'dark', 'en-US'],
  ]) {
    const page = await open(`${name}.html`, { hash, colorScheme, locale });
    const bytes = await page.screenshot({
      path: join(folder, `${name}.png`),
      fullPage: true,
    });
    assert.ok(bytes.length > 20000);
    await close(page);
  }
});
