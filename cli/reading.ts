import type { CorpusFacts } from '../worker/contract/corpus';
import { failed, type Outcome } from '../worker/contract/outcome';
import type { Engine } from '../worker/engine/engine';
import type { ScanRequest } from './commandLine';
import { openInput } from './input';
import type { Interruption } from './interruption';
import { readingLine } from './progressLine';
import type { Terminal } from './terminal';

/** Reads the text that is asked for; null when interrupted. */
export const readText = async (
  engine: Engine,
  { input, corpus }: ScanRequest,
  terminal: Terminal,
  { signal }: Interruption,
): Promise<Outcome<CorpusFacts | null>> => {
  const source = await openInput(input);
  if (!source.ok) return failed(source.problem);
  const sized = source.value.bytes !== null;
  const cancel = () => void engine.cancelReading();
  signal.addEventListener('abort', cancel);
  const reading = engine.readCorpus(source.value, corpus, (progress) =>
    terminal.progress(readingLine(progress, sized)),
  );
  if (signal.aborted) cancel();
  return reading.finally(() => signal.removeEventListener('abort', cancel));
};
