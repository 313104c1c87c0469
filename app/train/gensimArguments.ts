import { DOC2VEC, FASTTEXT } from '../../worker/contract/algorithms';
import { CONSTANT } from '../../worker/contract/controlRows';
import { HYPERPARAMETERS } from '../../worker/contract/hyperparameters';
import {
  defaultOf,
  type HyperparameterKey,
  type Hyperparameters,
} from '../../worker/contract/hyperparameterRow';

/** Written even where they equal gensim's defaults, because a reader wants to see them. */
const ESSENTIAL: readonly HyperparameterKey[] = [
  'sg',
  'dm',
  'vectorSize',
  'window',
  'minCount',
  'epochs',
  'seed',
];
/** gensim's own default where it is not the one of the table. */
const GENSIM_WORKERS = 3;

/** gensim's class for an algorithm. */
export const gensimClass = ({ algorithm }: Hyperparameters): 'Word2Vec' | 'FastText' | 'Doc2Vec' => {
  if (algorithm === DOC2VEC) return 'Doc2Vec';
  return algorithm === FASTTEXT ? 'FastText' : 'Word2Vec';
};

/** Arguments of the class, those that have an effect and differ from its defaults: `window=5`. */
export function gensimArguments(h: Hyperparameters): string[] {
  const lines: string[] = [];
  for (const row of HYPERPARAMETERS) {
    const { key, gensim, kind, applies } = row;
    const stays = key === 'minAlpha' && h.lrSchedule === CONSTANT;
    if (!gensim || key === 'negative' || !(stays || (applies?.(h) ?? true))) continue;
    // A rate that stays is one that falls to itself.
    const given = stays ? h.alpha : h[key];
    // gensim reads a sample of 1 and more as a count; here 1 is a share that keeps every word, as 0 does.
    const value = key === 'sample' && h.sample === 1 ? 0 : given;
    const usual = key === 'threads' ? GENSIM_WORKERS : defaultOf(row, h.algorithm);
    if (value === usual && !ESSENTIAL.includes(key)) continue;
    const text = value === null ? 'None' : kind === 'switch' ? (value ? 'True' : 'False') : String(value);
    // gensim takes dm_mean=0 for not given; what it names underneath is heeded.
    lines.push(`${key === 'dmMean' ? 'cbow_mean' : gensim}=${text}`);
  }
  // With both on, gensim trains both and warns; here they exclude one another.
  if (h.hs === 1) lines.push('negative=0');
  else if (h.negative !== 5) lines.push(`negative=${h.negative}`);
  return lines;
}
