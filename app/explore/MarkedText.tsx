import { memo, type ReactNode } from 'react';
import type { TextRange } from '../../worker/contract/wordMatches';

interface MarkedTextProps {
  text: string;
  /** From left to right, none over another. */
  matches: readonly TextRange[];
  /** Number of the match that stands out. */
  current: number;
}

/** A text with parts of it marked. */
export const MarkedText = memo(function MarkedText({ text, matches, current }: MarkedTextProps) {
  const parts: ReactNode[] = [];
  let at = 0;
  matches.forEach(({ from, to }, index) => {
    parts.push(text.slice(at, from));
    parts.push(
      <mark key={index} data-current={index === current || undefined}>
        {text.slice(from, to)}
      </mark>,
    );
    at = to;
  });
  parts.push(text.slice(at));
  return parts;
});
