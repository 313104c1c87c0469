import { describe, expect, it } from 'vitest';
import type { PreflightFinding } from '../../worker/contract/engine';
import type { Problem } from '../../worker/contract/problems';
import { wordFinding } from './findingWording';
import { findingRemedy, remediesOf } from './remedies';
import { wordProblem } from './wording';

const PROBLEMS: { [K in Problem['kind']]: Extract<Problem, { kind: K }> } = {
  emptySource: { kind: 'emptySource', name: 'a.txt' },
  binaryFile: { kind: 'binaryFile', name: 'a.pdf', format: 'a PDF document' },
  unreadableSource: { kind: 'unreadableSource', name: 'a.txt', detail: 'NotFoundError' },
  damagedGzip: { kind: 'damagedGzip', name: 'a.gz', detail: 'unexpected end' },
  wrongEncoding: {
    kind: 'wrongEncoding',
    name: 'speech.txt',
    tried: 'utf-8',
    byteOffset: 2047,
    candidates: ['euc-kr', 'shift_jis'],
  },
  noWords: { kind: 'noWords', name: 'a.txt' },
  noTable: { kind: 'noTable', format: 'jsonl' },
  missingColumn: { kind: 'missingColumn', name: 'a.csv', column: 'body', columns: ['id', 'text'] },
  noDocuments: {
    kind: 'noDocuments',
    name: 'a.csv',
    malformed: 9,
    empty: 1,
    row: 2,
    reason: 'it has 2 cells instead of 3',
  },
  noDocumentTable: { kind: 'noDocumentTable' },
  unknownColumn: { kind: 'unknownColumn', column: 'year' },
  unknownDocument: { kind: 'unknownDocument', document: 400, documents: 31 },
  noLabels: { kind: 'noLabels' },
  singleWord: { kind: 'singleWord', word: 'la', count: 12 },
  nothingLeft: { kind: 'nothingLeft', minCount: 5, vocabulary: 40, highestCount: 3 },
  vocabularyOfOne: { kind: 'vocabularyOfOne', word: 'the', minCount: 9 },
  rulesLeaveTooFew: { kind: 'rulesLeaveTooFew', words: 0, leftOut: 300 },
  singleDocument: { kind: 'singleDocument' },
  invalidExpression: {
    kind: 'invalidExpression',
    rule: 'mustMatch',
    expression: '(',
    fault: { kind: 'syntax', detail: 'Unterminated group' },
  },
  invalidHyperparameter: {
    kind: 'invalidHyperparameter',
    key: 'window',
    value: '-3',
    expected: 'a whole number from 1 to 1,000',
  },
  unknownUrlParameter: { kind: 'unknownUrlParameter', name: 'colour' },
  outOfMemory: { kind: 'outOfMemory', neededBytes: 3.2e9, largestVectorSize: 120 },
  workerFailedToStart: { kind: 'workerFailedToStart', worker: 'engine', detail: 'time-out' },
  workerCrashed: { kind: 'workerCrashed', worker: 'engine', detail: 'RangeError' },
  lossNotFinite: { kind: 'lossNotFinite', epoch: 2, alpha: 0.9 },
  unknownWord: { kind: 'unknownWord', word: 'qwerty' },
  documentWithoutWords: { kind: 'documentWithoutWords', document: 4 },
  documentsTooLarge: { kind: 'documentsTooLarge', documents: 2_000_000, neededBytes: 8e8, limitBytes: 2.7e8 },
  noTopics: { kind: 'noTopics', documents: 2 },
  noSuchGroups: { kind: 'noSuchGroups', column: 'year' },
  noKnownWords: { kind: 'noKnownWords', words: 12 },
  wrongRun: { kind: 'wrongRun', needs: 'doc2vec' },
  tagCount: { kind: 'tagCount', dmTagCount: 2, documents: 31, document: 7, tags: 3 },
  stillTraining: { kind: 'stillTraining' },
  noSnapshot: { kind: 'noSnapshot', epoch: 3 },
  newestOnly: { kind: 'newestOnly', epoch: 3 },
  cannotContinue: { kind: 'cannotContinue', key: 'vectorSize', value: 100 },
  noCorpus: { kind: 'noCorpus' },
  noRun: { kind: 'noRun' },
  noLabelledDocuments: {
    kind: 'noLabelledDocuments',
    column: 'party',
    noLabel: 12,
    noWord: 1,
    smallClass: 3,
  },
  oneClass: { kind: 'oneClass', column: 'party', name: 'Whig', documents: 40 },
  tooManyClasses: { kind: 'tooManyClasses', column: 'title', classes: 2300, most: 200 },
  smallClasses: { kind: 'smallClasses', name: 'Whig', documents: 1, classes: 2, needed: 3 },
  tooFewGroups: { kind: 'tooFewGroups', column: 'president', groups: 2, needed: 3 },
  splitImpossible: { kind: 'splitImpossible', column: 'president', name: 'Whig' },
  sharesTooLarge: { kind: 'sharesTooLarge', validationShare: 0.5, testShare: 0.45 },
  invalidClassifierSetting: {
    kind: 'invalidClassifierSetting',
    key: 'units',
    value: '0',
    expected: 'a whole number from 1 to 512',
  },
  classifierTooLarge: { kind: 'classifierTooLarge', neededBytes: 6.4e9 },
  noBackend: { kind: 'noBackend', detail: 'CompileError' },
  classifierLossNotFinite: { kind: 'classifierLossNotFinite', epoch: 2, learningRate: 1.5 },
  noClassifierDocuments: { kind: 'noClassifierDocuments' },
  noClassifier: { kind: 'noClassifier' },
  vectorsNotTrained: { kind: 'vectorsNotTrained' },
};

