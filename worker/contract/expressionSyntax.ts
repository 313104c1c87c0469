/** Why a regular expression cannot be used. */
export type ExpressionFault =
  | { kind: 'syntax'; detail: string }
  /** Look-around, back-references and modifiers: they cannot be matched in linear time. */
  | { kind: 'unsupported'; part: string }
  | { kind: 'tooLarge' };

export type Assertion = '^' | '$' | 'b' | 'B';

/** A regular expression as a tree. `one` is an atom that takes one character, as it was written. */
export type ExpressionNode =
  | { kind: 'one'; source: string }
  | { kind: 'assert'; assertion: Assertion }
  | { kind: 'sequence'; parts: ExpressionNode[] }
  | { kind: 'either'; options: ExpressionNode[] }
  | { kind: 'repeat'; node: ExpressionNode; min: number; max: number };

export type ParsedExpression = { ok: true; node: ExpressionNode } | { ok: false; fault: ExpressionFault };

/** JavaScript's regular expressions with the flag u. */
export const parseExpression = (source: string): ParsedExpression => {
  try {
    new RegExp(source, 'u');
  } catch (error) {
    const detail = error instanceof Error ? error.message.replace(/^.*: /su, '') : String(error);
    return { ok: false, fault: { kind: 'syntax', detail } };
  }
  const parser = new Parser(source);
  const node = parser.either();
  return parser.unsupported === null
    ? { ok: true, node }
    : { ok: false, fault: { kind: 'unsupported', part: parser.unsupported } };
};

const CLASS = /\[(?:\\.|[^\]\\])*\]/suy;
const ESCAPE =
  /\\(?:[pP]\{[^}]*\}|u\{[^}]*\}|ud[89ab]..\\ud[c-f]..|u[0-9a-f]{4}|x[0-9a-f]{2}|c[a-z]|k<[^>]*>|[1-9]\d*|.)/isuy;
const GROUP = /\((?:\?(?:<(?![=!])[^>]*>|:|<?[=!]|[a-z]*(?:-[a-z]*)?:))?/uy;
const QUANTIFIER = /(?:([*+?])|\{(\d+)(,(\d*))?\})\??/uy;
const CHARACTER = /./suy;

/** Reads an expression that JavaScript has found well-formed. */
class Parser {
  /** The first part that cannot be matched in linear time. */
  unsupported: string | null = null;
  private at = 0;

  constructor(private readonly source: string) {}

  either(): ExpressionNode {
    const options = [this.sequence()];
    while (this.source[this.at] === '|') {
      this.at++;
      options.push(this.sequence());
    }
    return options.length === 1 ? options[0] : { kind: 'either', options };
  }

  private sequence(): ExpressionNode {
    const parts: ExpressionNode[] = [];
    while (this.at < this.source.length && !'|)'.includes(this.source[this.at])) {
      parts.push(this.quantified(this.atom()));
    }
    return { kind: 'sequence', parts };
  }

  private quantified(node: ExpressionNode): ExpressionNode {
    const found = this.take(QUANTIFIER);
    if (!found) return node;
    const [, sign, least, upTo, most] = found;
    if (sign) return { kind: 'repeat', node, min: sign === '+' ? 1 : 0, max: sign === '?' ? 1 : Infinity };
    const min = Number(least);
    return { kind: 'repeat', node, min, max: upTo ? (most ? Number(most) : Infinity) : min };
  }

  private atom(): ExpressionNode {
    const letter = this.source[this.at];
    if (letter === '(') return this.group();
    if (letter === '^' || letter === '$') {
      this.at++;
      return { kind: 'assert', assertion: letter };
    }
    const found = this.take(letter === '[' ? CLASS : letter === '\\' ? ESCAPE : CHARACTER);
    if (!found) throw new Error(`no atom at ${this.at} of ${this.source}`);
    const [source] = found;
    if (source === '\\b' || source === '\\B') return { kind: 'assert', assertion: source[1] as 'b' | 'B' };
    if (/^\\(?:k<|[1-9])/u.test(source)) this.unsupported ??= source;
    return { kind: 'one', source };
  }

  private group(): ExpressionNode {
    const opening = this.take(GROUP)?.[0] ?? '(';
    const plain = opening === '(' || opening === '(?:' || /^\(\?<[^=!]/u.test(opening);
    if (!plain) this.unsupported ??= opening;
    const node = this.either();
    this.at++;
    return node;
  }

  private take(pattern: RegExp): RegExpExecArray | null {
    pattern.lastIndex = this.at;
    const found = pattern.exec(this.source);
    if (found) this.at += found[0].length;
    return found;
  }
}
