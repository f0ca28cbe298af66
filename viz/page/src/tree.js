// Elements as plain objects, so that the same drawing becomes nodes of the page or text of a file.

const SVG = 'http://www.w3.org/2000/svg';
const MATH = 'http://www.w3.org/1998/Math/MathML';

/** An element: h('text', {x: 1}, 'label'). Children are elements, texts, or lists of them. */
export function h(tag, attributes, ...children) {
  return { tag, attributes: attributes || {}, children: flat(children) };
}

function flat(list) {
  const out = [];
  list.forEach(child => {
    if (Array.isArray(child)) out.push(...flat(child));
    else if (child !== null && child !== undefined && child !== false) out.push(child);
  });
  return out;
}

function namespaceOf(tag, outer) {
  if (tag === 'svg') return SVG;
  if (tag === 'math') return MATH;
  return tag === 'foreignObject' ? SVG : outer;
}

/** The element as a node of the page. Attributes that begin with "on" are listeners. */
export function toDom(element, namespace) {
  if (typeof element !== 'object') return document.createTextNode(String(element));
  if (element instanceof Node) return element;
  const space = namespaceOf(element.tag, namespace);
  const node = space
    ? document.createElementNS(space, element.tag)
    : document.createElement(element.tag);
  for (const [name, value] of Object.entries(element.attributes)) {
    if (value === null || value === undefined || value === false) continue;
    if (name.startsWith('on')) node.addEventListener(name.slice(2), value);
    else node.setAttribute(name, value === true ? '' : value);
  }
  element.children.forEach(child => node.appendChild(toDom(child, space)));
  return node;
}

/** Puts the elements in the place of whatever `node` holds. */
export function fill(node, ...elements) {
  node.replaceChildren(...flat(elements).map(e => toDom(e)));
  return node;
}

export function escaped(text) {
  return String(text)
    .replace(/[^\t\n\r\u0020-\uffff]/g, '\ufffd')
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
    .replace(/"/g, '&quot;');
}

/** The element as text, for a file. */
export function toText(element) {
  if (typeof element !== 'object') return escaped(element);
  const attributes = Object.keys(element.attributes)
    .filter(
      name =>
        element.attributes[name] !== null &&
        element.attributes[name] !== undefined &&
        element.attributes[name] !== false &&
        !name.startsWith('on'),
    )
    .map(name => ` ${name}="${escaped(element.attributes[name])}"`)
    .join('');
  if (element.children.length === 0) return `<${element.tag}${attributes}/>`;
  return `<${element.tag}${attributes}>${element.children.map(toText).join('')}</${element.tag}>`;
}
