import {
  LEAST_DOCUMENTS_A_CLASS,
  type ClassifierCheck,
  type ClassifierDocuments,
  type ClassifierFinding,
  type ClassifierSettings,
} from '../contract/classifier';
import type { SplitSizes } from '../contract/classifierEvaluation';
import { CLASSIFIER_ROWS, isNetwork } from '../contract/classifierRows';
import type { Problem } from '../contract/problems';
import { expectedValue, isAllowed } from '../contract/validation';
import { recurrentBytes } from '../kernels/recurrence';
import { documentsFacts } from './documentsFacts';
import { itemsOf, parametersOf } from './learningTask';
import { recurrentShapes } from './recurrentShapes';
import { SPLIT_PARTS, splitDocuments, splitSizes, type Split } from './split';

/** Validation and test together, at most. */
const LARGEST_SHARES = 0.8;
const PARTS = 3;
const FEW_TEST_GROUPS = 10;
/** A browser gives no more in one piece. */
const MOST_BYTES = 2 ** 31;

export interface CheckedClassifier extends ClassifierCheck {
  /** null where there are problems. */
  split: Split | null;
}

/** Whether a classifier can be trained under these settings, and what should be known of it. */
export const checkClassifier = (
  documents: ClassifierDocuments,
  settings: ClassifierSettings,
): CheckedClassifier => {
  const parameters = parametersOf(documents, settings);
  const problems = [
    ...settingProblems(settings),
    ...documentProblems(documents),
    ...sizeProblems(documents, settings),
  ];
  if (problems.length > 0) return { problems, findings: [], sizes: null, parameters, split: null };
  const items = itemsOf(documents);
  const split = splitDocuments(items, settings);
  const sizes = splitSizes(split, items);
  const trained = sizes.train.byClass.filter((count) => count > 0).length;
  if (trained < 2) {
    const name = documents.classes[sizes.train.byClass.findIndex((count) => count > 0)] ?? '';
    const problem: Problem = { kind: 'splitImpossible', column: documents.groupColumn ?? '', name };
    return { problems: [problem], findings: [], sizes, parameters, split: null };
  }
  return { problems, findings: findingsOf(documents, settings, sizes), sizes, parameters, split };
};

const settingProblems = (settings: ClassifierSettings): Problem[] => {
  const problems: Problem[] = CLASSIFIER_ROWS.filter((row) => !isAllowed(row, settings[row.key])).map(
    (row) => ({
      kind: 'invalidClassifierSetting',
      key: row.key,
      value: String(settings[row.key]),
      expected: expectedValue(row),
    }),
  );
  const { validationShare, testShare } = settings;
  if (problems.length === 0 && validationShare + testShare > LARGEST_SHARES + 1e-9) {
    problems.push({ kind: 'sharesTooLarge', validationShare, testShare });
  }
  return problems;
};

const documentProblems = ({ classes, classOf, groups, groupColumn }: ClassifierDocuments): Problem[] => {
  if (groups && groups.length < PARTS) {
    return [{ kind: 'tooFewGroups', column: groupColumn ?? '', groups: groups.length, needed: PARTS }];
  }
  const counts = new Uint32Array(classes.length);
  for (const kind of classOf) counts[kind]++;
  const small = counts.filter((count) => count < LEAST_DOCUMENTS_A_CLASS).length;
  if (small === 0) return [];
  const smallest = counts.indexOf(Math.min(...counts));
  const needed = LEAST_DOCUMENTS_A_CLASS;
  return [
    { kind: 'smallClasses', name: classes[smallest], documents: counts[smallest], classes: small, needed },
  ];
};

const sizeProblems = ({ dimensions }: ClassifierDocuments, settings: ClassifierSettings): Problem[] => {
  if (!isNetwork(settings)) return [];
  const needs = recurrentShapes(settings, dimensions).map(recurrentBytes);
  const neededBytes = Math.max(0, ...needs);
  return neededBytes > MOST_BYTES ? [{ kind: 'classifierTooLarge', neededBytes }] : [];
};

const findingsOf = (
  documents: ClassifierDocuments,
  settings: ClassifierSettings,
  sizes: SplitSizes,
): ClassifierFinding[] => {
  const { findings, longerThan, longest } = documentsFacts(documents);
  const { sequenceLength } = settings;
  const share = longerThan[sequenceLength] / documents.count;
  if (isNetwork(settings) && share > 0) findings.push({ kind: 'longTexts', share, sequenceLength, longest });
  for (const part of SPLIT_PARTS) {
    const absent = documents.classes.filter((_, kind) => sizes[part].byClass[kind] === 0);
    if (absent.length > 0) findings.push({ kind: 'classNotInPart', part, classes: absent });
  }
  if (!documents.groups) return findings;
  const { validationShare, testShare } = settings;
  const asked = { train: 1 - validationShare - testShare, validation: validationShare, test: testShare };
  for (const part of SPLIT_PARTS) {
    const got = sizes[part].documents / documents.count;
    if (Math.abs(got - asked[part]) >= asked[part] / 2) {
      findings.push({ kind: 'unevenSplit', part, asked: asked[part], got });
    }
  }
  const groups = sizes.test.groups ?? 0;
  if (groups < FEW_TEST_GROUPS) {
    findings.push({ kind: 'fewTestGroups', column: documents.groupColumn ?? '', groups });
  }
  return findings;
};
