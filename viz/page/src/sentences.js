// One sentence for each step: read aloud, listed, printed.

import { shortened } from './draw.js';
import { brief, bytes, isScalar, shapeText } from './values.js';
import { currentLanguage, say } from './texts.js';

const list = names => names.join(currentLanguage() === 'zh' ? '\u3001' : ', ');

/** Which axes of `wide` a sum to `shape` runs over. */
export function summedAxes(wide, shape) {
  const lead = wide.length - shape.length,
    axes = [];
  wide.forEach((n, i) => {
    if (i < lead || shape[i - lead] !== n) axes.push(i);
  });
  return axes;
}

function equals(value) {
  if (!value) return '';
  return isScalar(value) ? ' = ' + brief(value) : ', ' + shapeText(value.shape);
}

function forward(r, step) {
  const node = r.nodes[step.node];
  const inputs = list(node.inputs.map(input => (input ? r.name(input.node) : '\u00b7')));
  return say(node.requires_grad ? 's_forward' : 's_forward_untracked', {
    name: r.name(step.node),
    op: node.op,
    inputs,
    value: equals(r.value(node.value)),
  });
}

function flags(step) {
  const on = [];
  if (step.retain) on.push('retain_graph=true');
  if (step.create) on.push('create_graph=true');
  return on.length ? ` (${on.join(', ')})` : '';
}

function rule(r, step) {
  const g = r.value(step.g);
  const parts = { from: r.name(step.node), to: r.name(step.from), g: g && brief(g) };
  if (!g) return say('s_rule_none', parts);
  if (step.to === undefined) {
    const shape = r.nodes[step.from].shape;
    return say('s_rule_wide', { ...parts, wide: shapeText(g.shape), shape: shapeText(shape) });
  }
  return say(step.sum === step.g ? 's_rule_first' : 's_rule', {
    ...parts,
    sum: brief(r.value(step.sum)),
  });
}

function reduce(r, step) {
  const wide = r.value(step.wide),
    g = r.value(step.g);
  const parts = { to: r.name(step.to), sum: brief(r.value(step.sum)), dtype: g.dtype };
  const axes = summedAxes(wide.shape, g.shape);
  if (axes.length === 0) return say('s_convert', parts);
  return say('s_reduce', {
    ...parts,
    axes: say(axes.length > 1 ? 'axes' : 'axis', { axes: list(axes) }),
    wide: shapeText(wide.shape),
    shape: shapeText(g.shape),
  });
}

function accumulate(r, step) {
  const parts = {
    name: r.name(step.node),
    g: brief(r.value(step.g)),
    after: brief(r.value(step.after)),
  };
  if (step.before === null) return say('s_accumulate', parts);
  return say('s_accumulate_more', { ...parts, before: brief(r.value(step.before)) });
}

function free(r, step) {
  const name = r.name(step.node);
  return step.bytes
    ? say('s_free', { name, bytes: bytes(step.bytes) })
    : say('s_free_none', { name });
}

const names = (r, step) => list(step.parameters.map(p => r.name(p.node)));

const SENTENCES = {
  forward,
  rule,
  reduce,
  accumulate,
  free,
  begin: (r, step) =>
    say('s_begin', {
      call: step.call,
      name: list(step.roots.map(id => r.name(id))),
      flags: flags(step),
    }),
  seed: (r, step) => say('s_seed', { name: r.name(step.node), g: brief(r.value(step.g)) }),
  run: (r, step) =>
    say('s_run', {
      name: r.name(step.node),
      g: list(step.g.map(g => (g === null ? '0' : brief(r.value(g))))),
    }),
  end: (r, step) => say('s_end', { call: step.call }),
  write: (r, step) => say('s_write', { name: r.name(step.node), op: step.op }),
  update: (r, step) => say('s_update', { op: step.op, names: names(r, step) }),
  zero: (r, step) => say('s_zero', { names: names(r, step) }),
  error: (r, step) => {
    const text = shortened(step.text, 130);
    return step.node === undefined
      ? say('s_error', { text })
      : say('s_error_at', { name: r.name(step.node), text });
  },
};

export function sentence(recording, step) {
  return SENTENCES[step.kind] ? SENTENCES[step.kind](recording, step) : step.kind;
}
