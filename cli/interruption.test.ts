import { expect, it } from 'vitest';
import { wishReader } from './interruption';

it('a signal within a second of the first is the same wish, a later one ends the process', () => {
  let now = 5000;
  const wishOf = wishReader(() => now);
  const after = (milliseconds: number) => {
    now = 5000 + milliseconds;
    return wishOf();
  };
  expect([0, 5, 999, 1000, 1500].map(after)).toEqual(['stop', 'repeated', 'repeated', 'exit', 'exit']);
});
