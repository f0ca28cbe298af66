// One recording on the page: its graph and the panels about the current step.

import { fill, h, toDom } from './tree.js';
import { MARK } from './draw.js';
import { completeModules, modulesOf, outermost } from './modules.js';
import { Picture } from './picture.js';
import { hideNumbers } from './values.js';
import { ledger, nodeCard } from './panels.js';
import { memoryStrip, normsPart, updatePart } from './memory.js';
import { checksPart, seedPart } from './seed.js';
import { Tip } from './tip.js';
import { answerOf, question } from './predict.js';
import { sentence } from './sentences.js';
import { say } from './texts.js';

export class Stage {
  constructor(recording, page) {
    this.recording = recording;
    this.page = page;
    completeModules(recording);
    this.modules = modulesOf(recording);
    this.folded = new Set(this.modules);
    this.chosen = null;
    this.fitted = true;
    this.jacobianOpen = false;
    this.typed = {};
    this.outcomes = {};
    this.score = { right: 0, all: 0 };
    this.element = h('div');
    this.build();
  }

  build() {
    this.picture = new Picture(this);
    this.chips = toDom(h('div', { class: 'chips' }));
    this.legend = toDom(h('div', { class: 'legend' }));
    this.side = toDom(h('div', { class: 'side' }));
    this.below = toDom(h('div', { class: 'below' }));
    this.tip = new Tip();
    this.sentence = toDom(h('p', { class: 'sentence' }));
    this.board = toDom(
      h(
        'div',
        { class: 'board' },
        h(
          'div',
          { class: 'wide' },
          h('div', { class: 'picture' }, this.picture.element, this.legend),
          this.below,
        ),
        this.side,
      ),
    );
    this.element = toDom(
      h(
        'section',
        { class: 'stage' },
        h('h2', { class: 'stage-title' }, this.recording.title || ''),
        this.sentence,
        this.chips,
        this.board,
        this.tip.element,
      ),
    );
  }

  get last() {
    return this.recording.steps.length - 1;
  }

  /** Shows what is true after step k. */
  show(k) {
    this.k = Math.max(-1, Math.min(k, this.last));
    if (this.shownStep !== this.k) this.chosen = null;
    this.shownStep = this.k;
    this.render();
  }

  render() {
    const { key } = this.element.contains(document.activeElement)
      ? document.activeElement.dataset
      : {};
    this.draw();
    // What had the keyboard has been made anew.
    const again = key && this.element.querySelector(`[data-key="${CSS.escape(key)}"]`);
    if (again) again.focus({ preventScroll: true });
  }

  draw() {
    const { recording } = this,
      step = recording.steps[this.k];
    this.state = recording.state(this.k);
    this.hidden =
      this.page.predicting && this.outcomes[this.k] !== true && answerOf(recording, step) !== null;
    hideNumbers(this.hidden);
    this.focus = this.chosen === null ? this.focusOf(step) : this.chosen;
    fill(this.sentence, this.text());
    this.renderChips();
    this.picture.render(step);
    this.renderLegend();
    this.renderSide(step);
    hideNumbers(false);
  }

  text() {
    if (this.last < 0) return say('nothing');
    return this.k < 0
      ? this.recording.title
      : sentence(this.recording, this.recording.steps[this.k]);
  }

  // The node that a step is about: where something arrives, or what runs.
  focusOf(step) {
    if (!step) return this.recording.nodes.length ? 0 : null;
    if (step.kind === 'begin') return step.roots.length ? step.roots[0] : null;
    if (step.kind === 'end' && this.state.pass) return this.state.pass.roots[0];
    if (step.to !== undefined) return step.to;
    if (step.parameters && step.parameters.length) return step.parameters[0].node;
    if (step.node !== undefined) return step.node;
    const before = this.recording.steps.slice(0, this.recording.steps.indexOf(step));
    const known = before.reverse().find(s => s.node !== undefined);
    return known ? known.node : null;
  }

  renderChips() {
    const folded = this.modules.every(path => this.folded.has(path));
    const toggle = path => () => {
      if (this.folded.has(path)) this.folded.delete(path);
      else this.folded.add(path);
      this.render();
    };
    fill(
      this.chips,
      this.modules.length > 1
        ? h(
            'button',
            {
              type: 'button',
              class: 'fold-all',
              'data-key': 'fold-all',
              onclick: () => {
                this.folded = new Set(folded ? [] : this.modules);
                this.render();
              },
            },
            say(folded ? 'unfold_all' : 'fold_all'),
          )
        : null,
      outermost(this.modules, this.folded)
        .slice(0, 24)
        .map(path =>
          h(
            'button',
            {
              type: 'button',
              class: 'chip',
              'data-key': `module ${path}`,
              'aria-pressed': String(this.folded.has(path)),
              onclick: toggle(path),
              title: say(this.folded.has(path) ? 'unfold' : 'fold', { name: path }),
            },
            `${this.folded.has(path) ? '\u25b8' : '\u25be'} ${path}`,
          ),
        ),
    );
  }

  renderLegend() {
    const kinds = ['leaf', 'operation', 'constant'].filter(kind =>
      this.recording.nodes.some(n => n.kind === kind),
    );
    const statuses = this.state.pass ? ['current', 'waiting', 'done', 'never'] : [];
    if (this.state.failed !== null) statuses.push('failed');
    const second = this.recording.nodes.some(n => n.pass > 0) ? ['second'] : [];
    fill(
      this.legend,
      [...kinds, ...statuses, ...second].map(name =>
        h('span', { class: `key ${name}` }, h('i', null, MARK[name] || ''), say(name)),
      ),
    );
  }

  renderSide(step) {
    const { recording, state, focus, hidden } = this;
    const ask = hidden || (this.page.predicting && this.outcomes[this.k] === true);
    const answered = (right, problem) => {
      if (this.outcomes[this.k] !== true) {
        this.score.all += 1;
        this.score.right += right ? 1 : 0;
      }
      this.outcomes[this.k] = right || problem;
      this.render();
    };
    fill(
      this.side,
      ask && answerOf(recording, step)
        ? question(recording, state, step, this.outcomes[this.k], answered)
        : null,
      this.page.predicting ? h('p', { class: 'score' }, say('score', this.score)) : null,
      state.error
        ? h('section', { class: 'error', role: 'alert' }, h('p', null, state.error))
        : null,
      focus === null || focus === undefined
        ? null
        : [ledger(recording, state, focus, hidden), nodeCard(recording, state, focus, hidden)],
    );
    fill(
      this.below,
      recording.ended === 'full' && this.k === this.last
        ? h('p', { class: 'note' }, say('full', { n: recording.steps.length }))
        : null,
      updatePart(recording, state),
      seedPart(recording, state, this.jacobianOpen, () => {
        this.jacobianOpen = !this.jacobianOpen;
        this.render();
      }),
      normsPart(recording, state, this.page.normRange),
      memoryStrip(recording, state),
      checksPart(recording, this.typed, (row, text) => this.typeHand(row, text)),
    );
  }

  typeHand(row, text) {
    const list = text
      .split(/[\s;]+|,\s+/)
      .filter(Boolean)
      .map(t => Number(t.replace(',', '.').replace('\u2212', '-')));
    this.typed[row] = list.length && !list.some(Number.isNaN) ? list : null;
    setTimeout(() => this.render()); // once the keyboard has moved on
  }
}
