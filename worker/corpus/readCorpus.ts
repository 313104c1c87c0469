import type {
  CorpusFacts,
  CorpusSettings,
  CorpusSource,
  ReadingProgress,
  StreamSource,
} from '../contract/corpus';
import { failed, ok, type Outcome } from '../contract/outcome';
import { DEFAULT_PHRASE_SETTINGS } from '../contract/phrases';
import type { EncodingName, Problem } from '../contract/problems';
import type { DocumentTable } from '../model/documentTable';
import type { PhraseRule } from '../model/joinWords';
import type { TokenStream } from '../model/tokenStream';
import type { TokenTypes } from '../model/vocabulary';
import { CorpusBuilder } from './corpusBuilder';
import { inputsOf, sourceName } from './corpusInputs';
import { createDocumentTaker, type DocumentTaker } from './documentTaker';
import { FileReader } from './fileReader';
import { ProgressMeter } from './readingProgress';
import { skipReason } from './skipReason';
import { firstSentences, oneCharacterTypes } from './streamFacts';

/** A text as numbers. */
export interface Corpus {
  facts: CorpusFacts;
  types: TokenTypes;
  stream: TokenStream;
  /** Its documents, where more is known of them than their words; else null. */
  table: DocumentTable | null;
  /** How its phrases were joined, pass by pass; absent where there are none. */
  phraseRules?: PhraseRule[];
}

export interface ReadingOptions {
  /** Whether the tokens go to shared memory. */
  shared: boolean;
  signal: AbortSignal;
  /** Told at most ten times a second, and once at the end. */
  onProgress: (progress: ReadingProgress) => void;
}

/** What was read of the files, and what was not. */
interface Reading {
  encoding: EncodingName | null;
  files: number;
  bytes: number;
  skipped: { name: string; bytes: number; problem: Problem }[];
}

/**
 * Reads a source to its end: unpacks, decodes, cuts into sentences and tokens, counts. Holds a chunk
 * of text at a time. Of several files those that cannot be read are left out and listed.
 *
 * @returns null when aborted; a problem where there is no text, or it cannot be read
 */
export const readCorpus = async (
  source: CorpusSource | StreamSource,
  settings: CorpusSettings,
  options: ReadingOptions,
): Promise<Outcome<Corpus | null>> => {
  const name = sourceName(source);
  if (settings.tokenizer === 'segmenter' && !('Segmenter' in Intl)) {
    const detail = 'this browser has no dictionaries of words (Intl.Segmenter)';
    return failed({ kind: 'unreadableSource', name, detail });
  }
  const inputs = inputsOf(source);
  const totalBytes = inputs.reduce((sum, { bytes }) => sum + (bytes ?? 0), 0);
  const meter = new ProgressMeter(inputs.length, totalBytes, options.onProgress);
  const builder = new CorpusBuilder(settings, options.shared);
  const documents = createDocumentTaker(settings, builder, inputs.length > 1);
  const reader = new FileReader(documents.taker, settings, meter, options.signal);
  const reading: Reading = { encoding: null, files: 0, bytes: 0, skipped: [] };
  for (const [index, input] of inputs.entries()) {
    meter.startFile(input.name, index);
    const mark = builder.mark();
    const undo = documents.mark();
    const bytesBefore = meter.bytesRead;
    const outcome = await reader.read(input);
    if (options.signal.aborted) return ok(null);
    const bytes = meter.bytesRead - bytesBefore;
    if (outcome.ok) {
      reading.encoding ??= outcome.value.encoding;
      reading.files++;
      reading.bytes += bytes;
    } else {
      builder.rewind(mark);
      undo();
      reading.skipped.push({ name: input.name, bytes: input.bytes ?? bytes, problem: outcome.problem });
    }
  }
  const problem = sourceProblem(name, reading);
  if (problem) return failed(problem);
  meter.finish(builder.tokens);
  return describe(name, settings, { builder, documents, reading, seconds: meter.seconds });
};

/** A problem that is the whole source's: nothing could be read, or most of it is in another encoding. */
const sourceProblem = (name: string, reading: Reading): Problem | null => {
  if (reading.files === 0) return reading.skipped[0]?.problem ?? { kind: 'emptySource', name };
  const misread = reading.skipped.filter(({ problem }) => problem.kind === 'wrongEncoding');
  const misreadBytes = misread.reduce((sum, { bytes }) => sum + bytes, 0);
  return misreadBytes > reading.bytes ? misread[0].problem : null;
};

interface ReadText {
  builder: CorpusBuilder;
  documents: DocumentTaker;
  reading: Reading;
  seconds: number;
}

const describe = (
  name: string,
  settings: CorpusSettings,
  { builder, documents, reading, seconds }: ReadText,
): Outcome<Corpus> => {
  const { types, stream } = builder.finish();
  if (types.words.length === 0) return failed(documents.problem(name) ?? { kind: 'noWords', name });
  if (types.words.length === 1) {
    return failed({ kind: 'singleWord', word: types.words[0], count: types.counts[0] });
  }
  const found = documents.finish(types, stream);
  const facts: CorpusFacts = {
    name,
    files: reading.files,
    bytes: reading.bytes,
    encoding: reading.encoding ?? 'utf-8',
    tokens: builder.tokens,
    sentences: builder.sentences,
    longestSentence: builder.longestSentence,
    types: types.words.length,
    oneCharacterTypes: oneCharacterTypes(types),
    suggestedScript: builder.scripts.suggestion(),
    firstSentences: firstSentences(types, stream),
    seconds,
    skipped: reading.skipped.map(({ name: file, problem }) => ({ name: file, reason: skipReason(problem) })),
    settings: { ...settings, phrases: DEFAULT_PHRASE_SETTINGS },
    phrases: [],
    documents: found?.facts ?? null,
  };
  return ok({ facts, types, stream, table: found?.table ?? null });
};
