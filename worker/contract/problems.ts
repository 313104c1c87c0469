import type { ClassifierKey } from './classifierRows';
import type { TableFormat } from './documents';
import type { HyperparameterKey } from './hyperparameterRow';
import type { ExpressionFault } from './expressionSyntax';
import type { ExpressionRule } from './vocabularyRules';

/** Text encodings the reader knows, by their WHATWG labels. */
export type EncodingName =
  'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252' | 'euc-kr' | 'shift_jis' | 'gb18030';

/**
 * Failures the user can do something about, as plain data that crosses threads.
 * They are worded for people in app/ui/wording.ts, one sentence a kind.
 */
export type Problem =
  | { kind: 'emptySource'; name: string }
  | { kind: 'binaryFile'; name: string; format: string }
  | { kind: 'unreadableSource'; name: string; detail: string }
  | { kind: 'damagedGzip'; name: string; detail: string }
  | {
      kind: 'wrongEncoding';
      name: string;
      tried: EncodingName;
      /** First byte that could not be decoded. */
      byteOffset: number;
      /** Encodings under which the first part of the file decodes, likeliest first. */
      candidates: EncodingName[];
    }
  | { kind: 'noWords'; name: string }
  /** No row can be cut from a text this way. */
  | { kind: 'noTable'; format: TableFormat }
  /** A column that was asked for is not in the table; `columns` are those there are. */
  | { kind: 'missingColumn'; name: string; column: string; columns: string[] }
  /** No row became a document; `row` and `reason` tell what is wrong with the first. */
  | { kind: 'noDocuments'; name: string; malformed: number; empty: number; row: number; reason: string }
  /** The text has no documents that are known one by one. */
  | { kind: 'noDocumentTable' }
  | { kind: 'unknownColumn'; column: string }
  | { kind: 'unknownDocument'; document: number; documents: number }
  | { kind: 'noLabels' }
  | { kind: 'singleWord'; word: string; count: number }
  | { kind: 'nothingLeft'; minCount: number; vocabulary: number; highestCount: number }
  | { kind: 'vocabularyOfOne'; word: string; minCount: number }
  /** Stop list, max_count and expressions leave one word or none; without them there would be more. */
  | { kind: 'rulesLeaveTooFew'; words: number; leftOut: number }
  /** Doc2Vec: there is nothing to compare one document with. */
  | { kind: 'singleDocument' }
  | { kind: 'invalidExpression'; rule: ExpressionRule; expression: string; fault: ExpressionFault }
  | { kind: 'invalidHyperparameter'; key: HyperparameterKey; value: string; expected: string }
  | { kind: 'unknownUrlParameter'; name: string }
  | {
      kind: 'outOfMemory';
      neededBytes: number;
      /** Largest vector_size whose plan fits, null when none does. */
      largestVectorSize: number | null;
    }
  | { kind: 'workerFailedToStart'; worker: string; detail: string }
  | { kind: 'workerCrashed'; worker: string; detail: string }
  | { kind: 'lossNotFinite'; epoch: number; alpha: number }
  | { kind: 'unknownWord'; word: string }
  | { kind: 'noKnownWords'; words: number }
  /** A document of which no word is in the vocabulary. */
  | { kind: 'documentWithoutWords'; document: number }
  /** What comparing documents by their words would take. */
  | { kind: 'documentsTooLarge'; documents: number; neededBytes: number; limitBytes: number }
  /** No word occurs in several documents and not in all. */
  | { kind: 'noTopics'; documents: number }
  /** A column that is none of the text's, or has no categories. */
  | { kind: 'noSuchGroups'; column: string }
  /** A question that another kind of run could answer. */
  | {
      kind: 'wrongRun';
      needs: 'doc2vec' | 'fasttext' | 'negativeSampling' | 'hierarchicalSoftmax' | 'wordContexts';
    }
  /** dm_concat needs dm_tag_count tags in every document; `document` is the first of those with another number. */
  | { kind: 'tagCount'; dmTagCount: number; documents: number; document: number; tags: number }
  /** Earlier epochs cannot be shown while vectors are being trained. */
  | { kind: 'stillTraining' }
  | { kind: 'noSnapshot'; epoch: number }
  /** What snapshots do not hold. */
  | { kind: 'newestOnly'; epoch: number }
  /** Further training with another value of a parameter than the last run's. */
  | { kind: 'cannotContinue'; key: HyperparameterKey; value: number | null }
  | ClassifierProblem
  | { kind: 'noCorpus' }
  | { kind: 'noRun' };

/** What stands in the way of a classifier of documents. */
export type ClassifierProblem =
  /** No document has a class and a word. */
  | { kind: 'noLabelledDocuments'; column: string; noLabel: number; noWord: number; smallClass: number }
  | { kind: 'oneClass'; column: string; name: string; documents: number }
  | { kind: 'tooManyClasses'; column: string; classes: number; most: number }
  /** Classes with fewer documents than a split needs; `name` is the smallest of them. */
  | { kind: 'smallClasses'; name: string; documents: number; classes: number; needed: number }
  /** A split by groups needs one for each part at least. */
  | { kind: 'tooFewGroups'; column: string; groups: number; needed: number }
  /** All groups of all classes but one ended up outside the training part. */
  | { kind: 'splitImpossible'; column: string; name: string }
  | { kind: 'sharesTooLarge'; validationShare: number; testShare: number }
  | { kind: 'invalidClassifierSetting'; key: ClassifierKey; value: string; expected: string }
  /** Sequences, batches and units of this size need more memory than there is in one piece. */
  | { kind: 'classifierTooLarge'; neededBytes: number }
  | { kind: 'noBackend'; detail: string }
  | { kind: 'classifierLossNotFinite'; epoch: number; learningRate: number }
  /** Asked before documents were loaded, or of a run that has none or is forgotten. */
  | { kind: 'noClassifierDocuments' }
  | { kind: 'noClassifier' }
  /** Only fine-tuned vectors have moved. */
  | { kind: 'vectorsNotTrained' };
