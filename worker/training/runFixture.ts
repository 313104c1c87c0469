import { hasDocuments } from '../contract/algorithms';
import type { RunEvent } from '../contract/engine';
import { DEFAULT_HYPERPARAMETERS } from '../contract/hyperparameters';
import type { Hyperparameters } from '../contract/hyperparameterRow';
import type { CompiledKernels } from '../kernels/kernels';
import { findDocuments } from '../model/documents';
import { Random } from '../model/random';
import { SENTENCE_END, TokenStreamWriter, type TokenStream } from '../model/tokenStream';
import { selectVocabulary, type TokenTypes } from '../model/vocabulary';
import { allocate } from './runMemory';
import { buildModel, draftRun, type RunModel } from './runModel';

/** A small text of known structure, and a run over it, for the tests of training. */

export const REFERENCE_KERNELS: CompiledKernels = { build: 'reference', shared: false, module: null };

const TOPICS = 4;
const WORDS_A_TOPIC = 6;

export interface SyntheticCorpus {
  types: TokenTypes;
  stream: TokenStream;
  tokens: number;
}

/** Sentences of 8 words, each on one of four topics; words of a topic are named after it: `b3`. */
export const syntheticCorpus = (sentences: number, shared: boolean): SyntheticCorpus => {
  const words = Array.from({ length: TOPICS * WORDS_A_TOPIC }, (_, type) => {
    return 'abcd'[Math.floor(type / WORDS_A_TOPIC)] + String(type % WORDS_A_TOPIC);
  });
  const counts = new Uint32Array(words.length);
  const writer = new TokenStreamWriter(shared);
  const random = new Random(11);
  for (let sentence = 0; sentence < sentences; sentence++) {
    const topic = Math.floor(random.uniform() * TOPICS);
    for (let i = 0; i < 8; i++) {
      const type = topic * WORDS_A_TOPIC + Math.floor(random.uniform() * WORDS_A_TOPIC);
      counts[type]++;
      writer.append(type);
    }
    writer.append(SENTENCE_END);
  }
  return { types: { words, counts }, stream: writer.finish(), tokens: sentences * 8 };
};

export const smallRun = (change: Partial<Hyperparameters> = {}): Hyperparameters => ({
  ...DEFAULT_HYPERPARAMETERS,
  vectorSize: 12,
  window: 3,
  sample: 0,
  alpha: 0.05,
  threads: 1,
  ...change,
});

export const modelOf = (
  corpus: SyntheticCorpus,
  hyperparameters: Hyperparameters,
  kernels: CompiledKernels,
): RunModel => {
  const vocabulary = selectVocabulary(corpus.types, hyperparameters);
  const draft = draftRun({
    hyperparameters,
    vocabulary,
    stream: corpus.stream,
    rawTokens: corpus.tokens,
    kernels,
    documents: hasDocuments(hyperparameters) ? findDocuments(corpus.types, corpus.stream) : null,
  });
  const memory = allocate(draft.plan, kernels);
  if (!memory) throw new Error(`${draft.plan.totalBytes} bytes were refused`);
  return buildModel(draft, memory);
};

/** Keeps what a run tells, and lets a test wait for it. */
export class EventLog {
  readonly events: RunEvent[] = [];
  private waiting: { until: (event: RunEvent) => boolean; go: (event: RunEvent) => void }[] = [];

  readonly listen = (event: RunEvent): void => {
    this.events.push(event);
    const [ready, rest] = [
      this.waiting.filter((w) => w.until(event)),
      this.waiting.filter((w) => !w.until(event)),
    ];
    this.waiting = rest;
    ready.forEach(({ go }) => go(event));
  };

  /** The next event of which `until` is true. */
  next(until: (event: RunEvent) => boolean): Promise<RunEvent> {
    return new Promise((go) => this.waiting.push({ until, go }));
  }

  get states(): string[] {
    return this.events.flatMap((event) => (event.kind === 'state' ? [event.state.kind] : []));
  }

  of<K extends RunEvent['kind']>(kind: K): Extract<RunEvent, { kind: K }>[] {
    return this.events.filter((event): event is Extract<RunEvent, { kind: K }> => event.kind === kind);
  }
}

export const entered =
  (kind: string) =>
  (event: RunEvent): boolean =>
    event.kind === 'state' && event.state.kind === kind;
