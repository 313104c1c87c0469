import { describe, expect, it } from 'vitest';
import { NO_EARLY_STOP, STOP_BY_LOSS, STOP_BY_NEIGHBOURS } from '../contract/controlRows';
import { Random } from '../model/random';
import type { RowTable } from '../query/neighbours';
import { EarlyStop } from './earlyStop';

const settings = { earlyStop: STOP_BY_LOSS, patience: 2, minChange: 0.01, neighboursKept: 0.9 };

const randomTable = (rows: number): RowTable => {
  const random = new Random(3);
  const values = Float32Array.from({ length: rows * 8 }, () => random.uniform() - 0.5);
  return { values, rowFloats: 8, dimensions: 6, rows };
};

const rest = async () => {};

const lossesUntilDue = async (losses: number[], change = {}) => {
  const stop = new EarlyStop({ ...settings, ...change }, randomTable(4));
  const falls = [];
  for (const loss of losses) {
    const signal = await stop.epochEnded(loss, rest);
    falls.push(signal?.kind === 'loss' ? Number(signal.fall.toFixed(4)) : null);
    if (stop.due) break;
  }
  return falls;
};

describe('an early stop by loss', () => {
  it('comes after as many epochs in a row as patience says that fall by less than min_change', async () => {
    expect(await lossesUntilDue([2, 1.9, 1.89, 1.8, 1.795, 1.79, 1])).toEqual([
      ...[null, 0.05, 0.0053, 0.0476, 0.0028, 0.0028],
    ]);
    expect(await lossesUntilDue([2, 1.99, 1.98], { patience: 1 })).toEqual([null, 0.005]);
  });

  it('measures from the lowest loss so far', async () => {
    expect(await lossesUntilDue([2, 3, 2.5, 1])).toEqual([null, -0.5, -0.25]);
  });

  it('takes a loss that stays for one without improvement whatever min_change is', async () => {
    expect(await lossesUntilDue([1, 1, 1, 1], { minChange: 0 })).toEqual([null, 0, 0]);
  });
});

describe('an early stop by neighbours', () => {
  it('comes when words keep theirs', async () => {
    const table = randomTable(300);
    const stop = new EarlyStop({ ...settings, earlyStop: STOP_BY_NEIGHBOURS }, table);
    expect(await stop.epochEnded(1, rest)).toBeNull();
    table.values.set(randomTable(600).values.subarray(300 * 8));
    const moved = await stop.epochEnded(1, rest);
    expect(moved?.kind === 'neighbours' && moved.kept < 0.2).toBe(true);
    expect(await stop.epochEnded(1, rest)).toEqual({ kind: 'neighbours', kept: 1 });
    expect(stop.due).toBe(false);
    await stop.epochEnded(1, rest);
    expect(stop.due).toBe(true);
  });

  it('works with fewer words than neighbours', async () => {
    const stop = new EarlyStop({ ...settings, earlyStop: STOP_BY_NEIGHBOURS, patience: 1 }, randomTable(2));
    await stop.epochEnded(1, rest);
    expect(await stop.epochEnded(1, rest)).toEqual({ kind: 'neighbours', kept: 1 });
    expect(stop.due).toBe(true);
  });
});

it('no early stop says nothing and never comes', async () => {
  const stop = new EarlyStop({ ...settings, earlyStop: NO_EARLY_STOP }, randomTable(4));
  for (let i = 0; i < 5; i++) expect(await stop.epochEnded(1, rest)).toBeNull();
  expect(stop.due).toBe(false);
});
