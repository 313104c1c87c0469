import type {
  ClassifierDocuments,
  ClassifierDocumentsFacts,
  ClassifierFinding,
} from '../contract/classifier';
import { MAXIMUM_SEQUENCE_LENGTH } from '../contract/classifierRows';

/** From here on words without a vector are worth a remark. */
const MANY_UNKNOWN = 0.1;
const IMBALANCED = 0.8;
const FEW_DOCUMENTS = 200;

/** What is known of documents before anything is trained. */
export const documentsFacts = (documents: ClassifierDocuments): ClassifierDocumentsFacts => {
  const { count, words, offsets, classes, classOf, groups, groupOf, vocabulary } = documents;
  let unknown = 0;
  for (const word of words) if (word < 0) unknown++;
  const unknownShare = words.length === 0 ? 0 : unknown / words.length;
  const { longerThan, longest } = lengthsOf(offsets);
  const byClass = tally(classes, classOf);
  const findings: ClassifierFinding[] = [];
  if (unknownShare >= MANY_UNKNOWN) findings.push({ kind: 'unknownWords', share: unknownShare });
  const share = byClass[0].documents / count;
  if (share >= IMBALANCED) findings.push({ kind: 'imbalance', name: byClass[0].name, share });
  if (count < FEW_DOCUMENTS) findings.push({ kind: 'fewDocuments', documents: count });
  return {
    documents: count,
    classes: byClass,
    groups: groups && groupOf && tally(groups, groupOf),
    leftOut: documents.leftOut,
    longerThan,
    longest,
    unknownShare,
    dimensions: documents.dimensions,
    vocabulary: vocabulary.length,
    findings,
  };
};

const tally = (names: readonly string[], of: Int32Array): { name: string; documents: number }[] => {
  const counts = names.map((name) => ({ name, documents: 0 }));
  for (const kind of of) counts[kind].documents++;
  return counts;
};

const lengthsOf = (offsets: Uint32Array): { longerThan: Uint32Array; longest: number } => {
  const longerThan = new Uint32Array(MAXIMUM_SEQUENCE_LENGTH + 1);
  let longest = 0;
  for (let document = 0; document + 1 < offsets.length; document++) {
    const length = offsets[document + 1] - offsets[document];
    if (length > longest) longest = length;
    for (let n = 0; n < Math.min(length, longerThan.length); n++) longerThan[n]++;
  }
  return { longerThan, longest };
};
