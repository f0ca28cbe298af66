// Which nodes are drawn: modules may be folded, and of a very large graph only what is near.

import { shortened } from './draw.js';
import { edgeKey } from './recording.js';
import { digits, isScalar, shapeText } from './values.js';

export const MOST_DRAWN = 300;
const MANY = 60;
const STRIDE = 50;

function groupOf(node, folded) {
  if (!node.module) return null;
  const parts = node.module.split('.');
  for (let i = 1; i <= parts.length; i++) {
    const path = parts.slice(0, i).join('.');
    if (folded.has(path)) return path;
  }
  return null;
}

// Of more nodes than can be drawn those nearest to the current one, by order of creation. They stay
// the same for a while, because a layout takes long.
function nearby(items, current) {
  if (items.length <= MOST_DRAWN) return items;
  const at = Math.max(
    0,
    items.findIndex(item => item.ids.includes(current)),
  );
  const around = STRIDE * Math.floor((at - MOST_DRAWN / 2) / STRIDE);
  const first = Math.max(0, Math.min(around, items.length - MOST_DRAWN));
  return items.slice(first, first + MOST_DRAWN);
}

// The run of the program that the node is part of, and all that it was computed from.
function runOf(recording, current) {
  const wanted = new Set([current]);
  recording.runs.forEach((run, id) => {
    if (run === recording.runs[current]) wanted.add(id);
  });
  for (const id of wanted) {
    const { inputs, saved } = recording.nodes[id];
    inputs.forEach(input => input && wanted.add(input.node));
    (saved || []).forEach(({ of }) => wanted.add(of));
  }
  return wanted;
}

/**
 * The drawn graph: items that stand for one node or a folded module, edges between them, and how
 * many items there are `more`. Of many nodes only the run that `current` is part of is drawn, such
 * as one of the iterations of a loop.
 */
export function visible(recording, folded, current) {
  const items = [],
    itemOf = {},
    byPath = {};
  const { nodes, runs } = recording;
  const many = nodes.length > MANY && current !== null && runs[current] !== null;
  const wanted = many ? runOf(recording, current) : null;
  let absent = 0;
  nodes.forEach((node, id) => {
    if (node.hidden) return;
    if (wanted && !wanted.has(id)) {
      absent += 1;
      return;
    }
    const path = groupOf(node, folded);
    if (path !== null && byPath[path]) {
      byPath[path].ids.push(id);
    } else {
      const item = { key: path === null ? `n${id}` : `m${path}`, path, ids: [id] };
      if (path !== null) byPath[path] = item;
      items.push(item);
    }
    itemOf[id] = path === null ? items[items.length - 1] : byPath[path];
  });
  const kept = nearby(items, current);
  const drawn = new Set(kept);
  const edges = new Map();
  const connect = (from, to, input) => {
    const a = itemOf[from],
      b = itemOf[to];
    if (!a || !b || a === b || !drawn.has(a) || !drawn.has(b)) return;
    const key = a.path === null && b.path === null ? edgeKey(from, to, input) : `${a.key}>${b.key}`;
    if (!edges.has(key)) edges.set(key, { key, from: a.key, to: b.key, members: [] });
    edges.get(key).members.push({ node: to, input, from });
  };
  recording.nodes.forEach((node, to) => {
    node.inputs.forEach((input, i) => {
      if (input) connect(input.node, to, i);
    });
    const known = new Set([to, ...node.inputs.map(input => input && input.node)]);
    if (node.alias !== undefined) connect(node.alias, to, -1);
    // What a rule keeps but no gradient flows to, such as the labels of a loss.
    (node.saved || []).forEach(({ of }) => {
      if (typeof of === 'number' && !known.has(of)) {
        known.add(of);
        connect(of, to, -1);
      }
    });
  });
  return {
    items: kept.map(item => labelled(recording, item)),
    edges: [...edges.values()],
    more: absent + items.length - kept.length,
    crowded: items.length > MOST_DRAWN,
  };
}

function labelled(recording, item) {
  if (item.path !== null && item.ids.length > 1) {
    const inside = item.ids.map(i => recording.nodes[i]).filter(node => node.kind === 'operation');
    const ops = [...new Set(inside.map(node => node.op))].join(', ');
    return { ...item, kind: 'module', label: item.path, sub: `${shortened(ops, 22)} \u25b8` };
  }
  const id = item.ids[0],
    node = recording.nodes[id];
  const value = recording.value(node.value);
  const named = node.kind === 'operation' && node.name;
  return {
    ...item,
    path: null,
    kind: node.kind,
    second: node.pass > 0,
    label: named ? `${node.name} = ${node.op}` : recording.name(id),
    sub:
      node.dtype === ''
        ? ''
        : isScalar(value) && node.shape.length === 0
          ? digits(value.data[0])
          : shapeText(node.shape),
  };
}