const FINDINGS: { [K in PreflightFinding['kind']]: Extract<PreflightFinding, { kind: K }> } = {
  hugeSentence: { kind: 'hugeSentence', tokens: 900_000, share: 0.93, isDocument: false },
  oneCharacterVocabulary: { kind: 'oneCharacterVocabulary', share: 0.97 },
  vectorSizeLarge: { kind: 'vectorSizeLarge', vectorSize: 300, vocabulary: 400, suggested: 50 },
  fewTokens: { kind: 'fewTokens', tokens: 800 },
  risingAlpha: { kind: 'risingAlpha', alpha: 0.01, minAlpha: 0.05 },
  moreThreadsThanCores: { kind: 'moreThreadsThanCores', threads: 8, cores: 2 },
  singleThreadOnly: { kind: 'singleThreadOnly' },
  outputLayerAnew: { kind: 'outputLayerAnew', reason: 'tree' },
  documentsWithoutWords: { kind: 'documentsWithoutWords', without: 12, onlyLabels: 3, documents: 400 },
  repeatedLabels: { kind: 'repeatedLabels', repeated: 5 },
  wordsUntrained: { kind: 'wordsUntrained' },
};

/** What every sentence must name, so that it says what and where. */
const NAMED: Partial<Record<string, string[]>> = {
  noLabelledDocuments: ['party', '12 documents', '1 has', '3 are'],
  oneClass: ['Whig', 'party', '40'],
  tooManyClasses: ['title', '2,300', '200'],
  smallClasses: ['Whig', '1 document', '2 classes', '3 documents'],
  tooFewGroups: ['president', '2 groups', '3 groups'],
  splitImpossible: ['president', 'Whig'],
  sharesTooLarge: ['0.5', '0.45'],
  invalidClassifierSetting: ['Units', '0', 'a whole number from 1 to 512'],
  classifierLossNotFinite: ['epoch 2', '1.5'],
  binaryFile: ['a.pdf', 'a PDF document'],
  wrongEncoding: ['speech.txt', 'Byte 2,048', 'UTF-8', 'Korean (EUC-KR)'],
  singleWord: ['la', '12 times'],
  missingColumn: ['a.csv', '“body”', '“text”'],
  noDocuments: ['a.csv', '9 rows', 'row 2', '2 cells'],
  unknownDocument: ['400', '31 documents'],
  nothingLeft: ['40 words', '3 times', 'min_count'],
  vocabularyOfOne: ['the', '9 times', 'min_count'],
  invalidHyperparameter: ['Window', '-3', '1 to 1,000'],
  outOfMemory: ['3.2 GB', 'vector_size 120'],
  lossNotFinite: ['epoch 2', '0.9', 'alpha'],
  hugeSentence: ['900,000 words', '93 %'],
  documentsWithoutWords: ['12 of 400 documents', '3 of them', 'min_count'],
  repeatedLabels: ['5 times'],
  wordsUntrained: ['PV-DBOW', 'random'],
  vectorSizeLarge: ['300', '400 words', '50'],
  moreThreadsThanCores: ['8 threads', '2 cores'],
};

