import type { ClassifierFinding, ClassifierState, SplitPart } from '../../worker/contract/classifier';
import type { BackendFacts, BackendLost, BackendName } from '../../worker/contract/classifierBackend';
import { formatCount, formatShare, plural } from './format';

const PARTS: Record<SplitPart, string> = {
  train: 'training part',
  validation: 'validation part',
  test: 'test part',
};

const names = (list: readonly string[]) =>
  list.length > 5
    ? `${list.slice(0, 5).map(quoted).join(', ')} and ${formatCount(list.length - 5)} more`
    : list.map(quoted).join(', ');
const quoted = (name: string) => `“${name}”`;

/** What is worth knowing before a classifier is trained, in one or two sentences. */
export function wordClassifierFinding(finding: ClassifierFinding): string {
  switch (finding.kind) {
    case 'longTexts':
      return `${formatShare(finding.share)} of the documents are longer than ${plural(finding.sequenceLength, 'word')} and lose their ends; the longest has ${formatCount(finding.longest)}.`;
    case 'unknownWords':
      return `${formatShare(finding.share)} of the running words have no vector and are read as one unknown word. A lower min_count gives more of them one.`;
    case 'imbalance':
      return `${formatShare(finding.share)} of the documents are “${finding.name}”: always guessing it is right that often. Compare macro-F1 rather than accuracy.`;
    case 'classNotInPart':
      return `The ${PARTS[finding.part]} has no document of ${names(finding.classes)}, so nothing is said about ${finding.classes.length === 1 ? 'it' : 'them'} there. Try another seed or column.`;
    case 'fewTestGroups':
      return `The test part holds ${plural(finding.groups, 'group')} of “${finding.column}”: intervals over so few are rough.`;
    case 'unevenSplit':
      return `The ${PARTS[finding.part]} holds ${formatShare(finding.got)} of the documents instead of ${formatShare(finding.asked)}, because groups are large. Another seed may split them better.`;
    case 'fewDocuments':
      return `${plural(finding.documents, 'document')} are little to learn from; the figures will be rough.`;
  }
}

const BACKENDS: Record<BackendName, string> = {
  webgpu: 'on the graphics processor (WebGPU)',
  webgl: 'on the graphics processor (WebGL)',
  wasm: 'on the processor',
  cpu: 'in plain JavaScript, slowly',
};

/** "on the processor, 2 threads". */
export const backendWords = ({ name, threads }: BackendFacts): string =>
  name === 'wasm' ? `${BACKENDS.wasm}, ${plural(threads, 'thread')}` : BACKENDS[name];

/** Why it is not a faster one, in sentences; none where nothing was passed over. */
export const passedOverWords = ({ passedOver }: BackendFacts): string[] =>
  passedOver.map(({ name, reason }) => {
    const label =
      name === 'webgpu' ? 'WebGPU' : name === 'webgl' ? 'WebGL' : name === 'wasm' ? 'WebAssembly' : name;
    switch (reason.kind) {
      case 'unavailable':
        return `${label} is not to be had here.`;
      case 'software':
        return `${label} draws on the processor here (${reason.gpu}), which is slower.`;
      case 'failed':
        return `${label} failed: ${reason.detail}.`;
    }
  });

/** Told when the backend was lost in mid-training. */
export const fallbackWords = ({ lost, now }: { lost: BackendLost; now: BackendFacts }): string =>
  `Computing ${BACKENDS[lost.name]} broke off. Training went on from the last epoch ${backendWords(now)}.`;

const STATES: Record<ClassifierState['kind'], string> = {
  preparing: 'Preparing',
  training: 'Training',
  paused: 'Paused',
  evaluating: 'Evaluating',
  stopped: 'Stopped',
  finished: 'Finished',
  failed: 'Failed',
};

export const classifierStateLabel = (state: ClassifierState): string =>
  state.kind === 'finished' && state.reason ? 'Stopped early' : STATES[state.kind];
