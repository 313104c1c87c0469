import { ChevronRight } from 'lucide-react';
import { memo, useId, useState } from 'react';
import type { ScoredSentence } from '../../worker/contract/engine';
import { useActions, useAppState } from '../state/appContext';
import { Button } from '../ui/Button';
import { formatScore } from '../ui/format';
import { wordProblem } from '../ui/wording';
import styles from './Finder.module.css';
import facts from './ModelFacts.module.css';
import list from './TextScorer.module.css';

const SHOWN = 20;

/** How likely the model finds the sentences of a text, by hierarchical softmax. */
export const TextScorer = memo(function TextScorer() {
  const answer = useAppState((state) => state.scores);
  const { scoreText } = useActions();
  const [text, setText] = useState('');
  const fieldId = useId();
  return (
    <details className={facts.settings}>
      <summary>
        <ChevronRight size={15} aria-hidden /> Score a text
      </summary>
      <form
        className={styles.finder}
        onSubmit={(event) => {
          event.preventDefault();
          if (text.trim() !== '') void scoreText(text);
        }}
      >
        <label className={styles.help} htmlFor={fieldId}>
          Sentences to compare; the nearer to 0, the likelier
        </label>
        <textarea
          id={fieldId}
          className={styles.text}
          rows={3}
          value={text}
          onChange={(event) => setText(event.target.value)}
        />
        <div className={styles.actions}>
          <Button type="submit" isDisabled={text.trim() === ''}>
            Score
          </Button>
        </div>
        {answer && !answer.ok && (
          <p className={styles.problem} role="status">
            <strong>{wordProblem(answer.problem).title}.</strong> {wordProblem(answer.problem).text}
          </p>
        )}
        {answer?.ok && <Scores sentences={answer.value} />}
      </form>
    </details>
  );
});

function Scores({ sentences }: { sentences: readonly ScoredSentence[] }) {
  return (
    <>
      <ol className={list.list} aria-label="Scores">
        {sentences.slice(0, SHOWN).map(({ words, logProbability, perWord }, index) => (
          <li key={index}>
            <p className={list.sentence}>
              {words.map(({ word, logProbability: score }, place) => (
                <span
                  key={place}
                  className={score === null ? list.unknown : undefined}
                  title={score === null ? 'Not in the vocabulary' : formatScore(score)}
                >
                  {word}{' '}
                </span>
              ))}
            </p>
            <p className={list.score}>
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
