import { proxy, wrap } from 'comlink';
import type { ClassifierApi, ClassifierEvent } from '../../worker/contract/classifier';
import type { BackendFacts } from '../../worker/contract/classifierBackend';
import { defaultClassifierSettings } from '../../worker/contract/classifierRows';
import type { Outcome } from '../../worker/contract/outcome';
import { syntheticDocuments } from '../syntheticDocuments';

export interface ClassifierRate {
  model: number;
  embedding: number;
  documentsPerSecond: number;
}

declare global {
  interface Window {
    classifierBench: (variants: { model: number; embedding: number }[]) => Promise<{
      backend: BackendFacts;
      rates: ClassifierRate[];
    }>;
  }
}

const valueOf = <T>(outcome: Outcome<T>): T => {
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.problem));
  return outcome.value;
};

window.classifierBench = async (variants) => {
  const worker = new Worker(new URL('../../worker/classifier.worker.ts', import.meta.url), {
    type: 'module',
  });
  const classifier = wrap<ClassifierApi>(worker);
  const backend = valueOf(await classifier.open(null));
  valueOf(await classifier.load(syntheticDocuments()));
  const rates: ClassifierRate[] = [];
  for (const variant of variants) {
    const settings = {
      ...defaultClassifierSettings(variant.model),
      ...variant,
      sequenceLength: 40,
      epochs: 3,
      patience: 0,
    };
    let end: (rate: number) => void = () => undefined;
    const ended = new Promise<number>((resolve) => (end = resolve));
    const onEvent = (event: ClassifierEvent) => {
      if (event.kind === 'evaluation') end(event.evaluation.documentsPerSecond);
    };
    valueOf(await classifier.train(rates.length, settings, proxy(onEvent)));
    rates.push({ ...variant, documentsPerSecond: await ended });
  }
  worker.terminate();
  return { backend, rates };
};
