import { Play, X } from 'lucide-react';
import { hyperparameterRow } from '../../worker/contract/hyperparameters';
import { useActions, useAppState } from '../state/appContext';
import { canStart, corpusFacts } from '../state/selectors';
import type { PreviewTab } from '../state/store';
import { sliderScaleOf } from '../train/hyperparameterScale';
import { Button, IconButton } from '../ui/Button';
import { formatCompact, formatCount } from '../ui/format';
import { NumberSlider } from '../ui/NumberSlider';
import { Segmented } from '../ui/Segmented';
import styles from './CorpusPreview.module.css';
import { DocumentsSection } from './DocumentsSection';
import { PhraseTable } from './PhraseTable';
import { VocabularyTable } from './VocabularyTable';

const TABS: { value: PreviewTab; label: string }[] = [
  { value: 'vocabulary', label: 'Vocabulary' },
  { value: 'phrases', label: 'Phrases' },
];

const MIN_COUNT = hyperparameterRow('minCount');

/** A look at the text before it is trained on: its first words and its vocabulary under the present settings. */
export function CorpusPreview() {
  const facts = useAppState(corpusFacts);
  const vocabulary = useAppState((state) => state.vocabulary);
  const startable = useAppState(canStart);
  const tab = useAppState((state) => state.previewTab);
  const { setPreviewOpen, setPreviewTab, startTraining } = useActions();
  if (!facts) return null;
  return (
    <section className={styles.preview} aria-labelledby="preview-title">
      <header className={styles.head}>
        <h2 id="preview-title" className={styles.title}>
          {facts.name}
        </h2>
        <Button look="primary" isDisabled={!startable} onPress={startTraining}>
          <Play size={15} aria-hidden /> Start training
        </Button>
        <IconButton label="Close the preview" onPress={() => setPreviewOpen(false)}>
          <X size={16} aria-hidden />
        </IconButton>
      </header>
      <dl className={styles.figures}>
        <Figure label="words" value={formatCount(facts.tokens)} />
        {facts.documents && <Figure label="documents" value={formatCount(facts.documents.count)} />}
        <Figure label="distinct words" value={formatCount(facts.types)} />
        <Figure
          label={`kept, seen ${vocabulary ? formatCount(vocabulary.effectiveMinCount) : '…'} times or more`}
          value={vocabulary ? formatCount(vocabulary.size) : '…'}
        />
        <Figure
          label="trained an epoch, frequent ones thinned"
          value={vocabulary ? formatCompact(vocabulary.effectiveTokens) : '…'}
        />
      </dl>
      {facts.documents && <DocumentsSection documents={facts.documents} />}
      <h3 className={styles.section}>First words, as they were cut</h3>
      <ol className={styles.sentences}>
        {facts.firstSentences.map((sentence, index) => (
          <li key={index} className={styles.sentence}>
            {sentence.map((token, position) => (
              <span key={position} className={styles.token}>
                {token}
              </span>
            ))}
          </li>
        ))}
      </ol>
      <div className={styles.tabs}>
        <Segmented label="Shown below" value={tab} choices={TABS} onChange={setPreviewTab} />
      </div>
      {tab === 'phrases' ? (
        <PhraseTable />
      ) : (
        <>
          <h3 className={styles.section}>Most frequent words</h3>
          <MinCount />
          <VocabularyTable />
        </>
      )}
    </section>
  );
}

/** The setting that shapes the vocabulary most, where its effect is seen. */
function MinCount() {
  const value = useAppState((state) => state.hyperparameters.minCount);
  const { setHyperparameter } = useActions();
  return (
    <div className={styles.setting}>
      <NumberSlider
        label={MIN_COUNT.label}
        heading={
          <span>
            {MIN_COUNT.label}
            <span className={styles.aside}> rarer words are left out</span>
          </span>
        }
        value={value}
        scale={sliderScaleOf(MIN_COUNT)}
        integer
        onChange={(next) => next !== null && setHyperparameter('minCount', next)}
      />
    </div>
  );
}

const Figure = ({ label, value }: { label: string; value: string }) => (
  <div>
    <dt>{label}</dt>
    <dd>{value}</dd>
  </div>
);
