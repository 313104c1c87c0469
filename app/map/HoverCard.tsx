import { useLayoutEffect, useRef, useState } from 'react';
import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import { isDocument, nameOf } from '../state/mapPoints';
import { useAppState } from '../state/appContext';
import styles from './HoverCard.module.css';
import { colorText } from './mapWording';
import type { HoverHit } from './scatterTypes';

/** The point under the pointer: changes with every frame while points move, so it lives apart from the page's state. */
export const createHoverStore = () => createStore<{ hit: HoverHit | null }>(() => ({ hit: null }));
export type HoverStore = ReturnType<typeof createHoverStore>;

const GAP = 10;

/** Word, rank and count, or how a document begins, beside the point under the pointer; turns to the side where there is room. */
export function HoverCard({ hoverStore }: { hoverStore: HoverStore }) {
  const hit = useStore(hoverStore, (state) => state.hit);
  const shown = useAppState((state) => (hit ? state.mapPoints[hit.point] : undefined));
  const coloring = useAppState((state) => state.coloring);
  const about = hit && colorText(coloring, hit.point);
  const card = useRef<HTMLDivElement>(null);
  const [place, setPlace] = useState({ left: 0, top: 0 });

  useLayoutEffect(() => {
    const parent = card.current?.offsetParent;
    if (!hit || !card.current || !parent) return;
    const { offsetWidth: width, offsetHeight: height } = card.current;
    const below = hit.y + hit.radius + GAP;
    const fitsBelow = below + height + 4 <= parent.clientHeight;
    setPlace({
      left: Math.max(4, Math.min(parent.clientWidth - width - 4, hit.x - width / 2)),
      top: fitsBelow ? below : Math.max(4, hit.y - hit.radius - GAP - height),
    });
  }, [hit, shown]);

  if (!hit || !shown) return null;
  return (
    <div
      ref={card}
      className={styles.card}
      style={{ transform: `translate(${place.left}px, ${place.top}px)` }}
      data-testid="hover-card"
      aria-hidden="true"
    >
      <strong dir="auto" className={styles.word}>
        {nameOf(shown)}
      </strong>
      {about && (
        <span dir="auto" className={styles.facts}>
          {about}
        </span>
      )}
      {isDocument(shown) ? (
        <>
          {shown.label !== undefined && coloring.mode !== 'label' && (
            <span dir="auto" className={styles.facts}>
              label: {shown.label}
            </span>
          )}
          <span dir="auto" className={styles.begin}>
            {shown.text}
          </span>
        </>
      ) : (
        <span className={styles.facts}>
          rank {(shown.wordId + 1).toLocaleString('en')} · {shown.count.toLocaleString('en')} times
        </span>
      )}
    </div>
  );
}
