import { writeFile } from 'node:fs/promises';
import { formatCount, formatDuration, plural } from '../app/ui/format';
import type { ClassifierDocuments, ClassifierState } from '../worker/contract/classifier';
import type { Evaluation } from '../worker/contract/classifierEvaluation';
import { classifierRow, isNetwork } from '../worker/contract/classifierRows';
import { failed, ok, type Outcome } from '../worker/contract/outcome';
import { valueText } from '../worker/contract/validation';
import type { ClassifierService } from '../worker/classifier/classifierService';
import { readCorpus } from '../worker/corpus/readCorpus';
import { classifierDocuments } from '../worker/query/classifierDocuments';
import type { ClassifyRequest } from './classifyFlags';
import { openInput } from './input';
import type { Interruption } from './interruption';
import { createClassifier } from './nodeClassifier';
import { readingLine } from './progressLine';
import type { Terminal } from './terminal';
import { VectorFile } from './vectorFile';
import { readVectors } from './vectorReader';

/** Figures of one seed. Intervals are of 95 %. */
export interface ClassifierFigures {
  seed: number;
  accuracy: Evaluation['accuracy'];
  macroF1: Evaluation['macroF1'];
  intervals: Evaluation['intervals'];
  majorityAccuracy: number;
  loss: number;
  calibrationError: number;
  /** Documents of the parts. */
  train: number;
  validation: number;
  test: number;
  /** Epoch whose weights are judged, and epochs trained. */
  epoch: number;
  epochs: number;
  seconds: number;
  documentsPerSecond: number;
  /** Mean loss of each epoch, in nats. */
  losses: { train: number; validation: number | null }[];
}

/** What `classify --json` prints. */
export interface ClassifyFigures {
  documents: number;
  classes: { name: string; documents: number }[];
  groups: number | null;
  leftOut: ClassifierDocuments['leftOut'];
  /** Share of running words without a vector. */
  unknownShare: number;
  model: string;
  embedding: string;
  backend: string | null;
  runs: ClassifierFigures[];
  /** Median over the seeds. */
  accuracy: number;
  macroF1: number;
}

interface Surroundings {
  terminal: Terminal;
  interruption: Interruption;
}

/** Trains classifiers of the documents of a table and judges them; null when interrupted. */
export const classify = async (
  request: ClassifyRequest,
  { terminal, interruption }: Surroundings,
): Promise<Outcome<ClassifyFigures | null>> => {
  if (request.output !== null) await VectorFile.check(request.output);
  const documents = await readDocuments(request, terminal, interruption.signal);
  if (!documents.ok || !documents.value) return documents as Outcome<null>;
  const service = createClassifier();
  const loaded = await service.load(documents.value);
  if (!loaded.ok) return loaded;
  const { settings } = request;
  const backend = isNetwork(settings) ? await service.open(null) : null;
  if (backend && !backend.ok) return backend;
  const runs: ClassifierFigures[] = [];
  for (let run = 0; run < request.seeds; run++) {
    const figures = await trainOne(service, run, { ...settings, seed: settings.seed + run }, terminal);
    if (!figures.ok) return figures;
    runs.push(figures.value);
    if (interruption.signal.aborted) return ok(null);
  }
  if (request.output !== null) {
    const saved = await service.save(request.seeds - 1);
    if (!saved.ok) return saved;
    await writeFile(request.output, new Uint8Array(await saved.value.arrayBuffer()));
    terminal.remark(`the classifier of the last seed written to ${request.output}`);
  }
  const { classes, groups, leftOut, unknownShare } = loaded.value;
  return ok({
    documents: documents.value.count,
    classes,
    groups: groups?.length ?? null,
    leftOut,
    unknownShare,
    model: valueText(classifierRow('model'), settings.model),
    embedding: valueText(classifierRow('embedding'), settings.embedding),
    backend: backend?.value.name ?? null,
    runs,
    accuracy: median(runs.map(({ accuracy }) => accuracy.value)),
    macroF1: median(runs.map(({ macroF1 }) => macroF1.value)),
  });
};

const readDocuments = async (
  { input, corpus: settings, vectors: path, group, mostClasses, leastDocuments }: ClassifyRequest,
  terminal: Terminal,
  signal: AbortSignal,
): Promise<Outcome<ClassifierDocuments | null>> => {
  const source = await openInput(input);
  if (!source.ok) return failed(source.problem);
  const corpus = await readCorpus(source.value, settings, {
    shared: false,
    signal,
    onProgress: (progress) => terminal.progress(readingLine(progress, source.value.bytes !== null)),
  });
  if (!corpus.ok || !corpus.value) return corpus as Outcome<null>;
  const { types, stream, table } = corpus.value;
  const { words, values, dimensions } = await readVectors(path, null);
  const rowOfWord = new Map(words.map((word, row) => [word, row]));
  const rowOfType = Int32Array.from(types.words, (word) => rowOfWord.get(word) ?? -1);
  const cutting = { settings, phrases: corpus.value.phraseRules ?? [] };
  const vectors = { values, rowFloats: dimensions, dimensions, rows: words.length };
  return classifierDocuments(
    { types, stream, table, vocabulary: { words, rowOfType }, vectors, cutting },
    { label: settings.table?.label ?? null, group, mostClasses, leastDocuments },
  );
};

const trainOne = async (
  service: ClassifierService,
  runId: number,
  settings: ClassifyRequest['settings'],
  terminal: Terminal,
): Promise<Outcome<ClassifierFigures>> => {
  let evaluation: Evaluation | null = null;
  const losses: ClassifierFigures['losses'] = [];
  let end: (state: ClassifierState) => void = () => {};
  const ended = new Promise<ClassifierState>((resolve) => (end = resolve));
  const started = await service.train(runId, settings, (event) => {
    if (event.kind === 'evaluation') evaluation = event.evaluation;
    if (event.kind === 'epoch') {
      losses.push({ train: event.result.loss, validation: event.result.validation?.loss ?? null });
    }
    if (event.kind === 'progress') {
      const { epoch, epochs, documentsPerSecond } = event.progress;
      const rate =
        documentsPerSecond === null ? '' : `, ${formatCount(Math.round(documentsPerSecond))} documents/s`;
      terminal.progress(`Seed ${settings.seed}: epoch ${epoch + 1} of ${epochs}${rate}`);
    }
    if (event.kind === 'state' && ['finished', 'stopped', 'failed'].includes(event.state.kind)) {
      end(event.state);
    }
  });
  if (!started.ok) return started;
  const state = await ended;
  if (state.kind === 'failed') return failed(state.problem);
  const judged = evaluation as Evaluation | null;
  if (!judged) throw new Error('a classifier that ended without an evaluation');
  terminal.remark(
    `Seed ${settings.seed}: accuracy ${judged.accuracy.value.toFixed(4)}, macro-F1 ${judged.macroF1.value.toFixed(4)} ` +
      `on ${plural(judged.sizes.test.documents, 'document')}; trained ${formatDuration(judged.seconds)}`,
  );
  const { sizes, ...rest } = judged;
  return ok({
    seed: settings.seed,
    accuracy: rest.accuracy,
    macroF1: rest.macroF1,
    intervals: rest.intervals,
    majorityAccuracy: rest.majorityAccuracy,
    loss: rest.loss,
    calibrationError: rest.calibrationError,
    train: sizes.train.documents,
    validation: sizes.validation.documents,
    test: sizes.test.documents,
    epoch: rest.epoch,
    epochs: rest.epochs,
    seconds: rest.seconds,
    documentsPerSecond: rest.documentsPerSecond,
    losses,
  });
};

const median = (values: number[]): number => {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
};
