/** A text as it is compared, and the way back to the text it came from. */
export interface Folded {
  readonly text: string;
  /** The place in the original of a unit of `text`; the length is a place too. In UTF-16 units. */
  from(unit: number): number;
}

/** What folds to itself but for ASCII letters – and punctuation, which is never looked for –, so that nothing has to be mapped: most of what is said. */
const PLAIN =
  /^[\s\u0020-\u007e\u2010-\u2027\u3001-\u3029\u3041-\u3096\u30a1-\u30fe\u4e00-\u9fff\uff01\uff08\uff09\uff0c\uff1a\uff1b\uff1f]*$/;

/** A character with the marks that belong to it: what is composed, is composed here. */
const CLUSTER = /[\s\S][\p{M}\uff9e\uff9f\u1160-\u11ff]*/gu;
/** Drawn as nothing, so it parts no words: zero-width spaces, joiners, soft hyphens, variation selectors. */
const UNSEEN = /\p{Default_Ignorable_Code_Point}/gu;

/**
 * Case and width folded: NFKC and lower case, character by character, so that each keeps its place. Full-width letters, half-width kana,
 * ligatures and capitals compare as what people read.
 */
export function fold(text: string): Folded {
  if (PLAIN.test(text)) return { text: text.toLowerCase(), from: (unit) => unit };
  const places: number[] = [];
  let folded = '';
  for (const { 0: cluster, index } of text.matchAll(CLUSTER)) {
    const form = cluster.replace(UNSEEN, '').normalize('NFKC').toLowerCase().replace(UNSEEN, '');
    for (let unit = 0; unit < form.length; unit++) places.push(index);
    folded += form;
  }
  return { text: folded, from: (unit) => places[unit] ?? text.length };
}
