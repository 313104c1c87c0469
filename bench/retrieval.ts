import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { nodeKernels } from '../cli/nodeEngine';
import { projectPath } from '../scripts/projectRoot.mjs';
import { DOC2VEC, FASTTEXT, WORD2VEC } from '../worker/contract/algorithms';
import { DEFAULT_CORPUS_SETTINGS } from '../worker/contract/corpus';
import type { ColumnValues } from '../worker/contract/documents';
import type { SimilarityMethod } from '../worker/contract/documentSimilarity';
import type { RunState } from '../worker/contract/engine';
import { defaultHyperparameters } from '../worker/contract/hyperparameters';
import type { Hyperparameters } from '../worker/contract/hyperparameterRow';
import type { Outcome } from '../worker/contract/outcome';
import { Engine } from '../worker/engine/engine';
import { localShard } from '../worker/training/shardPool';
import { wholeNumber } from './options';
import { retrievalTable } from './tables';

const SAMPLE = 'public/samples/state-of-the-union-passages.csv';
const NEAREST = 10;
/** So many are looked through for ten of other presidents. */
const LOOKED_THROUGH = 1000;
/** One in so many documents is asked about. */
const EVERY = 10;
const PARTIES = ['Republican', 'Democratic'];
const TOPICS = 12;

export interface RetrievalResult {
  run: string;
  method: SimilarityMethod;
  /** Share of the ten nearest documents of the same party, and what documents drawn at random would have. */
  all: Precision;
  /** The same among documents of other presidents. */
  others: Precision;
  /** First question, in which everything is counted and made; milliseconds of processor time. */
  firstMs: number;
  /** Each further one. */
  furtherMs: number;
}

export interface Precision {
  found: number;
  chance: number;
}

const RUNS: { name: string; change: Partial<Hyperparameters>; methods: SimilarityMethod[] }[] = [
  { name: 'Word2Vec skip-gram', change: { algorithm: WORD2VEC, sg: 1 }, methods: ['tfidf', 'mean', 'sif'] },
  { name: 'FastText skip-gram', change: { algorithm: FASTTEXT, sg: 1 }, methods: ['fasttext', 'sif'] },
  {
    name: 'Doc2Vec PV-DBOW with words',
    change: { algorithm: DOC2VEC, dm: 0, dbowWords: 1 },
    methods: ['doc2vec', 'mean', 'sif'],
  },
];

/**
 * `npm run quality -- documents [--epochs N] [--seed N]`: whether passages near to one another are of one party, by
 * every way of comparing documents; and what finding topics takes.
 */
export const runRetrieval = async (args: string[]): Promise<void> => {
  const { values } = parseArgs({
    args,
    options: { epochs: { type: 'string', default: '10' }, seed: { type: 'string', default: '1' } },
  });
  const epochs = wholeNumber('epochs', values.epochs);
  const seed = wholeNumber('seed', values.seed);
  const results: RetrievalResult[] = [];
  for (const { name, change, methods } of RUNS) {
    const engine = await trained({ ...change, epochs, seed });
    for (const method of methods) {
      results.push({ run: name, method, ...(await measured(engine, method)) });
      console.log(JSON.stringify(results.at(-1)));
    }
    if (change.algorithm === WORD2VEC) await tellTopics(engine);
  }
  console.log(retrievalTable(results));
};

/** Of this process; other programs on the machine do not count. */
const processorMs = (): number => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
};

const valueOf = <T>(outcome: Outcome<T>): T => {
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.problem));
  return outcome.value;
};

/** On one thread, so that the same seed gives the same figures. */
const trained = async (change: Partial<Hyperparameters>): Promise<Engine> => {
  const engine = new Engine({
    shared: false,
    cores: 1,
    compileKernels: nodeKernels,
    spawnShard: localShard,
    now: () => performance.now(),
  });
  const blob = new Blob([await readFile(projectPath(SAMPLE))]);
  const table = { format: 'csv', header: true, text: ['text'], label: 'party', id: 'id' } as const;
  const settings = { ...DEFAULT_CORPUS_SETTINGS, table: { ...table, text: [...table.text] } };
  valueOf(await engine.readCorpus({ kind: 'files', files: [{ name: SAMPLE, blob }] }, settings, () => {}));
  const hyperparameters = { ...defaultHyperparameters(change.algorithm ?? WORD2VEC), threads: 1, ...change };
  const ended = new Promise<RunState>((resolve) => {
    const started = engine.train(1, hyperparameters, false, (event) => {
      if (event.kind === 'state' && ['finished', 'failed'].includes(event.state.kind)) resolve(event.state);
    });
    void started.then((outcome) => {
      if (!outcome.ok) resolve({ kind: 'failed', problem: outcome.problem });
    });
  });
  const state = await ended;
  if (state.kind === 'failed') throw new Error(JSON.stringify(state.problem));
  return engine;
};

const categories = (column: ColumnValues): Extract<ColumnValues, { kind: 'category' }> => {
  if (column.kind !== 'category') throw new Error(`${column.name} is a column of numbers`);
  return column;
};

const measured = async (
  engine: Engine,
  method: SimilarityMethod,
): Promise<Pick<RetrievalResult, 'all' | 'others' | 'firstMs' | 'furtherMs'>> => {
  const party = categories(valueOf(await engine.documentColumn('party')));
  const president = categories(valueOf(await engine.documentColumn('president'))).valueOf;
  const asked = Array.from(party.valueOf.keys()).filter(
    (document) => document % EVERY === 0 && PARTIES.includes(party.names[party.valueOf[document]]),
  );
  const sums = { all: { found: 0, chance: 0 }, others: { found: 0, chance: 0 } };
  let firstMs = 0;
  let furtherMs = 0;
  for (const document of asked) {
    const from = processorMs();
    const query = { kind: 'tag', tag: document } as const;
    const answer = valueOf(await engine.similarDocuments(query, method, LOOKED_THROUGH));
    const tookMs = processorMs() - from;
    if (firstMs === 0) firstMs = tookMs;
    else furtherMs += tookMs / (asked.length - 1);
    const near = answer.map(({ tag }) => tag);
    const isSame = (other: number) => party.valueOf[other] === party.valueOf[document];
    const isOther = (other: number) => president[other] !== president[document];
    for (const [sum, keeps] of [
      [sums.all, () => true],
      [sums.others, isOther],
    ] as const) {
      sum.found += shareOf(near.filter(keeps).slice(0, NEAREST), isSame) / asked.length;
      const rest = Array.from(party.valueOf.keys()).filter((other) => other !== document && keeps(other));
      sum.chance += shareOf(rest, isSame) / asked.length;
    }
  }
  return { ...sums, firstMs, furtherMs };
};

const shareOf = (documents: readonly number[], counts: (document: number) => boolean): number =>
  documents.filter(counts).length / Math.max(1, documents.length);

const tellTopics = async (engine: Engine): Promise<void> => {
  const from = processorMs();
  const found = valueOf(await engine.findTopics({ count: TOPICS, seed: 1 }, () => {}));
  const seconds = ((processorMs() - from) / 1000).toFixed(1);
  console.log(
    `${TOPICS} topics of ${found?.topicOfDocument.length} documents: ${seconds} s, ${found?.steps} steps`,
  );
  for (const { words } of found?.topics ?? []) console.log(words.map(({ word }) => word).join(' '));
};
