/** What computes a network, the fastest first; `cpu` is plain JavaScript. */
export const BACKEND_NAMES = ['webgpu', 'webgl', 'wasm', 'cpu'] as const;
export type BackendName = (typeof BACKEND_NAMES)[number];

export interface BackendFacts {
  name: BackendName;
  /** As the driver calls it; null where there is none. */
  gpu: string | null;
  /** Of wasm; 1 elsewhere. */
  threads: number;
  simd: boolean;
  /** Backends that were passed over, and why. */
  passedOver: { name: BackendName; reason: BackendRefusal }[];
}

export type BackendRefusal =
  /** The browser does not offer it, or not here. */
  | { kind: 'unavailable'; detail: string }
  /** It draws on the processor: slower than wasm. */
  | { kind: 'software'; gpu: string }
  | { kind: 'failed'; detail: string };

export interface BackendLost {
  name: BackendName;
  detail: string;
}
