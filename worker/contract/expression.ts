import {
  parseExpression,
  type Assertion,
  type ExpressionFault,
  type ExpressionNode,
} from './expressionSyntax';

/** Instructions of a compiled expression, at most: a character costs at most so many steps. */
const MOST_INSTRUCTIONS = 2000;
const MOST_CHARACTERS = 1000;

type Instruction =
  | { kind: 'one'; matches: (codePoint: number) => boolean }
  | { kind: 'assert'; assertion: Assertion }
  | { kind: 'split'; to: number[] }
  | { kind: 'match' };

/** Why an expression cannot be used, or null. */
export const expressionFault = (source: string): ExpressionFault | null => {
  const compiled = compileExpression(source);
  return 'fault' in compiled ? compiled.fault : null;
};

/**
 * A test for whether an expression is found anywhere in a word. All ways through the expression are
 * followed at once (Thompson 1968), so the time grows with the length of the word and no expression
 * can hang, as `(a+)+$` does with JavaScript's own matching.
 */
export const compileExpression = (
  source: string,
): { test: (word: string) => boolean } | { fault: ExpressionFault } => {
  if (source.length > MOST_CHARACTERS) return { fault: { kind: 'tooLarge' } };
  const parsed = parseExpression(source);
  if (!parsed.ok) return { fault: parsed.fault };
  const compiler = new Compiler();
  compiler.add(parsed.node);
  if (compiler.tooLarge) return { fault: { kind: 'tooLarge' } };
  const program = [...compiler.program, { kind: 'match' } as const];
  const matcher = new Matcher(program);
  return { test: (word) => matcher.found(word) };
};

class Compiler {
  readonly program: Instruction[] = [];
  private readonly atoms = new Map<string, (codePoint: number) => boolean>();

  get tooLarge(): boolean {
    return this.program.length >= MOST_INSTRUCTIONS;
  }

  /** Appends the instructions of a node; they fall through to what comes next. */
  add(node: ExpressionNode): void {
    if (this.tooLarge) return;
    if (node.kind === 'one') this.program.push({ kind: 'one', matches: this.atom(node.source) });
    else if (node.kind === 'assert') this.program.push(node);
    else if (node.kind === 'sequence') node.parts.forEach((part) => this.add(part));
    else if (node.kind === 'either') this.either(node.options);
    else this.repeat(node.node, node.min, node.max);
  }

  private either(options: ExpressionNode[]): void {
    const choice = this.split();
    const ends = options.map((option) => {
      choice.to.push(this.program.length);
      this.add(option);
      return this.split();
    });
    ends.forEach((end) => end.to.push(this.program.length));
  }

  private repeat(node: ExpressionNode, min: number, max: number): void {
    for (let i = 0, before = -1; i < min && before !== this.program.length; i++) {
      before = this.program.length;
      this.add(node);
    }
    const loop = this.program.length;
    const exits = [];
    for (let i = min; i < Math.min(max, min + 1 + MOST_INSTRUCTIONS) && !this.tooLarge; i++) {
      const choice = this.split();
      choice.to.push(this.program.length);
      exits.push(choice);
      this.add(node);
      if (max < Infinity) continue;
      this.split().to.push(loop);
      break;
    }
    exits.forEach((exit) => exit.to.push(this.program.length));
  }

  private split(): { kind: 'split'; to: number[] } {
    const split = { kind: 'split' as const, to: [] as number[] };
    this.program.push(split);
    return split;
  }

  /** JavaScript decides about single characters; its answers are kept. */
  private atom(source: string): (codePoint: number) => boolean {
    const known = this.atoms.get(source);
    if (known) return known;
    const pattern = new RegExp(`^(?:${source})$`, 'u');
    const ask = (codePoint: number) => pattern.test(String.fromCodePoint(codePoint));
    const ascii = Uint8Array.from({ length: 128 }, (_, codePoint) => (ask(codePoint) ? 1 : 0));
    const answers = new Map<number, boolean>();
    const matches = (codePoint: number) => {
      if (codePoint < 128) return ascii[codePoint] === 1;
      const known = answers.get(codePoint);
      if (known !== undefined) return known;
      const answer = ask(codePoint);
      answers.set(codePoint, answer);
      return answer;
    };
    this.atoms.set(source, matches);
    return matches;
  }
}

/** Runs words through a program, one after the other; what it needs is allocated once. */
class Matcher {
  /** When each state was entered last, in steps counted over all words. */
  private readonly enteredAt: Float64Array;
  private step = 0;
  private current: number[] = [];
  private next: number[] = [];
  private readonly reached: (number[] | undefined)[] = [];
  /** Code points before and after the place in the word; −1 at its start and end. */
  private before = -1;
  private after = -1;
  private matched = false;

  constructor(private readonly program: readonly Instruction[]) {
    this.enteredAt = new Float64Array(program.length).fill(-1);
  }

  found(word: string): boolean {
    this.matched = false;
    this.current.length = 0;
    this.before = -1;
    this.after = word.codePointAt(0) ?? -1;
    this.step++;
    this.enter(0);
    for (let at = 0; !this.matched && this.after !== -1; this.enter(0)) {
      const codePoint = this.after;
      at += codePoint > 0xffff ? 2 : 1;
      this.before = codePoint;
      this.after = word.codePointAt(at) ?? -1;
      this.advance(codePoint);
    }
    return this.matched;
  }

  private advance(codePoint: number): void {
    const from = this.current;
    this.current = this.next;
    this.next = from;
    this.current.length = 0;
    this.step++;
    for (let i = 0; i < from.length; i++) {
      const instruction = this.program[from[i]];
      if (instruction.kind === 'one' && instruction.matches(codePoint)) this.enter(from[i] + 1);
    }
  }

  /** Enters what can be reached from a state without taking a character. */
  private enter(from: number): void {
    const reached = (this.reached[from] ??= statesBehindSplits(this.program, from));
    for (let i = 0; i < reached.length; i++) {
      const state = reached[i];
      if (this.enteredAt[state] === this.step) continue;
      this.enteredAt[state] = this.step;
      const instruction = this.program[state];
      if (instruction.kind === 'one') this.current.push(state);
      else if (instruction.kind === 'match') this.matched = true;
      else if (instruction.kind === 'assert' && this.holds(instruction.assertion)) this.enter(state + 1);
    }
  }

  private holds(assertion: Assertion): boolean {
    if (assertion === '^') return this.before === -1;
    if (assertion === '$') return this.after === -1;
    return (isWord(this.before) !== isWord(this.after)) === (assertion === 'b');
  }
}

const statesBehindSplits = (program: readonly Instruction[], from: number): number[] => {
  const states: number[] = [];
  const seen = new Set<number>();
  const waiting = [from];
  for (let state = waiting.pop(); state !== undefined; state = waiting.pop()) {
    if (seen.has(state)) continue;
    seen.add(state);
    const instruction = program[state];
    if (instruction.kind === 'split') waiting.push(...instruction.to);
    else states.push(state);
  }
  return states;
};

const isWord = (codePoint: number): boolean =>
  codePoint !== -1 && /^\w$/u.test(String.fromCodePoint(codePoint));
