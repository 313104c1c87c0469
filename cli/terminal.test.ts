import { describe, expect, it } from 'vitest';
import type { Progress } from '../worker/contract/engine';
import { readingLine, trainingLine } from './progressLine';
import { Terminal, type TerminalStream } from './terminal';

const written = (stream: Omit<TerminalStream, 'write'>, quiet: boolean): string => {
  let text = '';
  const terminal = new Terminal({ ...stream, write: (part) => (text += part) }, quiet);
  terminal.progress('Epoch 1/5');
  terminal.progress('Epoch 2/5');
  terminal.remark('Trained');
  terminal.error('Stopped');
  return text;
};

const CLEAR = '\r\u001b[2K';

describe('what standard error shows', () => {
  it('is a line that changes, on a terminal', () => {
    expect(written({ isTTY: true }, false)).toBe(
      `${CLEAR}Epoch 1/5${CLEAR}Epoch 2/5${CLEAR}Trained\nStopped\n`,
    );
  });

  it('is errors alone, elsewhere or when it shall be quiet', () => {
    expect(written({ isTTY: false }, false)).toBe('Stopped\n');
    expect(written({}, false)).toBe('Stopped\n');
    expect(written({ isTTY: true }, true)).toBe('Stopped\n');
  });

  it('never breaks a line', () => {
    expect(written({ isTTY: true, columns: 6 }, false)).toContain(`${CLEAR}Epoch${CLEAR}`);
    expect(written({ isTTY: true, columns: 0 }, false)).toContain(`${CLEAR}Epoch 1/5${CLEAR}`);
  });
});

describe('the progress line', () => {
  const progress: Progress = {
    epoch: 1,
    epochs: 4,
    rawWords: 30_000,
    totalRawWords: 80_000,
    effectiveWords: 20_000,
    rawWordsPerSecond: 1_900_000,
    learningRate: 0.02,
    elapsedSeconds: 3,
    secondsLeft: 12.2,
  };

  it('tells percent, speed, loss and the time left', () => {
    expect(trainingLine(progress, 2.5)).toBe(
      'Epoch 2/4  [######----------] 38 %  1.9 M words/s  loss 2.500  12 s left',
    );
  });

  it('tells what is known so far', () => {
    const start = { ...progress, epoch: 0, rawWords: 0, rawWordsPerSecond: null, secondsLeft: null };
    expect(trainingLine(start, null)).toBe('Epoch 1/4  [----------------] 0 %');
    expect(trainingLine({ ...progress, epoch: 4, rawWords: 80_000 }, null)).toContain('Epoch 4/4');
  });

  it('tells how much was read, as a share where the size is known', () => {
    const reading = {
      name: 'a',
      fileIndex: 0,
      fileCount: 1,
      bytesRead: 5e6,
      totalBytes: 1e7,
      tokens: 9e5,
      seconds: 1,
    };
    expect(readingLine(reading, true)).toBe('Reading  [########--------] 50 %  900 k words');
    expect(readingLine(reading, false)).toBe('Reading  5.0 MB  900 k words');
  });
});
