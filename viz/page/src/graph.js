// Which nodes are drawn: modules may be folded, and of a very large graph only what is near.

import { edgeKey } from './recording.js';
import { digits, isScalar, shapeText } from './values.js';

export const MOST_DRAWN = 300;

/** All prefixes of module paths that hold more than one node. */
export function modulesOf(recording) {
  const count = {};
  for (const node of recording.nodes) {
    if (!node.module || node.hidden) continue;
    const parts = node.module.split('.');
    parts.forEach((_, i) => {
      const path = parts.slice(0, i + 1).join('.');
      count[path] = (count[path] || 0) + 1;
    });
  }
  return Object.keys(count).filter(path => count[path] > 1);
}

function groupOf(node, folded) {
  if (!node.module) return null;
  const parts = node.module.split('.');
  for (let i = 1; i <= parts.length; i++) {
    const path = parts.slice(0, i).join('.');
    if (folded.has(path)) return path;
  }
  return null;
}

// Of more nodes than can be drawn those nearest to the current one, by order of creation.
function nearby(items, current) {
  if (items.length <= MOST_DRAWN) return { kept: items, before: 0, after: 0 };
  const at = Math.max(
    0,
    items.findIndex(item => item.ids.includes(current)),
  );
  const first = Math.max(0, Math.min(at - MOST_DRAWN / 2, items.length - MOST_DRAWN));
  return {
    kept: items.slice(first, first + MOST_DRAWN),
    before: first,
    after: items.length - first - MOST_DRAWN,
  };
}

/** The drawn graph: items that stand for one node or a folded module, and edges between them. */
export function visible(recording, folded, current) {
  const items = [],
    itemOf = {},
    byPath = {};
  recording.nodes.forEach((node, id) => {
    if (node.hidden) return;
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
  const { kept, before, after } = nearby(items, current);
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
    before,
    after,
  };
}

function labelled(recording, item) {
  if (item.path !== null && item.ids.length > 1) {
    return { ...item, kind: 'module', label: item.path, sub: `${item.ids.length} \u25b8` };
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
    sub: isScalar(value) && node.shape.length === 0 ? digits(value.data[0]) : shapeText(node.shape),
  };
}
