import { paintMarquee, paintOverlay, type Marquee } from './overlayPainter';
import type { OverlayScene } from './overlayScene';
import type { MapTheme } from './scatterTypes';

/** The canvas over the points. */
export class OverlaySurface {
  readonly context: CanvasRenderingContext2D;
  private readonly canvas = document.createElement('canvas');
  private pixelRatio = 1;

  constructor(container: HTMLElement) {
    const context = this.canvas.getContext('2d');
    if (!context) throw new Error('the browser gives no 2D canvas');
    this.context = context;
    this.canvas.setAttribute('aria-hidden', 'true');
    container.append(this.canvas);
  }

  resize(width: number, height: number, pixelRatio: number): void {
    this.pixelRatio = pixelRatio;
    this.canvas.width = Math.max(1, Math.round(width * pixelRatio));
    this.canvas.height = Math.max(1, Math.round(height * pixelRatio));
  }

  draw(scene: OverlayScene, theme: MapTheme, marquee: Marquee | null): void {
    const { context, pixelRatio } = this;
    context.setTransform(1, 0, 0, 1, 0, 0);
    context.clearRect(0, 0, this.canvas.width, this.canvas.height);
    context.setTransform(pixelRatio, 0, 0, pixelRatio, 0, 0);
    paintOverlay(context, scene, theme);
    if (marquee) paintMarquee(context, marquee, theme);
  }

  destroy(): void {
    this.canvas.remove();
  }
}
