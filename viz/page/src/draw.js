// Draws a graph. The page and the library's still pictures share this file, and so the layout.

import { Graph, layout } from '@dagrejs/dagre';
import { h } from './tree.js';

const LINE = 16;

// Characters of Chinese and the like are as wide as two others.
function textWidth(text) {
  let width = 0;
  for (let i = 0; i < text.length; i++) width += text.charCodeAt(i) > 0x2e7f ? 13 : 7.3;
  return width;
}

export function shortened(text, most) {
  return text.length <= most ? text : text.slice(0, most - 1) + '\u2026';
}

/** Places for items {key, label, sub} and edges {key, from, to}. */
export function arrange(items, edges) {
  const graph = new Graph({ multigraph: true });
  graph.setGraph({
    rankdir: 'LR',
    nodesep: 22,
    ranksep: 26,
    edgesep: 12,
    marginx: 14,
    marginy: 14,
  });
  graph.setDefaultEdgeLabel(() => ({}));
  items.forEach(item => {
    const texts = [shortened(item.label, 24), item.sub || ''];
    const width = Math.max(
      52,
      Math.ceil(Math.max(textWidth(texts[0]), 0.88 * textWidth(texts[1]))) + 26,
    );
    graph.setNode(item.key, { width, height: item.sub ? 46 : 32 });
  });
  edges.forEach(edge => {
    graph.setEdge(edge.from, edge.to, { width: 74, height: 14, labelpos: 'c' }, edge.key);
  });
  layout(graph);
  const places = {
    nodes: {},
    edges: {},
    width: items.length ? graph.graph().width : 0,
    height: items.length ? graph.graph().height : 0,
  };
  items.forEach(item => {
    places.nodes[item.key] = graph.node(item.key);
  });
  edges.forEach(edge => {
    places.edges[edge.key] = graph.edge(edge.from, edge.to, edge.key);
  });
  return places;
}

const rounded = x => Math.round(10 * x) / 10;

const between = (a, b) => ({ x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 });
const at = ({ x, y }) => `${rounded(x)} ${rounded(y)}`;

// The path through an edge's points, and its own point that is nearest to where the label was
// given room: a label beside its line could belong to another.
function curve({ points, x, y }) {
  let path = `M${at(points[0])}`,
    start = points[0],
    label = between(points[0], points[points.length - 1]),
    nearest = Infinity;
  for (let i = 1; i < points.length - 1; i++) {
    const turn = points[i],
      end = i === points.length - 2 ? points[i + 1] : between(turn, points[i + 1]);
    path += `Q${at(turn)} ${at(end)}`;
    const distance = Math.abs(turn.x - x) + Math.abs(turn.y - y);
    if (distance < nearest) {
      nearest = distance;
      label = between(between(start, turn), between(turn, end));
    }
    start = end;
  }
  if (points.length === 2) path += `L${at(points[1])}`;
  return { path, label };
}

function box(item, { width, height }) {
  const attributes = { class: 'box', x: -width / 2, y: -height / 2, width, height };
  const rx = { leaf: height / 2, constant: height / 2, earlier: 4 }[item.kind] || 7;
  const frame = h('rect', { ...attributes, rx });
  if (item.kind !== 'module') return [frame];
  return [
    h('rect', { ...attributes, rx, class: 'box under', x: -width / 2 + 4, y: -height / 2 + 4 }),
    frame,
  ];
}

/** A sign for each status, so that nothing is told by colour alone. */
export const MARK = {
  current: '\u25cf',
  done: '\u2713',
  waiting: '\u2026',
  failed: '\u2715',
  never: '\u2205',
};

function drawItem(item, place, extra) {
  const status = item.status || 'computed';
  const more = extra ? extra(item) : {};
  return h(
    'g',
    {
      class: `node ${item.kind} ${status}${item.second ? ' second' : ''}${item.selected ? ' selected' : ''}`,
      transform: `translate(${rounded(place.x)} ${rounded(place.y)})`,
      id: `g-${item.key}`,
      ...more,
    },
    h('title', null, item.title || `${item.label} ${item.sub || ''}`),
    box(item, place),
    h('text', { class: 'label', y: item.sub ? -3 : 5 }, shortened(item.label, 24)),
    item.sub ? h('text', { class: 'sub', y: LINE - 2 }, item.sub) : null,
    MARK[status] ? drawMark(MARK[status], place, item.kind) : null,
  );
}

// On the corner of the box, which is further in where the corner is round.
function drawMark(sign, { width, height }, kind) {
  const inset = kind === 'leaf' || kind === 'constant' ? 0.15 * height : 2;
  return h(
    'g',
    { class: 'mark', transform: `translate(${width / 2 - inset} ${inset - height / 2})` },
    h('circle', { r: 8 }),
    h('text', { y: 4 }, sign),
  );
}

function drawEdge(edge, place, extra) {
  const { path, label } = curve(place);
  const more = extra ? extra(edge) : {};
  const classes = `edge${edge.flows ? ' flows' : ''}${edge.moving ? ' moving' : ''}${edge.quiet ? ' quiet' : ''}`;
  return h(
    'g',
    { class: classes, ...more },
    h('title', null, edge.title || ''),
    h('path', {
      class: 'line',
      d: path,
      'marker-end': edge.flows ? null : 'url(#forth)',
      'marker-start': edge.flows ? 'url(#back)' : null,
    }),
    h('path', { class: 'reach', d: path }),
    edge.label
      ? h('text', { class: 'flow', x: rounded(label.x), y: rounded(label.y + 4) }, edge.label)
      : null,
  );
}

function arrow(id, d) {
  return h(
    'marker',
    {
      id,
      viewBox: '0 0 10 10',
      refX: id === 'forth' ? 9 : 1,
      refY: 5,
      markerWidth: 8,
      markerHeight: 8,
      orient: 'auto',
      markerUnits: 'userSpaceOnUse',
    },
    h('path', { class: 'head', d }),
  );
}

/** The picture as an svg element; `extra` gives further attributes: {item, edge}. */
export function drawGraph(items, edges, places, extra = {}) {
  const width = Math.ceil(places.width) || 10,
    height = Math.ceil(places.height) || 10;
  return h(
    'svg',
    {
      xmlns: 'http://www.w3.org/2000/svg',
      viewBox: `0 0 ${width} ${height}`,
      width,
      height,
      ...(extra.svg || {}),
    },
    extra.head || null,
    h('defs', null, arrow('forth', 'M0 0L10 5L0 10z'), arrow('back', 'M10 0L0 5L10 10z')),
    edges.map(edge => drawEdge(edge, places.edges[edge.key], extra.edge)),
    items.map(item => drawItem(item, places.nodes[item.key], extra.item)),
  );
}
