// The formula of a node, its rules in symbols and in numbers, and what an edge carries.

import { h } from './tree.js';
import { constantOf, ruleOf } from './rules.js';
import { evaluate, namesIn, toMath } from './formula.js';
import { contraction, slopePicture, slopes } from './slopes.js';
import { digits, grid, isScalar, number } from './values.js';
import { knows, say } from './texts.js';

const math = tree => h('math', { display: 'block' }, h('mrow', null, tree));
const mi = text => h('mi', null, text);
const mo = text => h('mo', null, text);

function derivative(name) {
  return h('mfrac', null, h('mrow', null, mi('d'), mi('L')), h('mrow', null, mi('d'), mi(name)));
}

/** What a rule is about: the node, its line of the table, and the values of its names. */
export function ruleContext(recording, state, id) {
  const node = recording.nodes[id];
  const results = recording.steps.filter(s => s.kind === 'rule' && s.node === id);
  const line = ruleOf(node.op, node.inputs.length, slopeOf(recording, results[0]));
  if (!line) return null;
  const values = {};
  line.names.forEach((name, i) => {
    const input = node.inputs[i];
    if (input) values[name] = recording.valueFor(input.node, id);
  });
  values.y = values.y || recording.value(node.value);
  const g = cotangentOf(recording, state, id);
  if (g) values[line.names[0] === 'g' ? 'h' : 'g'] = g;
  const constant = constantOf(line);
  if (constant) values[constant.name] = constantValue(constant.formula, values);
  return { node, line, values, g };
}

/** The cotangent of the node's output that was known at this step: its final one, or the sum. */
export function cotangentOf(recording, state, id) {
  const ledger = state.ledgers[`${id}:0`];
  if (!ledger) return null;
  return recording.value(ledger.final === undefined ? ledger.sum : ledger.final);
}

// A constant of the operation is not recorded, but follows from its result, from the first of its
// elements that tells it.
function constantValue(formula, values) {
  const tables = namesIn(formula)
    .filter(name => values[name])
    .map(name => [name, grid(values[name]).data]);
  const count = Math.max(0, ...tables.map(([, data]) => data.length));
  for (let i = 0; i < count; i++) {
    const at = tables.map(([name, data]) => [name, number(data[data.length === 1 ? 0 : i])]);
    const x = evaluate(formula, Object.fromEntries(at));
    if (x !== null && Number.isFinite(x))
      return { data: [Number(x.toPrecision(6))], shape: [], constant: true };
  }
  return null;
}

function slopeOf(recording, step) {
  if (!step || step.g === null) return undefined;
  const run = recording.steps.find(s => s.kind === 'run' && s.node === step.node);
  const g = run && recording.value(run.g[0]),
    result = recording.value(step.g);
  if (!g || !g.data || !result.data) return undefined;
  const i = g.data.findIndex(x => number(x) !== 0);
  return i < 0 ? undefined : number(result.data[i]) / number(g.data[i]);
}

// A value inside of a formula: a number, in brackets if it is negative and stands among others, or
// a small matrix.
function mathValue(value, alone) {
  if (isScalar(value)) {
    const x = number(value.data[0]),
      shown = h('mn', { class: 'n', 'data-n': String(value.data[0]) }, digits(x));
    return x < 0 && !alone ? h('mrow', null, mo('('), shown, mo(')')) : shown;
  }
  const { rows, cols } = grid(value);
  const lines = [];
  for (let i = 0; i < rows; i++) {
    const cells = [];
    for (let j = 0; j < cols; j++)
      cells.push(h('mtd', null, h('mn', null, digits(value.data[i * cols + j]))));
    lines.push(h('mtr', null, cells));
  }
  return h('mrow', null, mo('['), h('mtable', null, lines), mo(']'));
}

const small = value =>
  Boolean(
    value && value.data && grid(value).rows <= 4 && grid(value).cols <= 4 && value.data.length,
  );

// Rules that move g to other places, or spread it, do not make what equals it.
const MOVES = ['spread', 'extreme', 'places', 'cat', 'permute', 'expand', 'same_shape', 'numbers'];

function relation({ line, values }, tree, result) {
  const moved = tree.name || (line.note === 'spread' && tree !== line.value);
  const from = values[namesIn(tree)[0]];
  return moved && MOVES.includes(line.note) && from.shape.join() !== result.shape.join()
    ? '\u2192'
    : '=';
}

