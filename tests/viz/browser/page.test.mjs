// The page in a browser: its timeline, its numbers against the engine's, names, printing.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import {
  agree,
  close,
  count,
  folder,
  goTo,
  onlyChromium,
  open,
  sentence,
  shownNumbers,
  start,
  status,
  stop,
} from './browser.mjs';

before(start);
after(stop);

const PAGES = [
  'sums',
  'operations',
  'hostile',
  'net',
  'dropout',
  'loop',
  'mistaken',
  'large',
  'failing',
  'forward',
  'nothing',
  'second',
  'two',
];

test('every page goes through all its steps without a complaint, in both languages', async () => {
  for (const name of PAGES) {
    for (const locale of ['en-US', 'zh-CN']) {
      const page = await open(`${name}.html`, { locale });
      const sentences = await page.evaluate(() => {
        const { taper } = window;
        return Array.from({ length: Math.min(60, taper.last + 1) }, (_, k) => {
          taper.go(k);
          return document.querySelector('.sentence').textContent;
        });
      });
      sentences.forEach((text, k) => {
        assert.doesNotMatch(text, /\{\w+\}|undefined|\[object/, `${name} step ${k + 1}`);
        assert.notEqual(text, '');
      });
      await close(page);
    }
  }
});

test('the timeline: buttons, keys, slider, address', async () => {
  const page = await open('sums.html');
  assert.equal(await count(page), 'step 1 of 19');
  await page.click('#forth');
  assert.equal(await count(page), 'step 2 of 19');
  await page.click('#last');
  assert.equal(await count(page), 'step 19 of 19');
  await page.click('#back');
  await page.click('#first');
  assert.equal(await count(page), 'step 1 of 19');
  await page.locator('body').press('ArrowRight');
  assert.equal(await count(page), 'step 2 of 19');
  await page.keyboard.press('End');
  await page.keyboard.press('ArrowLeft');
  assert.equal(await count(page), 'step 18 of 19');
  await page.keyboard.press('Home');
  await page.fill('#slider', '7');
  assert.equal(await count(page), 'step 7 of 19');
  assert.match(page.url(), /#step=7$/);
  await page.evaluate(() => {
    location.hash = '#step=12';
  });
  await page.waitForFunction(() =>
    document.getElementById('count').textContent.startsWith('step 12 '),
  );
  await close(page);
  const linked = await open('sums.html', { hash: '#step=17' });
  assert.equal(await count(linked), 'step 17 of 19');
  await close(linked);
  const beyond = await open('sums.html', { hash: '#step=999' });
  assert.equal(await count(beyond), 'step 19 of 19');
  await close(beyond);
});

test('playing goes on by itself and stops at the end', async () => {
  const page = await open('sums.html', { hash: '#step=18' });
  await page.click('#play');
  assert.equal(await page.locator('#play').innerText(), 'Pause');
  await page.waitForFunction(() =>
    document.getElementById('count').textContent.startsWith('step 19 '),
  );
  assert.equal(await page.locator('#play').innerText(), 'Play');
  await close(page);
});

test('done, current, waiting and never-visited nodes look different', async () => {
  const page = await open('sums.html');
  assert.match(await status(page, 'y = mul'), /future/);
  await goTo(page, /^The rule of y for s/);
  assert.match(await status(page, 'y = mul'), /current/);
  assert.match(await status(page, 's = add'), /waiting/);
  await goTo(page, /^s runs/);
  assert.match(await status(page, 'y = mul'), /done/);
  const looks = await page.evaluate(() => {
    const style = name => {
      const box = document.querySelector(`g.node.${name} .box`);
      return box ? getComputedStyle(box).fill + getComputedStyle(box).strokeDasharray : null;
    };
    return ['current', 'waiting', 'done'].map(style);
  });
  assert.equal(new Set(looks).size, 3);
  await close(page);
  const net = await open('net.html');
  await net.click('#last');
  assert.match(await status(net, 'images'), /constant never/);
  await close(net);
});

test("every value and every gradient on the page is the engine's", async () => {
  const expected = JSON.parse(readFileSync(join(folder, 'expected.json'), 'utf8'));
  for (const name of ['sums', 'operations', 'dropout']) {
    const page = await open(`${name}.html`);
    await page.click('#last');
    for (const [kind, heading] of [
      ['values', 'Value'],
      ['grads', 'Cotangent'],
    ]) {
      for (const [node, numbers] of Object.entries(expected[name][kind])) {
        await page.evaluate(label => {
          const { recording } = window.taper.stages[0];
          window.taper.stages[0].chosen = recording.nodes.findIndex(n => n.name === label);
          window.taper.stages[0].render();
        }, node);
        agree(await shownNumbers(page, heading), numbers, `${name}: ${heading} of ${node}`);
      }
    }
    await close(page);
  }
});

test('names are text, whatever they hold', async () => {
  const page = await open('hostile.html');
  await page.click('#last');
  assert.equal(await page.evaluate(() => window.hacked), undefined);
  assert.match(await page.title(), /<script>window.hacked = 1<\/script>/);
  assert.match(await page.locator('.graph').innerText(), /<img src=x/);
  assert.equal(await page.locator('img').count(), 0);
  assert.match(await page.locator('#card').innerText(), /NaN/);
  const policy = await page.locator('meta[http-equiv]').getAttribute('content');
  assert.match(policy, /default-src 'none'/);
  assert.doesNotMatch(policy, /unsafe/);
  await close(page);
});

test('the still picture has the layout of the page', async () => {
  const page = await open('sums.html');
  const places = text =>
    [...text.matchAll(/<g[^>]*class="node[^>]*>/g)]
      .map(m => m[0])
      .map(tag => [tag.match(/id="([^"]+)"/)[1], tag.match(/transform="([^"]+)"/)[1]])
      .sort();
  const drawn = await page.locator('.graph svg').evaluate(svg => svg.outerHTML);
  const still = readFileSync(join(folder, 'sums.svg'), 'utf8');
  const named = text =>
    places(text)
      .map(([, transform]) => transform)
      .sort();
  assert.deepEqual(named(still), named(drawn));
  await close(page);
});

test('every step can be printed', onlyChromium, async () => {
  const page = await open('sums.html');
  await page.emulateMedia({ media: 'print' });
  await page.waitForSelector('.frame');
  assert.equal(await page.locator('.frame').count(), 19);
  assert.equal(await page.locator('.frame svg').count(), 19);
  assert.equal(await page.locator('#stages').isVisible(), false);
  await close(page);
});
