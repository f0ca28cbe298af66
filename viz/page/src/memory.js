// The memory strip, the gradient norms, and the optimizer's step.

import { h } from './tree.js';
import { brief, bytes, digits, number, numberSpan, shapeText } from './values.js';
import { say } from './texts.js';

const MOST_ROWS = 40;
const MOST_LAYERS = 12;

/** Saved values as bars over the steps: who keeps how much, from when to when. */
export function memoryStrip(recording, state) {
  const rows = state.memory.filter(entry => entry.freed === null || entry.freed > state.k - 12);
  const head = h('p', null, say('memory_now', { now: bytes(state.held), peak: bytes(state.peak) }));
  const pass = state.pass;
  const steps = Math.max(1, recording.steps.length - 1);
  const percent = k => (100 * k) / steps;
  const bar = entry =>
    h(
      'svg',
      { class: 'life', viewBox: '0 0 100 8', preserveAspectRatio: 'none', 'aria-hidden': 'true' },
      h('rect', { class: 'track', x: 0, y: 3, width: 100, height: 2 }),
      h('rect', {
        class: entry.freed === null ? 'held' : 'freed',
        x: percent(entry.since),
        y: 1,
        width: Math.max(0.7, percent((entry.freed === null ? state.k : entry.freed) - entry.since)),
        height: 6,
      }),
    );
  return h(
    'section',
    { class: 'memory' },
    h('h3', null, say('memory')),
    head,
    pass && pass.retain ? h('p', { class: 'note' }, say('retain_on')) : null,
    pass && pass.create ? h('p', { class: 'note' }, say('create_on')) : null,
    rows.length === 0
      ? h('p', { class: 'quiet' }, say('memory_none'))
      : h(
          'ul',
          null,
          rows.slice(-MOST_ROWS).map(entry =>
            h(
              'li',
              { class: entry.freed === null ? 'held' : 'freed' },
              h(
                'span',
                { class: 'what' },
                say('memory_row', {
                  owner: recording.name(entry.node),
                  what: entry.of === entry.node ? say('own_result') : recording.name(entry.of),
                }),
                ' ',
                h('span', { class: 'whole' }, shapeText(entry.shape)),
              ),
              h('span', { class: 'size' }, bytes(entry.bytes)),
              bar(entry),
              h(
                'span',
                { class: 'when' },
                entry.freed === null ? say('kept') : say('freed_at', { k: entry.freed + 1 }),
              ),
            ),
          ),
        ),
    rows.length > MOST_ROWS
      ? h('p', { class: 'quiet' }, say('more_rows', { n: rows.length - MOST_ROWS }))
      : null,
  );
}

// The leaves that have gradients by layer, which is their module, and the norm of all of one's.
function layersOf(recording, norms) {
  const layers = new Map();
  for (const id of Object.keys(norms).map(Number)) {
    const name = recording.nodes[id].module || recording.name(id);
    if (!layers.has(name)) layers.set(name, { name, parameters: [] });
    layers.get(name).parameters.push({ name: recording.name(id), norm: norms[id] });
  }
  const all = [...layers.values()];
  for (const layer of all) layer.norm = Math.hypot(...layer.parameters.map(p => p.norm));
  return all;
}

const normOf = (recording, index) => number(recording.value(index).norm);

/** The ends of the scale on which the gradients of all recordings have bars. */
export function normRange(recordings) {
  const logs = recordings.flatMap(recording => {
    const least = {},
      most = {};
    for (const { kind, node, after } of recording.steps) {
      if (kind !== 'accumulate') continue;
      const norm = normOf(recording, after);
      if (norm > 0) least[node] = Math.min(norm, least[node] || norm);
      most[node] = Math.max(norm, most[node] || 0);
    }
    const ends = [...Object.values(least), ...layersOf(recording, most).map(l => l.norm)];
    return ends.map(Math.log10).filter(Number.isFinite);
  });
  const high = Math.max(...logs, -300);
  return [Math.min(...logs, high - 1), high];
}

/** The norm of each layer's gradient, and of its parameters', as bars on a logarithmic scale. */
export function normsPart(recording, state, [low, high]) {
  const norms = {};
  for (const id of Object.keys(state.grads)) norms[id] = normOf(recording, state.grads[id]);
  if (Object.keys(norms).length < 2) return null;
  const width = norm =>
    norm > 0 && Number.isFinite(norm) ? 6 + (94 * (Math.log10(norm) - low)) / (high - low) : 0;
  const row =
    kind =>
    ({ name, norm }) => {
      const bar = h('rect', { x: 0, y: 1, width: width(norm), height: 8 });
      const box = { class: 'bar', viewBox: '0 0 100 10', preserveAspectRatio: 'none' };
      return h(
        'li',
        { class: kind },
        h('span', { class: 'name' }, name),
        h('svg', { ...box, 'aria-hidden': 'true' }, bar),
        numberSpan(norm),
      );
    };
  const layers = layersOf(recording, norms);
  const parts = layer =>
    layers.length > MOST_LAYERS || layer.parameters.length < 2
      ? []
      : layer.parameters.map(row('parameter'));
  return h(
    'section',
    { class: 'norms' },
    h('h3', null, say('norms')),
    h('p', { class: 'quiet' }, say('norms_note')),
    h(
      'ul',
      null,
      layers.map(layer => [row('layer')(layer), parts(layer)]),
    ),
  );
}

function small(value) {
  return value.data && value.data.length <= 4
    ? brief(value)
    : `\u2016\u00b7\u2016 = ${digits(value.norm)}`;
}

/** The optimizer's step: each parameter before, its gradient, after. */
export function updatePart(recording, state) {
  if (!state.update) return null;
  const cell = index =>
    h('td', null, index === null ? say('empty') : small(recording.value(index)));
  return h(
    'section',
    { class: 'update' },
    h('h3', null, say(state.update.op.endsWith('_') ? 'update_by_hand' : 'optimizer')),
    h(
      'table',
      null,
      h(
        'thead',
        null,
        h(
          'tr',
          null,
          ['parameter', 'before', 'grad', 'change', 'after'].map(k =>
            h('th', { scope: 'col' }, say(k)),
          ),
        ),
      ),
      h(
        'tbody',
        null,
        state.update.parameters.map(row =>
          h(
            'tr',
            null,
            h('th', { scope: 'row' }, recording.name(row.node)),
            cell(row.before),
            cell(row.grad),
            cell(row.change),
            cell(row.after),
          ),
        ),
      ),
    ),
  );
}
