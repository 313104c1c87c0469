import { Eye } from 'lucide-react';
import { useActions, useAppState } from '../state/appContext';
import { corpusFacts } from '../state/selectors';
import { Button } from '../ui/Button';
import { formatBytes, formatCount, plural } from '../ui/format';
import { encodingLabel } from '../ui/encodingLabels';
import { Fact, FactList } from '../ui/FactList';
import styles from './CorpusPanel.module.css';
import { CorpusSettingsForm } from './CorpusSettingsForm';
import { RowsLeftOut } from './DocumentsSection';
import { PhrasesForm } from './PhrasesForm';
import { ReadingCard } from './ReadingCard';
import { SourceButtons } from './SourceButtons';

/** The text: which, how it was read, and ways to another one. */
export function CorpusPanel() {
  const facts = useAppState(corpusFacts);
  const reading = useAppState((state) => state.corpus.kind === 'reading');
  // With nothing on the map, what lies over it offers the texts and shows how far the reading is.
  const hasRun = useAppState((state) => state.run !== null);
  const samples = useAppState((state) => state.samples);
  const previewOpen = useAppState((state) => state.previewOpen);
  const { setPreviewOpen, openSample, setDrawer } = useActions();
  const togglePreview = () => {
    setPreviewOpen(!previewOpen);
    setDrawer(null);
  };
  return (
    <div className={styles.panel}>
      {reading && hasRun && <ReadingCard />}
      {!reading && facts && (
        <>
          <FactList>
            <Fact label="Words" value={formatCount(facts.tokens)} />
            <Fact label="Distinct words" value={formatCount(facts.types)} />
            <Fact
              label={facts.documents ? 'Documents' : 'Sentences'}
              value={formatCount(facts.documents?.count ?? facts.sentences)}
            />
            <Fact
              label={facts.files > 1 ? plural(facts.files, 'file') : 'Size'}
              value={`${formatBytes(facts.bytes)}, ${encodingLabel(facts.encoding)}`}
            />
          </FactList>
          <Button onPress={togglePreview} aria-expanded={previewOpen}>
            <Eye size={15} aria-hidden /> {previewOpen ? 'Close the preview' : 'Preview'}
          </Button>
          {facts.skipped.length > 0 && <Skipped files={facts.skipped} />}
          {facts.documents && (
            <div>
              <RowsLeftOut documents={facts.documents} />
            </div>
          )}
        </>
      )}
      <CorpusSettingsForm />
      <PhrasesForm />
      {(facts || hasRun) && (
        <section className={styles.other} aria-label="Choose a text">
          <h3>Another text</h3>
          <SourceButtons icons={false} />
          {samples.map((sample) => (
            <Button key={sample.id} look="link" onPress={() => openSample(sample)}>
              {sample.name} (sample)
            </Button>
          ))}
        </section>
      )}
    </div>
  );
}

const Skipped = ({ files }: { files: { name: string; reason: string }[] }) => (
  <details className={styles.skipped}>
    <summary>{plural(files.length, 'file')} left out</summary>
    <ul>
      {files.map((file) => (
        <li key={file.name}>
          {file.name}: {file.reason}
        </li>
      ))}
    </ul>
  </details>
);
