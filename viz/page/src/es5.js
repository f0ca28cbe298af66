// What Duktape, the interpreter in the library, lacks of the newer language: just enough for the
// layout and the drawing.
(function (global) {
  const define = (object, methods) => {
    for (const name of Object.keys(methods)) {
      if (!object[name]) {
        Object.defineProperty(object, name, { value: methods[name], configurable: true });
      }
    }
  };
  const hash = key => typeof key + ':' + String(key);

  // Keys that are objects are looked for one by one: there are few.
  function Table(entries) {
    this.order = [];
    this.at = {};
    if (entries) entries.forEach(e => this.set(e[0], e[1]));
  }
  define(Table.prototype, {
    find(key) {
      if (typeof key !== 'object') {
        return this.at[hash(key)];
      }
      return this.order.filter(e => e[0] === key)[0];
    },
    has(key) {
      return this.find(key) !== undefined;
    },
    get(key) {
      const entry = this.find(key);
      return entry && entry[1];
    },
    set(key, value) {
      const entry = this.find(key);
      if (entry) {
        entry[1] = value;
      } else {
        const added = [key, value];
        this.order.push(added);
        if (typeof key !== 'object') this.at[hash(key)] = added;
      }
      return this;
    },
    delete(key) {
      const entry = this.find(key);
      if (!entry) return false;
      this.order.splice(this.order.indexOf(entry), 1);
      delete this.at[hash(key)];
      return true;
    },
    clear() {
      this.order = [];
      this.at = {};
    },
    forEach(f) {
      this.order.slice().forEach(e => f(e[1], e[0], this));
    },
    keys() {
      return this.order.map(e => e[0]);
    },
    values() {
      return this.order.map(e => e[1]);
    },
    entries() {
      return this.order.slice();
    },
  });
  Object.defineProperty(Table.prototype, 'size', {
    get() {
      return this.order.length;
    },
  });
  function List(values) {
    Table.call(this);
    if (values)
      Array.prototype.slice
        .call(values.values ? values.values() : values)
        .forEach(v => this.add(v));
  }
  List.prototype = Object.create(Table.prototype);
  List.prototype.add = function (value) {
    return this.set(value, value);
  };
  const clone = x => {
    if (x === null || typeof x !== 'object') return x;
    if (Array.isArray(x)) return x.map(clone);
    const out = {};
    Object.keys(x).forEach(k => {
      out[k] = clone(x[k]);
    });
    return out;
  };
  global.structuredClone = global.structuredClone || clone;
  global.Map = global.Map || Table;
  global.WeakMap = global.WeakMap || Table;
  global.Set = global.Set || List;
  // Loops over them are compiled to loops over what has a length.
  const iterate = function (list) {
    let next = 0;
    return {
      next: () =>
        next < list.length
          ? { value: list[next++], done: false }
          : { value: undefined, done: true },
    };
  };
  if (typeof Symbol !== 'undefined' && Symbol.iterator) {
    Table.prototype[Symbol.iterator] = function () {
      return iterate(this.entries());
    };
    List.prototype[Symbol.iterator] = function () {
      return iterate(this.values());
    };
    if (!Array.prototype[Symbol.iterator]) {
      define(Array.prototype, {
        [Symbol.iterator]() {
          return iterate(this);
        },
      });
    }
  }

  define(Object, {
    entries: o => Object.keys(o).map(k => [k, o[k]]),
    values: o => Object.keys(o).map(k => o[k]),
    hasOwn: (o, k) => Object.prototype.hasOwnProperty.call(o, k),
    fromEntries: list =>
      list.reduce((o, e) => {
        o[e[0]] = e[1];
        return o;
      }, {}),
    assign(to) {
      for (let i = 1; i < arguments.length; i++) {
        const from = arguments[i];
        if (from)
          Object.keys(from).forEach(k => {
            to[k] = from[k];
          });
      }
      return to;
    },
  });
  define(Array, {
    from(source, f) {
      const list =
        source.values && !source.length ? source.values() : Array.prototype.slice.call(source);
      while (list.length < (source.length || 0)) list.push(undefined);
      if (!f) return list;
      const out = [];
      for (let i = 0; i < list.length; i++) out.push(f(list[i], i));
      return out;
    },
  });
  // Duktape's own count as native calls, whose depth is limited; the layout recurses through them.
  if (typeof Duktape !== 'undefined') {
    Array.prototype.forEach = function (f, self) {
      for (let i = 0; i < this.length; i++) if (i in this) f.call(self, this[i], i, this);
    };
    Array.prototype.map = function (f, self) {
      const out = new Array(this.length);
      for (let i = 0; i < this.length; i++) if (i in this) out[i] = f.call(self, this[i], i, this);
      return out;
    };
    Array.prototype.reduce = function (f, start) {
      let i = 0,
        sum = start;
      if (arguments.length < 2) sum = this[i++];
      for (; i < this.length; i++) if (i in this) sum = f(sum, this[i], i, this);
      return sum;
    };
  }
  define(Array.prototype, {
    includes(x) {
      return this.indexOf(x) >= 0;
    },
    find(f) {
      return this.filter(f)[0];
    },
    findIndex(f) {
      for (let i = 0; i < this.length; i++) if (f(this[i], i)) return i;
      return -1;
    },
    flatMap(f) {
      return Array.prototype.concat.apply([], this.map(f));
    },
    flat() {
      return Array.prototype.concat.apply([], this);
    },
    fill(x) {
      for (let i = 0; i < this.length; i++) this[i] = x;
      return this;
    },
  });
  define(String.prototype, {
    includes(x) {
      return this.indexOf(x) >= 0;
    },
    startsWith(x) {
      return this.slice(0, x.length) === x;
    },
    endsWith(x) {
      return x === '' || this.slice(-x.length) === x;
    },
    repeat(n) {
      return new Array(n + 1).join(this);
    },
    padStart(n, c) {
      let s = String(this);
      while (s.length < n) s = (c || ' ') + s;
      return s;
    },
  });
  define(Number, {
    isFinite: x => typeof x === 'number' && isFinite(x),
    isInteger: x => typeof x === 'number' && isFinite(x) && Math.floor(x) === x,
  });
  define(Math, { log10: x => Math.log(x) / Math.LN10, sign: x => (x > 0 ? 1 : x < 0 ? -1 : x) });
})(typeof globalThis !== 'undefined' ? globalThis : new Function('return this')());
