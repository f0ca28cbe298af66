// The page in a browser: every control, every number against the engine's, the keyboard alone.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { close, count, folder, goTo, open, sentence, start, status, stop } from './browser.mjs';

before(start);
after(stop);

const PAGES = [
  'sums',
  'operations',
  'hostile',
  'net',
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
      const steps = Math.min(60, await page.evaluate(() => window.taper.last + 1));
      for (let k = 0; k < steps; k++) {
        await page.evaluate(at => window.taper.go(at), k);
        const text = await sentence(page);
        assert.doesNotMatch(text, /\{\w+\}|undefined|\[object/, `${name} step ${k + 1}`);
        assert.notEqual(text, '');
      }
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

async function shownNumbers(page, heading) {
  return page.evaluate(text => {
    const section = [...document.querySelectorAll('#card section')].find(s =>
      s.querySelector('h3').textContent.startsWith(text),
    );
    const cells = section ? section.querySelectorAll('.matrix .n, .scalar .n') : [];
    return [...cells].map(n => [Number(n.dataset.n), n.textContent]);
  }, heading);
}

function agree(shown, expected, what) {
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

test("every value and every gradient on the page is the engine's", async () => {
  const expected = JSON.parse(readFileSync(join(folder, 'expected.json'), 'utf8'));
  for (const name of ['sums', 'operations']) {
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
  assert.match(await row(1).innerText(), /0\.083333 .* differ/);
  await page.fill('.checks input', '12');
  await page.keyboard.press('Tab');
  assert.doesNotMatch(await row(1).innerText(), /differ/);
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
  assert.equal(await page.locator('.norms li').count(), 4);
  assert.ok((await page.locator('canvas.image').count()) >= 4);
  await close(page);
});

test('at most 300 nodes of a large graph are drawn, wherever one is', async () => {
  const page = await open('large.html');
  for (const key of ['Home', 'End']) {
    await page.locator('body').press(key);
    const drawn = await page.locator('g.node').count();
    assert.ok(drawn > 100 && drawn <= 300, `${drawn}`);
    assert.match(await page.locator('.graph').innerText(), /more operations/);
  }
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

test('every step can be printed', async () => {
  const page = await open('sums.html');
  await page.emulateMedia({ media: 'print' });
  await page.waitForSelector('.frame');
  assert.equal(await page.locator('.frame').count(), 19);
  assert.equal(await page.locator('.frame svg').count(), 19);
  assert.equal(await page.locator('#stages').isVisible(), false);
  await close(page);
});
