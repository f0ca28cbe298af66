// The buttons of the page.

import { h } from './tree.js';
import { currentLanguage, say } from './texts.js';

const icon = d =>
  h(
    'svg',
    { class: 'icon', viewBox: '0 0 16 16', width: 16, height: 16, 'aria-hidden': 'true' },
    h('path', { d }),
  );

export function header(page) {
  return h(
    'header',
    null,
    h(
      'a',
      {
        class: 'skip',
        href: '#slider',
        onclick: event => {
          event.preventDefault();
          page.slider.focus();
        },
      },
      say('skip'),
    ),
    h('h1', null, page.title),
    h(
      'div',
      { class: 'tools' },
      h(
        'button',
        {
          type: 'button',
          id: 'predict',
          'aria-pressed': String(page.predicting),
          title: say('predict_hint'),
          onclick: () => page.togglePredict(),
        },
        say('predict'),
      ),
      h(
        'button',
        {
          type: 'button',
          id: 'fit',
          'aria-pressed': String(page.stages[0].fitted),
          title: say('fit_hint'),
          onclick: () => page.toggleFit(),
        },
        say('fit'),
      ),
      h(
        'label',
        { class: 'file', title: say('open_hint') },
        say('open'),
        h('input', {
          type: 'file',
          id: 'open',
          accept: '.json,.html',
          'aria-label': say('open_hint'),
          onchange: event => page.open(event.target.files[0]),
        }),
      ),
      h(
        'button',
        {
          type: 'button',
          id: 'theme',
          title: say('theme'),
          'aria-label': say('theme'),
          onclick: () => page.toggleTheme(),
        },
        '\u25d0',
      ),
      h(
        'button',
        {
          type: 'button',
          id: 'language',
          lang: currentLanguage() === 'zh' ? 'en' : 'zh-Hans',
          onclick: () => page.toggleLanguage(),
        },
        say('language'),
      ),
    ),
  );
}

function button(name, sign, action) {
  return h(
    'button',
    { type: 'button', id: name, title: say(name), 'aria-label': say(name), onclick: action },
    sign,
  );
}

export function timeline(page) {
  return h(
    'nav',
    { class: 'timeline', 'aria-label': say('slider') },
    button('first', icon('M4 3v10M13 3L6 8l7 5z'), () => page.go(0)),
    button('back', icon('M11 3L4 8l7 5z'), () => page.go(page.k - 1)),
    button('forth', icon('M5 3l7 5l-7 5z'), () => page.go(page.k + 1)),
    button('last', icon('M12 3v10M3 3l7 5l-7 5z'), () => page.go(page.last)),
    page.playButton,
    page.slider,
    page.count,
  );
}
