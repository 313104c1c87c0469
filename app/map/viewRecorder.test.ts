import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { MapView } from '../state/lookHistory';
import { ViewRecorder } from './viewRecorder';

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

const recording = () => {
  const told: (MapView | null)[] = [];
  const state = { view: null as MapView | null };
  const recorder = new ViewRecorder(
    () => state.view,
    (view) => told.push(view),
  );
  const move = (x: number, scale = 10) => {
    state.view = { x, y: 0, scale };
    recorder.moved();
  };
  return { told, state, recorder, move };
};

describe('ViewRecorder', () => {
  it('makes one step of many moves in a row', () => {
    const { told, move } = recording();
    for (let x = 1; x <= 20; x++) {
      move(x);
      vi.advanceTimersByTime(100);
    }
    expect(told).toEqual([]);
    vi.advanceTimersByTime(1000);
    expect(told).toEqual([{ x: 20, y: 0, scale: 10 }]);
    move(25);
    vi.advanceTimersByTime(1000);
    expect(told).toHaveLength(2);
  });

  it('makes none of a move back to the start, or of one that was asked for', () => {
    const { told, state, recorder, move } = recording();
    move(5);
    state.view = null;
    recorder.moved();
    vi.advanceTimersByTime(1000);
    expect(recorder.expect({ x: 7, y: 0, scale: 10 })).toBe(true);
    move(6);
    move(7.001);
    vi.advanceTimersByTime(1000);
    expect(told).toEqual([]);
    expect(recorder.expect({ x: 7, y: 0, scale: 10 })).toBe(false);
  });

  it('forgets what another map was about to tell', () => {
    const { told, recorder, move } = recording();
    move(5);
    recorder.reset();
    vi.advanceTimersByTime(1000);
    expect(told).toEqual([]);
  });
});
