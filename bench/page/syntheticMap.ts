import type { WordFacts } from '../../worker/contract/engine';

/** Words in scripts whose letters join, stack or run from right to left, strewn among the made-up ones. */
const OTHER_SCRIPTS = [
  ...['言葉', '東京都', '単語埋め込み', '바다', '고래잡이', 'море', 'θάλασσα', 'हिन्दी', 'समुद्र', 'ทะเล', '🐋'],
  ...['البحر', 'سفينة', 'الحوت‎', 'שלום', 'ספינה', '(الموج)', 'donaudampfschifffahrtsgesellschaftskapitän'],
];
const ONSETS = [
  'b',
  'br',
  'c',
  'd',
  'f',
  'gr',
  'h',
  'k',
  'l',
  'm',
  'n',
  'p',
  'pl',
  'r',
  's',
  'st',
  't',
  'v',
  'w',
];
const RHYMES = ['a', 'an', 'ar', 'e', 'el', 'en', 'er', 'i', 'in', 'ing', 'o', 'ol', 'on', 'ou', 'u', 'ur'];

export interface SyntheticMap {
  words: WordFacts[];
  /** x and y interleaved. */
  positions: Float32Array;
}

/** Uniform numbers in [0, 1) from a seed (Numerical Recipes' generator, its upper bits). */
const generator = (seed: number) => {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return (state >>> 8) / 0x1000000;
  };
};

/** The shape of a layout by UMAP: bent groups of very different sizes and densities, and a few strays. */
const placePoints = (points: number, random: () => number): Float32Array => {
  const normal = () => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
  const groups = Array.from({ length: Math.round(12 + Math.sqrt(points) / 4) }, () => ({
    x: 9 * (2 * random() - 1),
    y: 6 * (2 * random() - 1),
    weight: 0.3 + 1 / (0.2 + random()),
    length: 0.4 + 1.2 * random(),
    width: 0.12 + 0.5 * random(),
    angle: Math.PI * random(),
    bend: 0.5 * normal(),
  }));
  const sums: number[] = [];
  let total = 0;
  for (const { weight } of groups) sums.push((total += weight));
  const positions = new Float32Array(2 * points);
  for (let i = 0; i < points; i++) {
    const at = random() * total;
    const group = groups[sums.findIndex((sum) => sum > at)];
    const along = group.length * (random() < 0.5 ? normal() : 2 * random() - 1);
    const across = group.width * normal() + group.bend * along * along * 0.3;
    const stray = random() < 0.03 ? 2 : 1;
    const [cos, sin] = [Math.cos(group.angle), Math.sin(group.angle)];
    positions[2 * i] = group.x + stray * (cos * along - sin * across);
    positions[2 * i + 1] = group.y + stray * (sin * along + cos * across);
  }
  return positions;
};

/** Words with counts by Zipf's law and places, the same for the same seed. */
export const syntheticMap = (points: number, seed: number): SyntheticMap => {
  const random = generator(seed);
  const pick = (parts: readonly string[]) => parts[Math.floor(random() * parts.length)];
  const words = Array.from({ length: points }, (_, wordId) => {
    const syllables = 1 + Math.floor(random() * 2.2 + Math.min(1, wordId / 20_000));
    const made = Array.from({ length: syllables }, () => pick(ONSETS) + pick(RHYMES)).join('');
    const word = wordId % 23 === 11 ? pick(OTHER_SCRIPTS) : made;
    return { word, wordId, count: Math.max(5, Math.round(600_000 / (wordId + 8))) };
  });
  return { words, positions: placePoints(points, random) };
};

/** The next layout of training: every point a little away from where it was, by a share of the map's width. */
export const stirred = (positions: Float32Array, share: number, seed: number): Float32Array => {
  const random = generator(seed);
  return positions.map((value) => value + (random() - 0.5) * 40 * share);
};
