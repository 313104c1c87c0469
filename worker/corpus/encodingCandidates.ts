import type { EncodingName } from '../contract/problems';
import { decodeLeniently } from './textDecoding';

/** Below this a reading is taken for chance. */
const LEAST_PLAUSIBILITY = 0.25;
/** Sound characters for each unsound one from which an encoding is right and the text damaged. */
const SOUND_PER_UNSOUND = 10;
/** Weight of the right script; the rest is for the frequent characters of a language, which chance does not hit. */
const SCRIPT_WEIGHT = 0.3;
/** Longest run of letters beyond ASCII in Western text: "créée" has two. */
const WESTERN_RUN = 2;

const REPLACEMENT = 0xfffd;

const FREQUENT_HANGUL = new Set(
  '이다는의에을가고하지로은를도한서어기자사나리시인아대들그해있여것라정과부일보수만요습니했으내말게까와조면았었',
);
const FREQUENT_HAN = new Set(
  '的一是不了在人有我他这中大来上个国说们到子地出道也时年得就那要下以生会自着去之过家学对可她里后小么心多天而能好都然没日于起还发成事只作当想看文无开手十用主行方又如前所本见经头面公同三已老从动两长',
);

/** A language written with many-byte characters, and how its text looks when it is decoded rightly. */
interface Language {
  encoding: EncodingName;
  inScript(unit: number): boolean;
  isFrequent(character: string): boolean;
  /** Share of the frequent characters in running text, on the low side. */
  frequentShare: number;
}

const isHan = (unit: number) => unit >= 0x4e00 && unit <= 0x9fff;
const isKana = (unit: number) => unit >= 0x3041 && unit <= 0x30fe;

const LANGUAGES: Language[] = [
  {
    encoding: 'euc-kr',
    inScript: (unit) => unit >= 0xac00 && unit <= 0xd7a3,
    isFrequent: (character) => FREQUENT_HANGUL.has(character),
    frequentShare: 0.3,
  },
  {
    encoding: 'shift_jis',
    inScript: (unit) => isHan(unit) || isKana(unit),
    isFrequent: (character) => isKana(character.charCodeAt(0)),
    frequentShare: 0.3,
  },
  {
    encoding: 'gb18030',
    inScript: isHan,
    isFrequent: (character) => FREQUENT_HAN.has(character),
    frequentShare: 0.2,
  },
];

/** Punctuation and full-width forms that every East Asian encoding shares: they tell nothing. */
const isSharedPunctuation = (unit: number): boolean =>
  (unit >= 0x2010 && unit <= 0x2027) ||
  (unit >= 0x3000 && unit <= 0x301f) ||
  (unit >= 0xff01 && unit <= 0xff5e);

/** Sound and unsound characters beyond ASCII. */
const soundness = (text: string): { sound: number; unsound: number } => {
  let sound = 0;
  let unsound = 0;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (unit === REPLACEMENT) unsound++;
    else if (unit >= 0x80) sound++;
  }
  return { sound, unsound };
};

/** Whether a text is in this encoding, if with a few damaged characters. */
export const fits = (sample: Uint8Array, encoding: EncodingName): boolean => {
  const { sound, unsound } = soundness(decodeLeniently(sample, encoding));
  return sound >= unsound * SOUND_PER_UNSOUND;
};

const plausibilityOf = (sample: Uint8Array, language: Language): number => {
  if (!fits(sample, language.encoding)) return 0;
  let inScript = 0;
  let frequent = 0;
  let telling = 0;
  for (const character of decodeLeniently(sample, language.encoding)) {
    const unit = character.charCodeAt(0);
    if (unit < 0x80 || isSharedPunctuation(unit)) continue;
    telling++;
    if (language.inScript(unit)) inScript++;
    if (language.isFrequent(character)) frequent++;
  }
  if (telling === 0) return 0;
  const frequency = Math.min(1, frequent / telling / language.frequentShare);
  return SCRIPT_WEIGHT * (inScript / telling) + (1 - SCRIPT_WEIGHT) * frequency;
};

/** Share of the characters beyond ASCII that stand, as accents and quotes do, singly or in twos. */
const westernPlausibility = (sample: Uint8Array): number => {
  const runs = decodeLeniently(sample, 'windows-1252').match(/[\u0080-\uffff]+/gu) ?? [];
  let usual = 0;
  let all = 0;
  for (const run of runs) {
    all += run.length;
    // 0x81 and its like are no characters of windows-1252: they come out as C1 controls.
    if (run.length <= WESTERN_RUN && !/[\u0080-\u009f]/u.test(run)) usual += run.length;
  }
  return all === 0 ? 0 : usual / all;
};

/**
 * Encodings that a sample may be in, likeliest first: those that decode it into text of a language
 * they were made for. windows-1252 decodes anything and so comes last where it is not likely.
 * `tried` is among them only where the sample is in it but for a few damaged characters.
 *
 * @param sample bytes that start with a whole character
 */
export const encodingCandidates = (sample: Uint8Array, tried: EncodingName): EncodingName[] => {
  if (tried === 'utf-16le' || tried === 'utf-16be') return [tried];
  const scored = [
    ...LANGUAGES.map((language) => ({
      encoding: language.encoding,
      plausibility: plausibilityOf(sample, language),
    })),
    { encoding: 'windows-1252' as const, plausibility: westernPlausibility(sample) },
  ];
  const likely: EncodingName[] = scored
    .filter(({ plausibility }) => plausibility >= LEAST_PLAUSIBILITY)
    .sort((a, b) => b.plausibility - a.plausibility)
    .map(({ encoding }) => encoding);
  const inUtf8 = soundness(decodeLeniently(sample, 'utf-8')).sound > 0 && fits(sample, 'utf-8');
  const all = new Set<EncodingName>([...(inUtf8 ? ['utf-8' as const] : []), ...likely, 'windows-1252']);
  if (tried !== 'utf-8') all.delete(tried);
  return [...all];
};
