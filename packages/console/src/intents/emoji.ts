import type { Tone } from '../emoji/names.ts';
import { keepTone, recentOf, rememberEmoji, toneOf } from '../emoji/recent.ts';
import type { Context } from './context.ts';

/** What an agent's emoji are chosen by, on this machine. */
export interface EmojiIntents {
  /** Those the agent wrote last, newest first. */
  recent(): readonly string[];
  /** One was written. */
  used(char: string): void;
  tone(): Tone;
  setTone(tone: Tone): void;
}

export const createEmojiIntents = ({ state, env: { store } }: Context): EmojiIntents => {
  const agent = () => state.self.peek()?.id ?? '';
  return {
    recent: () => recentOf(store, agent()),
    used: (char) => rememberEmoji(store, agent(), char),
    tone: () => toneOf(store),
    setTone: (tone) => keepTone(store, tone),
  };
};
