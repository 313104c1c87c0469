import type { PointRenderer, PointView } from '../pointRenderer';
import { HIDDEN } from '../layoutTween';
import type { PointStyles } from '../scatterTypes';
import { FRAGMENT_SHADER, VERTEX_SHADER } from './shaders';

/** How long a lost context is waited for before the Canvas 2D renderer takes over. */
const RESTORE_WAIT_MS = 2000;
const UNIFORMS = ['u_t', 'u_sizeScale', 'u_pixelRatio', 'u_size', 'u_affine', 'u_surface'] as const;

interface GlState {
  uniforms: Record<(typeof UNIFORMS)[number], WebGLUniformLocation | null>;
  layout: WebGLBuffer;
  radius: WebGLBuffer;
  rgba: WebGLBuffer;
  shape: WebGLBuffer;
  order: WebGLBuffer;
}

export interface WebglEvents {
  /** The context came back and everything is uploaded again: draw. */
  onRestored(): void;
  /** The context did not come back in time. */
  onLost(): void;
}

/** Points in one draw call; a layout is one buffer upload, a tween only a uniform. */
export class WebglPoints implements PointRenderer {
  readonly kind = 'webgl2';
  readonly canvas: HTMLCanvasElement;
  private readonly gl: WebGL2RenderingContext;
  private readonly events: WebglEvents;
  private state: GlState | null;
  private styles: PointStyles | null = null;
  private layout: Float32Array = new Float32Array(0);
  private count = 0;
  private size = { width: 1, height: 1, pixelRatio: 1 };
  private waiting: ReturnType<typeof setTimeout> | undefined;

  private constructor(gl: WebGL2RenderingContext, state: GlState, events: WebglEvents) {
    this.gl = gl;
    this.canvas = gl.canvas as HTMLCanvasElement;
    this.events = events;
    this.state = state;
    this.canvas.addEventListener('webglcontextlost', this.handleLost);
    this.canvas.addEventListener('webglcontextrestored', this.handleRestored);
  }

  /** null where the browser gives no WebGL2, or one that does not take the shaders. */
  static create(events: WebglEvents): WebglPoints | null {
    const canvas = document.createElement('canvas');
    const gl = canvas.getContext('webgl2', {
      alpha: true,
      antialias: false,
      depth: false,
      premultipliedAlpha: true,
    });
    const state = gl && createState(gl);
    return state ? new WebglPoints(gl, state, events) : null;
  }

  resize(width: number, height: number, pixelRatio: number): void {
    this.size = { width, height, pixelRatio };
    this.canvas.width = Math.max(1, Math.round(width * pixelRatio));
    this.canvas.height = Math.max(1, Math.round(height * pixelRatio));
  }

  setStyles(styles: PointStyles): void {
    this.styles = styles;
    if (!this.state) return;
    const { gl, state } = this;
    upload(gl, state.radius, styles.radius);
    upload(gl, state.rgba, styles.rgba);
    upload(gl, state.shape, styles.shape);
    gl.bindBuffer(gl.ELEMENT_ARRAY_BUFFER, state.order);
    gl.bufferData(gl.ELEMENT_ARRAY_BUFFER, styles.order, gl.STATIC_DRAW);
  }

  setLayout(layout: Float32Array, count: number): void {
    this.layout = layout;
    this.count = count;
    if (!this.state) return;
    upload(this.gl, this.state.layout, layout);
    this.gl.vertexAttribPointer(3, 2, this.gl.FLOAT, false, 0, 16 * count);
  }

  draw(view: PointView): void {
    const { gl, state, styles, size } = this;
    if (!state || gl.isContextLost()) return;
    gl.viewport(0, 0, this.canvas.width, this.canvas.height);
    gl.clearColor(0, 0, 0, 0);
    gl.clear(gl.COLOR_BUFFER_BIT);
    if (!styles || styles.count !== this.count || this.count === 0) return;
    const u = state.uniforms;
    const { affine, surface } = view;
    gl.uniform1f(u.u_t, view.t);
    gl.uniform1f(u.u_sizeScale, view.sizeScale);
    gl.uniform1f(u.u_pixelRatio, size.pixelRatio);
    gl.uniform2f(u.u_size, size.width, size.height);
    gl.uniform3f(u.u_affine, affine.scale, affine.tx, affine.ty);
    gl.uniform3f(u.u_surface, surface[0] / 255, surface[1] / 255, surface[2] / 255);
    gl.drawElements(gl.POINTS, this.count, gl.UNSIGNED_INT, 0);
  }

