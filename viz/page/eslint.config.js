import js from '@eslint/js';

const browser = [
  'document',
  'window',
  'navigator',
  'location',
  'history',
  'matchMedia',
  'addEventListener',
  'innerWidth',
  'innerHeight',
  'setInterval',
  'clearInterval',
  'setTimeout',
  'Node',
  'CSS',
  'atob',
];
const node = ['console', 'process', 'Buffer', 'URL'];
const globals = Object.fromEntries([...browser, ...node].map(name => [name, 'readonly']));

export default [
  { ignores: ['dist/', 'node_modules/'] },
  js.configs.recommended,
  {
    languageOptions: { ecmaVersion: 2022, sourceType: 'module', globals },
    rules: {
      'prefer-const': 'error',
      'no-var': 'error',
      eqeqeq: 'error',
      'no-shadow': 'error',
      'no-unused-vars': 'error',
      'max-lines': ['error', 300],
      'max-lines-per-function': ['error', 80],
      quotes: ['error', 'single', { avoidEscape: true, allowTemplateLiterals: true }],
      semi: 'error',
      'max-len': ['error', { code: 110, ignoreStrings: true, ignoreTemplateLiterals: true }],
    },
  },
  {
    files: ['src/es5.js'],
    languageOptions: { globals: { Duktape: 'readonly' } },
    rules: { 'max-lines-per-function': 'off' },
  },
];
