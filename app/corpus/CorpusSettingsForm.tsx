import { useId } from 'react';
import { hasDocuments } from '../../worker/contract/algorithms';
import type { SentenceRule, TokenizerName } from '../../worker/contract/corpus';
import { useActions, useAppState } from '../state/appContext';
import { corpusFacts } from '../state/selectors';
import { Button } from '../ui/Button';
import { Segmented } from '../ui/Segmented';
import { encodingLabel, ENCODINGS } from '../ui/encodingLabels';
import styles from './CorpusSettingsForm.module.css';

const TOKENIZERS: { value: TokenizerName; label: string; help: string }[] = [
  { value: 'words', label: 'Words', help: 'Letters and digits, lower-cased; punctuation falls away.' },
  { value: 'whitespace', label: 'Spaces', help: 'Split at spaces only: for text that is already tokenised.' },
  {
    value: 'segmenter',
    label: 'Dictionary',
    help: 'Words from the browser’s dictionaries: for Korean, Chinese, Japanese and Thai.',
  },
];

const SENTENCES: { value: SentenceRule; label: string }[] = [
  { value: 'line', label: 'Every line' },
  { value: 'punctuation', label: 'Punctuation' },
  { value: 'file', label: 'Every file' },
];

/** How text becomes words and sentences; a change reads the text again. */
export function CorpusSettingsForm() {
  const settings = useAppState((state) => state.corpusSettings);
  const reading = useAppState((state) => state.corpus.kind === 'reading');
  const script = useAppState((state) => corpusFacts(state)?.suggestedScript ?? null);
  const { setCorpusSettings, chooseColumns } = useActions();
  const unit = useAppState(({ hyperparameters }) =>
    hasDocuments(hyperparameters) ? 'A document' : 'A sentence',
  );
  const hasText = useAppState((state) => corpusFacts(state) !== null);
  const encodingId = useId();
  const suggested = script !== null && settings.tokenizer !== 'segmenter';
  return (
    <div className={styles.form}>
      {suggested && (
        <div className={styles.suggestion}>
          <p>The text is mostly {script}, which spaces do not cut into words well.</p>
          <Button onPress={() => setCorpusSettings({ tokenizer: 'segmenter' })}>Use dictionary words</Button>
        </div>
      )}
      <div className={styles.field}>
        <span className={styles.label}>Tokeniser</span>
        <Segmented
          label="Tokeniser"
          value={settings.tokenizer}
          choices={TOKENIZERS}
          isDisabled={reading}
          onChange={(tokenizer) => setCorpusSettings({ tokenizer })}
        />
        <p className={styles.help}>{TOKENIZERS.find(({ value }) => value === settings.tokenizer)?.help}</p>
      </div>
      {settings.table ? (
        <div className={styles.row}>
          <span className={styles.label}>Every row is a document</span>
          <Button isDisabled={reading} onPress={chooseColumns}>
            Columns…
          </Button>
        </div>
      ) : (
        <div className={styles.field}>
          <span className={styles.label}>{unit} ends at</span>
          <Segmented
            label={`${unit} ends at`}
            value={settings.sentences}
            choices={SENTENCES}
            isDisabled={reading}
            onChange={(sentences) => setCorpusSettings({ sentences })}
          />
          {hasText && (
            <Button look="link" isDisabled={reading} onPress={chooseColumns}>
              Read its rows as documents
            </Button>
          )}
        </div>
      )}
      <div className={styles.row}>
        <label className={styles.label} htmlFor={encodingId}>
          Encoding
        </label>
        <select
          id={encodingId}
          className={styles.select}
          disabled={reading}
          value={settings.encoding ?? ''}
          onChange={(event) => {
            const encoding = ENCODINGS.find((name) => name === event.target.value) ?? null;
            void setCorpusSettings({ encoding });
          }}
        >
          <option value="">Detect</option>
          {ENCODINGS.map((name) => (
            <option key={name} value={name}>
              {encodingLabel(name)}
            </option>
          ))}
        </select>
      </div>
    </div>
  );
}
