import { expect, it } from 'vitest';
import { DOC2VEC } from '../contract/algorithms';
import { DEFAULT_CORPUS_SETTINGS } from '../contract/corpus';
import { defaultHyperparameters } from '../contract/hyperparameters';
import { NO_VOCABULARY_RULES } from '../contract/vocabularyRules';
import { REFERENCE_KERNELS } from '../training/runFixture';
import { localShard } from '../training/shardPool';
import { Engine } from './engine';

it('what is found of documents follows the words, even where as many are left', async () => {
  const engine = new Engine({
    shared: false,
    cores: 1,
    compileKernels: async () => REFERENCE_KERNELS,
    spawnShard: localShard,
    now: () => performance.now(),
  });
  const blob = new Blob(['aa\naa bb\nbb cc cc cc\ncc zz\n']);
  const source = { kind: 'files' as const, files: [{ name: 'a.txt', blob }] };
  await engine.readCorpus(source, DEFAULT_CORPUS_SETTINGS, () => {});
  const withoutWords = async (stopWord: string) => {
    const rules = { ...NO_VOCABULARY_RULES, stopWords: [stopWord] };
    const settings = { ...defaultHyperparameters(DOC2VEC), minCount: 1, rules };
    const checked = await engine.preflight(settings);
    const findings = checked.ok ? checked.value.findings : [];
    return findings.flatMap((finding) => (finding.kind === 'documentsWithoutWords' ? [finding.without] : []));
  };
  expect(await withoutWords('aa')).toEqual([1]);
  expect(await withoutWords('bb')).toEqual([]);
  expect(await withoutWords('aa')).toEqual([1]);
});
