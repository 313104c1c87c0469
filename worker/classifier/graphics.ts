import type { BackendRefusal } from '../contract/classifierBackend';
import { isSoftware, type BackendSurroundings } from './backends';

interface AdapterLike {
  info?: { vendor?: string; architecture?: string; description?: string; isFallbackAdapter?: boolean };
  isFallbackAdapter?: boolean;
}

/** What a browser's worker has of graphics processors. */
export const browserGraphics: NonNullable<BackendSurroundings['graphics']> = async (name) => {
  const gpu = name === 'webgpu' ? await webGpuName() : webGlName();
  if (gpu === null) return { refusal: unavailable(name) };
  return isSoftware(gpu) ? { refusal: { kind: 'software', gpu } } : { gpu };
};

const unavailable = (name: string): BackendRefusal => ({
  kind: 'unavailable',
  detail: `this browser does not offer ${name === 'webgpu' ? 'WebGPU' : 'WebGL'} here`,
});

const webGpuName = async (): Promise<string | null> => {
  const { gpu } = navigator as { gpu?: { requestAdapter(): Promise<AdapterLike | null> } };
  const adapter = await gpu?.requestAdapter();
  if (!adapter) return null;
  const { vendor = '', architecture = '', description = '', isFallbackAdapter } = adapter.info ?? {};
  const fallback = (adapter.isFallbackAdapter ?? isFallbackAdapter) ? 'software' : '';
  return [description, vendor, architecture, fallback].filter((part) => part !== '').join(' ') || 'unnamed';
};

const webGlName = (): string | null => {
  const gl = new OffscreenCanvas(1, 1).getContext('webgl2');
  if (!gl) return null;
  const extension = gl.getExtension('WEBGL_debug_renderer_info');
  const name: unknown = gl.getParameter(extension ? extension.UNMASKED_RENDERER_WEBGL : gl.RENDERER);
  gl.getExtension('WEBGL_lose_context')?.loseContext();
  return String(name);
};
