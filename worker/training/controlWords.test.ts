import { describe, expect, it } from 'vitest';
import { ControlWords, PAUSE, RUN, STOP } from './controlWords';

const control = (shards: number) =>
  new ControlWords(new SharedArrayBuffer(64 + ControlWords.bytes(shards)), 64, shards);

describe('ControlWords', () => {
  it('hands out every block once', () => {
    const words = control(2);
    words.beginEpoch();
    expect([words.claimBlock(), words.claimBlock(), words.claimBlock()]).toEqual([0, 1, 2]);
    words.beginEpoch();
    expect(words.claimBlock()).toBe(0);
  });

  it('counts raw tokens past 2^31', () => {
    const words = control(1);
    words.addRawTokens(2 ** 31 - 1);
    words.addRawTokens(5);
    expect(words.rawTokens).toBe(2 ** 31 + 4);
  });

  it('keeps the float64 of each shard exactly and adds them in order', () => {
    const words = control(3);
    words.beginEpoch();
    words.publish(0, { words: 1, loss: 0.1, pairs: 2 ** 40 + 1 });
    words.publish(1, { words: 2, loss: 0.2, pairs: 3 });
    words.publish(2, { words: 3, loss: 0.3, pairs: 4 });
    expect(words.read(1)).toEqual({ words: 2, loss: 0.2, pairs: 3 });
    expect(words.total()).toEqual({ words: 6, loss: 0.1 + 0.2 + 0.3, pairs: 2 ** 40 + 8 });
  });

  it('moves the heartbeat of the shard that publishes, and of no other', () => {
    const words = control(2);
    const before = [words.sequence(0), words.sequence(1)];
    words.publish(1, { words: 0, loss: 0, pairs: 0 });
    expect(words.sequence(0)).toBe(before[0]);
    expect(words.sequence(1)).toBeGreaterThan(before[1]);
  });

  it('is seen by everyone on the same memory, on private memory as well', () => {
    for (const buffer of [
      new SharedArrayBuffer(ControlWords.bytes(1)),
      new ArrayBuffer(ControlWords.bytes(1)),
    ]) {
      const [writer, reader] = [new ControlWords(buffer, 0, 1), new ControlWords(buffer, 0, 1)];
      expect(reader.command).toBe(RUN);
      writer.command = PAUSE;
      expect([reader.isPaused(), reader.isStopped()]).toEqual([true, false]);
      writer.command = STOP;
      expect([reader.isPaused(), reader.isStopped()]).toEqual([false, true]);
    }
  });
});
