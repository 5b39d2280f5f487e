import { mayNameStreet } from './address.ts';

/** What a UTF-16 unit can be a part of: nothing private, a number, or something that is only told by looking closely. */
const PLAIN = 0;
const DIGIT = 1;
const TELLING = 2;

/** No number of a person is shorter. */
const DIGITS_MIN = 7;

/** By unit: this is asked of every unit of every message of a shopper before an agent gets it, so it is one read of a table. */
const KINDS = ((): Uint8Array => {
  const kinds = new Uint8Array(0x1_0000).fill(PLAIN);
  kinds.fill(DIGIT, 0x30, 0x3a);
  // Full-width and circled digits, and whatever is written in two units: roughly, they may read as digits when they are folded.
  kinds.fill(DIGIT, 0xff10, 0xff1a);
  kinds.fill(DIGIT, 0x2460, 0x2500);
  kinds.fill(DIGIT, 0xd800, 0xdc00);
  const mark = (characters: string, kind: number): void => {
    for (const character of characters) kinds[character.charCodeAt(0)] = kind;
  };
  mark('零〇一幺壹二三四五六七八九', DIGIT);
  // `(at)`, `[at]` and @ belong to an address of mail; without one of the others no Chinese address is found.
  mark('@＠([路街道巷弄同区园寓厦场村苑', TELLING);
  return kinds;
})();

/** Can there be anything private at all? Most of what people write has neither seven digits, an @ nor a road in it. */
export function mayHold(text: string): boolean {
  let digits = 0;
  for (let at = 0; at < text.length; at += 1) {
    const kind = KINDS[text.charCodeAt(at)];
    if (kind === TELLING) return true;
    if (kind === DIGIT) digits += 1;
  }
  return digits >= DIGITS_MIN || (digits > 0 && mayNameStreet(text));
}
