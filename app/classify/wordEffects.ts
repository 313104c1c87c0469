import type { Occlusion } from '../../worker/contract/classifier';

/** Smaller changes of a probability are not marked. */
const LEAST = 0.005;

export interface WordEffect {
  word: string;
  known: boolean;
  read: boolean;
  /** Fall of the probability of the predicted class without the word. */
  effect: number;
  /** null where it makes next to no difference. */
  side: 'for' | 'against' | null;
  /** 0–1, of the strongest word of the text. */
  strength: number;
}

/** The words of a text with what each did for the predicted class. */
export const wordEffects = ({ words, effects }: Occlusion): WordEffect[] => {
  const strongest = Math.max(LEAST, ...effects.map(Math.abs));
  return words.map((word, index) => {
    const effect = effects[index];
    const marked = Math.abs(effect) >= LEAST && word.read;
    return {
      ...word,
      effect,
      side: !marked ? null : effect > 0 ? 'for' : 'against',
      strength: Math.abs(effect) / strongest,
    };
  });
};
