import { WORD_AXES } from '../../worker/contract/projection';
import { PROJECTION_ROWS, type ProjectionRow } from '../../worker/contract/projectionRows';
import { useActions, useAppState } from '../state/appContext';
import { hasMapDocuments } from '../state/selectors';
import { Fold } from '../ui/Fold';
import { MapAxesForm } from './MapAxesForm';
import { factsText } from './mapFacts';
import styles from './MapSettingsForm.module.css';
import { ParameterField } from './ParameterField';

/** How much of the run is shown has a place of its own. */
const ROWS = PROJECTION_ROWS.filter(({ key }) => key !== 'words' && key !== 'documents');

/** What the map is and how it is drawn; a setting that has no effect with the others as they are is not shown. */
export function MapSettingsForm() {
  const settings = useAppState((state) => state.projection.settings);
  const facts = useAppState((state) => state.projection.facts);
  const documents = useAppState(hasMapDocuments);
  const { setProjection } = useActions();
  const change = (row: ProjectionRow) => (value: number | null) =>
    void setProjection({ [row.key]: value ?? row.default });
  return (
    <Fold title="Map settings">
      {ROWS.filter(
        ({ applies, needsDocuments }) => (applies?.(settings) ?? true) && (documents || !needsDocuments),
      ).map((row) => (
        <ParameterField
          key={row.key}
          row={row}
          value={settings[row.key]}
          standard={row.default}
          error={null}
          onChange={change(row)}
        />
      ))}
      {settings.method === WORD_AXES && <MapAxesForm />}
      {facts &&
        factsText(facts, settings).map((line) => (
          <p key={line} className={styles.hint}>
            {line}
          </p>
        ))}
    </Fold>
  );
}
