import { hasSubwords } from '../contract/algorithms';
import type { PreflightFinding } from '../contract/engine';
import type { HyperparameterKey, Hyperparameters } from '../contract/hyperparameterRow';
import type { Region } from '../contract/memoryPlan';
import type { Problem } from '../contract/problems';
import type { Vocabulary } from '../model/vocabulary';
import type { RunModel } from './runModel';

/** What stands in the way of going on from a run with other settings: rows of another kind or size. */
export const continuationProblem = (last: Hyperparameters, next: Hyperparameters): Problem | null => {
  const keys: HyperparameterKey[] = ['algorithm', 'vectorSize'];
  if (hasSubwords(last)) keys.push('minN', 'maxN', 'bucket');
  const key = keys.find((candidate) => last[candidate] !== next[candidate]);
  return key ? { kind: 'cannotContinue', key, value: last[key] } : null;
};

/** What of a run is lost when it goes on, though its words are kept. */
export const continuationFindings = (
  last: Pick<RunModel, 'hyperparameters' | 'vocabulary'>,
  next: Hyperparameters,
  vocabulary: () => Vocabulary,
): PreflightFinding[] => {
  if (last.hyperparameters.hs !== next.hs) return [{ kind: 'outputLayerAnew', reason: 'otherLayer' }];
  if (next.hs === 0 || sameWords(last.vocabulary, vocabulary())) return [];
  return [{ kind: 'outputLayerAnew', reason: 'tree' }];
};

const sameWords = (a: Vocabulary, b: Vocabulary): boolean =>
  a.words.length === b.words.length &&
  a.words.every((word, row) => word === b.words[row] && a.counts[row] === b.counts[row]);

/**
 * Copies what a run has learnt into a new model: words by name, n-grams by bucket, documents where the text is the
 * same, labels by name. Everything else stays as it was filled.
 */
export const copyKnownRows = (from: RunModel, to: RunModel, sameText: boolean): void => {
  const rowOfWord = new Map(from.vocabulary.words.map((word, row) => [word, row]));
  const wordPairs = pairsOf(to.vocabulary.words, (word) => rowOfWord.get(word));
  copyRows(from, to, 'inputRows', wordPairs);
  copyOutputs(from, to, wordPairs);
  copyNgrams(from, to);
  copyTags(from, to, sameText);
};

/** Rows from which and to which is copied. */
type Pairs = [from: number, to: number][];

const pairsOf = <T>(
  items: ArrayLike<T> & Iterable<T>,
  find: (item: T) => number | undefined,
  [fromStart, toStart] = [0, 0],
): Pairs =>
  Array.from(items).flatMap((item, row): Pairs => {
    const known = find(item);
    return known === undefined ? [] : [[fromStart + known, toStart + row]];
  });

const copyRows = (
  from: RunModel,
  to: RunModel,
  name: 'inputRows' | 'outputRows' | 'tagRows',
  pairs: Pairs,
): void => {
  const rowBytes = name === 'outputRows' ? to.plan.outputRowBytes : to.plan.rowBytes;
  const bytesOf = (model: RunModel, { byteOffset, bytes }: Region) =>
    new Uint8Array(model.buffer, byteOffset, bytes);
  const source = bytesOf(from, from.plan[name]);
  const target = bytesOf(to, to.plan[name]);
  for (const [known, row] of pairs) {
    target.set(source.subarray(known * rowBytes, (known + 1) * rowBytes), row * rowBytes);
  }
};

const copyOutputs = (from: RunModel, to: RunModel, wordPairs: Pairs): void => {
  if (from.hyperparameters.hs !== to.hyperparameters.hs) return;
  if (from.plan.outputRowBytes !== to.plan.outputRowBytes) return;
  if (to.hyperparameters.hs === 0) return copyRows(from, to, 'outputRows', wordPairs);
  // Inner nodes mean the same only in the same tree.
  if (!sameWords(from.vocabulary, to.vocabulary)) return;
  const nodes = to.vocabulary.words.length - 1;
  const pairs = Array.from({ length: nodes }, (_, node): [number, number] => [node, node]);
  copyRows(from, to, 'outputRows', pairs);
};

const copyNgrams = (from: RunModel, to: RunModel): void => {
  if (!from.subwords || !to.subwords) return;
  const rowOfBucket = new Map(Array.from(from.subwords.buckets, (bucket, row) => [bucket, row]));
  const starts: [number, number] = [from.vocabulary.words.length, to.vocabulary.words.length];
  copyRows(
    from,
    to,
    'inputRows',
    pairsOf(to.subwords.buckets, (bucket) => rowOfBucket.get(bucket), starts),
  );
};

const copyTags = (from: RunModel, to: RunModel, sameText: boolean): void => {
  if (!from.documents || !to.documents) return;
  const [before, now] = [from.documents, to.documents];
  const rowOfLabel = new Map(before.labels.map((label, i) => [label, i]));
  const starts: [number, number] = [before.count, now.count];
  const labels = pairsOf(now.labels, (label) => rowOfLabel.get(label), starts);
  const documents = sameText ? Array.from({ length: now.count }, (_, d): [number, number] => [d, d]) : [];
  copyRows(from, to, 'tagRows', [...documents, ...labels]);
};
