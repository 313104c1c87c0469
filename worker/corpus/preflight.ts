import { CONSTANT } from '../contract/controlRows';
import type { CorpusFacts } from '../contract/corpus';
import type { Preflight, PreflightFinding, RunSettings } from '../contract/engine';
import type { Hyperparameters } from '../contract/hyperparameterRow';
import { largestVectorSize } from '../contract/memoryPlan';
import type { Problem } from '../contract/problems';
import { validateHyperparameters } from '../contract/validation';
import { NO_VOCABULARY_RULES, validateRules } from '../contract/vocabularyRules';
import { type Continuation, countsInText } from '../model/continuedVocabulary';
import { hasDocuments, wordsAreInputs } from '../contract/algorithms';
import { isOneCharacter } from '../model/characters';
import type { DocumentCounts } from '../model/documentWords';
import { keepProbabilities } from '../model/subsampling';
import type { TokenTypes, Vocabulary } from '../model/vocabulary';
import { expectedTokens } from './preview';

/** What the machine offers a run, and what a run takes of the text. */
export interface PreflightMachine {
  cores: number;
  shared: boolean;
  memoryLimitBytes: number;
  /** The run's words; asked for when the settings are in their ranges. */
  vocabularyOf(): Vocabulary;
  /** Bytes a model takes; must not fall as vector_size grows. */
  memoryBytesFor(vocabulary: Vocabulary, hyperparameters: Hyperparameters): number;
  /** What the run goes on from, when it does. */
  continuation?: Continuation | null;
  /** Asked for Doc2Vec only. */
  documentsFor(vocabulary: Vocabulary): DocumentCounts;
}

/** Tokens of a sentence above which it is called out, when it also is more than HUGE_SENTENCE_SHARE of the corpus. */
const HUGE_SENTENCE_TOKENS = 10_000;
const HUGE_SENTENCE_SHARE = 0.05;
/** Share of one-character words from which the text was probably not cut into words. */
const ONE_CHARACTER_SHARE = 0.5;
const FEW_TOKENS = 10_000;
/** Words a dimension below which vectors can be told apart without having anything in common. */
const WORDS_PER_DIMENSION = 4;

/** Of a run that cannot even be looked at. */
export const refusedPreflight = (problems: Problem[]): Preflight => ({
  problems,
  findings: [],
  vocabulary: 0,
  documents: null,
  memoryBytes: 0,
  effectiveTokens: 0,
});

/** Looks at a run before it starts: what stands in its way and what is worth knowing. */
export const preflight = (
  facts: CorpusFacts,
  types: TokenTypes,
  { rules, ...hyperparameters }: RunSettings,
  machine: PreflightMachine,
): Preflight => {
  const invalid = [
    ...validateHyperparameters(hyperparameters),
    ...validateRules(rules ?? NO_VOCABULARY_RULES),
  ];
  if (invalid.length > 0) {
    return refusedPreflight(invalid);
  }
  const { continuation = null } = machine;
  const vocabulary = machine.vocabularyOf();
  const size = vocabulary.words.length;
  const keep = keepProbabilities(vocabulary.counts, vocabulary.keptTokens, hyperparameters.sample);
  const effectiveTokens = expectedTokens(countsInText(vocabulary, types), keep);
  const memoryBytes = size < 2 ? 0 : machine.memoryBytesFor(vocabulary, hyperparameters);
  const strange: Problem | null =
    continuation && effectiveTokens === 0 ? { kind: 'noKnownWords', words: types.words.length } : null;
  const counts = size > 1 && hasDocuments(hyperparameters) ? machine.documentsFor(vocabulary) : null;
  const problem =
    strange ??
    vocabularyProblem(types, vocabulary) ??
    documentProblem(counts) ??
    memoryProblem(vocabulary, hyperparameters, machine);
  const findings = problem
    ? []
    : [
        ...corpusFindings(facts, vocabulary, effectiveTokens, counts !== null),
        ...documentFindings(counts, hyperparameters),
        ...settingFindings(hyperparameters, size, effectiveTokens),
        ...threadFindings(hyperparameters, machine),
      ];
  return {
    problems: problem ? [problem] : [],
    findings,
    vocabulary: size,
    ...(continuation && { newWords: size - continuation.known.words.length }),
    documents: counts && { count: counts.count, labels: counts.labels },
    memoryBytes,
    effectiveTokens,
  };
};

const documentProblem = (counts: DocumentCounts | null): Problem | null =>
  counts?.count === 1 ? { kind: 'singleDocument' } : null;

