import {
  JOB_ALIAS_TABLE,
  JOB_NOISE_RING,
  JOB_RANDOM,
  JOB_VOCABULARY,
  NOISE_BATCH,
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
 * Draws NOISE_BATCH words of the noise distribution into a half of the job's ring. One random number serves twice: the
 * integer part of r · vocabulary picks the column of the alias table, its fraction decides between the column's two
 * words. Without a branch, which would be guessed wrong every other time, and with the generator in registers.
 */
function fillNoise(job: usize, half: u32): void {
  const vocabulary = <u64>load<u32>(job + JOB_VOCABULARY);
  const table = <usize>load<u32>(job + JOB_ALIAS_TABLE);
  let s0 = load<u32>(job + JOB_RANDOM);
  let s1 = load<u32>(job + JOB_RANDOM, 4);
  let s2 = load<u32>(job + JOB_RANDOM, 8);
  let s3 = load<u32>(job + JOB_RANDOM, 12);
  const first = job + JOB_NOISE_RING + (<usize>(half * NOISE_BATCH) << 2);
  for (let at = first; at < first + (NOISE_BATCH << 2); at += 4) {
    const product = <u64>(rotl<u32>(s0 + s3, 7) + s0) * vocabulary;
    const shifted = s1 << 9;
    s2 ^= s0;
    s3 ^= s1;
    s1 ^= s2;
    s0 ^= s3;
    s2 ^= shifted;
    s3 = rotl<u32>(s3, 11);
    const column = <u32>(product >> 32);
    const entry = table + (<usize>column << 3);
    store<u32>(at, select<u32>(column, load<u32>(entry, 4), <u32>product < load<u32>(entry)));
  }
  store<u32>(job + JOB_RANDOM, s0);
  store<u32>(job + JOB_RANDOM, s1, 4);
  store<u32>(job + JOB_RANDOM, s2, 8);
  store<u32>(job + JOB_RANDOM, s3, 12);
}

/**
 * Noise word number `drawn` of a block. Where negatives are shared each word serves a second time 127 draws later, with
 * 5 negatives some 25 words of text: its row is still near then, and fetching rows is what training waits for.
 */
// @ts-ignore: decorator
@inline
export function noiseWord(job: usize, drawn: u32, serveTwice: bool): u32 {
  const fresh = serveTwice ? drawn >> 1 : drawn;
  const isSecond = serveTwice && (drawn & 1) != 0;
  if (fresh % NOISE_BATCH == 0 && !isSecond) {
    if (drawn == 0) fillNoise(job, 1);
    fillNoise(job, (fresh / NOISE_BATCH) & 1);
  }
  const at = (isSecond ? fresh - (NOISE_BATCH - 1) : fresh) & (2 * NOISE_BATCH - 1);
  return load<u32>(job + (<usize>at << 2), JOB_NOISE_RING);
}
