// Formulas: text such as "g * y * (1 - y)" becomes a tree, the tree MathML or numbers.

import { h } from './tree.js';
import { say } from './texts.js';

const BINARY = {
  '<': 1,
  '>': 1,
  '<=': 1,
  '>=': 1,
  '=': 1,
  '+': 2,
  '-': 2,
  '*': 3,
  '/': 3,
  '@': 3,
  '^': 5,
};

function tokens(text) {
  return text.match(
    /\d+(\.\d+)?(e-?\d+)?|[A-Za-z\u0370-\u03ff][A-Za-z0-9_\u0370-\u03ff]*|<=|>=|[-+*/@^()<>=,]/g,
  );
}

/** The tree of a formula: numbers, names, {f, args}. */
export function parse(text) {
  const list = tokens(text);
  let at = 0;
  const take = wanted => {
    if (list[at] !== wanted) throw new Error(`formula ${text}: expected ${wanted} at ${list[at]}`);
    at++;
  };
  function primary() {
    const token = list[at++];
    if (token === '-') return { f: 'neg', args: [expression(4)] };
    if (token === '(') {
      const inner = expression(1);
      take(')');
      return inner;
    }
    if (/^\d/.test(token)) return { number: Number(token) };
    if (list[at] !== '(') return { name: token };
    at++;
    const args = [];
    while (list[at] !== ')') {
      args.push(expression(1));
      if (list[at] === ',') at++;
    }
    take(')');
    return { f: token, args };
  }
  function expression(weakest) {
    let left = primary();
    while (at < list.length && BINARY[list[at]] >= weakest) {
      const f = list[at++];
      left = { f, args: [left, expression(BINARY[f] + 1)] };
    }
    return left;
  }
  const tree = expression(1);
  if (at < list.length) throw new Error(`formula ${text}: unexpected ${list[at]}`);
  return tree;
}

/** The names in a tree, each once. */
export function namesIn(tree) {
  if (tree.name) return [tree.name];
  return [...new Set((tree.args || []).flatMap(namesIn))];
}

const mo = text => h('mo', null, text);
const mi = text => h('mi', null, text);
const row = (...parts) => h('mrow', null, ...parts);
const fenced = (open, inner, close) => row(mo(open), inner, mo(close));

function level(tree) {
  if (tree.f === 'neg') return 2.5;
  return tree.args && BINARY[tree.f] ? BINARY[tree.f] : 9;
}

const SYMBOL = { '*': '\u00b7', '@': '\u2062', '<=': '\u2264', '>=': '\u2265', '-': '\u2212' };

function identifier(name) {
  const [base, index] = name.split('_');
  const shown =
    base === 'W' || base.length === 1 ? mi(base) : h('mi', { mathvariant: 'normal' }, base);
  return index ? h('msub', null, shown, mi(index)) : shown;
}

const SHAPES = {
  exp: a => h('msup', null, mi('e'), a),
  sqrt: a => h('msqrt', null, a),
  abs: a => fenced('|', a, '|'),
  T: a => h('msup', null, a, mi('T')),
  inv: a => h('msup', null, a, row(mo('\u2212'), h('mn', null, '1'))),
};

/** The MathML of a tree; `leaf(name)` may give the MathML that stands for a name. */
export function toMath(tree, leaf) {
  const show = (t, weakest) => {
    const inner = toMath(t, leaf);
    return level(t) < weakest ? fenced('(', inner, ')') : inner;
  };
  if (tree.number !== undefined) return h('mn', null, String(tree.number));
  if (tree.name) return (leaf && leaf(tree.name)) || identifier(tree.name);
  const { f, args } = tree;
  if (f === 'neg') return row(mo('\u2212'), show(args[0], 3));
  if (f === '/') return h('mfrac', null, toMath(args[0], leaf), toMath(args[1], leaf));
  if (f === '^') return h('msup', null, show(args[0], 9), toMath(args[1], leaf));
  if (BINARY[f]) {
    const right = f === '-' || f === '*' ? BINARY[f] + 0.1 : BINARY[f];
    return row(show(args[0], BINARY[f]), mo(SYMBOL[f] || f), show(args[1], right));
  }
  if (f === 'where') return cases(args, leaf);
  if (f === 'sum') return row(mo('\u2211'), show(args[0], 3));
  if (SHAPES[f])
    return SHAPES[f](f === 'T' || f === 'inv' ? show(args[0], 9) : toMath(args[0], leaf));
  const list = [];
  args.forEach((a, i) => list.push(...(i ? [mo(',')] : []), toMath(a, leaf)));
  return row(h('mi', { mathvariant: 'normal' }, f), mo('\u2061'), fenced('(', row(...list), ')'));
}

// where(condition, a, b) as a brace with two lines.
function cases([condition, a, b], leaf) {
  const line = (value, note) =>
    h('mtr', null, h('mtd', null, toMath(value, leaf)), h('mtd', null, note));
  return row(
    mo('{'),
    h(
      'mtable',
      { class: 'cases' },
      line(a, row(h('mtext', null, '\u2003'), toMath(condition, leaf))),
      line(b, h('mtext', null, '\u2003' + say('otherwise'))),
    ),
  );
}

const NUMERIC = {
  '+': (a, b) => a + b,
  '-': (a, b) => a - b,
  '*': (a, b) => a * b,
  '/': (a, b) => a / b,
  '^': (a, b) => Math.pow(a, b),
  '<': (a, b) => a < b,
  '>': (a, b) => a > b,
  '<=': (a, b) => a <= b,
  '>=': (a, b) => a >= b,
  '=': (a, b) => a === b,
  neg: a => -a,
  exp: Math.exp,
  log: Math.log,
  sqrt: Math.sqrt,
  abs: Math.abs,
  sin: Math.sin,
  cos: Math.cos,
  tanh: Math.tanh,
  sinh: Math.sinh,
  cosh: Math.cosh,
  sign: Math.sign,
  where: (c, a, b) => (c ? a : b),
  sigmoid: x => 1 / (1 + Math.exp(-x)),
  max: Math.max,
  min: Math.min,
};

/** The value of a tree for one element, or null where it is no formula of single elements. */
export function evaluate(tree, values) {
  if (tree.number !== undefined) return tree.number;
  if (tree.name)
    return tree.name in values && values[tree.name] !== null ? Number(values[tree.name]) : null;
  const f = NUMERIC[tree.f];
  if (!f) return null;
  const args = tree.args.map(a => evaluate(a, values));
  return args.includes(null) ? null : f(...args);
}
