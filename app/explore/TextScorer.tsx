import { memo } from 'react';
import type { ScoredSentence } from '../../worker/contract/engine';
import { useActions, useAppState } from '../state/appContext';
import { Fold } from '../ui/Fold';
import { formatScore } from '../ui/format';
import { QuestionForm } from './QuestionForm';
import styles from './TextScorer.module.css';

const SHOWN = 20;

/** How likely the model finds the sentences of a text, by hierarchical softmax. */
export const TextScorer = memo(function TextScorer() {
  const answer = useAppState((state) => state.scores);
  const { scoreText } = useActions();
  return (
    <Fold title="Score a text">
      <QuestionForm
        label="Sentences to compare; the nearer to 0, the likelier"
        lines="many"
        action="Score"
        answer={answer}
        onAsk={(text) => void scoreText(text)}
      >
        {(sentences) => <Scores sentences={sentences} />}
      </QuestionForm>
    </Fold>
  );
});

function Scores({ sentences }: { sentences: readonly ScoredSentence[] }) {
  return (
    <>
      <ol className={styles.list} aria-label="Scores">
        {sentences.slice(0, SHOWN).map(({ words, logProbability, perWord }, index) => (
          <li key={index}>
            <p className={styles.sentence}>
              {words.map(({ word, logProbability: score }, place) => (
                <span
                  key={place}
                  className={score === null ? styles.unknown : undefined}
                  title={score === null ? 'Not in the vocabulary' : formatScore(score)}
                >
                  {word}{' '}
                </span>
              ))}
            </p>
            <p className={styles.score}>
              {perWord === null
                ? 'No known word'
                : `Log-probability ${formatScore(logProbability)}, ${formatScore(perWord)} a word`}
            </p>
          </li>
        ))}
      </ol>
      {sentences.length > SHOWN && (
        <p className={styles.help}>
          The first {SHOWN} of {sentences.length} sentences
        </p>
      )}
      {sentences.some(({ words }) => words.some((word) => word.logProbability === null)) && (
        <p className={styles.help}>Words struck out are not in the vocabulary and count as not there.</p>
      )}
    </>
  );
}
