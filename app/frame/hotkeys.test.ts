import { describe, expect, it } from 'vitest';
import { hotkeyOf, leftByEscape } from './hotkeys';

const stroke = (key: string, change: Partial<Parameters<typeof hotkeyOf>[0]> = {}) =>
  hotkeyOf({ key, ctrlKey: false, metaKey: false, altKey: false, shiftKey: false, ...change });

describe('hotkeyOf', () => {
  it('knows the keys of the page in either case', () => {
    expect([' ', '.', 'P', '/', 'F', 'b', 'Escape'].map((key) => stroke(key))).toEqual([
      'pause',
      'oneEpoch',
      'play',
      'search',
      'fit',
      'box',
      'clear',
    ]);
    expect(stroke('?', { shiftKey: true })).toBe('shortcuts');
  });

  it('leaves the browser its own', () => {
    expect(stroke('f', { ctrlKey: true })).toBeNull();
    expect(stroke('l', { metaKey: true })).toBeNull();
    expect(stroke('z')).toBeNull();
    expect(stroke('Tab')).toBeNull();
  });

  it('undoes with Ctrl or ⌘, and redoes with Shift as well', () => {
    expect(stroke('z', { ctrlKey: true })).toBe('undo');
    expect(stroke('z', { metaKey: true })).toBe('undo');
    expect(stroke('Z', { ctrlKey: true, shiftKey: true })).toBe('redo');
    expect(stroke('Z', { metaKey: true, shiftKey: true })).toBe('redo');
  });
});

describe('leftByEscape', () => {
  it('is what is looked at, a document as well, before any panel', () => {
    const nothing = { document: null, focus: null, selection: [], previewOpen: false, drawer: null };
    const document = { tag: 0, name: 'Document 1', kind: 'document' as const, text: '' };
    expect(leftByEscape(nothing)).toBeNull();
    expect(leftByEscape({ ...nothing, drawer: 'inspector' })).toBe('drawer');
    expect(leftByEscape({ ...nothing, drawer: 'inspector', previewOpen: true })).toBe('preview');
    expect(leftByEscape({ ...nothing, drawer: 'inspector', document })).toBe('look');
  });
});
