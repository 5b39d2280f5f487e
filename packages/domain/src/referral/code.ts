/** Crockford's base32: ten digits, and the letters less I, L, O, which are read as digits, and U. */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** Characters of a code: 50 bits. */
export const CODE_CHARS = 10;
const HALF = CODE_CHARS / 2;

const LOOK_ALIKE: Readonly<Record<string, string>> = { I: '1', L: '1', O: '0' };

/** A code out of chance: five bits of each byte count. @param random `CODE_CHARS` random bytes */
export function makeCode(random: Uint8Array): string {
  if (random.length !== CODE_CHARS) throw new RangeError(`a code is made of ${CODE_CHARS} bytes`);
  return [...random].map((byte) => ALPHABET[byte & 31]).join('');
}

/**
 * A code as people write and type one: in any case and width, with spaces, dots and hyphens, I and L for 1, O for 0. Undefined for what is
 * none.
 */
export function readCode(typed: string): string | undefined {
  // Beyond this no separators explain it.
  if (typed.length > 64) return undefined;
  const plain = typed
    .normalize('NFKC')
    .toUpperCase()
    .replaceAll(/[\s.\p{Pd}]/gu, '');
  const code = [...plain].map((char) => LOOK_ALIKE[char] ?? char).join('');
  return code.length === CODE_CHARS && [...code].every((char) => ALPHABET.includes(char)) ? code : undefined;
}

/** As it is shown: in two halves, which are easier to read out. */
export const showCode = (code: string): string => `${code.slice(0, HALF)}-${code.slice(HALF)}`;
