import type { DocumentTableFacts, TableSettings } from './documents';
import { DEFAULT_PHRASE_SETTINGS } from './phrases';
import type { EncodingName } from './problems';
import type { VocabularyRules } from './vocabularyRules';

export const TOKENIZER_NAMES = ['whitespace', 'words', 'segmenter'] as const;
export type TokenizerName = (typeof TOKENIZER_NAMES)[number];

export const SENTENCE_RULES = ['line', 'punctuation', 'file'] as const;
export type SentenceRule = (typeof SENTENCE_RULES)[number];

/** `default` as in Mikolov et al. 2013, `npmi` as in Bouma 2009; the names are gensim's. */
export type PhraseScoring = 'default' | 'npmi';

/** Which neighbouring words become one token ("new_york"); names and meaning are those of gensim's Phrases. */
export interface PhraseSettings {
  /** Each pass can join what the last one joined, so phrases get longer; 0: no phrases. */
  passes: number;
  /** Pairs seen fewer times are no phrases. */
  minCount: number;
  /** Pairs are joined whose score is higher. */
  threshold: number;
  scoring: PhraseScoring;
  /** Whether a phrase may have English articles, prepositions and conjunctions inside: "bank_of_america". */
  connectorWords: boolean;
}

/** How text becomes tokens. `encoding` null means: UTF-8 or what the byte order mark says. */
export interface CorpusSettings {
  tokenizer: TokenizerName;
  sentences: SentenceRule;
  encoding: EncodingName | null;
  phrases: PhraseSettings;
  /** How rows become documents, whatever `sentences` says; null: the source is plain text. */
  table: TableSettings | null;
}

export const DEFAULT_CORPUS_SETTINGS: CorpusSettings = {
  tokenizer: 'words',
  sentences: 'line',
  encoding: null,
  phrases: DEFAULT_PHRASE_SETTINGS,
  table: null,
};

/** Files (picked, dropped or pasted as a Blob with a name), or a text served by the page's own origin. */
export type CorpusSource =
  { kind: 'files'; files: { name: string; blob: Blob }[] } | { kind: 'url'; name: string; url: string };

/** A text that comes only once and is never held whole; it does not cross threads. */
export interface StreamSource {
  kind: 'stream';
  name: string;
  /** null where not known before reading. */
  bytes: number | null;
  stream: ReadableStream<Uint8Array<ArrayBuffer>>;
}

export interface ReadingProgress {
  /** Name of the file being read. */
  name: string;
  fileIndex: number;
  fileCount: number;
  /** Bytes of the source as stored (before decompression). */
  bytesRead: number;
  totalBytes: number;
  tokens: number;
  seconds: number;
}

/** A language whose words are not separated by spaces, or are written in a script that asks for the dictionary tokeniser. */
export type SuggestedScript = 'Korean' | 'Chinese' | 'Japanese' | 'Thai';

export interface CorpusFacts {
  name: string;
  files: number;
  bytes: number;
  encoding: EncodingName;
  /** Tokens of the whole corpus, sentence marks not counted. */
  tokens: number;
  sentences: number;
  /** Tokens of the longest sentence. */
  longestSentence: number;
  /** Distinct tokens before min_count. */
  types: number;
  /** Types of one character. */
  oneCharacterTypes: number;
  /** Share of letters written in the script that asks for the segmenter, when that script leads. */
  suggestedScript: SuggestedScript | null;
  /** First tokens, sentence by sentence, at most 60 tokens. */
  firstSentences: string[][];
  seconds: number;
  /** Files that were left out and why, the rest was read. */
  skipped: { name: string; reason: string }[];
  settings: CorpusSettings;
  /** One entry a pass; empty without phrases. The figures above are those of the text with phrases joined. */
  phrases: PhrasePass[];
  /** What is known of the documents; null where the text is just sentences. */
  documents: DocumentTableFacts | null;
}

export interface PhraseScore {
  phrase: string;
  count: number;
  score: number;
}

export type PhraseOrder = 'score' | 'count';

/** How many phrases are listed, the highest first. */
export interface PhraseListing {
  rows: number;
  order: PhraseOrder;
}

/** What one pass over the text joined. */
export interface PhrasePass {
  /** Different phrases, and how often in all they were joined. */
  phrases: number;
  joined: number;
  /** Rare pairs forgotten while counting because there were too many; 0 when every count is exact. */
  droppedPairs: number;
  /** Highest scores first, at most 100. */
  rows: PhraseScore[];
}

/** What the first pass would join under given settings. */
export interface PhrasePreview {
  /** Phrases above the threshold. */
  total: number;
  /** Pairs seen min_count times or more. */
  candidates: number;
  droppedPairs: number;
  rows: PhraseScore[];
}

/** What of the vocabulary remains for given parameters. */
export interface VocabularyRequest {
  minCount: number;
  maxFinalVocab: number | null;
  /** Absent or null: no limit. */
  maxCount?: number | null;
  sample: number;
  /** Absent: none. */
  rules?: VocabularyRules;
  /** Doc2Vec takes labels (`__label__x`) for names of documents, not for words. Absent: Word2Vec. */
  algorithm?: number;
  /** Rows wanted, most frequent first. */
  rows: number;
}

export interface VocabularyPreview {
  /** Words kept. */
  size: number;
  /** Distinct words before min_count. */
  types: number;
  /** min_count in force: the given one, or higher when max_final_vocab asks for it. */
  effectiveMinCount: number;
  leftOut: RuledOut;
  /** Corpus tokens that are kept words. */
  keptTokens: number;
  /** Expected tokens an epoch after subsampling. */
  effectiveTokens: number;
  /** `keep` is the share of the word's tokens that subsampling keeps, 0–1. */
  rows: { word: string; count: number; keep: number }[];
  /** Counts at ranks 1, 2, 4, 8 … of the kept words, for a Zipf plot. */
  zipf: { rank: number; count: number }[];
}

/** Words seen min_count times or more that a rule left out; each is counted under the first that did. */
export interface RuledOut {
  maxCount: number;
  stopWords: number;
  expressions: number;
}
