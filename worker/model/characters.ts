/** Whitespace as Python's str.split knows it, and U+FEFF, the mark left where files were joined. */
export const isSpace = (unit: number): boolean => {
  if (unit <= 0x20) return unit === 0x20 || (unit >= 0x09 && unit <= 0x0d) || unit >= 0x1c;
  if (unit < 0x85) return false;
  return (
    unit === 0x85 ||
    unit === 0xa0 ||
    unit === 0x1680 ||
    (unit >= 0x2000 && unit <= 0x200a) ||
    unit === 0x2028 ||
    unit === 0x2029 ||
    unit === 0x202f ||
    unit === 0x205f ||
    unit === 0x3000 ||
    unit === 0xfeff
  );
};

export const isLineBreak = (unit: number): boolean => unit === 0x0a || unit === 0x0d;

/** Whether a word is one code point. */
export const isOneCharacter = (word: string): boolean =>
  word.length === 1 || (word.length === 2 && (word.codePointAt(0) ?? 0) > 0xffff);

// Roles of a UTF-16 code unit in a word. UNKNOWN: not looked up yet.
export const UNKNOWN = 0;
export const SEPARATOR = 1;
/** Letter or digit that lower-cases to one unit whatever stands around it. */
export const LETTER = 2;
/** Letter whose lower case or composed form is not one fixed unit: the whole word is normalised. */
export const COMPLEX_LETTER = 3;
/** Combining mark: goes on with a word, never starts one. */
export const MARK = 4;
/** Belongs to a word between two letters only: apostrophes, underscore, zero-width joiners. */
export const JOINER = 5;
/** Left out without ending the word: soft hyphen, variation selectors. */
export const IGNORED = 6;
export const SURROGATE = 7;

const JOINERS: Record<number, number> = {
  0x27: 0x27,
  0x2019: 0x27,
  0x5f: 0x5f,
  0x200c: 0x200c,
  0x200d: 0x200d,
};

/** Role of every UTF-16 code unit; filled by `learnUnit` when a unit is first met. */
export const ROLES = new Uint8Array(0x10000);
/** What a LETTER or JOINER is written as: lower case; ’ becomes '. */
export const FOLDED = new Uint16Array(0x10000);

const LETTER_OR_DIGIT = /^[\p{L}\p{N}]$/u;
const COMBINING_MARK = /^\p{M}$/u;

const isConjoiningJamo = (unit: number): boolean =>
  (unit >= 0x1100 && unit <= 0x11ff) ||
  (unit >= 0xa960 && unit <= 0xa97f) ||
  (unit >= 0xd7b0 && unit <= 0xd7ff);

const roleOfCharacter = (character: string): number => {
  if (LETTER_OR_DIGIT.test(character)) return LETTER;
  return COMBINING_MARK.test(character) ? MARK : SEPARATOR;
};

/** LETTER, MARK or SEPARATOR. */
export const roleOfCodePoint = (codePoint: number): number => {
  if (codePoint >= 0xe0100 && codePoint <= 0xe01ef) return IGNORED;
  return roleOfCharacter(String.fromCodePoint(codePoint));
};

/** Fills ROLES and FOLDED for one unit and gives its role. */
export const learnUnit = (unit: number): number => {
  const role = findRole(unit);
  ROLES[unit] = role;
  FOLDED[unit] = unit;
  if (role === JOINER) FOLDED[unit] = JOINERS[unit];
  if (role === LETTER) FOLDED[unit] = String.fromCharCode(unit).toLowerCase().charCodeAt(0);
  return role;
};

const findRole = (unit: number): number => {
  if (unit in JOINERS) return JOINER;
  if (unit >= 0xd800 && unit <= 0xdfff) return SURROGATE;
  if (unit === 0xad || (unit >= 0xfe00 && unit <= 0xfe0f)) return IGNORED;
  const character = String.fromCharCode(unit);
  const role = roleOfCharacter(character);
  if (role !== LETTER) return role;
  const lower = character.toLowerCase();
  const simple =
    lower.length === 1 &&
    character.normalize('NFC') === character &&
    lower.normalize('NFC') === lower &&
    !isConjoiningJamo(unit) &&
    // Capital sigma: its lower case depends on whether the word ends there.
    unit !== 0x3a3;
  return simple ? LETTER : COMPLEX_LETTER;
};

for (let unit = 0; unit < 0x80; unit++) learnUnit(unit);
