import { rgb } from 'd3';
import type { MapView } from '../state/lookHistory';
import { Camera } from './camera';
import { crowdSize } from './crowding';
import { LabelLayer } from './labelLayer';
import { labelInput } from './labelInput';
import { LabelSchedule } from './labelSchedule';
import { MapPointer } from './mapPointer';
import { labelText } from './labelText';
import { MARK_SIZE, markArea, markPlace } from './mapMark';
import { snapshotPoints, type MapSnapshot } from './mapSnapshot';
import { overlayScene, type OverlayScene } from './overlayScene';
import { OverlaySurface } from './overlaySurface';
import { watchPixelRatio } from './pixelRatio';
import { PointField } from './pointField';
import { PointSurface } from './pointSurface';
import { radiusScale } from './pointStyle';
import { RegionLayer, type RegionView } from './regionLayer';
import type { Rect, ScatterEvents, ScatterProps } from './scatterTypes';
import { ViewRecorder } from './viewRecorder';
import { nearestTo, nextTowards, type Direction } from './walk';
import { screenX, screenY } from './viewTransform';
import { PointLook } from './pointLook';

/** A point walked to is at least so far from the edge of the map, CSS pixels. */
const REVEAL_MARGIN = 72;

/**
 * The map of words and documents: points, labels, neighbour lines and selections on two canvases inside `container`.
 * Draws only when something changed; animation frames are asked for only while something moves.
 */
export class Scatter {
  private readonly container: HTMLElement;
  private props: ScatterProps;
  private readonly field = new PointField();
  private readonly labels = new LabelLayer();
  private readonly labelSchedule = new LabelSchedule(
    () => this.placeLabels(),
    () => this.update(),
  );
  private readonly regions = new RegionLayer();
  private readonly look: PointLook;
  private readonly surface: PointSurface;
  private readonly views: ViewRecorder;
  private readonly camera: Camera;
  private readonly pointer: MapPointer;
  private readonly overlay: OverlaySurface;
  private readonly observer: ResizeObserver;
  private readonly endPixelRatio: () => void;
  private width = 0;
  private height = 0;
  private pixelRatio = 1;
  private frameId = 0;
  private viewMoved = false;
  private lastFrameMs = 0;

  constructor(container: HTMLElement, props: ScatterProps, events: ScatterEvents) {
    this.container = container;
    this.props = props;
    this.overlay = new OverlaySurface(container);
    this.look = new PointLook(this.overlay.context, props);
    this.surface = new PointSurface(container, {
      onRedraw: () => this.update(),
      onRenderer: (kind) => events.onRenderer?.(kind),
    });
    this.views = new ViewRecorder(() => this.camera.view, events.onView);
    this.camera = new Camera(container, {
      onMove: () => {
        this.viewMoved = true;
        this.views.moved();
        this.changed();
      },
      dragsMap: (event) => this.pointer.gestures.dragsMap(event),
    });
    this.pointer = new MapPointer(container, {
      field: this.field,
      labels: this.labels,
      affine: () => this.camera.affine,
      isShown: (point) => this.isShown(point) || this.look.chosen.has(point),
      radius: this.radiusOf,
      events,
      onChange: () => this.update(),
    });
    this.surface.setStyles(this.look.styles);
    this.observer = new ResizeObserver(() => this.resize());
    this.observer.observe(container);
    this.endPixelRatio = watchPixelRatio(() => this.update());
    document.fonts.addEventListener('loadingdone', this.handleFonts);
    this.setProps({});
  }

  setProps(changes: Partial<ScatterProps>): void {
    const before = this.props;
    const props = { ...before, ...changes };
    this.props = props;
    if (before.runId !== props.runId) this.forget();
    this.camera.setReducedMotion(props.reducedMotion);
    if (props.reducedMotion) this.field.end();
    this.pointer.gestures.tool = props.tool;
    this.takeLayout(before.layout);
    if (this.look.update(props, this.field.count)) this.surface.setStyles(this.look.styles);
    this.changed();
  }

  /** Asks for a frame. */
  update(): void {
    if (this.frameId === 0) this.frameId = requestAnimationFrame(this.frame);
  }

