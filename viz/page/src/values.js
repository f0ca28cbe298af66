// Values of a recording: numbers as text, and what is drawn for a tensor.

import { h } from './tree.js';
import { say } from './texts.js';

const SPECIAL = { nan: NaN, inf: Infinity, '-inf': -Infinity };

export function number(x) {
  return typeof x === 'string' ? SPECIAL[x] : x;
}

/** A number with five significant digits. */
export function digits(x) {
  x = number(x);
  if (Number.isNaN(x)) return 'NaN';
  if (!Number.isFinite(x)) return x > 0 ? '\u221e' : '\u2212\u221e';
  if (x === 0) return '0';
  const size = Math.abs(x);
  const text =
    size >= 1e6 || size < 1e-4
      ? x
          .toExponential(3)
          .replace(/\.?0+e/, 'e')
          .replace('e+', 'e')
      : String(Number(x.toPrecision(5)));
  return text.replace(/-/g, '\u2212');
}

export function bytes(n) {
  if (n < 1024) return n + ' B';
  return n < 1048576 ? (n / 1024).toFixed(1) + ' KB' : (n / 1048576).toFixed(1) + ' MB';
}

export function shapeText(shape) {
  return shape.length === 0 ? '()' : '(' + shape.join(', ') + ')';
}

export const isScalar = value => Boolean(value && value.data && value.data.length === 1);

let hidden = false;
/** While on, numbers of values read "?" in lines of text: the student is to say them. */
export function hideNumbers(on) {
  hidden = on;
}

/** A value in a line of text: the number, the small vector, or what is known of a large one. */
export function brief(value, always) {
  if (!value) return say('not_known');
  if (hidden && !always) return '?';
  if (isScalar(value)) return digits(value.data[0]);
  if (value.data && value.shape.length === 1 && value.data.length <= 4) {
    return '[' + value.data.map(digits).join(', ') + ']';
  }
  return `${shapeText(value.shape)} \u2016\u00b7\u2016 = ${digits(value.norm)}`;
}

/** Shows a number; the whole of it is the tooltip. */
export function numberSpan(x) {
  const kind = Number.isFinite(number(x)) ? 'n' : 'n bad';
  return h('span', { class: kind, 'data-n': String(x), title: String(x) }, digits(x));
}

function decode(text) {
  const raw = atob(text);
  const out = new Uint8Array(raw.length);
  for (let i = 0; i < raw.length; i++) out[i] = raw.charCodeAt(i);
  return new Float32Array(out.buffer);
}

/** The value as a table of at most so many rows and columns: {rows, cols, data}. */
export function grid(value) {
  if (value.heat) {
    if (!value.heat.decoded) value.heat.decoded = decode(value.heat.data);
    return { rows: value.heat.rows, cols: value.heat.cols, data: value.heat.decoded };
  }
  const cols = value.shape.length ? value.shape[value.shape.length - 1] : 1;
  const data = value.data.map(number);
  return { rows: cols ? data.length / cols : 0, cols, data };
}

// Blue below, white at zero, orange above: told apart with any kind of colour vision.
const BELOW = [0, 90, 181],
  ABOVE = [220, 93, 0],
  ZERO = [247, 247, 247];

function colour(t) {
  const end = t < 0 ? BELOW : ABOVE,
    a = Math.min(1, Math.abs(t));
  return ZERO.map((z, i) => Math.round(z + (end[i] - z) * a));
}

function paint(canvas, { rows, cols, data }, pixel) {
  canvas.width = cols;
  canvas.height = rows;
  const context = canvas.getContext('2d');
  const image = context.createImageData(cols, rows);
  for (let i = 0; i < rows * cols; i++) {
    const [r, g, b] = Number.isNaN(data[i]) ? [213, 0, 160] : pixel(data[i]);
    image.data.set([r, g, b, 255], 4 * i);
  }
  context.putImageData(image, 0, 0);
}

