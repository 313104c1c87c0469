import { afterEach } from 'vitest';
import type { ProjectionSettings } from '../contract/projection';
import { DEFAULT_PROJECTION_SETTINGS } from '../contract/projectionRows';
import { bestPrivateKernels } from '../kernels/neighbourFixture';
import { steppedPace, type EventLog } from './projectionFixture';
import { Projector } from './projector';

export const settings = (changes: Partial<ProjectionSettings> = {}): ProjectionSettings => ({
  ...DEFAULT_PROJECTION_SETTINGS,
  words: 150,
  ...changes,
});

export const neverPulls = () => Promise.reject(new Error('rows pulled although they are shared'));

const opened: Projector[] = [];

/** A projector that is put to rest after the test. */
export const openProjector = async (kernels = bestPrivateKernels): Promise<Projector> => {
  const projector = new Projector(kernels, steppedPace());
  opened.push(projector);
  await projector.open();
  return projector;
};

afterEach(async () => {
  for (const projector of opened.splice(0)) await projector.setPhase('hold');
});

export const settle = async (projector: Projector, log: EventLog) => {
  const settled = log.phase('settled');
  await projector.setPhase('final');
  await settled;
};

/** The largest difference of two coordinates. */
export const farthest = (a: Float32Array, b: Float32Array): number =>
  a.reduce((most, value, i) => Math.max(most, Math.abs(value - b[i])), 0);
