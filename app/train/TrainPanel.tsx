import { MapSettingsForm } from './MapSettingsForm';
import { PointsOnMap } from './PointsOnMap';
import { PreflightReport } from './PreflightReport';
import { StartChoice } from './StartChoice';
import { TrainControls } from './TrainControls';
import styles from './TrainPanel.module.css';

/** The check before a start, the controls of a run, and how much of it the map shows. */
export function TrainPanel({ controls = true }: { controls?: boolean }) {
  return (
    <div className={styles.panel}>
      <StartChoice />
      <PreflightReport />
      {controls && <TrainControls />}
      <PointsOnMap />
      <MapSettingsForm />
    </div>
  );
}