/** The rule with numbers for names, if all of them are known and small; else for one element. */
function substituted(context, tree, result) {
  const names = namesIn(tree).filter(name => context.values[name]);
  if (names.length < namesIn(tree).length || !result) return null;
  if ([...names.map(n => context.values[n]), result].every(small)) {
    return h(
      'mrow',
      null,
      toMath(tree, name => mathValue(context.values[name])),
      mo(relation(context, tree, result)),
      mathValue(result, true),
    );
  }
  return null;
}

function elementwise(context, tree, result) {
  if (!result) return null;
  const shape = result.shape.join();
  const at = {},
    table = grid(result);
  let where = -1;
  for (let i = 0; i < table.data.length && where < 0; i++)
    if (number(table.data[i]) !== 0) where = i;
  where = Math.max(0, where);
  for (const name of namesIn(tree)) {
    const value = context.values[name];
    if (!value || (!isScalar(value) && value.shape.join() !== shape)) return null;
    at[name] = isScalar(value) ? value.data[0] : grid(value).data[where];
  }
  const computed = evaluate(
    tree,
    Object.fromEntries(Object.entries(at).map(([k, v]) => [k, number(v)])),
  );
  if (computed === null || table.data.length === 0) return null;
  const one = (x, alone) => mathValue({ data: [x], shape: [] }, alone);
  return {
    place: elementName(result, where),
    shown: h(
      'mrow',
      null,
      toMath(tree, name => one(at[name])),
      mo('='),
      one(table.data[where], true),
    ),
  };
}

/** The name of the i-th element shown of a value: [row, column] of the whole. */
export function elementName(value, i) {
  const { rows, cols } = grid(value);
  const last = value.shape.length ? value.shape[value.shape.length - 1] : 1;
  const all = value.shape.reduce((a, b) => a * b, 1),
    allRows = last ? all / last : 0;
  const row = Math.floor((Math.floor(i / cols) * allRows) / rows),
    col = Math.floor(((i % cols) * last) / cols);
  if (value.shape.length < 2) return `[${col}]`;
  const index = [col];
  let rest = row;
  for (let axis = value.shape.length - 2; axis >= 0; axis--) {
    index.unshift(rest % value.shape[axis]);
    rest = Math.floor(rest / value.shape[axis]);
  }
  return `[${index.join(', ')}]`;
}

function ruleBlock(recording, context, id, i) {
  const { node, line } = context,
    tree = line.rules[i],
    input = node.inputs[i];
  if (!tree || !input || !recording.nodes[input.node].requires_grad) return null;
  const step = recording.steps.find(s => s.kind === 'rule' && s.node === id && s.input === i);
  const result = step && context.g ? recording.value(step.g) : null;
  const numbers = substituted(context, tree, result);
  const single = numbers ? null : elementwise(context, tree, result);
  const product = contraction(context, i),
    slope = slopes(context, i);
  return h(
    'div',
    { class: 'rule' },
    h('h4', null, say('rule_for', { name: recording.name(input.node) })),
    math(h('mrow', null, derivative(line.names[i]), mo('='), toMath(tree))),
    numbers ? h('div', { class: 'numbers' }, math(numbers)) : null,
    single
      ? h(
          'div',
          { class: 'numbers' },
          h('p', { class: 'quiet' }, say('element', { at: single.place })),
          math(single.shown),
        )
      : null,
    product ? h('p', { class: 'contraction' }, product) : null,
    slope ? slopePicture(slope) : null,
  );
}

/** The formula of the rule that a step runs, without numbers. */
export function ruleFormula(recording, state, step) {
  const context = step.kind === 'rule' ? ruleContext(recording, state, step.node) : null;
  const tree = context && context.line.rules[step.input];
  return tree
    ? math(h('mrow', null, derivative(context.line.names[step.input]), mo('='), toMath(tree)))
    : null;
}

/** The part of the card about the operation's formula and its rules. */
export function rulePart(recording, state, id) {
  const node = recording.nodes[id];
  if (node.kind !== 'operation' && node.kind !== 'earlier') return null;
  const context = ruleContext(recording, state, id);
  if (!context)
    return h(
      'section',
      null,
      h('h3', null, say('formula')),
      h('p', { class: 'quiet' }, say('own_rule')),
    );
  const { line } = context;
  const value = substituted(context, line.value, recording.value(node.value));
  return h(
    'section',
    { class: 'rules' },
    h('h3', null, say('formula')),
    math(h('mrow', null, mi('y'), mo('='), toMath(line.value))),
    value ? h('div', { class: 'numbers' }, math(value)) : null,
    line.note && knows(line.note) ? h('p', { class: 'quiet' }, say(line.note)) : null,
    node.requires_grad ? line.rules.map((_, i) => ruleBlock(recording, context, id, i)) : null,
  );
}
