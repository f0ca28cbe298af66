// The modules of a recording, and what belongs to them.

function prefixes(path) {
  const parts = path.split('.');
  return parts.map((_, i) => parts.slice(0, i + 1).join('.'));
}

/**
 * Gives operations that have no module but lie between two of one to that module, such as the ReLU
 * between the layers of a block: folded, the block would else be drawn before and after it.
 */
export function completeModules({ nodes }) {
  const isPlaced = node => node.kind === 'operation' && Boolean(node.module);
  const paths = [...new Set(nodes.filter(isPlaced).flatMap(node => prefixes(node.module)))];
  paths.sort((a, b) => prefixes(b).length - prefixes(a).length);
  // A set of modules is a number with a bit for each.
  const bit = new Map(paths.map((path, i) => [path, 1n << BigInt(i)]));
  const own = node =>
    isPlaced(node) ? prefixes(node.module).reduce((set, path) => set | bit.get(path), 0n) : 0n;
  const above = nodes.map(own),
    below = nodes.map(own);
  const computed = node => node.kind === 'operation';
  const eachInput = (node, f) =>
    node.inputs.forEach(input => {
      if (input && computed(nodes[input.node])) f(input.node);
    });
  nodes.forEach((node, id) => eachInput(node, from => (above[id] |= above[from])));
  for (let id = nodes.length - 1; id >= 0; id--)
    eachInput(nodes[id], from => (below[from] |= below[id]));
  nodes.forEach((node, id) => {
    if (!computed(node) || node.module || node.pass) return;
    const around = above[id] & below[id];
    const path = paths.find(p => (around & bit.get(p)) !== 0n);
    if (path) node.module = path;
  });
}

/** All prefixes of module paths that hold more than one node. */
export function modulesOf(recording) {
  const count = {};
  for (const node of recording.nodes) {
    if (!node.module || node.hidden) continue;
    for (const path of prefixes(node.module)) count[path] = (count[path] || 0) + 1;
  }
  return Object.keys(count).filter(path => count[path] > 1);
}

/** The modules to be folded or unfolded: those that no folded one holds. */
export function outermost(modules, folded) {
  return modules.filter(path =>
    prefixes(path)
      .slice(0, -1)
      .every(outer => !folded.has(outer)),
  );
}
