import type {
  CorpusFacts,
  CorpusSettings,
  CorpusSource,
  ReadingProgress,
  StreamSource,
} from '../contract/corpus';
import { failed, ok, type Outcome } from '../contract/outcome';
import { readCorpus, type Corpus } from '../corpus/readCorpus';

/** The corpus in use, and the one reading that may replace it. */
export class CorpusSlot {
  private corpus: Corpus | null = null;
  private reading: AbortController | null = null;

  constructor(private readonly shared: boolean) {}

  get current(): Outcome<Corpus> {
    return this.corpus ? ok(this.corpus) : failed({ kind: 'noCorpus' });
  }

  /** A reading that another one overtakes answers null, as a cancelled one does. */
  async read(
    source: CorpusSource | StreamSource,
    settings: CorpusSettings,
    onProgress: (progress: ReadingProgress) => void,
  ): Promise<Outcome<CorpusFacts | null>> {
    this.cancel();
    const reading = new AbortController();
    this.reading = reading;
    const { signal } = reading;
    const outcome = await readCorpus(source, settings, { shared: this.shared, signal, onProgress });
    if (signal.aborted) return ok(null);
    this.reading = null;
    if (!outcome.ok) return outcome;
    if (outcome.value) this.corpus = outcome.value;
    return ok(outcome.value?.facts ?? null);
  }

  cancel(): void {
    this.reading?.abort();
    this.reading = null;
  }
}