const documentFindings = (counts: DocumentCounts | null, h: Hyperparameters): PreflightFinding[] => {
  if (!counts) return [];
  const { count, without, onlyLabels, repeatedLabels } = counts;
  const findings: PreflightFinding[] = [];
  if (without > 0) findings.push({ kind: 'documentsWithoutWords', without, onlyLabels, documents: count });
  if (repeatedLabels > 0) findings.push({ kind: 'repeatedLabels', repeated: repeatedLabels });
  if (!wordsAreInputs(h)) findings.push({ kind: 'wordsUntrained' });
  return findings;
};

const vocabularyProblem = (types: TokenTypes, vocabulary: Vocabulary): Problem | null => {
  const minCount = vocabulary.effectiveMinCount;
  if (types.words.length === 1) return { kind: 'singleWord', word: types.words[0], count: types.counts[0] };
  const { maxCount, stopWords, expressions } = vocabulary.leftOut;
  const leftOut = maxCount + stopWords + expressions;
  if (vocabulary.words.length < 2 && vocabulary.words.length + leftOut > 1) {
    return { kind: 'rulesLeaveTooFew', words: vocabulary.words.length, leftOut };
  }
  if (vocabulary.words.length === 1) return { kind: 'vocabularyOfOne', word: vocabulary.words[0], minCount };
  if (vocabulary.words.length > 1) return null;
  const highestCount = types.counts.reduce((highest, count) => Math.max(highest, count), 0);
  return { kind: 'nothingLeft', minCount, vocabulary: types.words.length, highestCount };
};

const memoryProblem = (
  vocabulary: Vocabulary,
  h: Hyperparameters,
  machine: PreflightMachine,
): Problem | null => {
  const bytesFor = (vectorSize: number) => machine.memoryBytesFor(vocabulary, { ...h, vectorSize });
  const neededBytes = bytesFor(h.vectorSize);
  if (neededBytes <= machine.memoryLimitBytes) return null;
  // A run that goes on from another has to keep its vector_size.
  const largest = machine.continuation
    ? null
    : largestVectorSize(bytesFor, h.vectorSize, machine.memoryLimitBytes);
  return { kind: 'outOfMemory', neededBytes, largestVectorSize: largest };
};

const corpusFindings = (
  facts: CorpusFacts,
  vocabulary: Vocabulary,
  effectiveTokens: number,
  isDocument: boolean,
): PreflightFinding[] => {
  const findings: PreflightFinding[] = [];
  const sentenceShare = facts.longestSentence / facts.tokens;
  const isHuge = facts.longestSentence > HUGE_SENTENCE_TOKENS && sentenceShare > HUGE_SENTENCE_SHARE;
  if (isHuge && facts.settings.sentences !== 'file') {
    findings.push({
      kind: 'hugeSentence',
      tokens: facts.longestSentence,
      share: sentenceShare,
      isDocument,
    });
  }
  const characterShare = vocabulary.words.filter(isOneCharacter).length / vocabulary.words.length;
  if (characterShare > ONE_CHARACTER_SHARE) {
    findings.push({ kind: 'oneCharacterVocabulary', share: characterShare });
  }
  if (effectiveTokens < FEW_TOKENS) findings.push({ kind: 'fewTokens', tokens: effectiveTokens });
  return findings;
};

const settingFindings = (h: Hyperparameters, size: number, effectiveTokens: number): PreflightFinding[] => {
  const findings: PreflightFinding[] = [];
  const suggested = suggestedVectorSize(size, effectiveTokens);
  if (h.vectorSize > suggested) {
    findings.push({ kind: 'vectorSizeLarge', vectorSize: h.vectorSize, vocabulary: size, suggested });
  }
  if (h.minAlpha > h.alpha && h.lrSchedule !== CONSTANT)
    findings.push({ kind: 'risingAlpha', alpha: h.alpha, minAlpha: h.minAlpha });
  return findings;
};

const threadFindings = (h: Hyperparameters, machine: PreflightMachine): PreflightFinding[] => {
  if (!machine.shared) return [{ kind: 'singleThreadOnly' }];
  if (h.threads <= machine.cores) return [];
  return [{ kind: 'moreThreadsThanCores', threads: h.threads, cores: machine.cores }];
};

/**
 * The most dimensions a corpus can fill, a rule of thumb: a quarter of the vocabulary (with as many
 * dimensions as words, words need share nothing) and the square root of the tokens of an epoch
 * (100 for 10,000 tokens), in steps of ten and never below ten.
 */
const suggestedVectorSize = (size: number, effectiveTokens: number): number => {
  const most = Math.min(size / WORDS_PER_DIMENSION, Math.sqrt(effectiveTokens));
  return Math.max(10, Math.floor(most / 10) * 10);
};
