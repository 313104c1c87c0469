import { unzipSync, strFromU8 } from 'fflate';
import { beforeAll, describe, expect, it } from 'vitest';
import type { ClassifierDocuments, ClassifierEvent, ClassifierSettings } from '../contract/classifier';
import {
  BIDIRECTIONAL_LSTM,
  CONVOLUTION,
  defaultClassifierSettings,
  FASTTEXT_SUPERVISED,
  FROZEN,
  GRU,
  LOGISTIC_REGRESSION,
  LSTM,
  TRAINABLE,
} from '../contract/classifierRows';
import type { Outcome } from '../contract/outcome';
import type { CompiledKernels } from '../kernels/kernels';
import type { WasmFiles } from './backends';
import { ClassifierService, type ServiceSurroundings } from './classifierService';
import { NetworkLearner } from './networkLearner';
import { nodeWasm, testDocuments, testKernels } from './nodeFixture';
import { keras, tf } from './tensorflow';

let wasm: WasmFiles;
let kernels: CompiledKernels;

beforeAll(async () => {
  wasm = nodeWasm();
  kernels = await testKernels();
});

/** A clock that goes on by itself: every look takes a while. */
const clock = () => {
  let at = 0;
  return () => (at += 40);
};

const serviceWith = (rest: Partial<ServiceSurroundings> = {}) =>
  new ClassifierService({ wasm, compileKernels: async () => kernels, now: clock(), ...rest });

const valueOf = <T>(outcome: Outcome<T>): T => {
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.problem));
  return outcome.value;
};

const settingsOf = (rest: Partial<ClassifierSettings> = {}): ClassifierSettings => ({
  ...defaultClassifierSettings(rest.model ?? LSTM),
  ...{ sequenceLength: 8, units: 4, batchSize: 16, learningRate: 0.02, epochs: 6, patience: 0 },
  ...rest,
});

/** Trains to an end; answers what was told. */
const trainToEnd = async (
  service: ClassifierService,
  settings: ClassifierSettings,
  { runId = 1, onEvent = () => {} }: { runId?: number; onEvent?: (event: ClassifierEvent) => void } = {},
) => {
  const events: ClassifierEvent[] = [];
  let end = () => {};
  const ended = new Promise<void>((resolve) => (end = resolve));
  const facts = valueOf(
    await service.train(runId, settings, (event) => {
      events.push(event);
      onEvent(event);
      if (event.kind === 'state' && ['finished', 'stopped', 'failed'].includes(event.state.kind)) end();
    }),
  );
  await ended;
  return { facts, events };
};

const only = <K extends ClassifierEvent['kind']>(events: ClassifierEvent[], kind: K) =>
  events.filter((event): event is Extract<ClassifierEvent, { kind: K }> => event.kind === kind);

const opened = async (
  documents: ClassifierDocuments = testDocuments(),
  rest?: Partial<ServiceSurroundings>,
) => {
  const service = serviceWith(rest);
  valueOf(await service.open(null));
  valueOf(await service.load(documents));
  return service;
};

