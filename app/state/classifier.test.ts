import { describe, expect, it } from 'vitest';
import type { ClassifierEvent } from '../../worker/contract/classifier';
import {
  defaultClassifierSettings,
  LOGISTIC_REGRESSION,
  TRAINABLE,
} from '../../worker/contract/classifierRows';
import { advanceClassifier, classifierOfRun, newVariant, NO_CLASSIFIER_STATUS } from './classifier';
import { BACKEND, classifierProgress } from './classifierFixture';
import { variantFileName, variantName } from './classifierNames';
import { thinned } from './thinnedPoints';

const settings = defaultClassifierSettings();
const status = { ...NO_CLASSIFIER_STATUS, variants: [newVariant(4, settings)] };
const point = (epoch: number) => ({ epoch, loss: epoch, accuracy: 0.5 });

describe('advanceClassifier', () => {
  it('takes back what came after the last epoch when a backend is lost, and says so', () => {
    const epoch = { epoch: 1, loss: 1, accuracy: 0.5, validation: null, best: true, seconds: 1 };
    const now = { ...BACKEND, name: 'wasm' as const };
    const lost = { name: 'webgl' as const, detail: 'context lost' };
    const events: ClassifierEvent[] = [
      { kind: 'progress', runId: 4, progress: classifierProgress(), points: [point(0.5), point(1)] },
      { kind: 'epoch', runId: 4, result: epoch },
      { kind: 'progress', runId: 4, progress: classifierProgress(), points: [point(1.5)] },
      { kind: 'backend', runId: 4, lost, now },
    ];
    const after = events.reduce(advanceClassifier, status);
    expect(after.variants[0].points.map(({ epoch: at }) => at)).toEqual([0.5, 1]);
    expect(after.variants[0].fallback).toEqual({ lost, now });
    expect(after.backend).toEqual({ ok: true, value: now });
  });

  it('leaves all as it is for a classifier that was let go', () => {
    const event = {
      kind: 'state',
      runId: 3,
      state: { kind: 'training' },
      progress: classifierProgress(),
    } as const;
    expect(advanceClassifier(status, event).variants).toEqual(status.variants);
  });
});

describe('classifierOfRun', () => {
  it('keeps the chosen columns that the next table has too', () => {
    const request = { label: 'party', group: 'year', mostClasses: 900, leastDocuments: 3 };
    const next = classifierOfRun({ ...status, request }, ['party', 'text']);
    expect(next.request).toEqual({ label: 'party', group: null, mostClasses: 200, leastDocuments: 1 });
    expect(next.variants).toEqual([]);
    expect(next.settings).toBe(status.settings);
  });
});

describe('thinned', () => {
  it('keeps the course of many points', () => {
    const points = Array.from({ length: 2001 }, (_, i) => point(i));
    const fewer = thinned(points);
    expect(fewer).toHaveLength(1001);
    expect(fewer[0]).toEqual({ epoch: 1, loss: 0.5, accuracy: 0.5 });
    expect(fewer.at(-1)).toEqual(point(2000));
    expect(thinned(fewer)).toBe(fewer);
  });
});

describe('names', () => {
  it('tell model and vectors', () => {
    expect(variantName({ settings: { ...settings, embedding: TRAINABLE } })).toBe('LSTM, fine-tuned vectors');
    expect(variantName({ settings: { ...settings, model: LOGISTIC_REGRESSION } })).toBe(
      'Logistic regression',
    );
    expect(variantFileName('a/b.csv', { settings })).toBe('a-b-lstm-frozen.zip');
  });
});
