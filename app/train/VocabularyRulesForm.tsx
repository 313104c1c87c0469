import { useId, useState } from 'react';
import { validateRules, type ExpressionRule } from '../../worker/contract/vocabularyRules';
import { useActions, useAppState } from '../state/appContext';
import { stopWordsOf } from '../../worker/contract/vocabularyRules';
import { writeRules } from '../state/urlRules';
import { Button } from '../ui/Button';
import { Fold } from '../ui/Fold';
import { formatCount, plural } from '../ui/format';
import { EXPRESSION_LABELS, wordExpressionFault } from '../ui/expressionWording';
import { ENGLISH_STOP_WORDS } from './englishStopWords';
import styles from './VocabularyRulesForm.module.css';

/** Words to leave out by name or by pattern. */
export function VocabularyRulesForm() {
  const rules = useAppState((state) => state.rules);
  const inForce =
    rules.stopWords.length + (rules.mustMatch === null ? 0 : 1) + (rules.mustNotMatch === null ? 0 : 1) > 0;
  const { leftOut } = writeRules(rules);
  return (
    <Fold title="Stop list and patterns" state={inForce ? 'in force' : 'none'}>
      <p className={styles.help}>
        Left-out words are taken out of the text, and the words around them become neighbours.
      </p>
      <StopList />
      <Expression rule="mustMatch" example="^[a-z]+$" />
      <Expression rule="mustNotMatch" example="\d" />
      <LeftOut />
      {leftOut.length > 0 && (
        <p className={styles.help}>Too long for a link, which will be without {leftOut.join(' and ')}.</p>
      )}
    </Fold>
  );
}

function StopList() {
  const stopWords = useAppState((state) => state.rules.stopWords);
  const lowerCased = useAppState((state) => state.corpusSettings.tokenizer === 'words');
  const { setRules } = useActions();
  const [text, setText] = useState(stopWords.join(' '));
  const id = useId();
  // What is being typed stays as it is; a list that came from elsewhere takes its place.
  const typed = stopWordsOf(text);
  const isShown = typed.length === stopWords.length && typed.every((word, i) => word === stopWords[i]);
  const change = (next: string) => {
    setText(next);
    setRules({ stopWords: stopWordsOf(next) });
  };
  const addEnglish = () => change([...new Set([...stopWords, ...ENGLISH_STOP_WORDS])].join(' '));
  return (
    <div className={styles.field}>
      <div className={styles.head}>
        <label className={styles.label} htmlFor={id}>
          Stop list
        </label>
        {stopWords.length > 0 && <span className={styles.help}>{plural(stopWords.length, 'word')}</span>}
      </div>
      <textarea
        id={id}
        className={styles.words}
        rows={3}
        spellCheck={false}
        placeholder="the and of"
        value={isShown ? text : stopWords.join(' ')}
        onChange={(event) => change(event.target.value)}
      />
      {lowerCased && stopWords.some((word) => word !== word.toLowerCase()) && (
        <p className={styles.help}>Words of the text are in lower case; write those of the list so too.</p>
      )}
      <div className={styles.buttons}>
        <Button look="link" onPress={addEnglish}>
          Add common English words
        </Button>
        {stopWords.length > 0 && (
          <Button look="link" onPress={() => change('')}>
            Clear
          </Button>
        )}
      </div>
    </div>
  );
}

function Expression({ rule, example }: { rule: ExpressionRule; example: string }) {
  const rules = useAppState((state) => state.rules);
  const { setRules } = useActions();
  const [id, errorId] = [useId(), useId()];
  const problem = validateRules(rules).find((one) => one.kind === 'invalidExpression' && one.rule === rule);
  const fault = problem?.kind === 'invalidExpression' ? problem.fault : null;
  return (
    <div className={styles.field}>
      <label className={styles.label} htmlFor={id}>
        {EXPRESSION_LABELS[rule]}
      </label>
      <input
        id={id}
        className={styles.expression}
        spellCheck={false}
        autoCapitalize="off"
        autoComplete="off"
        placeholder={example}
        value={rules[rule] ?? ''}
        aria-invalid={fault !== null}
        aria-describedby={fault ? errorId : undefined}
        onChange={(event) => setRules({ [rule]: event.target.value === '' ? null : event.target.value })}
      />
      {fault && (
        <p id={errorId} className={styles.error} role="alert">
          {wordExpressionFault(fault)}
        </p>
      )}
      {!fault && rule === 'mustNotMatch' && (
        <p className={styles.help}>
          Regular expressions, found anywhere in a word; ^ and $ stand for its start and end.
        </p>
      )}
    </div>
  );
}

/** How many words of the text each rule takes away. */
function LeftOut() {
  const leftOut = useAppState((state) => state.vocabulary?.leftOut ?? null);
  if (!leftOut) return null;
  const parts = [
    leftOut.stopWords > 0 && `${formatCount(leftOut.stopWords)} on the stop list`,
    leftOut.expressions > 0 && `${formatCount(leftOut.expressions)} by pattern`,
    leftOut.maxCount > 0 && `${formatCount(leftOut.maxCount)} above the maximum count`,
  ].filter((part) => part !== false);
  if (parts.length === 0) return null;
  return (
    <p className={styles.result} role="status">
      Left out of the vocabulary: {parts.join(', ')}.
    </p>
  );
}