describe('training', () => {
  it('tells of states, curves, epochs and the evaluation, in order', async () => {
    const service = await opened();
    const { facts, events } = await trainToEnd(service, settingsOf());
    expect(facts).toMatchObject({ runId: 1, backend: 'wasm', classes: ['red', 'blue'] });
    expect(facts.sizes.train.documents + facts.sizes.validation.documents + facts.sizes.test.documents).toBe(
      120,
    );
    expect(only(events, 'state').map(({ state }) => state.kind)).toEqual([
      'training',
      'evaluating',
      'finished',
    ]);
    const epochs = only(events, 'epoch').map(({ result }) => result);
    expect(epochs.map(({ epoch }) => epoch)).toEqual([1, 2, 3, 4, 5, 6]);
    expect(epochs[5].loss).toBeLessThan(epochs[0].loss);
    const points = only(events, 'progress').flatMap(({ points: some }) => some);
    expect(points.at(-1)?.epoch).toBeCloseTo(6, 6);
    const [{ evaluation }] = only(events, 'evaluation');
    expect(evaluation.sizes).toEqual(facts.sizes);
    expect(evaluation.intervals).toBe('documents');
    expect(evaluation.accuracy.value).toBeGreaterThan(0.9);
    expect(evaluation.confusion.reduce((a, b) => a + b)).toBe(facts.sizes.test.documents);
    const lowest = epochs.reduce((a, b) => ((b.validation?.loss ?? 9) < (a.validation?.loss ?? 9) ? b : a));
    expect(evaluation.epoch).toBe(lowest.epoch);
    expect(events.at(-2)?.kind).toBe('evaluation');
  });

  it('gives the same figures for the same seed', async () => {
    const service = await opened();
    const runs = [1, 2].map(
      (runId) => () => trainToEnd(service, settingsOf({ model: GRU, embedding: TRAINABLE }), { runId }),
    );
    const [first, second] = [await runs[0](), await runs[1]()].map(
      ({ events }) => only(events, 'evaluation')[0],
    );
    expect(second.evaluation.loss).toBe(first.evaluation.loss);
    expect(second.evaluation.confusion).toEqual(first.evaluation.confusion);
  });

  it('goes on after a stop as if there had been none', async () => {
    const through = await trainToEnd(await opened(), settingsOf());
    const service = await opened();
    let stopped = false;
    const before = await trainToEnd(service, settingsOf(), {
      onEvent: (event) => {
        if (event.kind !== 'progress' || event.progress.epoch < 2 || stopped) return;
        stopped = true;
        void service.command('stop');
      },
    });
    expect(only(before.events, 'state').at(-1)?.state).toEqual({ kind: 'stopped' });
    const [{ evaluation }] = only(before.events, 'evaluation');
    expect(evaluation.epochs).toBeLessThan(6);
    expect((await service.errors(1)).ok).toBe(true);
    const finished = new Promise<void>((resolve) => {
      const look = () =>
        only(before.events, 'state').at(-1)?.state.kind === 'finished' ? resolve() : setImmediate(look);
      look();
    });
    valueOf(await service.command('resume'));
    await finished;
    const last = only(before.events, 'evaluation').at(-1)?.evaluation;
    expect(last?.loss).toBe(only(through.events, 'evaluation')[0].evaluation.loss);
  });

  it('rests while paused, and goes on', async () => {
    const service = await opened();
    let paused = 0;
    const { events } = await trainToEnd(service, settingsOf(), {
      onEvent: (event) => {
        if (event.kind === 'epoch' && event.result.epoch === 1) void service.command('pause');
        if (event.kind !== 'state' || event.state.kind !== 'paused') return;
        paused++;
        setImmediate(() => void service.command('resume'));
      },
    });
    expect(paused).toBe(1);
    expect(only(events, 'state').map(({ state }) => state.kind)).toEqual([
      'training',
      'paused',
      'training',
      'evaluating',
      'finished',
    ]);
  });

  it('stops early when the validation part no longer gains', async () => {
    const service = await opened();
    const { events } = await trainToEnd(service, settingsOf({ epochs: 200, patience: 2, learningRate: 0.1 }));
    const last = only(events, 'state').at(-1)?.state;
    expect(last).toMatchObject({ kind: 'finished', reason: { kind: 'earlyStop' } });
    const [{ evaluation }] = only(events, 'evaluation');
    expect(evaluation.epoch).toBe(evaluation.epochs - 2);
  });

  it('says when the loss is not finite', async () => {
    const makeNetwork: ServiceSurroundings['makeNetwork'] = (...args) =>
      Object.assign(new NetworkLearner(...args), { step: async () => ({ loss: NaN, right: 0 }) });
    const service = await opened(testDocuments(), { makeNetwork });
    const { events } = await trainToEnd(service, settingsOf());
    expect(only(events, 'state').at(-1)?.state).toEqual({
      kind: 'failed',
      problem: { kind: 'classifierLossNotFinite', epoch: 1, learningRate: 0.02 },
    });
  });

  it.each([LOGISTIC_REGRESSION, FASTTEXT_SUPERVISED])('needs no backend for baseline %i', async (model) => {
    const service = serviceWith();
    valueOf(await service.load(testDocuments()));
    const settings = settingsOf({ ...defaultClassifierSettings(model), model });
    const { facts, events } = await trainToEnd(service, settings);
    expect(facts.backend).toBeNull();
    const [{ evaluation }] = only(events, 'evaluation');
    expect(evaluation.accuracy.value).toBeGreaterThan(0.9);
    expect((await service.predict(1, 'word1 word2')).ok).toBe(true);
  });
});

