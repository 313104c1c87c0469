/** Letters shown of a long word. */
const MAX_LETTERS = 28;
const RTL = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/;
/** Line height of a label box as a multiple of its type size. */
export const LINE_HEIGHT = 1.2;
/** Distance from the middle of the box down to the baseline, as a multiple of the type size. */
export const BASELINE = 0.35;

export const isRightToLeft = (text: string): boolean => RTL.test(text);

/** The word, cut with an ellipsis when it is longer than a label should be. Never cuts a character in two. */
export function labelText(word: string): string {
  if (word.length <= MAX_LETTERS) return word;
  const letters = [...word];
  return letters.length <= MAX_LETTERS ? word : `${letters.slice(0, MAX_LETTERS - 1).join('')}…`;
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
