import { rgb } from 'd3';
import { countRange, frequencyColors, type FrequencyColors } from './frequencyColor';
import { labelSize, labelText, TextMeasure } from './labelText';
import { stylePoints } from './pointStyle';
import type { PointStyles, ScatterProps } from './scatterTypes';
import { wordColors, type WordColors } from './wordColors';

const STYLE_PROPS = ['words', 'theme', 'focus', 'neighbours', 'selection', 'coloring'] as const;

/** How every word looks under the present properties: colour, size, emphasis, label box. */
export class WordLook {
  colors: WordColors;
  private frequency: FrequencyColors;
  styles: PointStyles;
  /** Words that stand out; when there are any, all others stand back. */
  chosen: ReadonlySet<number> = new Set();
  private readonly measure: TextMeasure;
  private props: ScatterProps;
  private points = 0;

  constructor(context: CanvasRenderingContext2D, props: ScatterProps) {
    this.measure = new TextMeasure(context);
    this.props = props;
    this.frequency = this.frequencyScale();
    this.colors = this.wordColors();
    this.styles = this.style();
    this.forgetSizes();
  }

  /** Answers whether the styles of the points changed. */
  update(props: ScatterProps, points: number): boolean {
    const before = this.props;
    this.props = props;
    const words = before.words !== props.words || before.theme !== props.theme;
    if (words) this.frequency = this.frequencyScale();
    if (words || before.coloring !== props.coloring) this.colors = this.wordColors();
    if (before.theme.fontFamily !== props.theme.fontFamily) this.forgetSizes();
    if (points === this.points && STYLE_PROPS.every((key) => before[key] === props[key])) return false;
    this.points = points;
    this.styles = this.style();
    return true;
  }

  /** Label boxes are measured again: a font has loaded. */
  forgetSizes(): void {
    this.measure.reset(this.props.theme.fontFamily);
  }

  /** Radius at the fitted view, CSS pixels. */
  radius(point: number): number {
    return this.styles.radius[point] ?? 0;
  }

  /** Place on the frequency scale, 0–1. */
  position(point: number): number {
    const word = this.props.words[point];
    return word ? this.frequency.position(word.count) : 0;
  }

  word(point: number): string {
    return this.props.words[point]?.word ?? '';
  }

  /** Whether the label box is known without measuring, which is slow. */
  isMeasured(point: number): boolean {
    return this.measure.knows(labelText(this.word(point)), labelSize(this.position(point)));
  }

  labelBox(point: number): { width: number; height: number } {
    return this.measure.size(labelText(this.word(point)), labelSize(this.position(point)));
  }

  /** Positions, x and y interleaved, with NaN for words that stand back, so that no label goes there. */
  withoutFiltered(positions: Float32Array): Float32Array {
    const { isShown, showsAll } = this.colors;
    if (showsAll) return positions;
    return positions.map((value, i) => (isShown(i >> 1) || this.chosen.has(i >> 1) ? value : NaN));
  }

  private wordColors(): WordColors {
    const { coloring, words, theme } = this.props;
    return wordColors({ coloring, words, surface: theme.surface });
  }

  private frequencyScale(): FrequencyColors {
    return frequencyColors(...countRange(this.props.words), this.props.theme.surface);
  }

  private style(): PointStyles {
    const { focus, neighbours, selection, theme, coloring } = this.props;
    const { points, colors } = this;
    const ids = [...selection, ...neighbours.map(({ point }) => point), ...(focus === null ? [] : [focus])];
    this.chosen = new Set(ids.filter((point) => point < points));
    const { r, g, b } = rgb(theme.accent);
    return stylePoints({
      ...{ points, colors, focus, chosen: this.chosen },
      // Colours that tell how similar words are to the chosen one are to be seen.
      dims: coloring.mode !== 'similarity',
      position: (point) => this.position(point),
      focusColor: [r, g, b],
    });
  }
}
