/** A word that was found: its number in the list, and the places of its first and its last character. */
export interface Hit {
  readonly word: number;
  readonly first: number;
  readonly last: number;
}

interface Node {
  readonly next: Map<string, number>;
  /** Where the search goes on when no child fits. */
  fail: number;
  /** The word that ends here, and the next node down the failures at which one ends. */
  word: number | undefined;
  out: number | undefined;
}

/** Looks for all words at once. */
export interface Automaton {
  /** Every place of every word in a list of characters, by its end. At most `most`. */
  find(chars: readonly string[], most: number): readonly Hit[];
}

const newNode = (): Node => ({ next: new Map(), fail: 0, word: undefined, out: undefined });

/**
 * Builds the automaton of Aho and Corasick: one step a character, however many words there are and whatever the text. Words are
 * lists of characters; of two that are alike the first counts, an empty one is found nowhere.
 */
export function automatonOf(words: readonly string[]): Automaton {
  const root = newNode();
  const nodes: Node[] = [root];
  const lengths = words.map((word) => [...word].length);
  words.forEach((word, index) => {
    let node = root;
    for (const char of word) {
      let child = node.next.get(char);
      if (child === undefined) {
        child = nodes.push(newNode()) - 1;
        node.next.set(char, child);
      }
      node = nodes[child] ?? root;
    }
    if (node !== root) node.word ??= index;
  });
  const step = (from: number, char: string): number => {
    let at = from;
    for (;;) {
      const node = nodes[at] ?? root;
      const to = node.next.get(char);
      if (to !== undefined) return to;
      if (at === 0) return 0;
      at = node.fail;
    }
  };
  const queue = [...root.next.values()];
  for (let place = 0; place < queue.length; place += 1) {
    const node = nodes[queue[place] ?? 0] ?? root;
    for (const [char, child] of node.next) {
      const target = nodes[child] ?? root;
      target.fail = step(node.fail, char);
      const failed = nodes[target.fail];
      target.out = failed?.word === undefined ? failed?.out : target.fail;
      queue.push(child);
    }
  }

  return {
    find(chars, most) {
      const hits: Hit[] = [];
      let at = 0;
      for (let last = 0; last < chars.length && hits.length < most; last += 1) {
        at = step(at, chars[last] ?? '');
        for (let end: number | undefined = at; end !== undefined && hits.length < most; ) {
          const { word, out }: Node = nodes[end] ?? root;
          if (word !== undefined) hits.push({ word, first: last - (lengths[word] ?? 1) + 1, last });
          end = out;
        }
      }
      return hits;
    },
  };
}
