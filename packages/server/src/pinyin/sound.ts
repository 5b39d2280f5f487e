/** Code points of a text that are listened to: who types looks for how something begins. */
const SOUND_MAX_CHARS = 60;

/** The library's table is a megabyte: it comes with the first reply that is kept, not with the server's start. */
const library = () => import('pinyin-pro');

/**
 * How a text sounds to who types it on a Latin keyboard: pinyin without tones (`ü` is `v`), what is Latin already as its words, a
 * space between two syllables. Everything is lower case, `a` to `z` and digits; anything else is not there.
 */
export async function soundOf(text: string): Promise<string> {
  const { pinyin } = await library();
  const start = [...text.normalize('NFKC')].slice(0, SOUND_MAX_CHARS).join('');
  const parts = pinyin(start, { toneType: 'none', type: 'array', nonZh: 'consecutive', v: true });
  return parts
    .flatMap((part) => part.toLowerCase().split(/[^a-z0-9]+/))
    .filter((part) => part !== '')
    .join(' ');
}