describe('a backend that is lost', () => {
  it('is told, and the next one goes on from the last epoch', async () => {
    let steps = 0;
    const makeNetwork: ServiceSurroundings['makeNetwork'] = (task, settings, compiled) => {
      const learner = new NetworkLearner(task, settings, kernels);
      const step = learner.step.bind(learner);
      // Without kernels it is meant for the graphics processor, which goes after eight steps.
      return Object.assign(learner, {
        step: (documents: Uint32Array) => {
          if (compiled === null && ++steps > 8) throw new Error('context lost');
          return step(documents);
        },
      });
    };
    await import('@tensorflow/tfjs-backend-cpu');
    // Its kernels, which need a graphics processor, are registered first, those of the processor over them.
    await import('@tensorflow/tfjs-backend-webgl');
    tf.registerBackend('webgl', () => tf.findBackendFactory('cpu')());
    for (const { kernelName } of tf.getKernelsForBackend('webgl')) {
      tf.unregisterKernel(kernelName, 'webgl');
    }
    for (const kernel of tf.getKernelsForBackend('cpu'))
      tf.registerKernel({ ...kernel, backendName: 'webgl' });
    const service = await opened(testDocuments(), {
      makeNetwork,
      graphics: async (name) =>
        name === 'webgl' ? { gpu: 'a card' } : { refusal: { kind: 'software', gpu: 'SwiftShader' } },
    });
    const { facts, events } = await trainToEnd(service, settingsOf());
    expect(facts.backend).toBe('webgl');
    const [{ lost, now }] = only(events, 'backend');
    expect(lost).toEqual({ name: 'webgl', detail: 'context lost' });
    expect(now).toMatchObject({
      name: 'wasm',
      passedOver: [{ name: 'webgpu', reason: { kind: 'software' } }],
    });
    expect(only(events, 'epoch').map(({ result }) => result.epoch)).toEqual([1, 2, 3, 4, 5, 6]);
    expect(only(events, 'state').at(-1)?.state).toEqual({ kind: 'finished' });
  });
});

describe('questions', () => {
  it('predict, and say which words carried it', async () => {
    const service = await opened();
    await trainToEnd(service, settingsOf({ epochs: 10 }));
    const text = 'Word3 the unheard word4';
    const prediction = valueOf(await service.predict(1, text));
    expect(prediction.words).toEqual([
      { word: 'word3', known: true, read: true },
      { word: 'the', known: true, read: true },
      { word: 'unheard', known: false, read: true },
      { word: 'word4', known: true, read: true },
    ]);
    expect(prediction.predicted).toBe(0);
    expect(prediction.probabilities.reduce((a, b) => a + b)).toBeCloseTo(1, 5);
    const { effects, ...rest } = valueOf(await service.occlusion(1, text));
    expect(rest).toEqual(prediction);
    const without = valueOf(await service.predict(1, 'the unheard word4'));
    expect(effects[0]).toBeCloseTo(prediction.probabilities[0] - without.probabilities[0], 5);
    const long = valueOf(await service.occlusion(1, 'word1 '.repeat(12)));
    expect(long.effects.slice(8)).toEqual([0, 0, 0, 0]);
    expect(long.words[8].read).toBe(false);
  });

  it('list errors by their number in the corpus, the surest first', async () => {
    const service = await opened();
    const { events } = await trainToEnd(service, settingsOf({ epochs: 1, learningRate: 0.0001 }));
    const errors = valueOf(await service.errors(1));
    const [{ evaluation }] = only(events, 'evaluation');
    const wrong = evaluation.sizes.test.documents * (1 - evaluation.accuracy.value);
    expect(errors).toHaveLength(Math.round(wrong));
    expect(
      errors.every(({ document, trueClass }) => document % 3 === 0 && trueClass === (document / 3) % 2),
    ).toBe(true);
    const sureness = errors.map(({ probabilities, predicted }) => probabilities[predicted]);
    expect(sureness).toEqual([...sureness].sort((a, b) => b - a));
  });

  it('list the words that fine-tuning moved', async () => {
    const service = await opened();
    await trainToEnd(service, settingsOf({ embedding: TRAINABLE }));
    const moved = valueOf(await service.movedWords(1, 5));
    expect(moved).toHaveLength(5);
    expect(moved[0].similarity).toBeLessThanOrEqual(moved[4].similarity);
    expect(moved[0].before).not.toEqual(moved[0].after);
    expect(moved[0].neighboursAfter).toHaveLength(5);
    await trainToEnd(service, settingsOf({ embedding: FROZEN }), { runId: 2 });
    expect(await service.movedWords(2, 5)).toEqual({ ok: false, problem: { kind: 'vectorsNotTrained' } });
  });

  it('are refused where there is no answer', async () => {
    const service = serviceWith();
    const no = (kind: string) => ({ ok: false, problem: { kind } });
    expect(await service.check(settingsOf())).toEqual(no('noClassifierDocuments'));
    expect(await service.train(1, settingsOf(), () => {})).toEqual(no('noClassifierDocuments'));
    for (const answer of [
      service.predict(1, 'a'),
      service.errors(1),
      service.save(1),
      service.command('stop'),
    ]) {
      expect(await answer).toEqual(no('noClassifier'));
    }
    valueOf(await service.load(testDocuments()));
    await trainToEnd(service, settingsOf({ model: LOGISTIC_REGRESSION }));
    expect(await service.predict(1, 'never heard')).toEqual({
      ok: false,
      problem: { kind: 'noKnownWords', words: 2 },
    });
    valueOf(await service.load(testDocuments()));
    expect(await service.predict(1, 'word1')).toEqual(no('noClassifier'));
  });
});

