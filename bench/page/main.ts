import { proxy, wrap, type Remote } from 'comlink';
import { DEFAULT_CORPUS_SETTINGS, type CorpusFacts, type CorpusSettings } from '../../worker/contract/corpus';
import type { EngineApi, EngineFacts, EpochResult, RunEvent } from '../../worker/contract/engine';
import { DEFAULT_HYPERPARAMETERS } from '../../worker/contract/hyperparameters';
import type { Hyperparameters } from '../../worker/contract/hyperparameterRow';
import type { LayoutInPage, LayoutWorker } from './layout.worker';
import type { Outcome } from '../../worker/contract/outcome';

/** The engine without the page around it: what the training figures are measured on. */
export interface TrainingFigures {
  facts: EngineFacts;
  scanSeconds: number;
  tokens: number;
  vocabulary: number;
  trainSeconds: number;
  rawWordsPerSecond: number;
  effectiveWordsPerSecond: number;
  loss: number[];
}

export interface BenchLayout {
  positions: number[];
  seconds: number;
  /** Of those the search for neighbours. */
  knnSeconds: number;
}

export interface BenchPage {
  train(
    settings: Partial<CorpusSettings>,
    hyperparameters: Partial<Hyperparameters>,
  ): Promise<TrainingFigures>;
  scan(settings: Partial<CorpusSettings>): Promise<CorpusFacts>;
  /** Lays out the file that was chosen: float32 rows, one after another. */
  layout(given: LayoutInPage): Promise<BenchLayout>;
}

declare global {
  interface Window {
    bench: BenchPage;
  }
}

const valueOf = <T>(outcome: Outcome<T>): T => {
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.problem));
  return outcome.value;
};

const finished = () => {
  const epochs: EpochResult[] = [];
  let listener: (event: RunEvent) => void = () => undefined;
  const done = new Promise<{ event: RunEvent & { kind: 'state' }; epochs: EpochResult[] }>(
    (resolve, reject) => {
      listener = (event) => {
        if (event.kind === 'epoch') epochs.push(event.result);
        if (event.kind !== 'state') return;
        if (event.state.kind === 'finished') resolve({ event, epochs });
        if (event.state.kind === 'failed') reject(new Error(JSON.stringify(event.state.problem)));
      };
    },
  );
  return { done, listener: (event: RunEvent) => listener(event) };
};

/** Runs something on an engine of its own. */
const withEngine = async <T>(use: (engine: Remote<EngineApi>) => Promise<T>): Promise<T> => {
  const worker = new Worker(new URL('../../worker/engine.worker.ts', import.meta.url), { type: 'module' });
  try {
    return await use(wrap<EngineApi>(worker));
  } finally {
    worker.terminate();
  }
};

/** Reads the text that was chosen. */
const readChosen = async (
  engine: Remote<EngineApi>,
  settings: Partial<CorpusSettings>,
): Promise<CorpusFacts> => {
  const [file] = document.querySelector('input')?.files ?? [];
  if (!file) throw new Error('no corpus chosen');
  const source = { kind: 'files' as const, files: [{ name: file.name, blob: file }] };
  const complete = { ...DEFAULT_CORPUS_SETTINGS, ...settings };
  const facts = valueOf(
    await engine.readCorpus(
      source,
      complete,
      proxy(() => undefined),
    ),
  );
  if (!facts) throw new Error('reading was cancelled');
  return facts;
};

const layOutChosen = async (given: LayoutInPage): Promise<BenchLayout> => {
  const [file] = document.querySelector('input')?.files ?? [];
  if (!file) throw new Error('no vectors chosen');
  const values = new Float32Array(await file.arrayBuffer());
  const worker = new Worker(new URL('./layout.worker.ts', import.meta.url), { type: 'module' });
  try {
    const layout = await wrap<LayoutWorker>(worker)(values, given);
    const { knnSeconds, graphSeconds, layoutSeconds } = layout;
    const seconds = knnSeconds + graphSeconds + layoutSeconds;
    return { positions: Array.from(layout.positions), seconds, knnSeconds };
  } finally {
    worker.terminate();
  }
};

window.bench = {
  layout: layOutChosen,

  scan: (settings) =>
    withEngine(async (engine) => {
      await engine.open();
      return readChosen(engine, settings);
    }),

  train: (settings, hyperparameters) =>
    withEngine(async (engine) => {
      const facts = await engine.open();
      const corpus = await readChosen(engine, settings);
      const run = finished();
      const model = { ...DEFAULT_HYPERPARAMETERS, ...hyperparameters };
      const started = valueOf(await engine.train(1, model, false, proxy(run.listener)));
      const { event, epochs } = await run.done;
      const { elapsedSeconds, rawWords, effectiveWords } = event.progress;
      return {
        facts,
        scanSeconds: corpus.seconds,
        tokens: corpus.tokens,
        vocabulary: started.vocabulary,
        trainSeconds: elapsedSeconds,
        rawWordsPerSecond: rawWords / elapsedSeconds,
        effectiveWordsPerSecond: effectiveWords / elapsedSeconds,
        loss: epochs.map((epoch) => epoch.loss),
      };
    }),
};
