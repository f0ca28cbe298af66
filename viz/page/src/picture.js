// The graph of a recording as it is after a step.

import { fill, h, toDom } from './tree.js';
import { arrange, drawGraph } from './draw.js';
import { visible } from './graph.js';
import { edgeKey } from './recording.js';
import { digits, isScalar } from './values.js';
import { sentence } from './sentences.js';
import { say } from './texts.js';

// Wider than this a graph gets the whole width of the page.
const BROAD = 1000;

export class Picture {
  constructor(stage) {
    this.stage = stage;
    this.element = toDom(
      h('div', { class: 'graph', role: 'region', 'aria-label': say('graph'), tabindex: -1 }),
    );
  }

  render(step) {
    const { recording, state, focus, folded, modules } = this.stage;
    const current = recording.partAt(state.k, state.current === null ? focus : state.current);
    let view = visible(recording, folded, current);
    if (view.crowded && folded.size < modules.length)
      view = visible(recording, new Set(modules), current);
    const structure =
      view.items.map(i => i.key + i.label + i.sub).join() + view.edges.map(e => e.key).join();
    if (structure !== this.structure) {
      this.structure = structure;
      this.places = arrange(view.items, view.edges);
      this.stage.board.classList.toggle('broad', this.places.width > BROAD);
    }
    const focused =
      document.activeElement && this.element.contains(document.activeElement)
        ? document.activeElement.id
        : null;
    view.items.forEach(item => this.decorate(item, step));
    view.edges.forEach(edge => this.decorateEdge(edge));
    const picture = drawGraph(view.items, view.edges, this.places, {
      svg: {
        role: 'group',
        'aria-label': say('graph'),
        class: this.stage.fitted ? 'fitted' : null,
      },
      item: item => this.itemAttributes(item),
      edge: edge => this.edgeAttributes(edge),
    });
    fill(
      this.element,
      picture,
      view.more ? h('p', { class: 'quiet' }, say('hidden_nodes', { n: view.more })) : null,
    );
    this.scale();
    const again = focused && this.element.querySelector(`[id="${CSS.escape(focused)}"]`);
    if (again) again.focus({ preventScroll: true });
    this.reveal(view);
  }

  // As large as the window allows, but never so small that it cannot be read.
  scale() {
    const svg = this.element.querySelector('svg'),
      room = this.element.clientWidth || 800;
    const fit = Math.min(1.25, room / this.places.width);
    const factor = this.stage.page.printing ? fit : Math.max(fit, this.stage.fitted ? 0.72 : 1);
    svg.style.width = this.places.width * factor + 'px';
    svg.style.height = this.places.height * factor + 'px';
  }

  reveal(view) {
    const item = view.items.find(i => i.ids.includes(this.stage.focus));
    const node = item && this.element.querySelector(`[id="g-${CSS.escape(item.key)}"]`);
    if (!node) return;
    const box = node.getBoundingClientRect(),
      frame = this.element.getBoundingClientRect();
    if (box.left < frame.left || box.right > frame.right)
      this.element.scrollLeft += box.left - frame.left - frame.width / 2;
    if (box.top < frame.top || box.bottom > frame.bottom)
      this.element.scrollTop += box.top - frame.top - frame.height / 2;
  }

  decorate(item, step) {
    const rank = [
      'failed',
      'current',
      'waiting',
      'done',
      'waits_later',
      'computed',
      'never',
      'future',
    ];
    const statuses = item.ids.map(id => this.stage.state.statuses[id]);
    item.status = rank.find(status => statuses.includes(status));
    item.selected = item.ids.includes(this.stage.focus);
    const answered =
      step && item.path === null && item.ids[0] === step.node && step.kind === 'forward';
    if (item.status === 'future' && item.path === null && item.kind === 'operation') item.sub = '';
    if (this.stage.hidden && answered) item.sub = '?';
    item.title = `${item.label} ${item.sub} (${say(item.status === 'waits_later' ? 'computed' : item.status)})`;
  }

  itemAttributes(item) {
    const act = () => {
      if (item.path !== null) this.stage.folded.delete(item.path);
      else this.stage.chosen = item.ids[0];
      this.stage.render();
    };
    return {
      tabindex: 0,
      role: 'button',
      'aria-label': item.path === null ? item.title : say('unfold', { name: item.path }),
      'aria-pressed': String(item.selected),
      onclick: act,
      onkeydown: event => {
        if (event.key === 'Enter' || event.key === ' ') {
          event.preventDefault();
          act();
        }
      },
    };
  }

  decorateEdge(edge) {
    const { state, recording } = this.stage;
    edge.members.forEach(m => {
      const key = edgeKey(m.from, m.node, m.input);
      if (key in state.flows) edge.flows = true;
      if (key === state.moving) {
        edge.moving = true;
        edge.shown = m;
      }
    });
    const flowing = edge.members
      .map(m => state.flows[edgeKey(m.from, m.node, m.input)])
      .filter(g => g !== undefined && g !== null);
    const moved = edge.shown
      ? state.flows[edgeKey(edge.shown.from, edge.shown.node, edge.shown.input)]
      : undefined;
    const g = moved === undefined ? flowing[flowing.length - 1] : moved;
    if (g !== undefined) {
      const value = recording.value(g);
      edge.label = isScalar(value) ? digits(value.data[0]) : `\u2016g\u2016=${digits(value.norm)}`;
      if (this.stage.hidden && edge.moving) edge.label = '?';
    }
    edge.quiet = edge.members.every(
      m =>
        m.input < 0 ||
        !recording.nodes[m.from].requires_grad ||
        !recording.nodes[m.node].requires_grad,
    );
  }

  edgeAttributes(edge) {
    return {
      onpointerenter: event => this.stage.tip.show(this.stage, edge, event),
      onpointermove: event => this.stage.tip.move(event),
      onpointerleave: () => this.stage.tip.hide(),
    };
  }

  /** Every step as a picture with its sentence, for printing; of very many the sentences alone. */
  frames() {
    const { recording, folded } = this.stage,
      view = visible(recording, folded, null),
      places = arrange(view.items, view.edges);
    const drawn = view.items.length * recording.steps.length <= 20000;
    return recording.steps.map((step, k) =>
      h(
        'figure',
        { class: 'frame' },
        h('figcaption', null, `${k + 1}. `, sentence(recording, step)),
        drawn ? this.frame(view, places, step, k) : null,
      ),
    );
  }

  frame(view, places, step, k) {
    this.stage.state = this.stage.recording.state(k);
    this.stage.focus = this.stage.focusOf(step);
    const items = view.items.map(item => ({ ...item })),
      edges = view.edges.map(edge => ({ ...edge }));
    items.forEach(item => this.decorate(item, step));
    edges.forEach(edge => this.decorateEdge(edge));
    return drawGraph(items, edges, places, {});
  }
}