describe('a saved classifier', () => {
  const filesOf = async (service: ClassifierService, runId: number) =>
    unzipSync(new Uint8Array(await valueOf(await service.save(runId)).arrayBuffer()));

  it.each([
    [LSTM, FROZEN],
    [BIDIRECTIONAL_LSTM, TRAINABLE],
    [GRU, FROZEN],
    [CONVOLUTION, FROZEN],
  ])('of model %i answers the same when it is loaded', async (model, embedding) => {
    const service = await opened();
    await trainToEnd(service, settingsOf({ model, embedding, epochs: 1 }));
    const files = await filesOf(service, 1);
    expect(Object.keys(files).sort()).toEqual([
      'classifier.py',
      'labels.json',
      'model.json',
      'preprocessing.json',
      'weights.bin',
    ]);
    const { modelTopology, weightsManifest } = JSON.parse(strFromU8(files['model.json'])) as {
      modelTopology: object;
      weightsManifest: { weights: { name: string; shape: number[]; dtype: 'float32' }[] }[];
    };
    const weightData = files['weights.bin'].slice().buffer;
    const loaded = await keras.loadLayersModel(
      tf.io.fromMemory({ modelTopology, weightSpecs: weightsManifest[0].weights, weightData }),
    );
    const { words, firstWordIndex } = JSON.parse(strFromU8(files['preprocessing.json'])) as {
      words: string[];
      firstWordIndex: number;
    };
    const text = ['word3', 'the', 'word20'];
    const row = [...text.map((word) => words.indexOf(word) + firstWordIndex), 0, 0, 0, 0, 0];
    const answer = loaded.predict(tf.tensor2d([row], [1, 8], 'int32')) as ReturnType<typeof tf.tensor>;
    const ours = valueOf(await service.predict(1, text.join(' ')));
    (await answer.data()).forEach((p, i) => expect(p).toBeCloseTo(ours.probabilities[i], 5));
    expect(JSON.parse(strFromU8(files['labels.json']))).toEqual({ column: 'party', labels: ['red', 'blue'] });
    const script = strFromU8(files['classifier.py']);
    const names = weightsManifest[0].weights.map(({ name }) => name);
    for (const name of ['embedding/embeddings', 'classes/kernel', 'classes/bias']) {
      expect(names).toContain(name);
      expect(script).toContain(`arrays["${name}"]`);
    }
  });
});
