// What the page says of a step: rules, the ledger, memory, the seed, predictions, checks.

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
  open,
  sentence,
  shownNumbers,
  start,
  stop,
} from './browser.mjs';

before(start);
after(stop);

test('what a rule shows in numbers is what it delivers', async () => {
  const page = await open('sums.html');
  await goTo(page, /^y runs/);
  const card = await page.locator('#card').innerText();
  assert.match(card, /y\s*=\s*mul|mul/);
  const numbers = await page.locator('#card .numbers').allInnerTexts();
  assert.deepEqual(
    numbers.map(t => t.replace(/\s/g, '')),
    ['5\u00b77=35', '1\u00b77=7', '1\u00b75=5'],
  );
  await close(page);
});

test('the ledger is filled one addend at a time', async () => {
  const page = await open('sums.html');
  const addends = async () =>
    (await page.locator('.ledger .addends li').allInnerTexts()).map(t =>
      t.replace(/\s+/g, ' ').trim(),
    );
  await goTo(page, /^The rule of t for b/);
  assert.deepEqual(await addends(), ['5 from t']);
  await goTo(page, /^The rule of s for b/);
  assert.deepEqual(await addends(), ['5 from t', '7 from s']);
  assert.match(await page.locator('.ledger .total').innerText(), /sum = 12/);
  await close(page);
});

test('a forgotten zero_grad is visible as an addend', async () => {
  const page = await open('two.html');
  await goTo(page, /w\.grad held 2; adding 1\.6 makes 3\.6/);
  const left = page.locator('.stage').first();
  assert.match(
    await left.locator('.stale').innerText(),
    /\.grad = 2 \(already in \.grad\) \+ 1\.6 = 3\.6/,
  );
  assert.equal(await page.locator('.stage').count(), 2);
  assert.equal(await page.locator('.stage').nth(1).locator('.stale .warning').count(), 0);
  await close(page);
});

test('undoing a broadcast, contractions and masks', async () => {
  const page = await open('operations.html');
  await goTo(page, /^Undo the broadcast: sum over axis 0, \(2, 2\) \u2192 \(2\)/);
  await goTo(page, /^mm runs/);
  const contractions = await page.locator('#card .contraction').allInnerTexts();
  assert.deepEqual(contractions, [
    'da = g b\u1d40, (2, 2) \u00d7 (2, 3)',
    'db = a\u1d40 g, (3, 2) \u00d7 (2, 2)',
  ]);
  await goTo(page, /^h runs/);
  assert.match(await page.locator('#card .slope').innerText(), /Mask/);
  const edge = await page.evaluate(() => {
    const path = document.querySelector('g.edge .reach');
    const at = path.getPointAtLength(path.getTotalLength() / 2);
    const p = new DOMPoint(at.x, at.y).matrixTransform(path.getScreenCTM());
    return { x: p.x, y: p.y };
  });
  await page.mouse.move(edge.x, edge.y);
  assert.equal(await page.locator('.tip').isVisible(), true);
  assert.match(await page.locator('.tip').innerText(), /\u2192/);
  await page.mouse.move(2, 2);
  assert.equal(await page.locator('.tip').isVisible(), false);
  await close(page);
});

test('the memory strip: who saved what, when it is freed', async () => {
  const page = await open('sums.html');
  await goTo(page, /^y runs/);
  assert.match(await page.locator('.memory').innerText(), /16 B held, at most 16 B/);
  await goTo(page, /its saved values are freed: 16 B/);
  assert.match(await page.locator('.memory').innerText(), /0 B held, at most 16 B/);
  assert.match(await page.locator('.memory').innerText(), /y saved t \(\)[\s\S]*freed at step 9/);
  await close(page);
  const second = await open('second.html');
  await goTo(second, /^grad\(\) begins at .*create_graph=true/);
  assert.match(await second.locator('.memory').innerText(), /create_graph=true records/);
  await close(second);
});

test('the seed and the Jacobian', async () => {
  const page = await open('operations.html');
  await goTo(page, /^The seed/);
  assert.match(await page.locator('.seed').innerText(), /v was given to backward/);
  await page.click('.jacobian-toggle');
  const tables = await page.locator('.jacobian').count();
  assert.equal(tables, 3);
  const product = await page.locator('.jacobian tfoot').first().innerText();
  const expected = JSON.parse(readFileSync(join(folder, 'expected.json'), 'utf8')).operations.grads
    .x;
  const read = product
    .replace(/[^\d.\u2212e\s-]/g, ' ')
    .trim()
    .split(/\s+/)
    .map(t => Number(t.replace(/\u2212/g, '-')));
  read
    .slice(-6)
    .forEach((x, i) => assert.ok(Math.abs(x - expected[i]) < 1e-4 * (1 + Math.abs(expected[i]))));
  assert.ok((await page.locator('.jacobian tr.weighted').count()) > 0);
  await close(page);
});

test('prediction hides, asks, checks', async () => {
  const page = await open('sums.html');
  await page.click('#predict');
  assert.match(await sentence(page), /\?/);
  assert.equal(await page.locator('#card .hidden-number').count(), 1);
  await page.fill('[name=answer]', '4');
  await page.click('.question button');
  assert.match(await page.locator('.question .wrong').innerText(), /Not quite/);
  await page.fill('[name=answer]', '5');
  await page.keyboard.press('Enter');
  assert.match(await page.locator('.question .right').innerText(), /Right: 5/);
  assert.match(await page.locator('.score').innerText(), /1 of 2 right/);
  await page.locator('body').press('p');
  assert.equal(await page.locator('.question').count(), 0);
  await close(page);
  const shapes = await open('operations.html');
  await goTo(shapes, /^Undo the broadcast/);
  await shapes.click('#predict');
  await shapes.check('input[value="(2)"]');
  await shapes.fill('[name=answer]', 'nonsense');
  await shapes.click('.question button');
  assert.equal(await shapes.locator('.question .wrong').count(), 1);
  await close(shapes);
});

test('hand, autograd and central difference', async () => {
  const page = await open('sums.html');
  const row = i => page.locator('.checks tbody tr').nth(i);
  assert.match(await row(0).innerText(), /agree/);
  await page.fill('.checks input', '11');
  await page.keyboard.press('Tab');
  await row(1)
    .filter({ hasText: /0\.083333 .* differ/ })
    .waitFor();
  await page.fill('.checks input', '12');
  await page.keyboard.press('Tab');
  await row(1)
    .filter({ hasNotText: /differ/ })
    .waitFor();
  await close(page);
});

test('a mask of dropout is shown, forward and backward', async () => {
  const page = await open('dropout.html');
  const masks = JSON.parse(readFileSync(join(folder, 'expected.json'), 'utf8')).dropout.values.mask;
  await goTo(page, /^Forward: kept = mul/);
  assert.match(await page.locator('#card').innerText(), /0 drops an element, 2 keeps/);
  agree(await shownNumbers(page, 'Dropout mask'), masks, 'mask');
  await goTo(page, /^kept runs/);
  assert.match(await page.locator('#card .slope').first().innerText(), /Slope|Mask/);
  const slopes = await page.locator('#card .slope canvas').first();
  const painted = await slopes.evaluate(canvas => {
    const { data } = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height);
    return Array.from({ length: data.length / 4 }, (_, i) => data[4 * i + 2] < 100);
  });
  assert.deepEqual(
    painted,
    masks.map(m => m > 0),
  );
  await close(page);
});
