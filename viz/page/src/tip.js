// What an edge carries, beside the pointer: the contraction of a product, the mask or slope of others.

import { fill, h, toDom } from './tree.js';
import { edgeKey } from './recording.js';
import { ruleContext } from './rulecard.js';
import { contraction, slopePicture, slopes } from './slopes.js';
import { brief } from './values.js';
import { say } from './texts.js';

export class Tip {
  constructor() {
    this.element = toDom(h('div', { class: 'tip', hidden: true }));
  }

  hide() {
    this.element.hidden = true;
  }

  show({ recording, state, hidden }, edge, event) {
    const m = edge.shown || edge.members[0];
    const context = ruleContext(recording, state, m.node);
    const names = `${recording.name(m.from)} \u2192 ${recording.name(m.node)}`;
    const product = context && m.input >= 0 && contraction(context, m.input);
    const slope = context && m.input >= 0 && !hidden && slopes(context, m.input);
    const carried = state.flows[edgeKey(m.from, m.node, m.input)];
    const g = carried === undefined || carried === null ? null : recording.value(carried);
    fill(
      this.element,
      h('p', { class: 'name' }, names),
      g && h('p', null, 'g: ', hidden ? '?' : brief(g)),
      product && h('p', { class: 'contraction' }, product),
      slope && slopePicture(slope),
      edge.quiet && h('p', { class: 'quiet' }, say('pruned')),
    );
    this.element.hidden = false;
    this.move(event);
  }

  move({ clientX: x, clientY: y }) {
    const { offsetWidth: width, offsetHeight: height } = this.element;
    const left = Math.max(4, Math.min(x + 14, innerWidth - width - 8));
    this.element.style.left = left + 'px';
    this.element.style.top = (y + 18 + height > innerHeight ? y - height - 10 : y + 18) + 'px';
  }
}
