import { isSpace } from './characters';
import type { SentenceSink, SentenceSplitter } from './sentences';

// Roles of a code unit in finding sentence ends.
const OTHER = 0;
const SPACE = 1;
const CLOSER = 2;
const STOP = 3;
const ELLIPSIS = 4;
const MARK = 5;
const FULL_WIDTH = 6;

const ROLE_OF: Record<string, number> = {};
for (const closer of `"'”’»›)]}」』）】》〉`) ROLE_OF[closer] = CLOSER;
for (const mark of '!?।॥؟۔‼⁇⁈⁉') ROLE_OF[mark] = MARK;
for (const mark of '。！？｡') ROLE_OF[mark] = FULL_WIDTH;
ROLE_OF['.'] = STOP;
ROLE_OF['…'] = ELLIPSIS;

const ASCII_ROLES = new Uint8Array(0x80);
for (let unit = 0; unit < 0x80; unit++) {
  ASCII_ROLES[unit] = isSpace(unit) ? SPACE : (ROLE_OF[String.fromCharCode(unit)] ?? OTHER);
}

const roleOf = (unit: number): number => {
  if (unit < 0x80) return ASCII_ROLES[unit];
  if (unit >= 0xac00 && unit <= 0xd7a3) return OTHER;
  return isSpace(unit) ? SPACE : (ROLE_OF[String.fromCharCode(unit)] ?? OTHER);
};

/** Abbreviations that hardly ever end a sentence. */
const ABBREVIATIONS = new Set(
  (
    'mr mrs ms dr st prof rev hon gen col capt cpt lt sgt maj adm gov sen rep pres messrs mme mlle mm ' +
    'jr sr vs viz cf ca fig figs vol vols p pp dept univ approx ' +
    'jan feb apr jun jul aug sept oct nov dec'
  ).split(' '),
);
/** Units of the word before a full stop that are looked at: longer than any abbreviation with its bracket. */
const WORD_UNITS = 12;
/** One capital (J.) or letters with stops between them (U.S. e.g. Ph.D.). */
const INITIALS = /^(?:\p{Lu}|(?:[\p{Lu}\p{Ll}]{1,2}\.)+[\p{Lu}\p{Ll}])$/u;
const LEADING_MARKS = /^[^\p{L}\p{N}]+/u;
const LOWER_CASE = /\p{Ll}/u;

const isAbbreviation = (wordBeforeStop: string): boolean => {
  const word = wordBeforeStop.replace(LEADING_MARKS, '');
  // "I." ends more sentences than it abbreviates names.
  if (word === 'I') return false;
  return INITIALS.test(word) || ABBREVIATIONS.has(word.toLowerCase());
};

/**
 * A state machine over code units. Whether a full stop ended its sentence is known only when the
 * next word starts; the boundary is told there, so that no text has to be held back.
 */
export class PunctuationSentences implements SentenceSplitter {
  /** Role of the mark that may have ended the sentence; OTHER: none. */
  private pending = OTHER;
  private stops = 0;
  private closerSeen = false;
  private spaceSeen = false;
  private lineBreaks = 0;
  private lastSpace = 0;
  /** Start of the current word that came in earlier pieces, its last WORD_UNITS units. */
  private wordBefore = '';

  constructor(private readonly sink: SentenceSink) {}

  push(text: string): void {
    let from = 0;
    let wordStart = 0;
    for (let i = 0; i < text.length; i++) {
      const unit = text.charCodeAt(i);
      const role = roleOf(unit);
      if (role === SPACE) {
        this.takeSpace(unit);
        wordStart = i + 1;
        continue;
      }
      // A quote or bracket after whitespace opens: it belongs to what follows.
      const startsWord = role === OTHER || (role === CLOSER && this.spaceSeen);
      if (startsWord && (this.pending !== OTHER || this.spaceSeen)) {
        if (this.endsBefore(text[i])) {
          if (i > from) this.sink.text(text, from, i);
          this.sink.boundary();
          from = i;
        }
        this.clear();
      } else if (role === CLOSER) {
        this.closerSeen = true;
      } else if (role !== OTHER) {
        this.takeMark(role, role === STOP ? this.wordUpTo(text, wordStart, i) : '');
      }
    }
    if (from < text.length) this.sink.text(text, from, text.length);
    this.wordBefore = this.wordUpTo(text, wordStart, text.length);
  }

  finish(): void {
    this.sink.boundary();
    this.clear();
    this.wordBefore = '';
  }

  private wordUpTo(text: string, wordStart: number, end: number): string {
    return (this.wordBefore + text.slice(Math.max(wordStart, end - WORD_UNITS), end)).slice(-WORD_UNITS);
  }

  private takeSpace(unit: number): void {
    this.wordBefore = '';
    this.spaceSeen = true;
    if (unit === 0x2029) this.lineBreaks = 2;
    if (unit === 0x0d || (unit === 0x0a && this.lastSpace !== 0x0d)) this.lineBreaks++;
    this.lastSpace = unit;
  }

  private takeMark(role: number, wordBefore: string): void {
    if (this.pending === OTHER && isAbbreviation(wordBefore)) return;
    this.stops = role === STOP ? this.stops + 1 : 0;
    this.pending = this.stops > 1 ? ELLIPSIS : Math.max(this.pending, role);
  }

  private endsBefore(character: string): boolean {
    if (this.lineBreaks > 1 || this.pending === FULL_WIDTH) return true;
    if (!this.spaceSeen || this.pending === OTHER) return false;
    if (this.pending === ELLIPSIS || (this.pending === MARK && this.closerSeen)) {
      return !LOWER_CASE.test(character);
    }
    return true;
  }

  private clear(): void {
    this.pending = OTHER;
    this.stops = 0;
    this.closerSeen = false;
    this.spaceSeen = false;
    this.lineBreaks = 0;
    this.lastSpace = 0;
  }
}
