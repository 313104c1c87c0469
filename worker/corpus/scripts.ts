import type { SuggestedScript } from '../contract/corpus';

/** Code units looked at: the start of a text tells its script. */
const SAMPLE_UNITS = 1 << 16;
/** Japanese writes far more kana than this; Chinese text quotes less of it. */
const KANA_SHARE_OF_JAPANESE = 0.15;

const LETTER = /\p{L}/u;

/** Counts the letters of the scripts for which the dictionary tokeniser is suggested. */
export class ScriptTally {
  private seen = 0;
  private hangul = 0;
  private han = 0;
  private kana = 0;
  private thai = 0;
  private other = 0;

  take(text: string): void {
    const end = Math.min(text.length, SAMPLE_UNITS - this.seen);
    for (let i = 0; i < end; i++) this.count(text.charCodeAt(i));
    this.seen += Math.max(0, end);
  }

  /** The script of most letters, null where none of the four leads. */
  suggestion(): SuggestedScript | null {
    const eastAsian = this.han + this.kana;
    const most = Math.max(this.hangul, eastAsian, this.thai, this.other);
    if (most === 0 || this.other === most) return null;
    if (this.hangul === most) return 'Korean';
    if (this.thai === most) return 'Thai';
    return this.kana > KANA_SHARE_OF_JAPANESE * eastAsian ? 'Japanese' : 'Chinese';
  }

  private count(unit: number): void {
    if (unit < 0x80) {
      if ((unit | 0x20) >= 0x61 && (unit | 0x20) <= 0x7a) this.other++;
    } else if ((unit >= 0xac00 && unit <= 0xd7a3) || (unit >= 0x1100 && unit <= 0x11ff)) this.hangul++;
    else if ((unit >= 0x4e00 && unit <= 0x9fff) || (unit >= 0x3400 && unit <= 0x4dbf)) this.han++;
    else if (unit >= 0x3041 && unit <= 0x30fe) this.kana++;
    else if (unit >= 0x0e01 && unit <= 0x0e4e) this.thai++;
    else if (LETTER.test(String.fromCharCode(unit))) this.other++;
  }
}
