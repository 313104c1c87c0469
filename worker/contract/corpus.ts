import type { EncodingName } from './problems';

export const TOKENIZER_NAMES = ['whitespace', 'words', 'segmenter'] as const;
export type TokenizerName = (typeof TOKENIZER_NAMES)[number];

export const SENTENCE_RULES = ['line', 'punctuation'] as const;
export type SentenceRule = (typeof SENTENCE_RULES)[number];

/** How text becomes tokens. `encoding` null means: UTF-8 or what the byte order mark says. */
export interface CorpusSettings {
  tokenizer: TokenizerName;
  sentences: SentenceRule;
  encoding: EncodingName | null;
}

export const DEFAULT_CORPUS_SETTINGS: CorpusSettings = {
  tokenizer: 'words',
  sentences: 'line',
  encoding: null,
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
}

/** What of the vocabulary remains for given parameters. */
export interface VocabularyRequest {
  minCount: number;
  maxFinalVocab: number | null;
  sample: number;
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
  /** Corpus tokens that are kept words. */
  keptTokens: number;
  /** Expected tokens an epoch after subsampling. */
  effectiveTokens: number;
  /** `keep` is the share of the word's tokens that subsampling keeps, 0–1. */
  rows: { word: string; count: number; keep: number }[];
  /** Counts at ranks 1, 2, 4, 8 … of the kept words, for a Zipf plot. */
  zipf: { rank: number; count: number }[];
}
