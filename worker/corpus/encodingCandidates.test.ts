import { describe, expect, it } from 'vitest';
import { encodingCandidates, fits } from './encodingCandidates';

const bytesOf = (hex: string) => Uint8Array.from(Buffer.from(hex, 'hex'));

describe('encodingCandidates', () => {
  it.each([
    ['windows-1252', 'Über allen Gipfeln ist R', 'dc62657220616c6c656e2047697066656c6e206973742052'],
    ['windows-1252', '¿Dónde está el niño? ¡Ma', 'bf44f36e646520657374e120656c206e69f16f3f20a14d61'],
    ['windows-1252', 'À l’époque où les garçon', 'c0206c92e9706f717565206ff9206c657320676172e76f6e'],
    [
      'shift_jis',
      '吾輩は猫である。名前はまだ無い。どこで生れたかと',
      '8ce1947982cd944c82c582a082e9814296bc914f82cd82dc82be96b382a2814282c782b182c590b682ea82bd82a982c6',
    ],
    ['shift_jis', 'カタカナのテスト', '834a835e834a836982cc836583588367'],
    [
      'euc-kr',
      '동해 물과 백두산이 마르고 닳도록 하느님이 ',
      'b5bfc7d820b9b0b0fa20b9e9b5cebbeac0cc20b8b6b8a3b0ed20b4e2b5b5b7cf20c7cfb4c0b4d4c0cc20',
    ],
    ['euc-kr', '삼성전자 주가 급등', 'bbefbcbac0fcc0da20c1d6b0a120b1deb5ee'],
    ['euc-kr', '계산', 'b0e8bbea'],
    ['windows-1252', 'He said it was a naïve i', '48652073616964206974207761732061206e61ef76652069'],
    ['windows-1252', 'A informação não é opini', '4120696e666f726d61e7e36f206ee36f20e9206f70696e69'],
    ['windows-1252', '“Call me Ishmael,” he sa', '9343616c6c206d65204973686d61656c2c94206865207361'],
    ['windows-1252', 'Åsa köpte ägg på ön och ', 'c57361206bf670746520e467672070e520f66e206f636820'],
    [
      'gb18030',
      '天地玄黄，宇宙洪荒。日月盈昃，辰宿列张。人之初，',
      'ccecb5d8d0febbc6a3acd3eed6e6bae9bbc4a1a3c8d5d4c2d3afeabea3acb3bdcbdec1d0d5c5a1a3c8cbd6aeb3f5a3ac',
    ],
    ['gb18030', '上海市人民政府', 'c9cfbaa3cad0c8cbc3f1d5feb8ae'],
    [
      'gb18030',
      '床前明月光，疑是地上霜。举头望明月，低头思故乡。',
      'b4b2c7b0c3f7d4c2b9e2a3acd2c9cac7b5d8c9cfcbaaa1a3bed9cdb7cdfbc3f7d4c2a3acb5cdcdb7cbbcb9cacfe7a1a3',
    ],
  ] as const)('puts %s first for %s', (encoding, _, hex) => {
    const candidates = encodingCandidates(bytesOf(hex), 'utf-8');
    expect(candidates[0]).toBe(encoding);
    expect(candidates).toContain('windows-1252');
    expect(new Set(candidates).size).toBe(candidates.length);
  });

  it('never offers what was tried, unless it fits but for some damage', () => {
    expect(encodingCandidates(bytesOf('c7d1b1b9beee'), 'euc-kr')).not.toContain('euc-kr');
    expect(encodingCandidates(bytesOf('4100d8'), 'utf-16le')).toEqual(['utf-16le']);
    expect(encodingCandidates(bytesOf(`${'ed959c'.repeat(20)}ff`), 'utf-8')[0]).toBe('utf-8');
  });
});

describe('fits', () => {
  it('allows one damaged character for ten sound ones', () => {
    expect(fits(bytesOf(`${'ed959c'.repeat(10)}ff`), 'utf-8')).toBe(true);
    expect(fits(bytesOf(`${'ed959c'.repeat(9)}ff`), 'utf-8')).toBe(false);
    expect(fits(bytesOf('616263'), 'euc-kr')).toBe(true);
  });
});
