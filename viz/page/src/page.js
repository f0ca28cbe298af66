// The page: the timeline that all recordings on it share, its keys and its address.

import { fill, h, toDom } from './tree.js';
import { Recording } from './recording.js';
import { Stage } from './stage.js';
import { sentence } from './sentences.js';
import { normRange } from './memory.js';
import { header, timeline } from './toolbar.js';
import { currentLanguage, say, setLanguage } from './texts.js';

const INTERVAL = 1400;
export class Page {
  constructor(recordings, root) {
    this.root = root;
    this.k = -1;
    this.predicting = false;
    this.playing = null;
    this.stages = recordings.map(json => new Stage(new Recording(json), this));
    this.build();
    addEventListener('hashchange', () => this.readAddress());
    addEventListener('keydown', event => this.key(event));
    addEventListener('resize', () => this.stages.forEach(stage => stage.picture.scale()));
    addEventListener('beforeprint', () => this.prepareFrames());
    matchMedia('print').addEventListener('change', event => {
      if (event.matches) this.prepareFrames();
    });
    this.readAddress();
  }

  get last() {
    return Math.max(...this.stages.map(stage => stage.last));
  }
  get title() {
    return (
      this.stages
        .map(stage => stage.recording.title)
        .filter(Boolean)
        .join(' \u2013 ') || 'Taper'
    );
  }

  build() {
    this.normRange = normRange(this.stages.map(stage => stage.recording));
    document.documentElement.lang = currentLanguage() === 'zh' ? 'zh-Hans' : 'en';
    document.title = this.title;
    this.slider = toDom(
      h('input', {
        type: 'range',
        id: 'slider',
        min: 1,
        max: Math.max(1, this.last + 1),
        value: 1,
        'aria-label': say('slider'),
        oninput: event => this.go(Number(event.target.value) - 1),
      }),
    );
    this.count = toDom(h('span', { class: 'count', id: 'count' }));
    this.live = toDom(h('p', { class: 'live', id: 'live', 'aria-live': 'polite' }));
    this.list = toDom(h('ol', { id: 'list' }));
    this.printed = toDom(h('div', { id: 'frames' }));
    this.playButton = toDom(
      h('button', { type: 'button', id: 'play', onclick: () => this.play() }, say('play')),
    );
    this.main = toDom(
      h(
        'main',
        { id: 'stages', class: this.stages.length > 1 ? 'two' : null, tabindex: -1 },
        this.stages.map(s => s.element),
      ),
    );
    fill(
      this.root,
      header(this),
      timeline(this),
      this.live,
      this.main,
      h(
        'details',
        { class: 'transcript', ontoggle: () => this.fillList() },
        h('summary', null, say('transcript')),
        this.list,
      ),
      this.printed,
      h('footer', null, say('keys')),
    );
    this.listed = false;
  }

  /** Goes to step k, counted from 0. */
  go(k) {
    this.k = Math.max(this.last < 0 ? -1 : 0, Math.min(k, this.last));
    this.stages.forEach(stage => stage.show(this.k));
    this.slider.value = this.k + 1;
    this.slider.setAttribute('aria-valuetext', say('step_of', { k: this.k + 1, n: this.last + 1 }));
    fill(this.count, say('step_of', { k: this.k + 1, n: this.last + 1 }));
    fill(
      this.live,
      this.stages
        .map(
          (stage, i) =>
            (this.stages.length > 1 ? `${say(i ? 'right' : 'left')}: ` : '') +
            stage.sentence.textContent,
        )
        .join(' '),
    );
    const address = `#step=${this.k + 1}`;
    if (location.hash !== address) history.replaceState(null, '', address);
    for (const line of this.list.children)
      line.classList.toggle('here', Number(line.dataset.step) === this.k);
    if (this.k === this.last) this.stop();
  }

  readAddress() {
    const found = location.hash.match(/step=(\d+)/);
    this.go(found ? Number(found[1]) - 1 : 0);
  }

  key(event) {
    const { target } = event;
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    if (target.matches && target.matches('input, select, textarea')) return;
    const moves = { ArrowRight: this.k + 1, ArrowLeft: this.k - 1, Home: 0, End: this.last };
    if (event.key in moves) {
      event.preventDefault();
      this.go(moves[event.key]);
    } else if (event.key === 'p' || event.key === 'P') {
      this.togglePredict();
    }
  }

  play() {
    if (this.playing !== null) {
      this.stop();
      return;
    }
    if (this.k >= this.last) this.go(0);
    this.playing = setInterval(() => this.go(this.k + 1), INTERVAL);
    this.playButton.textContent = say('pause');
  }

  stop() {
    if (this.playing === null) return;
    clearInterval(this.playing);
    this.playing = null;
    this.playButton.textContent = say('play');
  }

  togglePredict() {
    this.predicting = !this.predicting;
    document.getElementById('predict').setAttribute('aria-pressed', String(this.predicting));
    this.go(this.k);
  }

  toggleFit() {
    this.stages.forEach(stage => {
      stage.fitted = !stage.fitted;
    });
    document.getElementById('fit').setAttribute('aria-pressed', String(this.stages[0].fitted));
    this.go(this.k);
  }

  toggleTheme() {
    const dark = document.documentElement.dataset.theme
      ? document.documentElement.dataset.theme === 'dark'
      : matchMedia('(prefers-color-scheme: dark)').matches;
    document.documentElement.dataset.theme = dark ? 'light' : 'dark';
  }

  toggleLanguage() {
    setLanguage(currentLanguage() === 'zh' ? 'en' : 'zh');
    const { k } = this;
    this.stop();
    this.stages.forEach(stage => {
      stage.build();
    });
    this.build();
    this.go(k);
    document.getElementById('language').focus();
  }

  /** A second recording beside the first, from its JSON or its page. */
  async open(file) {
    if (!file) return;
    try {
      const text = await file.text();
      const found = text.match(/<script type="application\/json"[^>]*>([\s\S]*?)<\/script>/);
      const read = JSON.parse(found ? found[1] : text);
      const json = Array.isArray(read) ? read[0] : read;
      if (!Array.isArray(json.nodes) || !Array.isArray(json.steps)) throw new Error('no recording');
      this.stages = [this.stages[0], new Stage(new Recording(json), this)];
      this.build();
      this.go(this.k);
    } catch {
      fill(this.live, say('open_bad', { file: file.name }));
    }
  }

  fillList() {
    if (this.listed) return;
    this.listed = true;
    fill(
      this.list,
      this.stages[0].recording.steps.map((step, k) =>
        h(
          'li',
          { 'data-step': k, class: k === this.k ? 'here' : null },
          h('a', { href: `#step=${k + 1}` }, sentence(this.stages[0].recording, step)),
        ),
      ),
    );
  }

  prepareFrames() {
    fill(
      this.printed,
      this.stages.map(stage => [
        this.stages.length > 1 ? h('h2', null, stage.recording.title) : null,
        stage.picture.frames(),
      ]),
    );
    this.stages.forEach(stage => stage.show(this.k));
  }
}
