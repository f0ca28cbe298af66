// The page's formulas: one for each operation of the engine, with the engine's slopes.

import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { Recording } from '../../../viz/page/src/recording.js';
import { OPERATIONS } from '../../../viz/page/src/rules.js';
import { ruleContext } from '../../../viz/page/src/rulecard.js';
import { slopes } from '../../../viz/page/src/slopes.js';

const root = fileURLToPath(new URL('../../../', import.meta.url));

test('each operation of the engine has a formula', () => {
  const known = new Set(OPERATIONS);
  const missing = new Set();
  for (const file of readdirSync(join(root, 'core/ops')).filter(name => name.endsWith('.cpp'))) {
    const text = readFileSync(join(root, 'core/ops', file), 'utf8');
    for (const [, name] of text.matchAll(/\brecord(?:_view|_list|_parts|_joint)?\(\s*"(\w+)"/g)) {
      if (!known.has(name)) missing.add(name);
    }
  }
  assert.deepEqual([...missing], [], 'add them to viz/page/src/rules.js');
});

test('slopes from the formulas times g are what the rules of the engine return', () => {
  const recording = new Recording(
    JSON.parse(readFileSync(join(process.env.PAGES, 'rules.json'), 'utf8')),
  );
  const checked = new Set();
  recording.steps.forEach((step, k) => {
    if (step.kind !== 'rule') return;
    const context = ruleContext(recording, recording.state(k), step.node);
    const found = context && slopes(context, step.input);
    if (!found) return;
    const { op } = recording.nodes[step.node];
    const result = recording.value(step.g).data;
    const g = context.g.data;
    result.forEach((x, i) => {
      const expected = found.table.data[i] * g[i];
      assert.ok(
        Math.abs(x - expected) <= 1e-5 * Math.abs(x) + 1e-12,
        `${op}[${i}]: ${expected}, engine ${x}`,
      );
    });
    checked.add(op);
  });
  for (const op of ['mul', 'div', 'exp', 'tanh', 'sigmoid', 'relu', 'rsqrt', 'maximum']) {
    assert.ok(checked.has(op), op);
  }
});
