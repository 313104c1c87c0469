import { Minus, Plus } from 'lucide-react';
import { Button, Group, Input, NumberField } from 'react-aria-components';
import { CLUSTER_LIMITS } from '../../worker/contract/wordGroups';
import { pointsOf } from '../../worker/contract/mapRows';
import { useActions, useAppState } from '../state/appContext';
import { usualClusters } from '../state/coloring';
import styles from './ClusterStepper.module.css';

/** How many clusters there are to be. */
export function ClusterStepper() {
  const clusters = useAppState(
    ({ coloring, projection }) => coloring.clusters ?? usualClusters(pointsOf(projection.rows)),
  );
  const { setClusters } = useActions();
  return (
    <NumberField
      aria-label="Number of clusters"
      value={clusters}
      minValue={CLUSTER_LIMITS.min}
      maxValue={CLUSTER_LIMITS.max}
      isWheelDisabled
      onChange={(next) => {
        if (!Number.isNaN(next)) setClusters(next);
      }}
    >
      <Group className={styles.group}>
        <Button slot="decrement" className={styles.step}>
          <Minus size={12} aria-hidden />
        </Button>
        <Input className={styles.input} />
        <Button slot="increment" className={styles.step}>
          <Plus size={12} aria-hidden />
        </Button>
      </Group>
    </NumberField>
  );
}
