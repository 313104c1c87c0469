import { describe, expect, it } from 'vitest';
import type { RunState } from '../../worker/contract/engine';
import { progressOf, runFactsOf } from '../state/stateFixture';
import { pageTitle } from '../state/titleSync';
import { runAnnouncement, runPlace, signalText } from './runWording';

const run = (kind: 'training' | 'paused' | 'stopped' | 'finished', epoch: number, rawWords: number) => ({
  facts: runFactsOf(1),
  state: { kind } as RunState,
  progress: progressOf({ epoch, epochs: 5, rawWords, totalRawWords: 5000 }),
  corpusName: 'moby.txt',
  table: null,
  lossPoints: [],
  epochs: [],
  snapshots: null,
  shownEpoch: null,
});

describe('a run in words', () => {
  it('says where it stands', () => {
    expect(runPlace(run('training', 0, 10))).toBe('Epoch 1 of 5');
    expect(runPlace(run('paused', 2, 2000))).toBe('2 of 5 epochs trained');
    expect(runPlace(run('paused', 2, 2001))).toBe('Epoch 3 of 5');
    expect(runPlace(run('stopped', 2, 2500))).toBe('Stopped in epoch 3 of 5');
    expect(runPlace(run('finished', 5, 5000))).toBe('5 epochs trained');
  });

  it('says why it ended before its last epoch', () => {
    const reason = { kind: 'earlyStop' as const, signal: 'loss' as const, epoch: 3 };
    const early = { ...run('finished', 3, 3000), state: { kind: 'finished' as const, reason } };
    expect(runPlace(early)).toBe('Stopped early after 3 of 5 epochs');
    expect(runAnnouncement(early)).toBe('Training stopped early after 3 epochs: the loss no longer fell');
  });

  it('words what an early stop goes by', () => {
    expect(signalText({ kind: 'loss', fall: 0.012 })).toBe('loss fell by 1.2 %');
    expect(signalText({ kind: 'loss', fall: -0.2 })).toBe('loss rose by 20 %');
    expect(signalText({ kind: 'neighbours', kept: 0.93 })).toBe('93 % of neighbours kept');
  });

  it('tells a change of state', () => {
    expect(runAnnouncement(run('finished', 5, 5000))).toBe('Training finished after 5 epochs');
    expect(runAnnouncement(run('training', 0, 0))).toBe('Training on moby.txt');
  });

  it('names the window after it', () => {
    const corpus = { kind: 'none' } as const;
    expect(pageTitle({ run: null, corpus })).toBe('Embedding Playground');
    expect(pageTitle({ run: run('training', 2, 2345), corpus })).toBe('46 % moby.txt – Embedding Playground');
    expect(pageTitle({ run: run('paused', 2, 2345), corpus })).toBe(
      'Paused: moby.txt – Embedding Playground',
    );
  });
});
