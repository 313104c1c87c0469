import type {
  ClassifierApi,
  ClassifierCheck,
  ClassifierCommand,
  ClassifierDocuments,
  ClassifierDocumentsFacts,
  ClassifierError,
  ClassifierEvent,
  ClassifierRunFacts,
  ClassifierSettings,
  MovedWord,
  Occlusion,
  Prediction,
} from '../contract/classifier';
import type { BackendFacts, BackendName } from '../contract/classifierBackend';
import { finetunes, isNetwork } from '../contract/classifierRows';
import { failed, ok, type Outcome } from '../contract/outcome';
import type { CompiledKernels } from '../kernels/kernels';
import { MessageYield } from '../training/rest';
import { openBackend, type BackendSurroundings } from './backends';
import { checkClassifier } from './checkClassifier';
import { detailOf } from './classifierFailure';
import { documentsFacts } from './documentsFacts';
import { mostMoved, occludeText, predictText, type TextToExplain } from './explanations';
import type { Learner } from './learner';
import { baselineLearner, learningTask, type MakeNetwork } from './learningTask';
import { NetworkLearner } from './networkLearner';
import { savedClassifier } from './savedClassifier';
import type { Split } from './split';
import { TrainedClassifier } from './trainedClassifier';
import { TypedText } from './typedText';

export interface ServiceSurroundings extends BackendSurroundings {
  compileKernels: () => Promise<CompiledKernels>;
  now: () => number;
  /** Absent: on TensorFlow.js. */
  makeNetwork?: MakeNetwork;
}

/** Everything behind ClassifierApi: documents, one backend, and the runs that are kept. */
export class ClassifierService implements ClassifierApi {
  private readonly turn = new MessageYield();
  private readonly lost = new Set<BackendName>();
  private readonly runs = new Map<number, TrainedClassifier>();
  private backend: BackendFacts | null = null;
  private kernels: CompiledKernels | null = null;
  private documents: ClassifierDocuments | null = null;
  private typed: TypedText | null = null;
  private latest: TrainedClassifier | null = null;

  constructor(private readonly surroundings: ServiceSurroundings) {}

  async open(preferred: BackendName | null): Promise<Outcome<BackendFacts>> {
    this.kernels ??= await this.surroundings.compileKernels();
    const backend = await openBackend(this.surroundings, preferred, this.lost);
    if (!backend) return failed({ kind: 'noBackend', detail: [...this.lost].join(', ') });
    const moved = this.backend !== null && this.backend.name !== backend.name;
    this.backend = backend;
    // Networks have their numbers where the last backend kept them.
    if (moved) for (const run of this.runs.values()) this.renew(run);
    return ok(backend);
  }

  async load(documents: ClassifierDocuments): Promise<Outcome<ClassifierDocumentsFacts>> {
    for (const runId of [...this.runs.keys()]) await this.forget(runId);
    this.documents = documents;
    this.typed = new TypedText(documents);
    return ok(documentsFacts(documents));
  }

  async check(settings: ClassifierSettings): Promise<Outcome<ClassifierCheck>> {
    if (!this.documents) return failed({ kind: 'noClassifierDocuments' });
    const { problems, findings, sizes, parameters } = checkClassifier(this.documents, settings);
    return ok({ problems, findings, sizes, parameters });
  }

  async train(
    runId: number,
    settings: ClassifierSettings,
    onEvent: (event: ClassifierEvent) => void,
  ): Promise<Outcome<ClassifierRunFacts>> {
    const { documents } = this;
    if (!documents) return failed({ kind: 'noClassifierDocuments' });
    const { problems, split, sizes } = checkClassifier(documents, settings);
    if (problems.length > 0) return failed(problems[0]);
    if (!split || !sizes) throw new Error('documents that pass the check have a split');
    if (isNetwork(settings) && !this.backend) {
      const opened = await this.open(null);
      if (!opened.ok) return opened;
    }
    await this.latest?.run.end();
    const learner = this.learnerOf(documents, split, settings);
    const { now } = this.surroundings;
    const plan = { runId, documents, settings, split, sizes, onEvent };
    const classifier: TrainedClassifier = new TrainedClassifier(plan, learner, {
      now,
      yield: () => this.turn.yield(),
      recover: (error) => this.recover(classifier, error),
    });
    this.runs.set(runId, classifier);
    this.latest = classifier;
    classifier.run.start();
    const { parameters } = learner;
    const backend = isNetwork(settings) ? (this.backend?.name ?? null) : null;
    return ok({ runId, settings, classes: documents.classes, sizes, parameters, backend });
  }

