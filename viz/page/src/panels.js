// The node card and the ledger.

import { h } from './tree.js';
import { cotangentOf, rulePart } from './rulecard.js';
import { brief, digits, isScalar, numberSpan, shapeText, show } from './values.js';
import { say } from './texts.js';

const hideable = (hidden, content) => (hidden ? h('p', { class: 'hidden-number' }, '?') : content);

function facts(rows) {
  return h(
    'dl',
    { class: 'facts' },
    rows
      .filter(row => row[1])
      .map(([name, value]) => h('div', null, h('dt', null, name), h('dd', null, value))),
  );
}

function placeText(place) {
  if (!place) return null;
  return [
    `${place.file}:${place.line}`,
    place.text ? h('pre', { class: 'source' }, place.text) : null,
  ];
}

// "dy/dx" as a denominator needs brackets.
const denominator = name => (/[^\p{L}\p{N}._\u2032]/u.test(name) ? `(${name})` : name);

/** The node card: what it is, its value, its rules, its cotangent. */
export function nodeCard(recording, state, id, hidden) {
  const node = recording.nodes[id],
    value = recording.value(state.values[id]);
  const status = state.statuses[id],
    g = cotangentOf(recording, state, id);
  const shownBefore = Object.entries(state.ledgers).some(
    ([key, l]) => key === `${id}:0` && l.final === state.grads[id],
  );
  const grad = shownBefore ? null : recording.value(state.grads[id]);
  const hasResult = node.dtype !== ''; // it has none if it failed
  const tracked =
    node.requires_grad || !hasResult ? null : h('p', { class: 'note' }, say('pruned'));
  return h(
    'article',
    { class: `card ${node.kind}`, id: 'card' },
    h(
      'h2',
      null,
      h('span', { class: 'name' }, recording.name(id)),
      h('span', { class: `badge ${status}` }, say(status === 'waits_later' ? 'computed' : status)),
    ),
    facts([
      [
        say('operation'),
        node.kind === 'operation' || node.kind === 'earlier' ? node.op : say(node.kind),
      ],
      [say('module'), node.module],
      [say('shape'), hasResult && shapeText(node.shape)],
      [say('dtype'), node.dtype],
      [say('made_at'), placeText(recording.places[node.place])],
    ]),
    tracked,
    h(
      'section',
      null,
      h('h3', null, say('value')),
      hideable(
        hidden &&
          status === 'current' &&
          node.kind === 'operation' &&
          recording.steps[state.k].kind === 'forward',
        hasResult ? show(value, say('value')) : h('p', { class: 'quiet' }, say('no_result')),
      ),
    ),
    dropoutNote(recording, id),
    g
      ? h(
          'section',
          { class: 'cotangent' },
          h('h3', null, say('cotangent', { name: denominator(recording.name(id)) })),
          hideable(hidden, show(g, say('cotangent', { name: denominator(recording.name(id)) }))),
        )
      : null,
    grad
      ? h('section', null, h('h3', null, say('grad')), hideable(hidden, show(grad, '.grad')))
      : null,
    hidden ? null : rulePart(recording, state, id),
  );
}

// A mask of dropout was drawn, and perhaps scaled, without a gradient.
function isMask(recording, id) {
  const node = recording.nodes[id];
  if (node.requires_grad || !node.op) return false;
  if (/bernoulli|dropout/.test(node.op)) return true;
  return ['div', 'mul'].includes(node.op) && node.inputs.some(i => i && isMask(recording, i.node));
}

function dropoutNote(recording, id) {
  const node = recording.nodes[id];
  const value = recording.value(node.value);
  const masks = [id, ...node.inputs.map(input => (input ? input.node : id))].filter(
    (m, i, all) => all.indexOf(m) === i && isMask(recording, m),
  );
  if (!value || masks.length === 0) return null;
  const mask = recording.value(recording.nodes[masks[0]].value);
  return h(
    'section',
    null,
    h('h3', null, say('dropout_mask')),
    masks[0] === id ? null : show(mask, say('dropout_mask')),
    h('p', { class: 'note' }, say('dropout', { scale: digits(mask.max) })),
  );
}

function addend(recording, entry, current) {
  const name =
    entry.from === null ? say('seed_word') : say('from', { name: recording.name(entry.from) });
  return h(
    'li',
    { class: current ? 'arriving' : null },
    h('span', { class: 'amount' }, amount(recording, entry.g)),
    h('span', { class: 'whence' }, name),
  );
}

function amount(recording, index) {
  const value = recording.value(index);
  return isScalar(value) ? numberSpan(value.data[0]) : brief(value, true);
}

function sameValue(recording, a, b) {
  return a === b || JSON.stringify(recording.value(a)) === JSON.stringify(recording.value(b));
}

/** g = g₁ (from mul) + g₂ (from add), and for a leaf what .grad held before. */
export function ledger(recording, state, id, hidden) {
  const keys = Object.keys(state.ledgers).filter(key => key.split(':')[0] === String(id));
  if (keys.length === 0) return null;
  return h(
    'section',
    { class: 'ledger' },
    h('h3', null, say('ledger')),
    h('p', { class: 'quiet' }, say('ledger_of', { name: recording.name(id) })),
    keys.map(key => oneLedger(recording, state, id, state.ledgers[key], hidden)),
  );
}

function oneLedger(recording, state, id, entry, hidden) {
  const step = recording.steps[state.k];
  const arriving = step && step.to === id;
  const lines = entry.addends.map((a, i) =>
    addend(recording, a, arriving && i === entry.addends.length - 1),
  );
  const changed = entry.final !== undefined && !sameValue(recording, entry.final, entry.sum);
  const before = entry.after === undefined ? null : recording.value(entry.before);
  const held = before !== null && before.norm !== 0;
  if (hidden)
    return [
      h('ol', { class: 'addends' }, arriving ? lines.slice(0, -1) : lines),
      h('p', { class: 'total' }, '+ ?'),
    ];
  return [
    h('ol', { class: 'addends' }, lines),
    h('p', { class: 'total' }, say('total'), ' = ', amount(recording, entry.sum)),
    changed ? h('p', { class: 'note' }, say('hook'), ' ', amount(recording, entry.final)) : null,
    entry.after === undefined
      ? null
      : h(
          'div',
          { class: held ? 'stale' : null },
          h(
            'p',
            null,
            '.grad = ',
            held ? [amount(recording, entry.before), ` (${say('held')}) + `] : null,
            amount(recording, entry.final),
            held ? [' = ', amount(recording, entry.after)] : null,
          ),
          held ? h('p', { class: 'note warning' }, say('stale_grad')) : null,
        ),
  ];
}
