// What an edge carries: the contraction of a product of matrices, the mask or the slope of an
// operation on single elements.

import { h } from './tree.js';
import { evaluate, namesIn } from './formula.js';
import { grid, heatMap, isScalar, number, numberSpan, shapeText } from './values.js';
import { say } from './texts.js';

/** "dW = gᵀ x, (64, 256) × (256, 784)": the shapes that a product of matrices contracts. */
export function contraction(context, i) {
  const tree = context.line.rules[i];
  if (!tree || tree.f !== '@') return null;
  const shapes = tree.args.map(arg => {
    const name = arg.f === 'T' ? arg.args[0].name : arg.name;
    const value = context.values[name];
    if (!value) return null;
    return arg.f === 'T'
      ? [...value.shape.slice(0, -2), ...value.shape.slice(-2).reverse()]
      : value.shape;
  });
  if (shapes.includes(null)) return null;
  const text = arg => (arg.f === 'T' ? `${arg.args[0].name}\u1d40` : arg.name);
  return `d${context.line.names[i]} = ${tree.args.map(text).join(' ')}, ${shapes.map(shapeText).join(' \u00d7 ')}`;
}

/** For an operation on single elements: dy/dx of each, {table, mask}; null for others. */
export function slopes(context, i) {
  const tree = context.line.rules[i];
  const x = context.values[context.line.names[i]],
    y = context.values.y;
  const own = context.line.names[0] === 'g' ? 'h' : 'g';
  if (!tree || !x || !y || x.shape.join() !== y.shape.join() || !namesIn(tree).includes(own))
    return null;
  const table = grid(y),
    out = new Float64Array(table.data.length);
  const names = namesIn(tree).filter(name => name !== own);
  if (names.length === 0) return null;
  const tables = names.map(
    name =>
      context.values[name] && { value: context.values[name], table: grid(context.values[name]) },
  );
  if (tables.some(t => !t || (!isScalar(t.value) && t.table.data.length !== out.length)))
    return null;
  const at = { [own]: 1 };
  for (let e = 0; e < out.length; e++) {
    names.forEach((name, j) => {
      at[name] = number(tables[j].table.data[isScalar(tables[j].value) ? 0 : e]);
    });
    const slope = evaluate(tree, at);
    if (slope === null) return null;
    out[e] = slope;
  }
  return {
    table: { rows: table.rows, cols: table.cols, data: out },
    mask: out.every(s => s === 0 || s === 1),
    name: context.line.names[i],
    op: context.line.op,
  };
}

/** The mask or slope as a picture with a sentence. */
export function slopePicture(found) {
  const { data } = found.table;
  const sizes = Array.from(data, Math.abs),
    steepest = Math.max(...sizes.filter(Number.isFinite));
  const zeros = sizes.filter(s => s === 0).length,
    flat = sizes.filter(s => s < steepest / 10).length;
  const saturates = ['sigmoid', 'tanh', 'log_sigmoid', 'hardtanh'].includes(found.op);
  const note = found.mask
    ? zeros && say('dead', { n: zeros, all: data.length })
    : saturates && flat && say('saturated', { n: flat, all: data.length });
  const title = found.mask ? say('mask') : say('slope', { name: found.name });
  return h(
    'div',
    { class: 'slope' },
    h('h4', null, title),
    steepest === Math.min(...sizes) && data.every(s => s === data[0])
      ? h('p', { class: 'scalar' }, numberSpan(data[0]))
      : heatMap(found.table, title),
    note ? h('p', { class: 'quiet' }, note) : null,
  );
}