  async command(command: ClassifierCommand): Promise<Outcome<null>> {
    if (!this.latest) return failed({ kind: 'noClassifier' });
    await this.latest.run.obey(command);
    return ok(null);
  }

  predict(runId: number, text: string): Promise<Outcome<Prediction>> {
    return this.explain(runId, text, predictText);
  }

  occlusion(runId: number, text: string): Promise<Outcome<Occlusion>> {
    return this.explain(runId, text, occludeText);
  }

  async errors(runId: number): Promise<Outcome<ClassifierError[]>> {
    const classifier = this.judged(runId);
    return classifier ? ok(classifier.errors()) : failed({ kind: 'noClassifier' });
  }

  async movedWords(runId: number, count: number): Promise<Outcome<MovedWord[]>> {
    const classifier = this.judged(runId);
    if (!classifier) return failed({ kind: 'noClassifier' });
    const { documents, settings } = classifier.plan;
    const after = finetunes(settings) ? await classifier.run.current.vectors() : null;
    if (!after) return failed({ kind: 'vectorsNotTrained' });
    const { vocabulary, dimensions, vectors: before } = documents;
    const candidates = classifier.trainedWords();
    return ok(mostMoved({ vocabulary, dimensions, before, after, candidates }, count));
  }

  async save(runId: number): Promise<Outcome<Blob>> {
    const classifier = this.judged(runId);
    if (!classifier) return failed({ kind: 'noClassifier' });
    const { documents, settings } = classifier.plan;
    const bytes = await savedClassifier(classifier.run.current, documents, settings);
    return ok(new Blob([bytes], { type: 'application/zip' }));
  }

  async forget(runId: number): Promise<Outcome<null>> {
    const classifier = this.runs.get(runId);
    if (!classifier) return failed({ kind: 'noClassifier' });
    await classifier.run.end();
    classifier.run.current.dispose();
    this.runs.delete(runId);
    if (this.latest === classifier) this.latest = null;
    return ok(null);
  }

  private judged(runId: number): TrainedClassifier | null {
    const classifier = this.runs.get(runId);
    return classifier?.evaluation ? classifier : null;
  }

  private async explain<T>(
    runId: number,
    text: string,
    answer: (learner: Learner, text: TextToExplain, classes: number) => Promise<T>,
  ): Promise<Outcome<T>> {
    const classifier = this.judged(runId);
    if (!classifier || !this.typed) return failed({ kind: 'noClassifier' });
    const cut = this.typed.words(text);
    if (!cut.ids.some((id) => id >= 0)) return failed({ kind: 'noKnownWords', words: cut.words.length });
    const { documents } = classifier.plan;
    const explained = { ...cut, read: classifier.reads };
    return ok(await answer(classifier.run.current, explained, documents.classes.length));
  }

  private learnerOf(documents: ClassifierDocuments, split: Split, settings: ClassifierSettings): Learner {
    const task = learningTask(documents, split.train, settings);
    if (!isNetwork(settings)) return baselineLearner(task, settings);
    // Where numbers lie on a graphics processor, fetching them for the kernels would take longer than they save.
    const graphics = this.backend?.name === 'webgpu' || this.backend?.name === 'webgl';
    const make: MakeNetwork = this.surroundings.makeNetwork ?? ((...args) => new NetworkLearner(...args));
    return make(task, settings, graphics ? null : this.kernels);
  }

  private renew({ plan, run }: TrainedClassifier): void {
    if (isNetwork(plan.settings)) run.replace(this.learnerOf(plan.documents, plan.split, plan.settings));
  }

  /** A graphics processor can be lost at any time: the next backend goes on, with networks made anew. */
  private async recover(classifier: TrainedClassifier, error: unknown): Promise<Learner | null> {
    const { backend } = this;
    if (!backend || (backend.name !== 'webgpu' && backend.name !== 'webgl')) return null;
    this.lost.add(backend.name);
    const now = await openBackend(this.surroundings, null, this.lost);
    if (!now) return null;
    this.backend = now;
    for (const run of this.runs.values()) if (run !== classifier) this.renew(run);
    const { plan } = classifier;
    const lost = { name: backend.name, detail: detailOf(error) };
    plan.onEvent({ kind: 'backend', runId: plan.runId, lost, now });
    return this.learnerOf(plan.documents, plan.split, plan.settings);
  }
}
