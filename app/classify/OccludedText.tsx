import { useState } from 'react';
import type { Occlusion } from '../../worker/contract/classifier';
import { percent } from './figures';
import styles from './OccludedText.module.css';
import { wordEffects, type WordEffect } from './wordEffects';

/** The text as it was read, each word marked by what it did for the class that was found. */
export function OccludedText({ occlusion, predicted }: { occlusion: Occlusion; predicted: string }) {
  const [looked, setLooked] = useState<number | null>(null);
  const words = wordEffects(occlusion);
  const read = looked === null ? null : words[looked];
  const strongest = words
    .filter(({ side }) => side !== null)
    .sort((a, b) => Math.abs(b.effect) - Math.abs(a.effect));
  return (
    <div className={styles.block}>
      <h4 className={styles.heading}>What carried it</h4>
      <p className={styles.text} data-testid="occluded">
        {words.map((word, index) => (
          <span key={index}>
            {word.side === null ? (
              <span className={lookOf(word)}>{word.word}</span>
            ) : (
              <button
                type="button"
                className={styles.marked}
                data-side={word.side}
                aria-label={`${word.word}: ${sentence(word, predicted)}`}
                style={{ background: tint(word) }}
                onPointerEnter={() => setLooked(index)}
                onPointerLeave={() => setLooked(null)}
                onFocus={() => setLooked(index)}
                onBlur={() => setLooked(null)}
              >
                {word.word}
              </button>
            )}{' '}
          </span>
        ))}
      </p>
      <p className={styles.help} aria-live="off">
        {read
          ? `“${read.word}” ${sentence(read, predicted)}.`
          : strongest.length === 0
            ? 'No single word changes the answer much.'
            : `Strongest: ${strongest
                .slice(0, 4)
                .map((word) => `${word.word} ${signed(word.effect)}`)
                .join(', ')} (percentage points of “${predicted}” without the word).`}
      </p>
      <p className={styles.help}>
        <span className={styles.key} data-side="for">
          for
        </span>{' '}
        underlined once,{' '}
        <span className={styles.key} data-side="against">
          against
        </span>{' '}
        underlined twice; <span className={styles.unknown}>struck out</span> words have no vector
        {words.some((word) => !word.read) && ', grey ones lie beyond the sequence length'}.
      </p>
    </div>
  );
}

const lookOf = ({ known, read }: WordEffect) => (!known ? styles.unknown : !read ? styles.unread : undefined);

const tint = ({ side, strength }: WordEffect) =>
  `color-mix(in oklab, var(${side === 'for' ? '--accent' : '--warning'}) ${10 + 30 * strength}%, transparent)`;

const signed = (effect: number) => `${effect > 0 ? '+' : '−'}${percent(Math.abs(effect))}`;

const sentence = ({ effect }: WordEffect, predicted: string) =>
  effect > 0
    ? `speaks for ${predicted}: without it, its probability falls by ${percent(effect)} points`
    : `speaks against ${predicted}: without it, its probability rises by ${percent(-effect)} points`;
