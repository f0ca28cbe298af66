// A recording, read from its JSON, and what is true after each of its steps.

import { say } from './texts.js';

const SUBSCRIPT = '\u2080\u2081\u2082\u2083\u2084\u2085\u2086\u2087\u2088\u2089';
const subscript = n => String(n).replace(/\d/g, d => SUBSCRIPT[d]);

export const edgeKey = (from, to, input) => `${from}>${to}:${input}`;
export const outputKey = (node, output) => `${node}:${output || 0}`;

export class Recording {
  constructor(json) {
    Object.assign(this, json);
    this.nameNodes();
    this.born = this.nodes.map(() => 0);
    this.findBirths();
    this.runs = this.findRuns();
    this.passes = this.findPasses();
    this.changes = this.findChanges();
  }

  /** What nodes without a name are called: the operation, numbered if there are several. */
  nameNodes() {
    const count = {},
      seen = {};
    const base = node =>
      node.kind === 'operation' || node.kind === 'earlier' ? node.op : node.kind;
    const isPlain = node => !node.name && node.alias === undefined && node.grad_of === undefined;
    for (const node of this.nodes) {
      if (isPlain(node) && !node.hidden) count[base(node)] = (count[base(node)] || 0) + 1;
    }
    this.names = this.nodes.map(node => {
      if (node.name) return () => node.name;
      if (node.grad_of !== undefined) return () => `${this.name(node.grad_of)}.grad`;
      if (node.alias !== undefined) return () => say('detached', { name: this.name(node.alias) });
      const own = base(node);
      seen[own] = (seen[own] || 0) + 1;
      const index = count[own] > 1 ? subscript(seen[own]) : '';
      return () =>
        (own === 'leaf' ? say(own) : own === 'constant' ? say('constant_name') : own) + index;
    });
  }

  name(id) {
    return this.names[id]();
  }
  value(index) {
    return index === undefined || index === null ? null : this.values[index];
  }

  // A node appears at its own step; what it was computed from is there before.
  findBirths() {
    const born = this.nodes.map(() => null);
    this.steps.forEach((step, k) => {
      if (step.kind === 'forward' && born[step.node] === null) born[step.node] = k;
    });
    this.nodes.forEach((node, id) => {
      this.born[id] = born[id] === null ? -1 : born[id];
    });
  }

  /**
   * Which operations belong together: those with a gradient that are connected by more than the
   * leaves that they use. By node a number, null for others.
   */
  findRuns() {
    const above = this.nodes.map((_, id) => id);
    const root = id => {
      while (above[id] !== id) {
        above[id] = above[above[id]];
        id = above[id];
      }
      return id;
    };
    const joins = id =>
      this.nodes[id].requires_grad && ['operation', 'earlier'].includes(this.nodes[id].kind);
    this.nodes.forEach((node, id) => {
      node.inputs.forEach(input => {
        if (input && joins(id) && joins(input.node)) above[root(id)] = root(input.node);
      });
    });
    return this.nodes.map((_, id) => (joins(id) ? root(id) : null));
  }

  /** The steps that change values: by node a list of [step, value]. */
  findChanges() {
    const changes = {};
    const note = (node, k, value) => {
      (changes[node] = changes[node] || []).push([k, value]);
    };
    this.steps.forEach((step, k) => {
      if (step.kind === 'write' && step.after !== undefined) note(step.node, k, step.after);
      if (step.kind === 'update') step.parameters.forEach(p => note(p.node, k, p.after));
    });
    return changes;
  }

  /** The value of a node when another one was computed from it. */
  valueFor(id, user) {
    let value = this.nodes[id].value;
    for (const [k, after] of this.changes[id] || []) if (k < this.born[user]) value = after;
    return this.value(value);
  }

  /** The backward passes: where each begins and ends, and which nodes it visits. */
  findPasses() {
    const passes = [];
    let open = null;
    this.steps.forEach((step, k) => {
      if (step.kind === 'begin') {
        open = { ...step, first: k, last: this.steps.length - 1, visited: new Set() };
        passes.push(open);
      }
      if (!open) return;
      if (step.kind === 'seed' || step.kind === 'run') open.visited.add(step.node);
      if (step.to !== undefined) open.visited.add(step.to);
      if (step.kind === 'end') {
        open.last = k;
        open = null;
      }
    });
    return passes;
  }

