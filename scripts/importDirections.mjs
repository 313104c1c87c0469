import { posix, relative, sep } from 'node:path';
import { projectRoot } from './projectRoot.mjs';

/**
 * Who may import whom: files under `from` may import files whose path starts with an entry of `files`. The
 * longest `from` that fits a file counts. Tests and their fixtures may
 * import anything.
 */
export const DIRECTIONS = [
  { from: 'worker/contract/', files: ['worker/contract/'] },
  {
    from: 'worker/model/',
    files: ['worker/contract/', 'worker/model/', 'worker/kernels/assembly/jobLayout'],
  },
  { from: 'worker/kernels/', files: ['worker/contract/', 'worker/model/', 'worker/kernels/'] },
  ...['corpus', 'training', 'projection', 'query'].map((folder) => ({
    from: `worker/${folder}/`,
    files: ['worker/contract/', 'worker/model/', 'worker/kernels/', `worker/${folder}/`],
  })),
  {
    from: 'worker/classifier/',
    files: ['contract', 'model', 'kernels', 'classifier', 'training/rest'].map((part) => `worker/${part}`),
  },
  // worker/engine/ and the worker entries put the parts together.
  { from: 'worker/', files: ['worker/'] },
  { from: 'app/session/', files: ['worker/contract/', 'app/session/'] },
  { from: 'app/state/', files: ['worker/contract/', 'app/session/', 'app/state/'] },
  {
    from: 'app/map/',
    files: ['worker/contract/', 'app/map/', 'app/ui/palette', 'app/ui/format', 'app/state/'],
  },
  { from: 'app/ui/', files: ['worker/contract/', 'app/ui/', 'app/state/'] },
  { from: 'app/', files: ['worker/contract/', 'app/'] },
  // An entry as those of worker/ are; its words for problems and numbers are the page's.
  {
    from: 'cli/',
    files: [
      ...['contract', 'kernels', 'corpus', 'training', 'projection', 'classifier', 'engine'].map(
        (folder) => `worker/${folder}/`,
      ),
      ...[
        'cli/',
        'worker/query/classifierDocuments',
        'app/ui/wording',
        'app/ui/encodingLabels',
        'app/ui/findingWording',
        'app/ui/format',
      ],
    ],
  },
];

/** Packages that only the files under the given folders may import. */
export const PACKAGE_OWNERS = [
  { package: 'comlink', folders: ['app/session/', 'worker/', 'cli/', 'bench/'] },
  { package: 'papaparse', folders: ['worker/corpus/'] },
  { package: 'umap-js', folders: ['worker/projection/', 'bench/peers/'] },
  // The page's first load stays without them: only the classifier's own worker and the command line have them.
  {
    package: '@tensorflow',
    folders: ['worker/classifier/', 'worker/classifier.worker.ts', 'bench/'],
  },
  { package: 'fflate', folders: ['worker/classifier/', 'e2e/'] },
  { package: 'd3', folders: ['app/'] },
  { package: 'react', folders: ['app/'] },
];

/**
 * What is wrong with an import, or null.
 * @param {string} file path of the importing file, from the root of the repository, with /
 * @param {string} specifier as written in the import
 * @returns {string | null}
 */
export function importFault(file, specifier) {
  if (/(?:\.test|Fixture)\.tsx?$/u.test(file)) return null;
  if (!specifier.startsWith('.')) {
    const owner = PACKAGE_OWNERS.find(
      ({ package: name }) => specifier === name || specifier.startsWith(`${name}/`),
    );
    if (!owner || owner.folders.some((folder) => file.startsWith(folder))) return null;
    return `${specifier} is imported only in ${owner.folders.join(' and ')}.`;
  }
  const rule = DIRECTIONS.filter(({ from }) => file.startsWith(from)).sort(
    (a, b) => b.from.length - a.from.length,
  )[0];
  const target = posix.join(posix.dirname(file), specifier);
  if (!rule || rule.files.some((prefix) => target.startsWith(prefix))) return null;
  return `${rule.from} must not import ${target}; it may import ${rule.files.join(', ')}.`;
}

/**
 * ESLint rule: imports, re-exports and import() keep to DIRECTIONS and PACKAGE_OWNERS.
 * @type {import('eslint').Rule.RuleModule}
 */
export const importDirections = {
  meta: { type: 'problem', schema: [] },
  create(context) {
    const file = relative(projectRoot, context.filename).split(sep).join('/');
    /** @param {{ source?: import('estree').Expression | null }} node */
    const check = ({ source }) => {
      if (source?.type !== 'Literal' || typeof source.value !== 'string') return;
      const message = importFault(file, source.value);
      if (message) context.report({ node: source, message });
    };
    return {
      ImportDeclaration: check,
      ExportNamedDeclaration: check,
      ExportAllDeclaration: check,
      ImportExpression: check,
    };
  },
};
