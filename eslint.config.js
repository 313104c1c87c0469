import js from '@eslint/js';
import reactHooks from 'eslint-plugin-react-hooks';
import { defineConfig, globalIgnores } from 'eslint/config';
import tseslint from 'typescript-eslint';
import { importDirections } from './scripts/importDirections.mjs';

const NO_DEFAULT_EXPORT = {
  selector: 'ExportDefaultDeclaration',
  message: 'Export by name.',
};
const NO_WORKER = {
  selector: 'NewExpression[callee.name=/^(Shared)?Worker$/]',
  message: 'Only app/session/ starts workers.',
};

export default defineConfig([
  globalIgnores([
    'dist/',
    '.build/',
    'node_modules/',
    'playwright-report/',
    'test-results/',
    'public/',
    // AssemblyScript: compiled by asc, not by tsc. The job layouts are compiled by both.
    'worker/kernels/assembly/*',
    '!worker/kernels/assembly/jobLayout.ts',
    '!worker/kernels/assembly/neighbourJobLayout.ts',
    '!worker/kernels/assembly/layoutJobLayout.ts',
    '!worker/kernels/assembly/recurrentJobLayout.ts',
  ]),
  {
    // Every exception would have to be argued for here, in the open.
    linterOptions: { noInlineConfig: true, reportUnusedDisableDirectives: 'error' },
    languageOptions: {
      parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname },
    },
    plugins: { playground: { rules: { importDirections } } },
  },
  js.configs.recommended,
  tseslint.configs.recommendedTypeChecked,
  {
    rules: {
      '@typescript-eslint/consistent-type-exports': 'error',
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/max-params': ['error', { max: 4 }],
      '@typescript-eslint/no-deprecated': 'error',
      '@typescript-eslint/no-unnecessary-type-arguments': 'error',
      '@typescript-eslint/prefer-promise-reject-errors': 'error',
      // A handler in JSX may be async: the session never rejects for what a user can put right.
      '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: { attributes: false } }],
      '@typescript-eslint/return-await': ['error', 'error-handling-correctness-only'],
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
      // A method that answers a Promise may be async without awaiting: what it throws then rejects.
      '@typescript-eslint/require-await': 'off',
      // Interfaces here declare callbacks as methods, and React components take their props apart.
      '@typescript-eslint/unbound-method': 'off',
      eqeqeq: 'error',
      'max-lines': ['error', { max: 400 }],
      'no-console': 'error',
      'no-restricted-syntax': ['error', NO_DEFAULT_EXPORT],
      // tsc knows which globals there are, in the scripts too.
      'no-undef': 'off',
      'playground/importDirections': 'error',
    },
  },
  {
    files: ['app/**'],
    extends: [reactHooks.configs.flat.recommended],
    rules: { 'no-restricted-syntax': ['error', NO_DEFAULT_EXPORT, NO_WORKER] },
  },
  {
    files: ['app/session/**'],
    rules: { 'no-restricted-syntax': ['error', NO_DEFAULT_EXPORT] },
  },
  {
    // Twins of the kernels, written with the kernels' signatures.
    files: ['worker/kernels/reference/**'],
    rules: { '@typescript-eslint/max-params': 'off' },
  },
  {
    files: ['scripts/**', 'bench/**', 'e2e/**'],
    rules: { 'no-console': 'off' },
  },
  {
    // The tools that read these files ask for a default export.
    files: ['*.config.{js,ts}'],
    rules: { 'no-restricted-syntax': 'off' },
  },
]);
