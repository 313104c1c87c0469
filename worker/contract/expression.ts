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
  return { test: (word) => new Matching(program, word).found() };
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
    const answers = new Map<number, boolean>();
    const matches = (codePoint: number) => {
      let answer = answers.get(codePoint);
      if (answer === undefined) {
        answer = pattern.test(String.fromCodePoint(codePoint));
        answers.set(codePoint, answer);
      }
      return answer;
    };
    this.atoms.set(source, matches);
    return matches;
  }
}

/** One word on its way through a program. */
class Matching {
  private readonly codePoints: number[];
  private readonly seenAt: Int32Array;
  private current: number[] = [];
  private next: number[] = [];
  private matched = false;

  constructor(
    private readonly program: readonly Instruction[],
    word: string,
  ) {
    this.codePoints = Array.from(word, (character) => character.codePointAt(0) ?? 0);
    this.seenAt = new Int32Array(program.length).fill(-1);
  }

  found(): boolean {
    for (let position = 0; ; position++) {
      this.enter(0, position);
      if (this.matched) return true;
      if (position === this.codePoints.length) return false;
      const codePoint = this.codePoints[position];
      [this.current, this.next] = [[], this.current];
      for (const state of this.next) {
        const instruction = this.program[state];
        if (instruction.kind === 'one' && instruction.matches(codePoint)) this.enter(state + 1, position + 1);
      }
    }
  }

  /** Follows everything that takes no character from a state on. */
  private enter(from: number, position: number): void {
    const waiting = [from];
    for (let state = waiting.pop(); state !== undefined; state = waiting.pop()) {
      if (this.seenAt[state] === position) continue;
      this.seenAt[state] = position;
      const instruction = this.program[state];
      if (instruction.kind === 'one') this.current.push(state);
      else if (instruction.kind === 'match') this.matched = true;
      else if (instruction.kind === 'split') waiting.push(...instruction.to);
      else if (this.holds(instruction.assertion, position)) waiting.push(state + 1);
    }
  }

  private holds(assertion: Assertion, position: number): boolean {
    if (assertion === '^') return position === 0;
    if (assertion === '$') return position === this.codePoints.length;
    const atEdge = isWord(this.codePoints[position - 1]) !== isWord(this.codePoints[position]);
    return atEdge === (assertion === 'b');
  }
}

const isWord = (codePoint: number | undefined): boolean =>
  codePoint !== undefined && /^\w$/u.test(String.fromCodePoint(codePoint));
