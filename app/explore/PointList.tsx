import { memo, useMemo, useState } from 'react';
import {
  Disclosure,
  DisclosurePanel,
  Heading,
  ListBox,
  ListBoxItem,
  ListLayout,
  Virtualizer,
  Button as AriaButton,
} from 'react-aria-components';
import { ChevronRight } from 'lucide-react';
import { useActions, useAppState } from '../state/appContext';
import { chosenPoint, isDocument, nameOf } from '../state/mapPoints';
import { formatCount } from '../ui/format';
import styles from './PointList.module.css';

const ROW_HEIGHT = 28;

/** The points of the map as lists: the way to them without a pointer. */
export const PointList = memo(function PointList() {
  const { words, documents } = useAppState((state) => state.projection.rows);
  return (
    <>
      <Layer title="Words on the map" order="most frequent first" from={0} count={words} />
      {documents > 0 && (
        <Layer title="Documents on the map" order="as they were sampled" from={words} count={documents} />
      )}
    </>
  );
});

interface LayerProps {
  title: string;
  order: string;
  /** Points from … to from + count − 1. */
  from: number;
  count: number;
}

function Layer({ title, count, ...rest }: LayerProps) {
  const [open, setOpen] = useState(false);
  return (
    <Disclosure className={styles.disclosure} isExpanded={open} onExpandedChange={setOpen}>
      <Heading level={2} className={styles.heading}>
        <AriaButton slot="trigger" className={styles.trigger}>
          <ChevronRight size={15} aria-hidden className={styles.chevron} />
          {title}
          <span className={styles.count}>{formatCount(count)}</span>
        </AriaButton>
      </Heading>
      <DisclosurePanel>{open && <List label={title} count={count} {...rest} />}</DisclosurePanel>
    </Disclosure>
  );
}

function List({ label, order, from, count }: Omit<LayerProps, 'title'> & { label: string }) {
  const mapPoints = useAppState((state) => state.mapPoints);
  const chosen = useAppState(chosenPoint);
  const { focusPoint } = useActions();
  const items = useMemo(
    () =>
      mapPoints.slice(from, from + count).map((point, i) => ({
        id: from + i,
        name: nameOf(point),
        note: isDocument(point) ? (point.label ?? '') : formatCount(point.count),
      })),
    [mapPoints, from, count],
  );
  const selected = useMemo(() => (chosen === null ? [] : [chosen]), [chosen]);
  return (
    <Virtualizer layout={ListLayout} layoutOptions={{ rowHeight: ROW_HEIGHT }}>
      <ListBox
        aria-label={`${label}, ${order}`}
        className={styles.list}
        items={items}
        selectionMode="single"
        selectionBehavior="toggle"
        selectedKeys={selected}
        onSelectionChange={(keys) => {
          const [point] = keys;
          if (typeof point === 'number') focusPoint(point);
        }}
      >
        {({ id, name, note }) => (
          <ListBoxItem id={id} textValue={name} className={styles.item}>
            <span className={styles.word}>{name}</span>
            <span className={styles.count}>{note}</span>
          </ListBoxItem>
        )}
      </ListBox>
    </Virtualizer>
  );
}
