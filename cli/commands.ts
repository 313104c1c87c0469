import { formatBytes, formatCount, formatDuration, formatRate, plural } from '../app/ui/format';
import { stopReason, wordFinding } from '../app/ui/findingWording';
import { FASTTEXT } from '../worker/contract/algorithms';
import type { CorpusFacts } from '../worker/contract/corpus';
import type { DocumentTableFacts, RowProblems } from '../worker/contract/documents';
import type { SavedVectors } from '../worker/contract/engine';
import { ok, type Outcome } from '../worker/contract/outcome';
import type { Engine } from '../worker/engine/engine';
import type { ScanRequest, TrainRequest } from './commandLine';
import { scanFigures, trainFigures, type ScanFigures, type TrainFigures } from './figures';
import { readStopWords } from './input';
import type { Interruption } from './interruption';
import { readText } from './reading';
import type { Terminal } from './terminal';
import { trainToEnd } from './training';
import { VectorFile } from './vectorFile';

/** What a command finds around it. */
export interface Surroundings {
  engine: Engine;
  terminal: Terminal;
  interruption: Interruption;
}

/** Counts the words of a text; null when interrupted. */
export const scan = async (
  request: ScanRequest,
  { engine, terminal, interruption }: Surroundings,
): Promise<Outcome<ScanFigures | null>> => {
  const corpus = await readText(engine, request, terminal, interruption);
  if (!corpus.ok || !corpus.value) return corpus as Outcome<null>;
  tellCorpus(corpus.value, terminal);
  return ok(scanFigures(corpus.value));
};

/** Reads, trains and writes; null when interrupted before there was anything to write. */
export const train = async (
  request: TrainRequest,
  { engine, terminal, interruption }: Surroundings,
): Promise<Outcome<TrainFigures | null>> => {
  const { output, documents, hyperparameters } = request;
  // Not after a night of training.
  await VectorFile.check(output);
  if (documents !== null) await VectorFile.check(documents);
  const stopWords = await readStopWords(request.rules.stopWordsFile);
  if (!stopWords.ok) return stopWords;
  const { mustMatch, mustNotMatch } = request.rules;
  const settings = { ...hyperparameters, rules: { stopWords: stopWords.value, mustMatch, mustNotMatch } };
  const { kernelBuild } = await engine.open();
  const corpus = await readText(engine, request, terminal, interruption);
  if (!corpus.ok || !corpus.value) return corpus as Outcome<null>;
  tellCorpus(corpus.value, terminal);
  const checked = await engine.preflight(settings);
  if (checked.ok) checked.value.findings.forEach((finding) => terminal.remark(wordFinding(finding)));

  const file = await VectorFile.create(output);
  try {
    const training = await trainToEnd(engine, settings, terminal, interruption);
    if (!training.ok) {
      await file.discard();
      return training;
    }
    await writeOutput(engine, request, file, terminal);
    if (documents !== null)
      await writeVectors(engine, 'documents', await VectorFile.create(documents), documents);
    const figures = trainFigures(corpus.value, training.value, kernelBuild);
    tellTraining(figures, output, terminal);
    if (documents !== null) terminal.remark(`vectors of documents and labels written to ${documents}`);
    return ok(figures);
  } catch (error) {
    await file.discard();
    throw error;
  }
};

/** A fastText model for FastText runs and files that end in .bin, else the vectors of the words. */
const writeOutput = async (
  engine: Engine,
  { output, hyperparameters }: TrainRequest,
  file: VectorFile,
  terminal: Terminal,
): Promise<void> => {
  if (!isBinary(output) || hyperparameters.algorithm !== FASTTEXT) {
    return writeVectors(engine, 'words', file, output);
  }
  const model = engine.fastTextFile();
  if (!model.ok) throw new Error(`a trained model has no file: ${model.problem.kind}`);
  terminal.remark(`${output} takes ${formatBytes(model.value.bytes)}`);
  await writeParts(model.value.parts, file);
};

const isBinary = (path: string): boolean => path.toLowerCase().endsWith('.bin');

const writeVectors = async (
  engine: Engine,
  what: SavedVectors,
  file: VectorFile,
  path: string,
): Promise<void> => {
  const parts = engine.vectorParts(what, isBinary(path) ? 'binary' : 'text');
  if (!parts.ok) throw new Error(`a trained model has no vectors: ${parts.problem.kind}`);
  await writeParts(parts.value, file);
};

const writeParts = async (parts: AsyncIterable<string | Uint8Array>, file: VectorFile): Promise<void> => {
  try {
    for await (const part of parts) await file.write(part);
  } catch (error) {
    await file.discard();
    throw error;
  }
  await file.finish();
};

const tellCorpus = (corpus: CorpusFacts, terminal: Terminal): void => {
  const { name, tokens, types, sentences, bytes, seconds, phrases, documents } = corpus;
  terminal.remark(
    `${name}: ${plural(tokens, 'word')}, ${formatCount(types)} different, in ${plural(sentences, 'sentence')}; ` +
      `${formatBytes(bytes)} read in ${formatDuration(seconds)}`,
  );
  if (documents) tellDocuments(documents, terminal);
  phrases.forEach((pass, index) =>
    terminal.remark(
      `Pass ${index + 1}: ${plural(pass.phrases, 'phrase')} joined, ${formatCount(pass.joined)} times in all`,
    ),
  );
};

/** How many documents there are, and which rows became none. */
const tellDocuments = (documents: DocumentTableFacts, terminal: Terminal): void => {
  const { count, columns, label, malformed, empty, repeatedIds } = documents;
  const labels = columns.find(({ name }) => name === label)?.distinct ?? 0;
  terminal.remark(`${plural(count, 'document')}${labels > 0 ? `, ${plural(labels, 'label')}` : ''}`);
  const tell = ({ count: rows, first }: RowProblems, what: string) => {
    if (rows === 0) return;
    const [{ row, reason }] = first;
    terminal.remark(`${plural(rows, 'row')} ${what}, first row ${row}${reason ? `: ${reason}` : ''}`);
  };
  tell(malformed, 'left out as malformed');
  tell(empty, 'left out without a word');
  tell(repeatedIds, 'with a name that was there before');
};

const tellTraining = (figures: TrainFigures, output: string, terminal: Terminal): void => {
  const { vocabulary, trainSeconds, rawWordsPerSecond, stopped, stoppedEarly } = figures;
  if (stoppedEarly) {
    const { epoch, signal } = stoppedEarly;
    terminal.remark(`Early stop after ${plural(epoch, 'epoch')}: ${stopReason(signal)}`);
  }
  terminal.remark(
    `${stopped ? 'Stopped' : 'Trained'} after ${formatDuration(trainSeconds)}, ${formatRate(rawWordsPerSecond)}; ` +
      `vectors of ${plural(vocabulary, 'word')} written to ${output}`,
  );
};