function picture(table, label, classes, pixel) {
  const node = document.createElement('canvas');
  paint(node, table, pixel);
  node.className = classes;
  node.setAttribute('role', 'img');
  node.setAttribute('aria-label', label);
  const scale = Math.max(1, Math.min(14, Math.floor(224 / Math.max(table.cols, table.rows))));
  node.style.width = table.cols * scale + 'px';
  node.style.height = Math.max(14, table.rows * scale) + 'px';
  return node;
}

/** A table as colours, with a legend of its ends. */
export function heatMap(table, label) {
  let limit = 0;
  for (const x of table.data) if (Number.isFinite(x)) limit = Math.max(limit, Math.abs(x));
  const pixel = x => colour(limit ? Math.max(-1, Math.min(1, x / limit)) : 0);
  return h(
    'figure',
    { class: 'heat' },
    picture(table, label, 'cells', pixel),
    h('figcaption', null, h('span', { class: 'scale' }), ' \u00b1' + digits(limit)),
  );
}

function images(value) {
  const all = decode(value.images.data),
    size = 784;
  let low = Infinity,
    high = -Infinity;
  for (const x of all)
    if (Number.isFinite(x)) {
      low = Math.min(low, x);
      high = Math.max(high, x);
    }
  const list = [];
  for (let i = 0; i < value.images.count; i++) {
    const table = { rows: 28, cols: 28, data: all.subarray(i * size, (i + 1) * size) };
    list.push(
      low < 0
        ? picture(table, `${i + 1}`, 'image', x => colour(x / Math.max(-low, high)))
        : picture(table, `${i + 1}`, 'image', x =>
            new Array(3).fill((255 * (x - low)) / (high - low || 1)),
          ),
    );
  }
  return h(
    'figure',
    { class: 'images' },
    list,
    h('figcaption', null, say('images_note', { n: value.images.count })),
  );
}

function matrix(rows, cols, data, label) {
  const lines = [];
  for (let i = 0; i < rows; i++) {
    const cells = [];
    for (let j = 0; j < cols; j++) cells.push(h('td', null, numberSpan(data[i * cols + j])));
    lines.push(h('tr', null, cells));
  }
  const table = h('table', { class: 'matrix', 'aria-label': label }, h('tbody', null, lines));
  return h('div', { class: 'scroll' }, table);
}

function statistics(value) {
  const rows = ['min', 'max', 'mean', 'norm'].map(name => [say(name), numberSpan(value[name])]);
  rows.push([say('nan'), numberSpan(value.nan)]);
  if (value.inf) rows.push([say('inf'), numberSpan(value.inf)]);
  return h(
    'dl',
    { class: 'statistics' },
    rows.map(([name, shown]) => h('div', null, h('dt', null, name), h('dd', null, shown))),
  );
}

/** All that is shown of a value. */
export function show(value, label) {
  if (!value) return h('p', { class: 'quiet' }, say('not_known'));
  if (isScalar(value)) {
    return h(
      'div',
      { class: 'value' },
      h('p', { class: 'scalar' }, numberSpan(value.data[0])),
      statistics(value),
    );
  }
  const parts = [];
  if (value.images) parts.push(images(value));
  if (value.data && value.data.length) {
    const { rows, cols } = grid(value);
    if (cols <= 10 && rows <= 16) parts.push(matrix(rows, cols, value.data, label));
    if (rows * cols > 9) parts.push(heatMap(grid(value), label));
  } else if (value.heat) {
    parts.push(
      heatMap(grid(value), label),
      h(
        'p',
        { class: 'quiet' },
        say('sampled', {
          rows: value.heat.rows,
          cols: value.heat.cols,
          all: value.shape.reduce((a, b) => a * b, 1),
        }),
      ),
      h(
        'details',
        null,
        h('summary', { class: 'quiet' }, say('corner')),
        matrix(value.corner.rows, value.corner.cols, value.corner.data, say('corner')),
      ),
    );
  }
  return h('div', { class: 'value' }, parts, statistics(value));
}
