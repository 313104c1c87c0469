import {
  JOB_ALIAS_TABLE,
  JOB_DRAWN,
  JOB_NEGATIVE_SHARING,
  JOB_NOISE_RING,
  JOB_RANDOM,
  JOB_VOCABULARY,
  NOISE_RING,
} from './jobLayout';

/** Next u32 of the job's generator, xoshiro128++ (Blackman and Vigna 2019). */
// @ts-ignore: decorator
@inline
export function nextRandom(job: usize): u32 {
  const s0 = load<u32>(job + JOB_RANDOM);
  let s1 = load<u32>(job + JOB_RANDOM, 4);
  let s2 = load<u32>(job + JOB_RANDOM, 8);
  let s3 = load<u32>(job + JOB_RANDOM, 12);
  const result = rotl<u32>(s0 + s3, 7) + s0;
  const shifted = s1 << 9;
  s2 ^= s0;
  s3 ^= s1;
  s1 ^= s2;
  store<u32>(job + JOB_RANDOM, s0 ^ s3);
  store<u32>(job + JOB_RANDOM, s1, 4);
  store<u32>(job + JOB_RANDOM, s2 ^ shifted, 8);
  store<u32>(job + JOB_RANDOM, rotl<u32>(s3, 11), 12);
  return result;
}

/** A number from 0 to bound − 1. */
// @ts-ignore: decorator
@inline
export function randomBelow(job: usize, bound: u32): u32 {
  return <u32>((<u64>nextRandom(job) * <u64>bound) >> 32);
}

/**
 * A word drawn from the noise distribution. One random number serves twice: the integer part of
 * r · vocabulary picks the column of the alias table, its fraction decides between the column's two words.
 */
function drawFresh(job: usize): u32 {
  const vocabulary = load<u32>(job + JOB_VOCABULARY);
  const table = <usize>load<u32>(job + JOB_ALIAS_TABLE);
  const product = <u64>nextRandom(job) * <u64>vocabulary;
  const column = <u32>(product >> 32);
  if (<u32>product < load<u32>(table + (<usize>column << 2))) return column;
  return load<u32>(table + (<usize>(vocabulary + column) << 2));
}

/**
 * A noise word. Where negatives are shared each word drawn serves a second time 127 draws later, with 5 negatives some
 * 25 words of text: its row is still near then, and fetching rows is what training waits for.
 */
// @ts-ignore: decorator
@inline
export function drawNoise(job: usize): u32 {
  if (load<i32>(job + JOB_NEGATIVE_SHARING) == 0) return drawFresh(job);
  const drawn = load<u32>(job + JOB_DRAWN);
  store<u32>(job + JOB_DRAWN, drawn + 1);
  const fresh = drawn >> 1;
  if (drawn & 1) {
    if (fresh < NOISE_RING) return drawFresh(job);
    return load<u32>(job + (<usize>((fresh + 1) & (NOISE_RING - 1)) << 2), JOB_NOISE_RING);
  }
  const word = drawFresh(job);
  store<u32>(job + (<usize>(fresh & (NOISE_RING - 1)) << 2), word, JOB_NOISE_RING);
  return word;
}
