// The seed of a pass, the Jacobian, and the table of three ways to a gradient.

import { h } from './tree.js';
import { digits, number, numberSpan, shapeText } from './values.js';
import { say } from './texts.js';

/** What backward begins with, and on demand the matrix of which it computes one combination. */
export function seedPart(recording, state, open, toggle) {
  const pass = state.pass;
  const seeds = pass
    ? recording.steps.slice(pass.first, pass.last + 1).filter(s => s.kind === 'seed')
    : [];
  if (seeds.length === 0 || state.k < pass.first) return null;
  return h(
    'section',
    { class: `seed${open ? ' open' : ''}` },
    h('h3', null, say('seed')),
    seeds.map(seed => {
      const v = recording.value(seed.g),
        name = recording.name(seed.node);
      return [
        h('p', null, seed.given ? say('seed_given') : say('seed_one', { name })),
        h(
          'math',
          { display: 'block' },
          h(
            'mrow',
            null,
            h('msup', null, h('mi', null, 'v'), h('mi', null, 'T')),
            h('mi', null, 'J'),
            h('mo', null, '='),
            vector(v),
            h('mi', null, 'J'),
          ),
        ),
        (seed.jacobians || []).length
          ? h(
              'button',
              {
                type: 'button',
                class: 'jacobian-toggle',
                'data-key': 'jacobian',
                'aria-expanded': String(open),
                onclick: toggle,
              },
              say(open ? 'jacobian_hide' : 'jacobian_show'),
            )
          : null,
        open
          ? [
              h(
                'div',
                { class: 'jacobians' },
                (seed.jacobians || []).map(j => jacobian(recording, seed, j, v)),
              ),
              h('p', { class: 'quiet' }, say('jacobian_rows')),
            ]
          : null,
      ];
    }),
  );
}

function vector(v) {
  if (!v.data || v.data.length > 8) return h('mi', null, `v${shapeText(v.shape)}`);
  return h(
    'mrow',
    null,
    h('mo', { stretchy: 'false' }, '['),
    v.data.map((x, i) => [i ? h('mo', null, ',') : null, h('mn', null, digits(x))]),
    h('mo', { stretchy: 'false' }, ']'),
  );
}

function jacobian(recording, seed, { leaf, rows, cols, data }, v) {
  const lines = [];
  const product = new Array(cols).fill(0);
  for (let i = 0; i < rows; i++) {
    const weight = number(v.data[i]);
    const cells = [h('th', { scope: 'row' }, digits(weight), ' \u00b7')];
    for (let j = 0; j < cols; j++) {
      product[j] += weight * number(data[i * cols + j]);
      cells.push(h('td', null, numberSpan(data[i * cols + j])));
    }
    lines.push(h('tr', { class: weight !== 0 ? 'weighted' : null }, cells));
  }
  return h(
    'figure',
    { class: 'jacobian' },
    h(
      'figcaption',
      null,
      say('jacobian', { of: recording.name(seed.node), by: recording.name(leaf) }),
    ),
    h(
      'table',
      { class: 'matrix' },
      h('tbody', null, lines),
      h(
        'tfoot',
        null,
        h(
          'tr',
          null,
          h('th', { scope: 'row' }, 'v\u1d40J ='),
          product.map(x => h('td', null, digits(x))),
        ),
      ),
    ),
  );
}

function relative(a, b) {
  const x = number(a),
    y = number(b),
    size = Math.max(Math.abs(x), Math.abs(y));
  return size === 0 ? 0 : Math.abs(x - y) / size;
}

// The greatest relative error between two lists; null if one is missing.
function worst(a, b) {
  if (!a || !b || a.length !== b.length) return null;
  return Math.max(0, ...a.map((x, i) => relative(x, b[i])));
}

function errorCell(error, limit) {
  if (error === null) return h('td', null, '\u2013');
  const fine = error <= limit;
  return h(
    'td',
    { class: fine ? 'agrees' : 'differs' },
    digits(error),
    fine ? ' \u2713 ' : ' \u2715 ',
    say(fine ? 'agree' : 'differ'),
  );
}

/** The table of hand, autograd and central difference. Hand values may be typed. */
export function checksPart(recording, typed, type) {
  if (!recording.checks || recording.checks.length === 0) return null;
  const cell = data =>
    h(
      'td',
      null,
      data ? data.slice(0, 6).map((x, i) => [i ? ', ' : '', numberSpan(x)]) : '\u2013',
      data && data.length > 6 ? ' \u2026' : '',
    );
  return h(
    'section',
    { class: 'checks' },
    h('h3', null, say('checks')),
    h(
      'table',
      null,
      h(
        'thead',
        null,
        h(
          'tr',
          null,
          ['parameter', 'hand', 'autograd', 'difference', 'error_hand', 'error_difference'].map(
            (k, i) => h('th', { scope: 'col' }, i ? say(k) : ''),
          ),
        ),
      ),
      h(
        'tbody',
        null,
        recording.checks.map((row, i) => {
          const hand = row.hand || (typed[i] ? typed[i] : null);
          const box = h(
            'td',
            null,
            h('input', {
              type: 'text',
              inputmode: 'decimal',
              size: 8,
              'data-key': `hand ${i}`,
              value: typed[i] ? typed[i].join(', ') : '',
              'aria-label': say('type_hand', { name: row.name }),
              onchange: event => type(i, event.target.value),
            }),
          );
          return h(
            'tr',
            null,
            h('th', { scope: 'row' }, row.name),
            row.hand ? cell(row.hand) : box,
            cell(row.autograd),
            cell(row.difference),
            errorCell(worst(hand, row.autograd), row.tolerance),
            errorCell(worst(row.difference, row.autograd), row.tolerance),
          );
        }),
      ),
    ),
  );
}
