import { ChevronRight } from 'lucide-react';
import { useState } from 'react';
import { useActions } from '../state/appContext';
import { ClusterStepper } from './ClusterStepper';
import { GroupList } from './GroupList';
import { isFiltering, type Legend } from './legend';
import styles from './MapLegend.module.css';
import { RangeBrush } from './RangeBrush';
import { RegionToggle } from './RegionToggle';

/** What the colours mean; each part of it can be made to stand back on the map. */
export function MapLegend({ legend, mode }: { legend: Legend; mode: string }) {
  const { showAllPoints } = useActions();
  const [open, setOpen] = useState(true);
  return (
    <section
      className={styles.legend}
      aria-label={`Legend: ${legend.title}`}
      data-kind={legend.kind}
      data-map-control
    >
      <header className={styles.head}>
        <h2 className={styles.title}>
          <button type="button" className={styles.fold} aria-expanded={open} onClick={() => setOpen(!open)}>
            <ChevronRight size={13} aria-hidden className={styles.chevron} />
            <span dir="auto">{legend.title}</span>
          </button>
        </h2>
        {isFiltering(legend) && (
          <button type="button" className={styles.all} onClick={showAllPoints}>
            Show all
          </button>
        )}
        {open && mode === 'cluster' && <ClusterStepper />}
        {open && (mode === 'cluster' || mode === 'topic') && <RegionToggle />}
      </header>
      {open && (
        <>
          {legend.kind === 'scale' && <RangeBrush legend={legend} />}
          {legend.kind === 'groups' && <GroupList legend={legend} />}
          {legend.kind === 'waiting' && <p className={styles.note}>{legend.text}</p>}
          {legend.kind === 'groups' && legend.note && <p className={styles.note}>{legend.note}</p>}
        </>
      )}
    </section>
  );
}
