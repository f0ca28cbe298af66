// Predict mode: the numbers of a step are hidden until the student has said them.

import { h } from './tree.js';
import { digits, isScalar, number, shapeText } from './values.js';
import { elementName, ruleFormula } from './rulecard.js';
import { say } from './texts.js';

/** The value that a step brings, or null for a step that brings none. */
export function answerOf(recording, step) {
  if (!step) return null;
  if (step.kind === 'forward') return recording.value(recording.nodes[step.node].value);
  if (step.kind === 'rule' || step.kind === 'reduce') return recording.value(step.g);
  if (step.kind === 'accumulate') return recording.value(step.after);
  return null;
}

/** True if what was typed is the number, to three digits. */
export function isRight(typed, x) {
  const text = typed.trim().replace(',', '.').replace('\u2212', '-');
  if (text === '') return false;
  const fraction = text.match(/^(-?[\d.]+)\s*\/\s*(-?[\d.]+)$/);
  const given = fraction
    ? Number(fraction[1]) / Number(fraction[2])
    : Number(text.replace(/^nan$/i, 'NaN'));
  x = number(x);
  if (Number.isNaN(x)) return Number.isNaN(given) && /nan/i.test(text);
  return Math.abs(given - x) <= Math.max(5e-4 * Math.abs(x), 1e-6);
}

// Shapes to choose from: the right one, and what one might take for it.
export function shapeChoices(shape) {
  const all = [
    shape,
    [...shape].reverse(),
    shape.slice(1),
    [...shape, 1],
    shape.length ? [] : [1],
    [1, ...shape],
    [2, 2],
  ];
  const texts = [...new Set(all.map(shapeText))].slice(0, 4);
  // The same order each time, with the right one anywhere.
  return texts.sort(
    (a, b) =>
      ((a.length * 7 + a.charCodeAt(1) * 3) % 5) - ((b.length * 7 + b.charCodeAt(1) * 3) % 5) ||
      (a < b ? -1 : 1),
  );
}

/** The question about a step; `done(right)` is called with each answer. */
export function question(recording, state, step, outcome, done) {
  const value = answerOf(recording, step);
  const element =
    value.data && value.data.length
      ? Math.max(
          0,
          value.data.findIndex(x => number(x) !== 0),
        )
      : -1;
  if (outcome === true) {
    const x = element >= 0 ? digits(value.data[element]) : shapeText(value.shape);
    const told = h('p', { class: 'right', role: 'status' }, say('right_answer', { x }));
    return h('div', { class: 'question' }, ruleFormula(recording, state, step), told);
  }
  const submit = event => {
    event.preventDefault();
    const form = event.target,
      typed = form.elements.answer,
      chosen = form.elements.shape;
    const shapeRight = !chosen || chosen.value === shapeText(value.shape);
    const numberRight = !typed || isRight(typed.value, value.data[element]);
    done(shapeRight && numberRight, shapeRight ? 'wrong_answer' : 'wrong_shape');
  };
  const choices = isScalar(value) && value.shape.length === 0 ? [] : shapeChoices(value.shape);
  return h(
    'form',
    { class: 'question', onsubmit: submit, autocomplete: 'off' },
    ruleFormula(recording, state, step),
    choices.length
      ? h(
          'fieldset',
          null,
          h('legend', null, say('ask_shape')),
          choices.map(text =>
            h(
              'label',
              null,
              h('input', {
                type: 'radio',
                name: 'shape',
                value: text,
                'data-key': `shape ${text}`,
              }),
              text,
            ),
          ),
        )
      : null,
    element >= 0
      ? h(
          'label',
          null,
          isScalar(value)
            ? say('ask_value')
            : say('ask_element', { at: elementName(value, element) }),
          ' ',
          h('input', {
            type: 'text',
            name: 'answer',
            inputmode: 'text',
            'aria-label': say('answer'),
            'data-key': 'answer',
            size: 10,
          }),
        )
      : null,
    h('button', { type: 'submit', 'data-key': 'check' }, say('check')),
    outcome ? h('p', { class: 'wrong', role: 'status' }, say(outcome)) : null,
  );
}
