// What is drawn of nets, loops, large graphs, failures, and of two recordings.

import assert from 'node:assert/strict';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { close, count, folder, goTo, open, start, status, stop } from './browser.mjs';

before(start);
after(stop);

test("an error is at the node that failed, in the engine's words", async () => {
  const page = await open('failing.html');
  await page.click('#last');
  assert.match(
    await page.locator('.error').innerText(),
    /Trying to backward through the graph a second time/,
  );
  assert.match(await status(page, 'y = mul'), /failed/);
  await close(page);
});

test('modules fold and unfold', async () => {
  const page = await open('net.html');
  const nodes = () => page.locator('g.node').count();
  const folded = await nodes();
  assert.equal(await page.locator('g.node.module').count(), 2);
  await page.locator('g.node.module').first().click();
  assert.ok((await nodes()) > folded);
  await page.click('.fold-all');
  assert.equal(await page.locator('g.node.module').count(), 2);
  await page.locator('.chip').first().click();
  assert.equal(await page.locator('g.node.module').count(), 1);
  await page.click('#last');
  assert.match(await page.locator('.update').innerText(), /1\.weight[\s\S]*3\.bias/);
  // A bar for each layer, below it those of its parameters, and a layer's norm is of both.
  assert.deepEqual(await page.locator('.norms .layer .name').allInnerTexts(), ['1', '3']);
  assert.equal(await page.locator('.norms .parameter').count(), 4);
  const norms = (await page.locator('.norms .n').allInnerTexts()).map(Number);
  for (const [layer, weight, bias] of [norms.slice(0, 3), norms.slice(3)])
    assert.ok(Math.abs(Math.hypot(weight, bias) / layer - 1) < 1e-4);
  assert.ok((await page.locator('canvas.image').count()) >= 4);
  await close(page);
});

test('at most 300 nodes of a large graph are drawn, wherever one is', async () => {
  const page = await open('large.html');
  for (const key of ['Home', 'End']) {
    await page.locator('body').press(key);
    const drawn = await page.locator('g.node').count();
    assert.ok(drawn > 100 && drawn <= 300, `${drawn}`);
    assert.match(await page.locator('.graph').innerText(), /more nodes/);
  }
  await close(page);
});

test('of the steps of a loop one is drawn, and its blocks are folded whole', async () => {
  const page = await open('loop.html');
  await page.click('#last');
  const labels = () => page.locator('g.node .label').allTextContents();
  const last = await labels();
  assert.equal(await page.locator('g.node.module').count(), 3);
  assert.ok(!last.some(label => label.startsWith('relu')), `${last}`);
  assert.ok(last.length < 14, `${last}`);
  assert.match(await page.locator('.graph').innerText(), /more nodes/);
  assert.match(await page.locator('g.node.module .sub').first().textContent(), /linear, relu/);
  await goTo(page, /^Forward: sum/);
  assert.notDeepEqual(await labels(), last);
  await close(page);
});

test('what failed has no result, and what is the memory of another says so', async () => {
  const page = await open('mistaken.html');
  await goTo(page, /^sub_ changes w/);
  assert.match(await page.locator('.update h3').innerText(), /by hand/);
  const labels = await page.locator('g.node .label').allTextContents();
  assert.ok(labels.includes('w.grad'), `${labels}`);
  await page.click('#last');
  assert.match(await status(page, 'mm'), /failed/);
  const card = await page.locator('#card').innerText();
  assert.match(card, /failed, so it has no result/);
  assert.doesNotMatch(card, /shape|needs no gradient/);
  await close(page);
});

test('second-order nodes have a colour of their own', async () => {
  const page = await open('second.html');
  await page.click('#last');
  assert.ok((await page.locator('g.node.second').count()) >= 3);
  assert.match(await page.locator('.legend').innerText(), /made by backward/);
  await close(page);
});

test('a second recording can be put beside the first', async () => {
  const page = await open('sums.html');
  await page.setInputFiles('#open', join(folder, 'other.json'));
  await page.waitForFunction(() => document.querySelectorAll('.stage').length === 2);
  await page.setInputFiles('#open', join(folder, 'two.html'));
  await page.waitForFunction(
    () => document.querySelector('.stage:nth-child(2) .stage-title').textContent === 'forgotten',
  );
  await page.setInputFiles('#open', join(folder, 'expected.json'));
  await page.waitForFunction(() =>
    /no recording/.test(document.getElementById('live').textContent),
  );
  await close(page);
});