  destroy(): void {
    clearTimeout(this.waiting);
    this.canvas.removeEventListener('webglcontextlost', this.handleLost);
    this.canvas.removeEventListener('webglcontextrestored', this.handleRestored);
    this.canvas.remove();
    this.gl.getExtension('WEBGL_lose_context')?.loseContext();
  }

  private readonly handleLost = (event: Event) => {
    event.preventDefault();
    this.state = null;
    this.waiting = setTimeout(() => this.events.onLost(), RESTORE_WAIT_MS);
  };

  private readonly handleRestored = () => {
    clearTimeout(this.waiting);
    this.state = createState(this.gl);
    if (!this.state) return this.events.onLost();
    this.setLayout(this.layout, this.count);
    if (this.styles) this.setStyles(this.styles);
    this.events.onRestored();
  };
}

function upload(gl: WebGL2RenderingContext, buffer: WebGLBuffer, data: Float32Array | Uint8Array): void {
  gl.bindBuffer(gl.ARRAY_BUFFER, buffer);
  gl.bufferData(gl.ARRAY_BUFFER, data, gl.DYNAMIC_DRAW);
}

/** null when the context is lost or its driver does not take the shaders. */
function createState(gl: WebGL2RenderingContext): GlState | null {
  const program = createProgram(gl);
  if (!program) return null;
  gl.useProgram(program);
  gl.enable(gl.BLEND);
  gl.blendFunc(gl.ONE, gl.ONE_MINUS_SRC_ALPHA);
  gl.bindVertexArray(gl.createVertexArray());
  const state: GlState = {
    uniforms: Object.fromEntries(
      UNIFORMS.map((name) => [name, gl.getUniformLocation(program, name)]),
    ) as GlState['uniforms'],
    layout: gl.createBuffer(),
    radius: gl.createBuffer(),
    rgba: gl.createBuffer(),
    shape: gl.createBuffer(),
    order: gl.createBuffer(),
  };
  gl.bindBuffer(gl.ARRAY_BUFFER, state.layout);
  gl.vertexAttribPointer(0, 4, gl.FLOAT, false, 0, 0);
  gl.vertexAttribPointer(3, 2, gl.FLOAT, false, 0, 16);
  gl.bindBuffer(gl.ARRAY_BUFFER, state.radius);
  gl.vertexAttribPointer(1, 1, gl.FLOAT, false, 0, 0);
  gl.bindBuffer(gl.ARRAY_BUFFER, state.rgba);
  gl.vertexAttribPointer(2, 4, gl.UNSIGNED_BYTE, true, 0, 0);
  gl.bindBuffer(gl.ARRAY_BUFFER, state.shape);
  gl.vertexAttribPointer(4, 1, gl.UNSIGNED_BYTE, false, 0, 0);
  for (const location of [0, 1, 2, 3, 4]) gl.enableVertexAttribArray(location);
  gl.bindBuffer(gl.ELEMENT_ARRAY_BUFFER, state.order);
  drawNothing(gl, state);
  return state;
}

/** Drivers compile at the first draw, in software for 50 ms: better now than when the first map comes. */
function drawNothing(gl: WebGL2RenderingContext, state: GlState): void {
  upload(gl, state.layout, new Float32Array(6).fill(HIDDEN));
  upload(gl, state.radius, new Float32Array(1));
  upload(gl, state.rgba, new Uint8Array(4));
  upload(gl, state.shape, new Uint8Array(1));
  gl.bufferData(gl.ELEMENT_ARRAY_BUFFER, new Uint32Array(1), gl.STATIC_DRAW);
  gl.drawElements(gl.POINTS, 1, gl.UNSIGNED_INT, 0);
}

function createProgram(gl: WebGL2RenderingContext): WebGLProgram | null {
  const program = gl.createProgram();
  for (const [type, source] of [
    [gl.VERTEX_SHADER, VERTEX_SHADER],
    [gl.FRAGMENT_SHADER, FRAGMENT_SHADER],
  ] as const) {
    const shader = gl.createShader(type);
    if (!shader) return null;
    gl.shaderSource(shader, source);
    gl.compileShader(shader);
    gl.attachShader(program, shader);
    gl.deleteShader(shader);
  }
  gl.linkProgram(program);
  return gl.getProgramParameter(program, gl.LINK_STATUS) ? program : null;
}