  destroy(): void {
    cancelAnimationFrame(this.frameId);
    this.labelSchedule.cancel();
    document.fonts.removeEventListener('loadingdone', this.handleFonts);
    this.observer.disconnect();
    this.views.reset();
    this.endPixelRatio();
    this.camera.destroy();
    this.pointer.destroy();
    this.surface.destroy();
    this.overlay.destroy();
  }

  /** Shows the whole map, and follows it again while it grows. */
  fit(): void {
    this.camera.fit(this.field.bounds);
  }

  zoomBy(factor: number): void {
    this.camera.zoomBy(factor);
  }

  /** Moves the map by CSS pixels. */
  panBy(dx: number, dy: number): void {
    this.camera.panBy(dx, dy);
  }

  /** Goes to a view that was told of before. */
  showView(view: MapView | null): void {
    if (!this.views.expect(view)) return;
    if (view) this.camera.show(view);
    else this.fit();
  }

  /** Whether a point is drawn and the legend lets it stand out. */
  isShown(point: number): boolean {
    return this.look.colors.isShown(point);
  }

  /** Points in view that the legend does not make stand back: words, most frequent first, then documents. */
  pointsInView(): number[] {
    const { width, height } = this;
    const screen = this.shownPlaces();
    const inView = (i: number) =>
      screen[2 * i] >= 0 && screen[2 * i] <= width && screen[2 * i + 1] >= 0 && screen[2 * i + 1] <= height;
    return Array.from({ length: this.field.count }, (_, i) => i).filter(inView);
  }

  /** The point next to one in a direction, or without one that in the middle of the view; it is brought into view. */
  walk(from: number | null, direction: Direction | null): number | null {
    const screen = this.shownPlaces();
    if (from !== null && this.field.isShown(from))
      [screen[2 * from], screen[2 * from + 1]] = this.placeOf(from);
    const next =
      from !== null && direction
        ? nextTowards(screen, from, direction)
        : nearestTo(screen, [this.width / 2, this.height / 2]);
    if (next !== null) this.reveal(next);
    return next;
  }

  /** Gives up a selection being drawn; answers whether there was one. */
  cancelGesture(): boolean {
    return this.pointer.gestures.cancel();
  }

  /** The view as it is now, for export. */
  snapshot(): MapSnapshot {
    const { width, height, look, field } = this;
    const { affine } = this.camera;
    this.labels.finish();
    const points = snapshotPoints({
      width,
      height,
      at: this.placeOf,
      styles: look.styles,
      sizeScale: this.sizeScale,
      room: (point) => field.room(point, affine),
    });
    const { legend } = look.colors;
    return { width, height, theme: this.props.theme, legend, points, overlay: this.scene(null) };
  }

  /** Places on the screen of the points that do not stand back, x and y interleaved; NaN for the others. */
  private shownPlaces(): Float32Array {
    const { affine } = this.camera;
    return this.look
      .withoutFiltered(this.field.positions())
      .map((value, i) => (i % 2 === 0 ? screenX(affine, value) : screenY(affine, value)));
  }

  private reveal(point: number): void {
    const [x, y] = this.placeOf(point);
    const inside = (at: number, size: number) =>
      Math.min(size - REVEAL_MARGIN, Math.max(Math.min(REVEAL_MARGIN, size / 2), at)) - at;
    const [dx, dy] = [inside(x, this.width), inside(y, this.height)];
    if (dx !== 0 || dy !== 0) this.panBy(dx, dy);
  }

  private get sizeScale(): number {
    return radiusScale(this.camera.k, this.width, this.height);
  }

  private readonly placeOf = (point: number) => this.field.at(point, this.camera.affine);

  /** Radius of a point on the screen, CSS pixels. */
  private readonly radiusOf = (point: number): number => {
    const room = this.field.room(point, this.camera.affine);
    return this.look.radius(point) * this.sizeScale * crowdSize(room / this.sizeScale);
  };

  private takeLayout(shown: ScatterProps['layout']): void {
    const { layout, reducedMotion } = this.props;
    if (!layout) return this.field.count > 0 ? this.forget() : undefined;
    if (this.field.count > 0 && layout.version === shown?.version) return;
    const nowMs = performance.now();
    this.field.advance(nowMs);
    this.camera.advance(this.field.t);
    // Points under other numbers have no way to go.
    const renumbered = shown !== null && shown.rows.words !== layout.rows.words && shown.rows.documents > 0;
    this.field.begin(layout.positions, nowMs, !reducedMotion && !renumbered);
    this.camera.follow(this.field.bounds);
    this.camera.advance(this.field.t);
    this.surface.setLayout(this.field.data, this.field.count);
  }

