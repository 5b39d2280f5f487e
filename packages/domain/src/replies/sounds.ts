/** Places in what was typed are kept as the bits of a number; nobody types more initials than this. */
const TYPED_MAX = 30;

/**
 * Does what was typed on a Latin keyboard sound like this? `syllables` are pinyin without tones, Latin words as they are; each typed
 * letter goes on in a syllable or begins the next one, so initials (`nh`), whole pinyin (`nihao`) and both mixed (`nhao`) find 你好.
 * It may begin at any syllable. Case has been folded on both sides; no typed letters match nothing, and neither do more than 30.
 */
export function soundsLike(syllables: readonly string[], typed: string): boolean {
  if (typed === '' || typed.length > TYPED_MAX) return false;
  const sign = typed.charCodeAt(0);
  for (let first = 0; first < syllables.length; first++) {
    if (syllables[first]?.charCodeAt(0) === sign && soundsFrom(syllables, first, typed)) return true;
  }
  return false;
}

/** Keeps all places in what was typed at which a syllable may begin: as many as letters, however the words repeat themselves. */
function soundsFrom(syllables: readonly string[], first: number, typed: string): boolean {
  let begins = 1;
  for (let at = first; at < syllables.length && begins !== 0; at++) {
    const syllable = syllables[at] ?? '';
    let next = 0;
    for (let begin = at - first; begin < typed.length; begin++) {
      if ((begins & (1 << begin)) === 0) continue;
      let end = begin;
      while (end < typed.length && syllable.charCodeAt(end - begin) === typed.charCodeAt(end)) {
        end++;
        next |= 1 << end;
      }
      if (end === typed.length) return true;
    }
    begins = next;
  }
  return false;
}
