import type { Shoppers } from '../../packages/server/src/ports/shoppers.ts';
import type { Store } from '../../packages/server/src/ports/store.ts';
import { numbers, sentence, type Vocabulary, zipf } from './corpus.ts';

/** The commonest family names, the most frequent first. */
const FAMILIES = [...'王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹'];
/** Tags of a large shop. */
const TAGS = Array.from({ length: 30 }, (_, n) => ({ id: `01kafztag000000000${String(n).padStart(2, '0')}`, n }));
/** Shoppers that are written about at the same time. */
const AT_ONCE = 64;

/** The tag that most shoppers have who have one. */
export const COMMON_TAG = TAGS[0]?.id ?? '';
/** Its name. */
export const COMMON_TAG_NAME = '老顾客';

/** What a shopper is called: a family name and one or two characters. */
export function personName({ chinese }: Vocabulary, random: () => number): string {
  return `${zipf(FAMILIES, random)}${zipf(chinese, random).slice(0, 2)}`;
}

interface Noting {
  store: Pick<Store, 'conversation'>;
  shoppers: Pick<Shoppers, 'write' | 'setTag'>;
  site: string;
  words: Vocabulary;
  seed: number;
}

/** Gives the shoppers of these conversations names, one in three a tag and one in four a remark. */
export async function note(
  { store, shoppers, site, words, seed }: Noting,
  conversations: readonly string[],
): Promise<void> {
  const random = numbers(seed);
  for (const { id, n } of TAGS) {
    const name = n === 0 ? COMMON_TAG_NAME : `${words.chinese[300 + n]} ${words.english[300 + n]}`;
    await shoppers.setTag(site, { id, name, hue: 'blue' });
  }
  const one = async (id: string, index: number): Promise<void> => {
    const person = (await store.conversation(site, id))?.person;
    if (person === undefined) throw new Error('no such conversation');
    await shoppers.write(site, person, { set: 'name', name: personName(words, random) });
    const tag = zipf(
      TAGS.map((each) => each.id),
      random,
    );
    if (index % 3 === 0) await shoppers.write(site, person, { set: 'tag', tag, on: true });
    if (index % 4 !== 0) return;
    const by = { id: 'bench', name: 'Bench' };
    await shoppers.write(site, person, {
      set: 'remark',
      id: `r${index}`,
      by,
      at: index,
      text: sentence(words, random),
    });
  };
  for (let from = 0; from < conversations.length; from += AT_ONCE) {
    await Promise.all(conversations.slice(from, from + AT_ONCE).map((id, i) => one(id, from + i)));
  }
}
