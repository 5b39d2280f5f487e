/**
 * Does what was typed on a Latin keyboard sound like this? `syllables` are pinyin without tones, Latin words as they are; each typed
 * letter goes on in a syllable or begins the next one, so initials (`nh`), whole pinyin (`nihao`) and both mixed (`nhao`) find 你好.
 * It may begin at any syllable. Case has been folded on both sides; no typed letters match nothing.
 */
export function soundsLike(syllables: readonly string[], typed: string): boolean {
  if (typed === '') return false;
  for (let first = 0; first < syllables.length; first++) {
    if (syllables[first]?.[0] === typed[0] && soundsFrom(syllables, first, typed)) return true;
  }
  return false;
}

/** Keeps all places in what was typed at which a syllable may begin: as many as letters, however the words repeat themselves. */
function soundsFrom(syllables: readonly string[], first: number, typed: string): boolean {
  let begins = new Set([0]);
  for (let at = first; at < syllables.length && begins.size > 0; at++) {
    const syllable = syllables[at] ?? '';
    const next = new Set<number>();
    for (const begin of begins) {
      let end = begin;
      while (end < typed.length && end - begin < syllable.length && syllable[end - begin] === typed[end]) {
        end++;
        next.add(end);
      }
      if (end === typed.length) return true;
    }
    begins = next;
  }
  return false;
}
