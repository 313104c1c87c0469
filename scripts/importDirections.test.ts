import { ESLint } from 'eslint';
import tseslint from 'typescript-eslint';
import { describe, expect, it } from 'vitest';
import { projectPath, projectRoot } from './projectRoot.mjs';

// The project's own configuration without its typed rules, which need files that exist.
const eslint = new ESLint({
  cwd: projectRoot,
  overrideConfig: { ...tseslint.configs.disableTypeChecked, files: ['**/*.{ts,tsx}'] },
});

/** Rules that a file with this text at this path breaks. */
const brokenRules = async (path: string, text: string): Promise<(string | null)[]> => {
  const [result] = await eslint.lintText(text, { filePath: projectPath(path) });
  return result.messages.map(({ ruleId }) => ruleId);
};

const exports = (from: string) => `export { something } from '${from}';\n`;

describe('import directions', () => {
  it.each([
    ['app/train/example.ts', '../../worker/training/shard'],
    ['app/session/example.ts', '../state/store'],
    ['app/state/example.ts', '../train/example'],
    ['app/map/example.ts', '../ui/Button'],
    ['worker/contract/example.ts', '../model/tokenizer'],
    ['worker/model/example.ts', '../kernels/kernels'],
    ['worker/kernels/example.ts', '../training/shard'],
    ['worker/training/example.ts', '../projection/example'],
    ['worker/query/example.ts', '../../app/state/store'],
    ['cli/example.ts', '../worker/query/modelQueries'],
    ['cli/example.ts', '../app/state/store'],
    ['worker/engine/example.ts', '../../cli/train'],
    ['app/train/example.ts', '../../cli/train'],
    ['app/train/example.ts', 'comlink'],
    ['worker/training/example.ts', 'react'],
  ])('%s must not import %s', async (path, from) => {
    expect(await brokenRules(path, exports(from))).toEqual(['playground/importDirections']);
  });

  it.each([
    ['app/train/example.ts', '../../worker/contract/engine'],
    ['app/session/example.ts', 'comlink'],
    ['app/map/example.ts', '../ui/palette'],
    ['worker/model/example.ts', '../kernels/assembly/jobLayout'],
    ['worker/training/example.ts', '../kernels/kernels'],
    ['worker/example.worker.ts', './training/shard'],
    ['cli/example.ts', '../worker/engine/engine'],
    ['cli/example.ts', '../app/ui/wording'],
    ['cli/example.ts', 'comlink'],
    ['worker/model/example.test.ts', '../training/shard'],
  ])('%s may import %s', async (path, from) => {
    expect(await brokenRules(path, exports(from))).toEqual([]);
  });

  it('sees import() and imports of types', async () => {
    const text = [
      "import type { Shard } from '../../worker/training/shard';",
      "export const load = (): Promise<Shard> => import('../../worker/training/shard');",
    ].join('\n');
    expect(await brokenRules('app/train/example.ts', text)).toEqual([
      'playground/importDirections',
      'playground/importDirections',
    ]);
  });
});

describe('workers and exports', () => {
  const start = "export const worker = new Worker(new URL('./a.ts', import.meta.url));\n";

  it('lets only the session start workers', async () => {
    expect(await brokenRules('app/train/example.ts', start)).toEqual(['no-restricted-syntax']);
    expect(await brokenRules('app/session/example.ts', start)).toEqual([]);
  });

  it('refuses default exports and comments that switch rules off', async () => {
    expect(await brokenRules('worker/model/example.ts', 'export default 1;\n')).toEqual([
      'no-restricted-syntax',
    ]);
    expect(
      await brokenRules('worker/model/example.ts', '// eslint-disable-next-line\nexport default 1;\n'),
    ).toContain('no-restricted-syntax');
  });
});
