import { rgb } from 'd3';
import { isDocument, nameOf } from '../state/mapPoints';
import { countRange, frequencyColors, type FrequencyColors } from './frequencyColor';
import { labelSize, labelText, TextMeasure } from './labelText';
import { stylePoints } from './pointStyle';
import type { PointStyles, ScatterProps } from './scatterTypes';
import { pointColors, type PointColors } from './pointColors';

const STYLE_PROPS = ['points', 'layers', 'theme', 'focus', 'neighbours', 'selection', 'coloring'] as const;
/** Place of documents on the scale of sizes of labels, which have no frequency. */
const DOCUMENT_POSITION = 0.25;

/** How every point looks under the present properties: colour, size, emphasis, label box. */
export class PointLook {
  colors: PointColors;
  private frequency: FrequencyColors;
  styles: PointStyles;
  /** Points that stand out; when there are any, all others stand back. */
  chosen: ReadonlySet<number> = new Set();
  private readonly measure: TextMeasure;
  private props: ScatterProps;
  private points = 0;

  constructor(context: CanvasRenderingContext2D, props: ScatterProps) {
    this.measure = new TextMeasure(context);
    this.props = props;
    this.frequency = this.frequencyScale();
    this.colors = this.colorsNow();
    this.styles = this.style();
    this.forgetSizes();
  }

  /** Answers whether the styles of the points changed. */
  update(props: ScatterProps, points: number): boolean {
    const before = this.props;
    this.props = props;
    const others = before.points !== props.points || before.theme !== props.theme;
    if (others) this.frequency = this.frequencyScale();
    const recolored = before.coloring !== props.coloring || before.columnKind !== props.columnKind;
    if (others || recolored || before.layers !== props.layers) this.colors = this.colorsNow();
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
    const shown = this.props.points[point];
    if (!shown) return 0;
    return isDocument(shown) ? DOCUMENT_POSITION : this.frequency.position(shown.count);
  }

  name(point: number): string {
    const shown = this.props.points[point];
    return shown ? nameOf(shown) : '';
  }

  isDocument(point: number): boolean {
    const shown = this.props.points[point];
    return shown !== undefined && isDocument(shown);
  }

  /** Whether the layer of a point is drawn at all. */
  isDrawn(point: number): boolean {
    const { layers } = this.props;
    return this.isDocument(point) ? layers.documents : layers.words;
  }

  /** Whether the label box is known without measuring, which is slow. */
  isMeasured(point: number): boolean {
    return this.measure.knows(labelText(this.name(point)), labelSize(this.position(point)));
  }

  textBox(text: string, size: number): { width: number; height: number } {
    return this.measure.size(text, size);
  }

  /** Of strong type, CSS pixels. */
  textWidth(text: string, size: number): number {
    return this.textBox(text, size).width;
  }

  labelBox(point: number): { width: number; height: number } {
    return this.measure.size(labelText(this.name(point)), labelSize(this.position(point)));
  }

  /** Positions, x and y interleaved, with NaN for points that stand back, so that no label goes there. */
  withoutFiltered(positions: Float32Array): Float32Array {
    const { isShown, showsAll } = this.colors;
    if (showsAll) return positions;
    return positions.map((value, i) => (isShown(i >> 1) || this.chosen.has(i >> 1) ? value : NaN));
  }

  private colorsNow(): PointColors {
    const { coloring, columnKind, points, layers, theme } = this.props;
    const colors = pointColors({ coloring, columnKind, points, surface: theme.surface });
    if (layers.words && layers.documents) return colors;
    const isShown = (point: number) => this.isDrawn(point) && colors.isShown(point);
    return { ...colors, isShown, showsAll: false };
  }

  private frequencyScale(): FrequencyColors {
    return frequencyColors(...countRange(this.props.points), this.props.theme.surface);
  }

  private style(): PointStyles {
    const { focus, neighbours, selection, theme, coloring } = this.props;
    const { points, colors } = this;
    const ids = [...selection, ...neighbours.map(({ point }) => point), ...(focus === null ? [] : [focus])];
    this.chosen = new Set(ids.filter((point) => point >= 0 && point < points && this.isDrawn(point)));
    const { r, g, b } = rgb(theme.accent);
    return stylePoints({
      ...{ points, colors, focus, chosen: this.chosen },
      isDocument: (point) => this.isDocument(point),
      isDrawn: (point) => this.isDrawn(point),
      // Colours that tell how similar points are to the chosen one are to be seen.
      dims: coloring.mode !== 'similarity',
      position: (point) => this.position(point),
      focusColor: [r, g, b],
    });
  }
}
