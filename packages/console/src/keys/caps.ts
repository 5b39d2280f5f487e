import { type Command, type KeySpec, keysOf } from './commands.ts';

const SIGNS: Readonly<Record<string, string>> = { ArrowDown: '↓', ArrowUp: '↑', Escape: 'Esc' };

/** What stands on the cap: `T`, `↓`, `Alt ↓`, `Ctrl K`; on a Mac `⌘ K`. */
function capOf({ key, when }: KeySpec, mac: boolean): string {
  const sign = SIGNS[key] ?? key.toUpperCase();
  if (when === 'alt') return `${mac ? '⌥' : 'Alt'} ${sign}`;
  return when === 'mod' ? `${mac ? '⌘' : 'Ctrl'} ${sign}` : sign;
}

/** Macs have another key beside the space bar. False where nobody tells. */
export const isMac = (platform: string = globalThis.navigator?.platform ?? ''): boolean => /^(Mac|iP)/.test(platform);

/** The caps of a command's keys, the one on its button first. */
export const capsOf = (command: Command, mac = isMac()): readonly string[] =>
  keysOf(command).map((key) => capOf(key, mac));

/** The cap that stands on the command's button. */
export const cap = (command: Command): string => capOf(keysOf(command)[0], isMac());

/** The same for `aria-keyshortcuts`. */
export function shortcut(command: Command): string {
  const { key, when } = keysOf(command)[0];
  if (when === 'alt') return `Alt+${key}`;
  return when === 'mod' ? `${isMac() ? 'Meta' : 'Control'}+${key.toUpperCase()}` : key;
}

/** A button's words, and its key behind them, for the tip of one that shows only an icon. */
export const tip = (words: string, command: Command): string => `${words} (${cap(command)})`;
