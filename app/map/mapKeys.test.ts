import { describe, expect, it, vi } from 'vitest';
import { handleMapKey } from './mapKeys';

const keyboard = (onWord: boolean) => {
  const scatter = { panBy: vi.fn(), zoomBy: vi.fn(), cancelGesture: vi.fn(() => false) };
  const words = { walk: vi.fn(() => onWord), choose: vi.fn(() => true) };
  const press = (key: string, change = {}) =>
    handleMapKey(scatter, words, {
      ...{ key, shiftKey: false, ctrlKey: false, metaKey: false, altKey: false },
      ...change,
    });
  return { scatter, words, press };
};

describe('keys on the map', () => {
  it('walk from the word looked at, and move the map without one', () => {
    const on = keyboard(true);
    expect(on.press('ArrowUp')).toBe(true);
    expect(on.words.walk).toHaveBeenCalledWith('up');
    expect(on.scatter.panBy).not.toHaveBeenCalled();
    const off = keyboard(false);
    off.press('ArrowUp');
    expect(off.scatter.panBy).toHaveBeenCalledWith(0, 64);
  });

  it('move the map with Shift in any case', () => {
    const { scatter, words, press } = keyboard(true);
    press('ArrowRight', { shiftKey: true });
    expect(words.walk).not.toHaveBeenCalled();
    expect(scatter.panBy).toHaveBeenCalledWith(-256, 0);
  });

  it('choose with Enter, and take out with Alt', () => {
    const { words, press } = keyboard(true);
    press('Enter');
    press('Enter', { altKey: true });
    expect(words.choose.mock.calls).toEqual([['add'], ['remove']]);
  });

  it('leave other keys, and those with Ctrl or ⌘, to the page', () => {
    const { press } = keyboard(true);
    expect([
      press('f'),
      press('Escape'),
      press('ArrowUp', { ctrlKey: true }),
      press('z', { metaKey: true }),
    ]).toEqual([...[false, false, false, false]]);
  });
});
