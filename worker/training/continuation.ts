import { concatenates, hasSubwords, inputsInOutput } from '../contract/algorithms';
import type { PreflightFinding } from '../contract/engine';
import type { HyperparameterKey, Hyperparameters } from '../contract/hyperparameterRow';
import type { Region } from '../contract/memoryPlan';
import type { Problem } from '../contract/problems';
import type { Vocabulary } from '../model/vocabulary';
import type { RunModel } from './runModel';

/** What stands in the way of going on from a run with other settings: rows of another kind or size. */
export const continuationProblem = (last: Hyperparameters, next: Hyperparameters): Problem | null => {
  const keys: HyperparameterKey[] = ['algorithm', 'vectorSize'];
  if (hasSubwords(last) || hasSubwords(next)) keys.push('minN', 'maxN', 'bucket');
  const key = keys.find((candidate) => last[candidate] !== next[candidate]);
  return key ? { kind: 'cannotContinue', key, value: last[key] } : null;
};

/** What of a run is lost when it goes on, though its words are kept. */
export const continuationFindings = (
  last: Pick<RunModel, 'hyperparameters' | 'vocabulary'>,
  next: Hyperparameters,
  vocabulary: () => Vocabulary,
): PreflightFinding[] => {
  const same = () => sameWords(last.vocabulary, vocabulary());
  const reason = outputsLost(last.hyperparameters, next, same);
  return reason ? [{ kind: 'outputLayerAnew', reason }] : [];
};

/** Why the output layer begins anew; null when it is kept. */
const outputsLost = (
  last: Hyperparameters,
  next: Hyperparameters,
  same: () => boolean,
): 'otherLayer' | 'tree' | null => {
  if (last.hs !== next.hs || inputsInOutput(last) !== inputsInOutput(next)) return 'otherLayer';
  // As many inputs can be more tags and a smaller window.
  if (concatenates(next) && last.window !== next.window) return 'otherLayer';
  // Inner nodes mean the same only in the same tree.
  return next.hs === 1 && !same() ? 'tree' : null;
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
  copyRows(from, to, 'inputRows', [...wordPairs, ...missingWordPair(from, to)]);
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

/** With dm_concat: the row after the words, which stands for a missing one. */
const missingWordPair = (from: RunModel, to: RunModel): Pairs =>
  concatenates(from.hyperparameters) && concatenates(to.hyperparameters)
    ? [[from.vocabulary.words.length, to.vocabulary.words.length]]
    : [];

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
  const same = () => sameWords(from.vocabulary, to.vocabulary);
  if (outputsLost(from.hyperparameters, to.hyperparameters, same)) return;
  if (to.hyperparameters.hs === 0) return copyRows(from, to, 'outputRows', wordPairs);
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
