/** Most that is shown of a long word, in Latin letters; letters as wide as they are high count twice. */
const MAX_WIDTH = 28;
const WIDE =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Extended_Pictographic}]/u;
const RIGHT_TO_LEFT = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\u{10800}-\u{10fff}\u{1e800}-\u{1eeff}]/u;
const LETTER = /\p{L}/u;
/** Line height of a label box as a multiple of its type size. */
export const LINE_HEIGHT = 1.2;
/** Distance from the middle of the box down to the baseline, as a multiple of the type size. */
export const BASELINE = 0.35;

/** Whether the first letter of the text runs from right to left, by which a browser sets a paragraph. */
export function isRightToLeft(text: string): boolean {
  const first = LETTER.exec(text);
  return first !== null && RIGHT_TO_LEFT.test(first[0]);
}

const graphemes = new Intl.Segmenter(undefined, { granularity: 'grapheme' });

/** The word, cut with an ellipsis when it is longer than a label should be; never within what is read as one letter. */
export function labelText(word: string): string {
  // No letter is wider than two: nothing to count in most words.
  if (word.length <= MAX_WIDTH / 2) return word;
  let width = 0;
  let cut = 0;
  for (const { segment, index } of graphemes.segment(word)) {
    width += WIDE.test(segment) ? 2 : 1;
    if (width <= MAX_WIDTH - 1) cut = index + segment.length;
    if (width > MAX_WIDTH) return `${word.slice(0, cut)}…`;
  }
  return word;
}

/** Type size in CSS pixels by place on the frequency scale (0–1). */
export const labelSize = (position: number): number => 11 + Math.round(8 * position) / 2;

export const fontOf = (size: number, family: string, strong = false): string =>
  `${strong ? 600 : 500} ${size}px ${family}`;

/** Widths of labels, measured once a word and size. */
export class TextMeasure {
  private readonly widths = new Map<string, number>();
  private readonly context: CanvasRenderingContext2D;
  private family = '';

  constructor(context: CanvasRenderingContext2D) {
    this.context = context;
  }

  /** Forgets what was measured: after a font has loaded or changed. */
  reset(family: string): void {
    this.family = family;
    this.widths.clear();
  }

  /** Whether the box of a label is known without measuring. */
  knows(text: string, size: number): boolean {
    return this.widths.has(keyOf(text, size));
  }

  /** Box of a label in CSS pixels; strong type is allowed for in every box, so that emphasis moves nothing. */
  size(text: string, size: number): { width: number; height: number } {
    const key = keyOf(text, size);
    let width = this.widths.get(key);
    if (width === undefined) {
      this.context.font = fontOf(size, this.family, true);
      width = Math.ceil(this.context.measureText(text).width) + 1;
      this.widths.set(key, width);
    }
    return { width, height: Math.ceil(size * LINE_HEIGHT) };
  }
}

const keyOf = (text: string, size: number): string => `${size} ${text}`;
