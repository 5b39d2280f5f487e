import type { Store } from '../env.ts';
import { TONES, type Tone } from './names.ts';

/** So many are kept, newest first. */
export const RECENT_MAX = 16;
/** Longer than any emoji, in UTF-16 units: what is kept may be anybody's. */
const CHAR_MAX = 16;

const key = (agent: string) => `emoji.${agent}`;

/** Those this agent wrote last on this machine, newest first. */
export const recentOf = (store: Store, agent: string): readonly string[] =>
  (store.get(key(agent)) ?? '')
    .split(' ')
    .filter((one) => one !== '' && one.length <= CHAR_MAX)
    .slice(0, RECENT_MAX);

/** Puts one before the others. */
export function rememberEmoji(store: Store, agent: string, char: string): void {
  const others = recentOf(store, agent).filter((one) => one !== char);
  store.set(key(agent), [char, ...others].slice(0, RECENT_MAX).join(' '));
}

/** The tone chosen on this machine; kept as its place among the tones. */
export const toneOf = (store: Store): Tone => TONES[Number(store.get('emojiTone') ?? 0)] ?? '';
export const keepTone = (store: Store, tone: Tone): void => store.set('emojiTone', String(TONES.indexOf(tone)));