  /** The node, or if it is part of no run, the last one computed until step k that is. */
  partAt(k, id) {
    if (id !== null && this.runs[id] !== null) return id;
    for (let i = Math.min(k, this.steps.length - 1); i >= 0; i--) {
      const step = this.steps[i];
      if (step.kind === 'forward' && this.runs[step.node] !== null) return step.node;
    }
    return id;
  }

  passAt(k) {
    let found = null;
    for (const pass of this.passes) if (pass.first <= k) found = pass;
    return found;
  }

  /** Everything that the page shows after step k (counted from 0; -1 is before the first). */
  state(k) {
    const state = {
      k,
      pass: this.passAt(k),
      current: null,
      ran: new Set(),
      failed: null,
      values: this.nodes.map(node => node.value),
      grads: {},
      ledgers: {},
      flows: {},
      moving: null,
      memory: [],
      held: 0,
      peak: 0,
      error: null,
      update: null,
    };
    for (let i = 0; i <= k; i++) this.apply(this.steps[i], i, state);
    state.waiting = new Set(Object.keys(state.ledgers).map(key => Number(key.split(':')[0])));
    state.statuses = this.nodes.map((node, id) => this.status(node, id, state));
    return state;
  }

  status(node, id, state) {
    if (state.failed === id) return 'failed';
    if (this.born[id] > state.k) return 'future';
    if (state.current === id) return 'current';
    const pass = state.pass;
    if (!pass) return 'computed';
    if (state.ran.has(id)) return 'done';
    if (state.waiting.has(id)) return 'waiting';
    if (pass.visited.has(id)) return 'waits_later';
    return this.born[id] < pass.first ? 'never' : 'computed';
  }

  apply(step, k, state) {
    const apply = APPLY[step.kind];
    state.moving = null;
    state.update = null;
    state.current = step.node === undefined ? null : step.node;
    if (apply) apply(this, state, step, k);
    state.peak = Math.max(state.peak, state.held);
  }
}

function add(state, step, addend) {
  const key = outputKey(step.to, step.output);
  const ledger = state.ledgers[key] || (state.ledgers[key] = { addends: [] });
  ledger.addends.push(addend);
  ledger.sum = step.sum;
}

function flow(state, step) {
  const key = edgeKey(step.to, step.node, step.input);
  state.flows[key] = step.g;
  state.moving = key;
}

const APPLY = {
  forward(recording, state, { node }, k) {
    for (const saved of recording.nodes[node].saved || []) {
      state.memory.push({ node, ...saved, since: k, freed: null });
      state.held += saved.shared ? 0 : saved.bytes;
    }
  },
  begin(recording, state, step) {
    state.ran = new Set();
    state.ledgers = {};
    state.flows = {};
    state.current = step.roots.length ? step.roots[0] : null;
  },
  seed(recording, state, step) {
    add(state, { to: step.node, output: step.output, sum: step.g }, { from: null, g: step.g });
  },
  run(recording, state, step) {
    step.g.forEach((g, output) => {
      const ledger = state.ledgers[outputKey(step.node, output)];
      if (ledger && g !== null) ledger.final = g;
    });
    state.ran.add(step.node);
  },
  rule(recording, state, step) {
    if (step.from !== undefined) state.moving = edgeKey(step.from, step.node, step.input);
    if (step.to === undefined) return;
    flow(state, step);
    add(state, step, { from: step.node, input: step.input, g: step.g });
  },
  reduce(recording, state, step) {
    flow(state, step);
    add(state, step, { from: step.node, input: step.input, g: step.g, reduced: true });
  },
  free(recording, state, step, k) {
    state.ran.add(step.node);
    for (const entry of state.memory) {
      if (entry.node !== step.node || entry.freed !== null) continue;
      entry.freed = k;
      state.held -= entry.shared ? 0 : entry.bytes;
    }
  },
  accumulate(recording, state, step) {
    const ledger = state.ledgers[outputKey(step.node, 0)];
    if (ledger) Object.assign(ledger, { before: step.before, after: step.after, final: step.g });
    state.grads[step.node] = step.after;
    state.ran.add(step.node);
  },
  end(recording, state) {
    state.current = null;
  },
  write(recording, state, step) {
    if (step.after !== undefined) state.values[step.node] = step.after;
  },
  update(recording, state, step) {
    state.update = step;
    for (const row of step.parameters) state.values[row.node] = row.after;
  },
  zero(recording, state, step) {
    for (const row of step.parameters) state.grads[row.node] = row.after;
  },
  error(recording, state, step) {
    state.error = step.text;
    state.failed = step.node === undefined ? null : step.node;
  },
};
