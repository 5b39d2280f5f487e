import { soundsLike } from './sounds.ts';
import type { ReceptionStep, ReplyStep } from './steps.ts';

/** A ready reply as far as looking for it goes. */
export interface Findable {
  id: string;
  step: ReplyStep;
  title: string;
  text: string;
  /** Syllables of pinyin without tones, a space between two; see `soundsLike`. */
  sound: { title: string; text: string };
}

/** Ready replies prepared to be looked through at every key. */
export interface ReplyShelf<R extends Findable> {
  /** As they were given: in the order the shop put them in. */
  readonly replies: readonly R[];
  readonly folded: readonly Folded[];
}

interface Folded {
  title: string;
  text: string;
  titleSound: readonly string[];
  textSound: readonly string[];
}

/** What ranks replies that match alike. */
export interface ReplyRank {
  /** The step the conversation is at: its replies come first. */
  step?: ReceptionStep | undefined;
  /** How often this agent used a reply, by its id. */
  used?: ReadonlyMap<string, number>;
}

/** Nobody types more of a title; what is pasted is not looked for. */
const TYPED_MAX_CHARS = 80;

const fold = (text: string): string => text.normalize('NFKC').toLowerCase();
const syllables = (sound: string): string[] => sound.split(' ').filter((one) => one !== '');

export function shelve<R extends Findable>(replies: readonly R[]): ReplyShelf<R> {
  const folded = replies.map(({ title, text, sound }) => ({
    title: fold(title),
    text: fold(text),
    titleSound: syllables(sound.title),
    textSound: syllables(sound.text),
  }));
  return { replies, folded };
}

/** How well a word matches: 0 the title begins with it, 1 it stands in the title, 2 the title sounds like it, 3 the text does or has it. */
function matchOf({ title, text, titleSound, textSound }: Folded, word: string, latin: boolean): number | undefined {
  const at = title.indexOf(word);
  if (at >= 0) return at === 0 ? 0 : 1;
  if (latin && soundsLike(titleSound, word)) return 2;
  return text.includes(word) || (latin && soundsLike(textSound, word)) ? 3 : undefined;
}

/**
 * The replies in which every typed word is found, best first: those of the step the conversation is at, then by where the words were
 * found (title, sound of the title, text), then the agent's most used, then the shop's own order. Nothing typed finds all.
 * @param limit most that are given; default 50
 */
export function findReplies<R extends Findable>(
  { replies, folded }: ReplyShelf<R>,
  typed: string,
  { step, used }: ReplyRank = {},
  limit = 50,
): R[] {
  const words = fold(typed.slice(0, TYPED_MAX_CHARS)).split(/\s+/).filter(Boolean);
  const latin = words.map((word) => /^[a-z']+$/.test(word));
  const found: { at: number; rank: number; uses: number }[] = [];
  for (let at = 0; at < replies.length; at++) {
    const reply = replies[at];
    const one = folded[at];
    if (reply === undefined || one === undefined) continue;
    let worst = 0;
    for (let w = 0; w < words.length; w++) {
      const match = matchOf(one, words[w] ?? '', latin[w] ?? false);
      if (match === undefined) {
        worst = -1;
        break;
      }
      worst = Math.max(worst, match);
    }
    if (worst < 0) continue;
    // Ten ranks of matches would fit below those of another step.
    const rank = worst + (step !== undefined && reply.step === step ? 0 : 10);
    found.push({ at, rank, uses: used?.get(reply.id) ?? 0 });
  }
  found.sort((a, b) => a.rank - b.rank || b.uses - a.uses || a.at - b.at);
  return found.slice(0, limit).flatMap(({ at }) => replies[at] ?? []);
}
