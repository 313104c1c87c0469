import { wordsAreInputs } from '../contract/algorithms';
import type { NeighbourList, RunEvent, SharedRegions, TrainingCommand } from '../contract/engine';
import { failed, ok, type Outcome } from '../contract/outcome';
import type { Corpus } from '../corpus/readCorpus';
import type { Continuation } from '../model/continuedVocabulary';
import type { LabelledCorpus } from '../query/classifierDocuments';
import { ModelQueries } from '../query/modelQueries';
import type { MessageYield } from '../training/rest';
import type { RunModel } from '../training/runModel';
import type { ShardHandle } from '../training/shardPool';
import { TrainingRun, type EpochEnd } from '../training/trainingRun';
import { EarlyStop } from './earlyStop';
import { RunDocuments } from './runDocuments';
import { queriedModel, regionsOf } from './queriedModel';
import { Snapshots, sharedRegionsOf } from './snapshots';

interface CurrentRunOptions {
  runId: number;
  singleEpoch: boolean;
  onEvent: (event: RunEvent) => void;
  now: () => number;
  turn: MessageYield;
}

/** The run that is asked about: its training, its snapshots, and the vectors that answers are taken from. */
export class CurrentRun {
  readonly training: TrainingRun;
  readonly documents: RunDocuments;
  private readonly newest: ModelQueries;
  private readonly snapshots: Snapshots | null;
  private readonly earlyStop: EarlyStop;
  private shown: { epoch: number; queries: ModelQueries } | null = null;

  constructor(
    readonly model: RunModel,
    readonly corpus: Corpus,
    shards: ShardHandle[],
    private readonly options: CurrentRunOptions,
  ) {
    const { hyperparameters: h, kernels } = model;
    const { words, tags } = regionsOf(model);
    this.newest = new ModelQueries(queriedModel(options.runId, model, corpus));
    this.snapshots = h.snapshots ? new Snapshots({ words, tags }, kernels.shared) : null;
    this.earlyStop = new EarlyStop(h, tags && !wordsAreInputs(h) ? tags : words);
    this.documents = new RunDocuments(this);
    const { runId, singleEpoch, onEvent, now } = options;
    const atEpochEnd = (epoch: number, loss: number) => this.epochEnded(epoch, loss);
    this.training = new TrainingRun(model, shards, { runId, singleEpoch, onEvent, now, atEpochEnd });
  }

  get queries(): ModelQueries {
    return this.shown?.queries ?? this.newest;
  }

  /** The text with its columns and the vectors that are shown. */
  get labelledCorpus(): LabelledCorpus {
    const { types, stream, table = null, facts, phraseRules = [] } = this.corpus;
    const { vocabulary } = this.model;
    const cutting = { settings: facts.settings, phrases: phraseRules };
    return { types, stream, table, vocabulary, vectors: this.queries.wordRows, cutting };
  }

  /** What a run on a text takes over from this one. */
  continuationOn({ stream }: Corpus): Continuation {
    return { known: this.model.vocabulary, sameText: stream === this.corpus.stream };
  }

  /** Epoch whose vectors are shown, null for the newest. */
  get shownEpoch(): number | null {
    return this.shown?.epoch ?? null;
  }

  command(command: TrainingCommand): Promise<void> {
    if (command === 'resume' || command === 'oneEpoch') this.shown = null;
    return this.training.command(command);
  }

  show(epoch: number | null): Outcome<SharedRegions | null> {
    const { model } = this;
    if (epoch === null) {
      this.shown = null;
      return ok(sharedRegionsOf(regionsOf(model)));
    }
    if (this.training.isTraining) return failed({ kind: 'stillTraining' });
    const snapshot = this.snapshots?.at(epoch);
    if (!snapshot) return failed({ kind: 'noSnapshot', epoch });
    const queries = new ModelQueries(queriedModel(this.options.runId, model, this.corpus, snapshot));
    this.shown = { epoch, queries };
    return ok(sharedRegionsOf(snapshot));
  }

  /** Nearest neighbours after an epoch that was kept. */
  neighboursAt(epoch: number, word: string, count: number): Outcome<NeighbourList> {
    const snapshot = this.snapshots?.at(epoch);
    if (!snapshot) return failed({ kind: 'noSnapshot', epoch });
    return this.newest.neighboursIn(snapshot.words, word, count);
  }

  private async epochEnded(epoch: number, loss: number): Promise<EpochEnd> {
    const { earlyStop, snapshots } = this;
    snapshots?.take(epoch, loss);
    const signal = await earlyStop.epochEnded(loss, () => this.options.turn.yield());
    return { signal, stop: signal !== null && earlyStop.due, snapshots: snapshots?.list ?? null };
  }
}
