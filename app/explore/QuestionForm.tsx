import { type KeyboardEvent, type ReactNode, useId, useState } from 'react';
import type { Outcome } from '../../worker/contract/outcome';
import { Button } from '../ui/Button';
import { wordProblem } from '../ui/wording';
import styles from './QuestionForm.module.css';

interface QuestionFormProps<T> {
  /** What to write. */
  label: string;
  /** A heading rather than a hint. */
  isHeading?: boolean;
  placeholder?: string;
  /** One line, or a text. */
  lines: 'one' | 'many';
  /** Whether Enter asks within a text too; Shift and Enter begin a new line then. */
  enterAsks?: boolean;
  /** Word on the button. */
  action: string;
  /** Text to begin with. */
  initialText?: string;
  /** null before there is one. */
  answer: Outcome<T> | null;
  onAsk: (text: string) => void;
  /** Takes the answer away; absent where it stays until the next. */
  onClear?: () => void;
  /** Shows what was answered. */
  children: (value: T) => ReactNode;
}

/** A text to write, a button to ask the model about it, and the answer or why there is none. */
export function QuestionForm<T>({ label, lines, action, answer, onAsk, ...rest }: QuestionFormProps<T>) {
  const { isHeading, placeholder, enterAsks, initialText = '', onClear, children } = rest;
  const [text, setText] = useState(initialText);
  const id = useId();
  const field = { id, placeholder, className: styles.field, value: text };
  const askOnEnter = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return;
    event.preventDefault();
    event.currentTarget.form?.requestSubmit();
  };
  const clear = () => {
    setText('');
    onClear?.();
  };
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        if (text.trim() !== '') onAsk(text);
      }}
    >
      <label className={isHeading ? styles.heading : styles.help} htmlFor={id}>
        {label}
      </label>
      {lines === 'one' ? (
        <input {...field} autoComplete="off" spellCheck={false} onChange={(e) => setText(e.target.value)} />
      ) : (
        <textarea
          {...field}
          rows={3}
          onChange={(event) => setText(event.target.value)}
          onKeyDown={enterAsks ? askOnEnter : undefined}
        />
      )}
      <div className={styles.actions}>
        <Button type="submit" isDisabled={text.trim() === ''}>
          {action}
        </Button>
        {onClear && answer && (
          <Button look="quiet" onPress={clear}>
            Clear
          </Button>
        )}
      </div>
      {answer && !answer.ok && (
        <p className={styles.problem} role="status">
          <strong>{wordProblem(answer.problem).title}.</strong> {wordProblem(answer.problem).text}
        </p>
      )}
      {answer?.ok && children(answer.value)}
    </form>
  );
}
