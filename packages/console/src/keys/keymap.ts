/** What a key can ask for. */
export type Command =
  | 'next'
  | 'previous'
  | 'arrived'
  | 'take'
  | 'accept'
  | 'pass'
  | 'status'
  | 'end'
  | 'handOver'
  | 'takeOver'
  | 'invite'
  | 'join'
  | 'decline'
  | 'part'
  | 'whisper'
  | 'reply'
  | 'note'
  | 'change'
  | 'files'
  | 'takeBack'
  | 'undo'
  | 'details'
  | 'promise'
  | 'remark'
  | 'summary'
  | 'help'
  | 'search'
  | 'switchNext'
  | 'switchPrevious'
  | 'leave';

/** What of a keyboard event matters. */
export interface Press {
  key: string;
  ctrlKey: boolean;
  metaKey: boolean;
  altKey: boolean;
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

const LETTERS: Readonly<Record<string, Command>> = {
  j: 'next',
  k: 'previous',
  t: 'take',
  a: 'accept',
  d: 'pass',
  s: 'status',
  e: 'end',
  h: 'handOver',
  o: 'takeOver',
  b: 'invite',
  g: 'join',
  x: 'decline',
  l: 'part',
  w: 'whisper',
  r: 'reply',
  n: 'note',
  c: 'change',
  f: 'files',
  u: 'takeBack',
  z: 'undo',
  i: 'details',
  p: 'promise',
  m: 'remark',
  q: 'summary',
  '.': 'arrived',
  '/': 'search',
  '?': 'help',
};

/** The command of a key press, if it is one. An input method's own keys never are. */
export function commandOf(press: Press, where: Whereabouts): Command | undefined {
  // 229 is what browsers report while an input method has the key, also those that don't set isComposing yet.
  if (press.isComposing || press.keyCode === 229) return undefined;
  const { key } = press;
  if (press.altKey && !press.ctrlKey && !press.metaKey) {
    if (key === 'ArrowDown') return 'switchNext';
    if (key === 'ArrowUp') return 'switchPrevious';
  }
  if (press.ctrlKey || press.metaKey || press.altKey) return undefined;
  if (key === 'Escape') return 'leave';
  if (where.typing) return undefined;
  if (where.inList && key === 'ArrowDown') return 'next';
  if (where.inList && key === 'ArrowUp') return 'previous';
  const command = where.singleKeys && Object.hasOwn(LETTERS, key) ? LETTERS[key] : undefined;
  // A finger that rests on E must not ask and confirm in one go.
  return press.repeat && command !== 'next' && command !== 'previous' ? undefined : command;
}
