import type { LabelLayer } from './labelLayer';
import type { Marquee } from './overlayPainter';
import type { PointField } from './pointField';
import { PointerGestures, type PointerPlace } from './pointerGestures';
import type { HoverHit, ScatterEvents, SelectMode } from './scatterTypes';
import type { Affine } from './viewTransform';

interface PointerParts {
  field: PointField;
  labels: LabelLayer;
  affine(): Affine;
  /** Whether a point is drawn and the legend lets it stand out: others cannot be pointed at. */
  isShown(point: number): boolean;
  /** Radius of a point on the screen, CSS pixels. */
  radius(point: number): number;
  events: ScatterEvents;
  /** Something about the pointer changed that wants a frame. */
  onChange(): void;
}

/** What the pointer means on the map: the point under it, points clicked, selections drawn. */
export class MapPointer {
  readonly gestures: PointerGestures;
  /** The selection being drawn. */
  marquee: Marquee | null = null;
  private readonly container: HTMLElement;
  private readonly parts: PointerParts;
  /** Where the pointer rests; null when it is elsewhere or pressed. */
  private place: PointerPlace | null = null;
  private hit: HoverHit | null = null;

  constructor(container: HTMLElement, parts: PointerParts) {
    this.container = container;
    this.parts = parts;
    this.gestures = new PointerGestures(container, {
      onPoint: (place) => {
        this.place = place;
        parts.onChange();
      },
      onHold: (place) => {
        this.place = place;
        parts.onChange();
        this.click(place, 'toggle');
      },
      onClick: (place, mode) => this.click(place, mode),
      onMarquee: (marquee) => {
        this.marquee = marquee;
        parts.onChange();
      },
      onMarqueeDone: (marquee, mode) => {
        parts.events.onSelect(parts.field.inMarquee(marquee, parts.affine()), mode);
      },
    });
  }

  /** The point under the pointer. */
  get point(): number | null {
    return this.hit?.point ?? null;
  }

  /** Looks again: the pointer or the points have moved. */
  refresh(): void {
    const point = this.place && !this.marquee ? this.pick(this.place) : null;
    if (point === null) return this.setHit(null);
    const [x, y] = this.parts.field.at(point, this.parts.affine());
    this.setHit({ point, x, y, radius: this.parts.radius(point) });
  }

  leave(): void {
    this.place = null;
    this.setHit(null);
  }

  destroy(): void {
    this.gestures.destroy();
    this.leave();
  }

  /** The point at a place, or else the word whose label is there. */
  private pick({ x, y, reach }: PointerPlace): number | null {
    const { field, labels } = this.parts;
    const affine = this.parts.affine();
    const point = field.nearest([x, y], reach, affine, (candidate) => this.parts.isShown(candidate));
    return point ?? labels.at(x, y, (point) => field.at(point, affine));
  }

  private click(place: PointerPlace, mode: SelectMode | 'focus'): void {
    const point = this.pick(place);
    if (point === null) return;
    if (mode === 'focus') this.parts.events.onFocus(point);
    else this.parts.events.onSelect([point], mode);
  }

  private setHit(hit: HoverHit | null): void {
    const before = this.hit;
    if (hit?.point === before?.point && hit?.x === before?.x && hit?.y === before?.y) return;
    this.hit = hit;
    this.container.style.cursor = hit ? 'pointer' : '';
    this.parts.events.onHover(hit);
  }
}
