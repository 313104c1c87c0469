import { useEffect, useState, type RefObject } from 'react';
import type { Rect } from './scatterTypes';

const NONE: readonly Rect[] = [];
const MARGIN = 4;

/**
 * Where the controls lie over the map (elements marked `data-map-control`), in pixels of the panel;
 * measured when the panel or its controls change size.
 */
export function useReservedAreas(panel: RefObject<HTMLElement | null>, shown: boolean): readonly Rect[] {
  const [areas, setAreas] = useState(NONE);
  useEffect(() => {
    const element = panel.current;
    if (!element) return;
    const sizes = new ResizeObserver(() => {
      const measured = measure(element);
      setAreas((before) => (sameAreas(before, measured) ? before : measured));
    });
    const watch = () => {
      sizes.disconnect();
      sizes.observe(element);
      for (const control of element.querySelectorAll('[data-map-control]')) sizes.observe(control);
    };
    const children = new MutationObserver(watch);
    children.observe(element, { childList: true, subtree: true });
    watch();
    return () => {
      children.disconnect();
      sizes.disconnect();
    };
  }, [panel, shown]);
  return areas;
}

function measure(panel: HTMLElement): readonly Rect[] {
  const frame = panel.getBoundingClientRect();
  return [...panel.querySelectorAll('[data-map-control]')].map((control) => {
    const box = control.getBoundingClientRect();
    return {
      left: box.left - frame.left - MARGIN,
      top: box.top - frame.top - MARGIN,
      right: box.right - frame.left + MARGIN,
      bottom: box.bottom - frame.top + MARGIN,
    };
  });
}

const sameAreas = (a: readonly Rect[], b: readonly Rect[]): boolean =>
  a.length === b.length &&
  a.every((area, i) => {
    const other = b[i];
    return (
      area.left === other.left &&
      area.top === other.top &&
      area.right === other.right &&
      area.bottom === other.bottom
    );
  });
