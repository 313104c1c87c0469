import type { Random } from '../model/random';

/** Fisher and Yates, in place; the same numbers in the same order for the same generator. */
export const shuffle = <T extends { length: number; [index: number]: number }>(
  items: T,
  random: Random,
): T => {
  for (let i = items.length - 1; i > 0; i--) {
    const j = Math.floor(random.uniform() * (i + 1));
    [items[i], items[j]] = [items[j], items[i]];
  }
  return items;
};
