import {
  select,
  zoom,
  zoomIdentity,
  type D3ZoomEvent,
  type Selection,
  type ZoomBehavior,
  type ZoomTransform,
} from 'd3';
import type { MapView } from '../state/lookHistory';
import {
  affineOf,
  dataX,
  dataY,
  fitFrame,
  fittedTransform,
  mixFrames,
  reframed,
  ZOOM_EXTENT,
  type Affine,
  type Bounds,
  type Frame,
} from './viewTransform';

const MOVE_MS = 250;

export interface CameraEvents {
  /** The view changed. */
  onMove(): void;
  /** Whether a press at this event may drag the map (else it draws a selection). */
  dragsMap(event: MouseEvent | TouchEvent): boolean;
}

/**
 * What part of the data is seen: a fitted frame (follows the layouts until the visitor moves the view)
 * under a d3-zoom transform (what the visitor did).
 */
export class Camera {
  private readonly zoom: ZoomBehavior<HTMLElement, unknown>;
  private readonly selection: Selection<HTMLElement, unknown, null, undefined>;
  private readonly events: CameraEvents;
  private transform: ZoomTransform = zoomIdentity;
  private from: Frame = { cx: 0, cy: 0, scale: 1 };
  private to: Frame = { cx: 0, cy: 0, scale: 1 };
  private t = 1;
  private framed = false;
  private touchedByHand = false;
  private width = 0;
  private height = 0;
  private moveMs = MOVE_MS;

  constructor(element: HTMLElement, events: CameraEvents) {
    this.events = events;
    this.selection = select(element);
    this.zoom = zoom<HTMLElement, unknown>()
      .scaleExtent(ZOOM_EXTENT)
      .extent(() => [
        [0, 0],
        [this.width, this.height],
      ])
      .clickDistance(4)
      .filter((event: MouseEvent | TouchEvent) => this.accepts(event))
      .on('zoom', (event: D3ZoomEvent<HTMLElement, unknown>) => {
        if (event.sourceEvent) this.touch();
        this.transform = event.transform;
        events.onMove();
      });
    this.selection.call(this.zoom);
  }

  get affine(): Affine {
    return affineOf(mixFrames(this.from, this.to, this.t), this.transform);
  }

  /** Zoom relative to the fitted view. */
  get k(): number {
    return this.transform.k;
  }

  /** Whether the visitor moved the view; until then it follows the layout. */
  get touched(): boolean {
    return this.touchedByHand;
  }

  /** What is seen, null while it is the whole map. */
  get view(): MapView | null {
    if (!this.touchedByHand || this.width === 0) return null;
    const { affine } = this;
    return { x: dataX(affine, this.width / 2), y: dataY(affine, this.height / 2), scale: affine.scale };
  }

  /** Goes where `view` said. */
  show({ x, y, scale }: MapView): void {
    this.touch();
    const { cx, cy, scale: fitted } = this.to;
    this.moveTo(
      zoomIdentity
        .translate(this.width / 2 - scale * (x - cx), this.height / 2 + scale * (y - cy))
        .scale(scale / fitted),
    );
  }

  /** Screen point that moves with the map. */
  get origin(): [number, number] {
    return [this.transform.x, this.transform.y];
  }

  setReducedMotion(reduced: boolean): void {
    this.moveMs = reduced ? 0 : MOVE_MS;
    this.zoom.duration(this.moveMs);
  }

  resize(width: number, height: number, bounds: Bounds | null): void {
    const [dx, dy] = [(width - this.width) / 2, (height - this.height) / 2];
    this.width = width;
    this.height = height;
    if (bounds && !this.touchedByHand) this.setFrame(fitFrame(bounds, width, height));
    this.place(zoomIdentity.translate(this.transform.x + dx, this.transform.y + dy).scale(this.transform.k));
  }

  /** A new layout: an untouched view turns to its bounds while the tween runs. */
  follow(bounds: Bounds | null): void {
    if (this.touchedByHand || !bounds || this.width === 0) return;
    const target = fitFrame(bounds, this.width, this.height);
    this.from = this.framed ? mixFrames(this.from, this.to, this.t) : target;
    this.to = target;
    this.framed = true;
  }

  /** Eased progress of the layout tween, 0–1. */
  advance(t: number): void {
    this.t = t;
  }

  /** Forgets the frame: the next layout is shown fitted at once. */
  reset(): void {
    this.framed = false;
    this.touchedByHand = false;
    this.place(fittedTransform(this.width, this.height));
  }

  fit(bounds: Bounds | null): void {
    if (!bounds || this.width === 0) return;
    const target = fitFrame(bounds, this.width, this.height);
    const seen = reframed(this.transform, mixFrames(this.from, this.to, this.t), target);
    this.setFrame(target);
    this.touchedByHand = false;
    this.place(seen);
    this.moveTo(fittedTransform(this.width, this.height));
  }

  zoomBy(factor: number): void {
    this.touch();
    if (this.moveMs === 0) this.zoom.scaleBy(this.selection, factor);
    else this.zoom.scaleBy(this.selection.transition().duration(this.moveMs), factor);
  }

  /** Moves the map by screen pixels. */
  panBy(dx: number, dy: number): void {
    this.touch();
    this.place(zoomIdentity.translate(this.transform.x + dx, this.transform.y + dy).scale(this.transform.k));
  }

  destroy(): void {
    this.selection.interrupt().on('.zoom', null);
  }

  private accepts(event: MouseEvent | TouchEvent): boolean {
    if (event.type === 'wheel') return true;
    if (event.type.startsWith('touch') && (event as TouchEvent).touches.length > 1) return true;
    if ('button' in event && event.button !== 0) return false;
    return event.type === 'dblclick' ? !event.shiftKey : this.events.dragsMap(event);
  }

  private touch(): void {
    if (this.touchedByHand) return;
    this.touchedByHand = true;
    this.setFrame(mixFrames(this.from, this.to, this.t));
  }

  private setFrame(frame: Frame): void {
    this.from = frame;
    this.to = frame;
    this.framed = true;
  }

  private place(transform: ZoomTransform): void {
    this.zoom.transform(this.selection, transform);
  }

  private moveTo(transform: ZoomTransform): void {
    if (this.moveMs === 0) this.place(transform);
    else this.zoom.transform(this.selection.transition().duration(this.moveMs), transform);
  }
}
