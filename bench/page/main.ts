import { proxy, wrap } from 'comlink';
import { DEFAULT_CORPUS_SETTINGS, type CorpusSettings } from '../../worker/contract/corpus';
import type { EngineApi, EngineFacts, EpochResult, RunEvent } from '../../worker/contract/engine';
import { DEFAULT_HYPERPARAMETERS } from '../../worker/contract/hyperparameters';
import type { Hyperparameters } from '../../worker/contract/hyperparameterRow';
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

export interface BenchPage {
  train(
    settings: Partial<CorpusSettings>,
    hyperparameters: Partial<Hyperparameters>,
  ): Promise<TrainingFigures>;
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

window.bench = {
  async train(settings, hyperparameters) {
    const files = document.querySelector('input')?.files;
    if (!files?.length) throw new Error('no corpus chosen');
    const worker = new Worker(new URL('../../worker/engine.worker.ts', import.meta.url), { type: 'module' });
    try {
      const engine = wrap<EngineApi>(worker);
      const facts = await engine.open();
      const source = { kind: 'files' as const, files: [{ name: files[0].name, blob: files[0] }] };
      const corpus = valueOf(
        await engine.readCorpus(
          source,
          { ...DEFAULT_CORPUS_SETTINGS, ...settings },
          proxy(() => undefined),
        ),
      );
      if (!corpus) throw new Error('reading was cancelled');
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
    } finally {
      worker.terminate();
    }
  },
};
