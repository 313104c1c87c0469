import type {
  CorpusFacts,
  CorpusSettings,
  CorpusSource,
  PhraseListing,
  PhrasePreview,
  PhraseSettings,
  ReadingProgress,
  StreamSource,
} from '../contract/corpus';
import { type Outcome, failed, ok } from '../contract/outcome';
import { PhraseCorpus } from '../corpus/phraseCorpus';
import { type Corpus, readCorpus } from '../corpus/readCorpus';

/** A text as it was read, and as it is used: with phrases joined, or the same. */
interface HeldCorpus {
  text: Corpus;
  phrases: PhraseCorpus;
  used: Corpus;
}

/** The corpus in use, and the one reading that may replace it. */
export class CorpusSlot {
  private held: HeldCorpus | null = null;
  private reading: AbortController | null = null;
  private joining: AbortController | null = null;

  constructor(private readonly shared: boolean) {}

  get current(): Outcome<Corpus> {
    return this.held ? ok(this.held.used) : failed({ kind: 'noCorpus' });
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
    const text = outcome.ok ? outcome.value : null;
    if (!text) {
      this.reading = null;
      return outcome.ok ? ok(null) : outcome;
    }
    const phrases = new PhraseCorpus(text, this.shared);
    const used = settings.phrases.passes === 0 ? text : await phrases.joined(settings.phrases, signal);
    if (!used || signal.aborted) return ok(null);
    this.reading = null;
    this.joining?.abort();
    const inForce = withPhraseSettings(used, settings.phrases);
    this.held = { text, phrases, used: inForce };
    return ok(inForce.facts);
  }

  /** Joins other phrases in the text as it was read. A change that another one overtakes answers null. */
  async setPhrases(settings: PhraseSettings): Promise<Outcome<CorpusFacts | null>> {
    const { held } = this;
    if (!held) return failed({ kind: 'noCorpus' });
    this.joining?.abort();
    const joining = new AbortController();
    this.joining = joining;
    const used = settings.passes === 0 ? held.text : await held.phrases.joined(settings, joining.signal);
    if (!used || joining.signal.aborted) return ok(null);
    const inForce = withPhraseSettings(used, settings);
    this.held = { ...held, used: inForce };
    return ok(inForce.facts);
  }

  async phrases(settings: PhraseSettings, listing: PhraseListing): Promise<Outcome<PhrasePreview>> {
    const { held } = this;
    return held ? ok(await held.phrases.preview(settings, listing)) : failed({ kind: 'noCorpus' });
  }

  cancel(): void {
    this.reading?.abort();
    this.reading = null;
  }
}

const withPhraseSettings = (corpus: Corpus, phrases: PhraseSettings): Corpus => ({
  ...corpus,
  facts: { ...corpus.facts, settings: { ...corpus.facts.settings, phrases } },
});
