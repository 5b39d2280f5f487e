import { COMMAND_IDS, type Command, type KeySpec, keysOf } from './commands.ts';

export type { Command };

/** What of a keyboard event matters. */
export interface Press {
  key: string;
  ctrlKey: boolean;
  metaKey: boolean;
  altKey: boolean;
  shiftKey: boolean;
  isComposing: boolean;
  keyCode: number;
  /** The key is held down. */
  repeat: boolean;
}

/** Where the press happened. */
export interface Whereabouts {
  /** In a text field: letters are text there. */
  typing: boolean;
  /** In the list: arrows walk it. Elsewhere they scroll. */
  inList: boolean;
  /** Whether single letters act at all. */
  singleKeys: boolean;
}

const BY_KEY = new Map<string, Command>(
  COMMAND_IDS.flatMap((id) => keysOf(id).map(({ key, when }) => [`${when} ${key}`, id] as const)),
);
const at = (when: KeySpec['when'], key: string): Command | undefined => BY_KEY.get(`${when} ${key}`);

/** The command of a key press, if it is one. An input method's own keys never are. */
export function commandOf(press: Press, where: Whereabouts): Command | undefined {
  // 229 is what browsers report while an input method has the key, also those that don't set isComposing yet.
  if (press.isComposing || press.keyCode === 229) return undefined;
  const { key, ctrlKey, metaKey, altKey, shiftKey, repeat } = press;
  if (altKey) return ctrlKey || metaKey ? undefined : at('alt', key);
  // With caps lock the letter is a capital one.
  if (ctrlKey || metaKey) return (ctrlKey && metaKey) || shiftKey || repeat ? undefined : at('mod', key.toLowerCase());
  const always = at('always', key);
  if (always) return always;
  if (where.typing) return undefined;
  const walk = where.inList ? at('list', key) : undefined;
  if (walk) return walk;
  const command = where.singleKeys ? at('letter', key) : undefined;
  // A finger that rests on E must not ask and confirm in one go.
  return repeat && command !== 'next' && command !== 'previous' ? undefined : command;
}
