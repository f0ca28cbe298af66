// The memory strip, the gradient norms, and the optimizer's step.

import { h } from './tree.js';
import { brief, bytes, digits, number, numberSpan, shapeText } from './values.js';
import { say } from './texts.js';

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
          rows.slice(-40).map(entry =>
            h(
              'li',
              { class: entry.freed === null ? 'held' : 'freed' },
              h(
                'span',
                { class: 'what' },
                say('memory_row', {
                  owner: recording.name(entry.node),
                  what: `${entry.of === null || entry.of === undefined ? '' : recording.name(entry.of) + ' '}${shapeText(entry.shape)}`,
                }),
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
  );
}

/** The ends of the scale on which the gradients of all recordings have bars. */
export function normRange(recordings) {
  const logs = recordings
    .flatMap(r =>
      r.steps
        .filter(s => s.kind === 'accumulate')
        .map(s => Math.log10(number(r.value(s.after).norm))),
    )
    .filter(Number.isFinite);
  const high = Math.max(...logs, -300);
  return [Math.min(...logs, high - 1), high];
}

/** The norm of each leaf's gradient as a bar on a logarithmic scale. */
export function normsPart(recording, state, [low, high]) {
  const rows = Object.keys(state.grads).map(id => ({
    name: recording.name(Number(id)),
    norm: number(recording.value(state.grads[id]).norm),
  }));
  if (rows.length < 2) return null;
  const width = norm =>
    norm > 0 && Number.isFinite(norm) ? 6 + (94 * (Math.log10(norm) - low)) / (high - low) : 0;
  return h(
    'section',
    { class: 'norms' },
    h('h3', null, say('norms')),
    h('p', { class: 'quiet' }, say('norms_note')),
    h(
      'ul',
      null,
      rows.map(({ name, norm }) =>
        h(
          'li',
          null,
          h('span', { class: 'name' }, name),
          h(
            'svg',
            {
              class: 'bar',
              viewBox: '0 0 100 10',
              preserveAspectRatio: 'none',
              'aria-hidden': 'true',
            },
            h('rect', { x: 0, y: 1, width: width(norm), height: 8 }),
          ),
          numberSpan(norm),
        ),
      ),
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
    h('h3', null, say('optimizer')),
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
