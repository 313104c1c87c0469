import { CanvasPoints } from './canvas2d/canvasPoints';
import type { PointRenderer, PointView } from './pointRenderer';
import type { PointStyles } from './scatterTypes';
import { WebglPoints } from './webgl/webglPoints';

export interface SurfaceEvents {
  /** The canvas needs drawing again though nothing on it changed. */
  onRedraw(): void;
  /** Points are drawn by this from now on. */
  onRenderer?(kind: PointRenderer['kind']): void;
}

/** The canvas of the points: WebGL2 where there is one, Canvas 2D where not or once a context is lost for good. */
export class PointSurface {
  private readonly container: HTMLElement;
  private readonly events: SurfaceEvents;
  private renderer: PointRenderer;
  private size: [width: number, height: number, pixelRatio: number] = [1, 1, 1];
  private styles: PointStyles | null = null;
  private layout: [data: Float32Array, count: number] = [new Float32Array(0), 0];

  constructor(container: HTMLElement, events: SurfaceEvents) {
    this.container = container;
    this.events = events;
    this.renderer =
      WebglPoints.create({ onRestored: () => events.onRedraw(), onLost: () => this.fallBack() }) ??
      new CanvasPoints();
    this.mount();
  }

  get kind(): PointRenderer['kind'] {
    return this.renderer.kind;
  }

  resize(width: number, height: number, pixelRatio: number): void {
    this.size = [width, height, pixelRatio];
    this.renderer.resize(width, height, pixelRatio);
  }

  setStyles(styles: PointStyles): void {
    this.styles = styles;
    this.renderer.setStyles(styles);
  }

  setLayout(data: Float32Array, count: number): void {
    this.layout = [data, count];
    this.renderer.setLayout(data, count);
  }

  draw(view: PointView): void {
    this.renderer.draw(view);
  }

  destroy(): void {
    this.renderer.destroy();
  }

  private fallBack(): void {
    this.renderer.destroy();
    this.renderer = new CanvasPoints();
    this.mount();
    this.renderer.resize(...this.size);
    if (this.styles) this.renderer.setStyles(this.styles);
    this.renderer.setLayout(...this.layout);
    this.events.onRedraw();
  }

  private mount(): void {
    this.renderer.canvas.dataset.renderer = this.renderer.kind;
    this.renderer.canvas.setAttribute('aria-hidden', 'true');
    this.container.prepend(this.renderer.canvas);
    this.events.onRenderer?.(this.renderer.kind);
  }
}
