import type { Outcome } from '../worker/contract/outcome';
import { readCommandLine, type Request } from './commandLine';
import { scan, train, type Surroundings } from './commands';
import { helpText } from './help';
import { type Interruption, listenForInterruption } from './interruption';
import { layOutFile } from './layout';
import type { LayoutRequest } from './layoutFlags';
import { createEngine } from './nodeEngine';
import { systemError } from './systemError';
import { Terminal } from './terminal';
import { UnwritableFile } from './vectorFile';
import { shellWords } from './wording';

const INPUT_ERROR = 1;
const USAGE_ERROR = 2;

const print = (text: string): Promise<void> =>
  new Promise((resolve, reject) => {
    process.stdout.write(text, (error) => (error ? reject(error) : resolve()));
  });

/** Runs what the command line asks for; answers the exit code. */
const run = async (args: string[]): Promise<number> => {
  const request = readCommandLine(args);
  if (request.kind === 'help') {
    await print(helpText(request.command));
    return 0;
  }
  if (request.kind === 'usage') {
    process.stderr.write(`${request.message}\n`);
    return USAGE_ERROR;
  }
  return request.kind === 'layout' ? runLayout(request.layout) : runCommand(request);
};

const runLayout = async (request: LayoutRequest): Promise<number> => {
  const terminal = new Terminal(process.stderr, request.quiet);
  try {
    const figures = await layOutFile(request, terminal);
    if (request.json) await print(`${JSON.stringify(figures)}\n`);
    return 0;
  } catch (error) {
    terminal.error(failureWords(error));
    return INPUT_ERROR;
  }
};

type TextRequest = Extract<Request, { kind: 'train' | 'scan' | 'classify' }>;

const textRequest = (request: TextRequest): { json: boolean; quiet: boolean } => {
  if (request.kind === 'train') return request.train;
  return request.kind === 'scan' ? request.scan : request.classify;
};

const runCommand = async (request: TextRequest): Promise<number> => {
  const { json, quiet } = textRequest(request);
  const terminal = new Terminal(process.stderr, quiet);
  const interruption = listenForInterruption();
  try {
    const outcome = await perform(request, terminal, interruption);
    if (!outcome.ok) {
      terminal.error(shellWords(outcome.problem));
      return INPUT_ERROR;
    }
    if (outcome.value === null) terminal.error('Stopped while the text was read; nothing was written.');
    else if (json) await print(`${JSON.stringify(outcome.value)}\n`);
    return interruption.exitCode ?? 0;
  } catch (error) {
    terminal.error(failureWords(error));
    return INPUT_ERROR;
  }
};

const perform = async (
  request: TextRequest,
  terminal: Terminal,
  interruption: Interruption,
): Promise<Outcome<object | null>> => {
  if (request.kind === 'classify') {
    // TensorFlow.js is loaded for this alone.
    const { classify } = await import('./classify');
    return classify(request.classify, { terminal, interruption });
  }
  const surroundings: Surroundings = { engine: createEngine(), terminal, interruption };
  return request.kind === 'train' ? train(request.train, surroundings) : scan(request.scan, surroundings);
};

/** A file that cannot be written is the user's to put right; anything else is told in its own words. */
const failureWords = (error: unknown): string => {
  if (error instanceof UnwritableFile) {
    return `${error.path} could not be written: ${systemError(error.cause)}.`;
  }
  if (error instanceof Error) return (process.env.DEBUG && error.stack) || error.message;
  return String(error);
};

// Threads of the engine and standard input would keep the process waiting.
process.exit(await run(process.argv.slice(2)));