describe('problems in words', () => {
  it('offers to leave out the damaged bytes of a text that is in the encoding tried', () => {
    const problem: Problem = { ...PROBLEMS.wrongEncoding, candidates: ['utf-8', 'windows-1252'] };
    const { title, text } = wordProblem(problem);
    expect(title).toBe('speech.txt has damaged characters');
    expect(text).toContain('Byte 2,048');
    expect(text).toContain('left out');
    expect(remediesOf(problem).map(({ label }) => label)).toEqual([
      'Read without them',
      'Read as Western European (Windows-1252)',
    ]);
  });

  it('names training when one of its threads fails, and joined gzip files as a cause', () => {
    expect(wordProblem({ kind: 'workerCrashed', worker: 'training thread 2', detail: '' }).title).toBe(
      'Training stopped by itself',
    );
    expect(wordProblem(PROBLEMS.damagedGzip).text).toContain('joined');
  });

  it.each(Object.values(PROBLEMS))('says what, where and what to do: $kind', (problem) => {
    const { title, text } = wordProblem(problem);
    const whole = `${title} ${text}`;
    for (const part of NAMED[problem.kind] ?? []) expect(whole).toContain(part);
    expect(title).not.toMatch(/[.!]$/);
    expect(text).toMatch(/[.?]$/);
    expect(whole).not.toMatch(/!|undefined|NaN|worker|SharedArrayBuffer|\[object/i);
  });

  it.each(Object.values(FINDINGS))('words the finding $kind', (finding) => {
    const text = wordFinding(finding);
    for (const part of NAMED[finding.kind] ?? []) expect(text).toContain(part);
    expect(text).toMatch(/\.$/);
    expect(text).not.toMatch(/!|undefined|NaN|SharedArrayBuffer/i);
  });

  it('offers what settles the problem', () => {
    expect(remediesOf(PROBLEMS.wrongEncoding).map((remedy) => remedy.label)).toEqual([
      'Read as Korean (EUC-KR)',
      'Read as Japanese (Shift JIS)',
    ]);
    expect(remediesOf(PROBLEMS.outOfMemory)).toEqual([
      { kind: 'set', key: 'vectorSize', value: 120, label: 'Set vector_size to 120' },
    ]);
    expect(remediesOf({ ...PROBLEMS.outOfMemory, largestVectorSize: null })).toEqual([]);
    expect(remediesOf(PROBLEMS.workerCrashed)[0].kind).toBe('trainAgain');
    expect(remediesOf({ ...PROBLEMS.workerCrashed, worker: 'classifier' })).toEqual([]);
    expect(findingRemedy(FINDINGS.moreThreadsThanCores)).toMatchObject({ key: 'threads', value: 2 });
    expect(findingRemedy(FINDINGS.fewTokens)).toBeNull();
  });

  it('says where the first byte is wrong', () => {
    expect(wordProblem({ ...PROBLEMS.wrongEncoding, byteOffset: 0 }).text).toContain('Its first byte');
  });
});
