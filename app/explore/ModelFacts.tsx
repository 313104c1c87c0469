import { memo } from 'react';
import { concatenates, wordsAreInputs } from '../../worker/contract/algorithms';
import { HYPERPARAMETERS } from '../../worker/contract/hyperparameters';
import type { Hyperparameters } from '../../worker/contract/hyperparameterRow';
import { useAppState } from '../state/appContext';
import { corpusFacts } from '../state/selectors';
import { modelName } from '../ui/architecture';
import { Fold } from '../ui/Fold';
import {
  documentCount,
  formatBytes,
  formatCompact,
  formatCount,
  formatParameter,
  plural,
} from '../ui/format';
import { Fact, FactList } from '../ui/FactList';
import { DocumentFinder } from './DocumentFinder';
import { GroupKeywords } from './GroupKeywords';
import styles from './ModelFacts.module.css';
import { TextScorer } from './TextScorer';
import { TopicsPanel } from './TopicsPanel';
import { WordPredictor } from './WordPredictor';
import { ZipfPlot } from './ZipfPlot';

/** What is known of the model, or of the text when there is no model yet. */
export function ModelFacts() {
  const run = useAppState((state) => state.run);
  const facts = useAppState(corpusFacts);
  const vocabulary = useAppState((state) => state.vocabulary);
  if (!run && !facts) return <HowItWorks />;
  return (
    <section className={styles.facts} aria-labelledby="model-facts">
      <h2 id="model-facts" className={styles.title}>
        {run ? 'The model' : 'The text'}
      </h2>
      <FactList>
        {run && (
          <>
            <Fact label="Text" value={run.corpusName} />
            <Fact label="Model" value={modelName(run.facts.hyperparameters)} />
            <Fact label="Vocabulary" value={plural(run.facts.vocabulary, 'word')} />
            {run.facts.documents && <Fact label="Documents" value={documentCount(run.facts.documents)} />}
            <Fact label="Words read" value={formatCompact(run.progress.rawWords)} />
            <Fact label="Trained, frequent ones thinned" value={formatCompact(run.progress.effectiveWords)} />
            <Fact label="Memory" value={formatBytes(run.facts.memoryBytes)} />
            <Fact label="Threads" value={formatCount(run.facts.threads)} />
          </>
        )}
        {!run && facts && (
          <>
            <Fact label="Text" value={facts.name} />
            <Fact label="Words" value={formatCount(facts.tokens)} />
            <Fact label="Distinct words" value={formatCount(facts.types)} />
            {facts.documents && <Fact label="Documents" value={formatCount(facts.documents.count)} />}
            <Fact
              label={facts.documents ? 'Longest document' : 'Longest sentence'}
              value={plural(facts.longestSentence, 'word')}
            />
          </>
        )}
      </FactList>
      {run && <DocumentFinder />}
      {run && <TopicsPanel />}
      {run && <GroupKeywords />}
      {run && <Settings hyperparameters={run.facts.hyperparameters} />}
      {vocabulary && vocabulary.zipf.length > 2 && <ZipfPlot points={vocabulary.zipf} />}
      {run && <p className={styles.hint}>Click a point, or find a word, to see its neighbours.</p>}
      {run && wordsHaveContexts(run.facts.hyperparameters) && <Guess hs={run.facts.hyperparameters.hs} />}
    </section>
  );
}

const wordsHaveContexts = (h: Hyperparameters) => wordsAreInputs(h) && !concatenates(h);

/** What the output layer can tell of words in their company. */
const Guess = ({ hs }: { hs: Hyperparameters['hs'] }) => (hs === 0 ? <WordPredictor /> : <TextScorer />);

/** The settings of the run, in gensim's words; those that had no effect are left out. */
const Settings = memo(function Settings({ hyperparameters }: { hyperparameters: Hyperparameters }) {
  const rows = HYPERPARAMETERS.filter((row) => row.applies?.(hyperparameters) ?? true);
  return (
    <Fold title="Settings">
      <FactList>
        {rows.map((row) => {
          const value = hyperparameters[row.key];
          const choice = row.choices?.find((candidate) => candidate.value === value);
          return (
            <Fact
              key={row.key}
              code
              label={row.name}
              value={choice?.label ?? (value === null ? 'none' : formatParameter(value))}
            />
          );
        })}
      </FactList>
    </Fold>
  );
});

const HowItWorks = () => (
  <section className={styles.facts} aria-labelledby="how">
    <h2 id="how" className={styles.title}>
      How it works
    </h2>
    <ol className={styles.steps}>
      <li>
        <strong>The text is cut into words.</strong> Each word gets a vector: a list of numbers, random at
        first.
      </li>
      <li>
        <strong>Training moves the vectors.</strong> Words that occur in the same company are drawn together,
        all others pushed apart.
      </li>
      <li>
        <strong>The map shows them in two dimensions.</strong> UMAP keeps neighbours next to one another,
        again and again while training goes on.
      </li>
    </ol>
  </section>
);