  private forget(): void {
    this.field.clear();
    this.surface.setLayout(this.field.data, 0);
    this.labels.clear();
    this.camera.reset();
    this.views.reset();
    this.pointer.leave();
  }

  private readonly handleFonts = (): void => {
    this.look.forgetSizes();
    this.changed();
  };

  private changed(): void {
    this.labelSchedule.invalidate();
    this.update();
  }

  private resize(): void {
    this.width = this.container.clientWidth;
    this.height = this.container.clientHeight;
    this.pixelRatio = window.devicePixelRatio;
    const { width, height, pixelRatio } = this;
    if (width === 0 || height === 0) return;
    for (const surface of [this.surface, this.overlay]) surface.resize(width, height, pixelRatio);
    this.camera.resize(width, height, this.field.bounds);
    // A resized canvas is blank: draw before the browser paints it.
    cancelAnimationFrame(this.frameId);
    if (this.field.count > 0) this.labelSchedule.now();
    this.frame(performance.now());
  }

  private readonly frame = (nowMs: number): void => {
    this.frameId = 0;
    if (this.width === 0 || this.height === 0) return;
    if (window.devicePixelRatio !== this.pixelRatio) return this.resize();
    const moving = this.field.advance(nowMs);
    this.camera.advance(this.field.t);
    const elapsedMs = Math.min(50, Math.max(0, nowMs - this.lastFrameMs));
    this.lastFrameMs = nowMs;
    this.pointer.refresh();
    if (moving || this.viewMoved) this.labels.hold(this.placeOf, this.radiusOf);
    this.viewMoved = false;
    this.labels.step(elapsedMs);
    this.draw();
    if (moving) this.labelSchedule.invalidate();
    this.labelSchedule.soon();
    if (moving || this.labels.isFading) this.update();
  };

  private draw(): void {
    const { affine } = this.camera;
    const { theme } = this.props;
    const { r, g, b } = rgb(theme.surface);
    this.surface.draw({ affine, t: this.field.t, sizeScale: this.sizeScale, surface: [r, g, b] });
    this.overlay.draw(this.scene(this.props.hovered), theme, this.pointer.marquee);
  }

  private scene(hovered: number | null): OverlayScene {
    const { look } = this;
    const scene = overlayScene({
      ...this.props,
      hovered,
      chosen: look.chosen,
      labels: this.labels.labels,
      isShown: this.isPlaced,
      at: this.placeOf,
      radius: this.radiusOf,
      position: (point) => look.position(point),
      name: (point) => look.name(point),
    });
    scene.labels.push(...this.regions.labels(this.regionView));
    return scene;
  }

  private get regionView(): RegionView {
    const { props, look, width, height } = this;
    const { affine } = this.camera;
    return { props, look, width, height, toScreen: (x, y) => [screenX(affine, x), screenY(affine, y)] };
  }

  private readonly isPlaced = (point: number): boolean =>
    this.field.isShown(point) && this.look.isDrawn(point);

  private markAreas(): Rect[] {
    return this.props.marks.flatMap(({ label, places }) => {
      const place = markPlace(places, { isShown: this.isPlaced, at: this.placeOf });
      return place ? markArea(place, this.look.textBox(labelText(label), MARK_SIZE).width) : [];
    });
  }

  /** Answers whether all words that ask for a label were tried. */
  private placeLabels(): boolean {
    const { field, look, camera, width, height } = this;
    this.regions.find(this.props, field, look);
    const reserved = [...this.props.reserved, ...this.regions.boxes(this.regionView)];
    const props = { ...this.props, reserved };
    const carded = this.pointer.point;
    const radius = this.radiusOf;
    const { input, isThrough } = labelInput({
      ...{ props, field, look, camera, width, height, carded, radius },
      marks: this.markAreas(),
    });
    this.labels.place(input, props.reducedMotion);
    return isThrough();
  }
}
