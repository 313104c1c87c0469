import { describe, expect, it } from 'vitest';
import type { ClassifierFinding } from '../../worker/contract/classifier';
import type { BackendFacts } from '../../worker/contract/classifierBackend';
import {
  backendWords,
  classifierStateLabel,
  fallbackWords,
  passedOverWords,
  wordClassifierFinding,
} from './classifierWording';

const wasm: BackendFacts = {
  name: 'wasm',
  gpu: null,
  threads: 2,
  simd: true,
  passedOver: [
    { name: 'webgpu', reason: { kind: 'unavailable', detail: 'no adapter' } },
    { name: 'webgl', reason: { kind: 'software', gpu: 'SwiftShader' } },
  ],
};

const FINDINGS: [ClassifierFinding, string[]][] = [
  [{ kind: 'longTexts', share: 0.31, sequenceLength: 40, longest: 900 }, ['31 %', '40 words', '900']],
  [{ kind: 'unknownWords', share: 0.12 }, ['12 %', 'min_count']],
  [{ kind: 'imbalance', name: 'ham', share: 0.84 }, ['84 %', 'ham', 'macro-F1']],
  [{ kind: 'classNotInPart', part: 'test', classes: ['Whig'] }, ['test part', 'Whig']],
  [
    { kind: 'classNotInPart', part: 'validation', classes: ['a', 'b', 'c', 'd', 'e', 'f', 'g'] },
    ['validation part', 'e', '2 more'],
  ],
  [{ kind: 'fewTestGroups', column: 'president', groups: 6 }, ['6 groups', 'president']],
  [{ kind: 'unevenSplit', part: 'train', asked: 0.65, got: 0.3 }, ['30 %', '65 %']],
  [{ kind: 'fewDocuments', documents: 40 }, ['40 documents']],
];

describe('words for the classifier', () => {
  it.each(FINDINGS)('names what was found: %o', (finding, parts) => {
    const text = wordClassifierFinding(finding);
    for (const part of parts) expect(text).toContain(part);
    expect(text).toMatch(/\.$/);
    expect(text).not.toMatch(/!|undefined|NaN/);
  });

  it('says where networks are computed, and why not elsewhere', () => {
    expect(backendWords(wasm)).toBe('on the processor, 2 threads');
    expect(backendWords({ ...wasm, name: 'webgpu' })).toBe('on the graphics processor (WebGPU)');
    expect(passedOverWords(wasm)).toEqual([
      'WebGPU is not to be had here.',
      'WebGL draws on the processor here (SwiftShader), which is slower.',
    ]);
  });

  it('says where training went on when a backend was lost', () => {
    const text = fallbackWords({ lost: { name: 'webgl', detail: 'context lost' }, now: wasm });
    expect(text).toContain('graphics processor (WebGL) broke off');
    expect(text).toContain('on the processor, 2 threads');
  });

  it('tells an early stop from the last epoch', () => {
    expect(classifierStateLabel({ kind: 'finished' })).toBe('Finished');
    expect(classifierStateLabel({ kind: 'finished', reason: { kind: 'earlyStop', epoch: 4 } })).toBe(
      'Stopped early',
    );
  });
});
