/**
 * A key, and when it counts: a `letter` only outside of text fields and only while single letters are on, `list` in the list of
 * conversations, `always`, `alt` and `mod` (Ctrl, or ⌘) everywhere.
 */
export interface KeySpec {
  readonly key: string;
  readonly when: 'letter' | 'list' | 'always' | 'alt' | 'mod';
}

type Keys = readonly [KeySpec, ...KeySpec[]];

const letter = (key: string): KeySpec => ({ key, when: 'letter' });
const list = (key: string): KeySpec => ({ key, when: 'list' });

/** Everything a key can ask for. Keys, the list of keys, the palette and the caps on buttons are all made from it. */
export const COMMANDS = {
  next: [letter('j'), list('ArrowDown')],
  previous: [letter('k'), list('ArrowUp')],
  switchNext: [{ key: 'ArrowDown', when: 'alt' }],
  switchPrevious: [{ key: 'ArrowUp', when: 'alt' }],
  arrived: [letter('.')],
  jump: [letter('v')],
  take: [letter('t')],
  accept: [letter('a')],
  pass: [letter('d')],
  reply: [letter('r')],
  note: [letter('n')],
  files: [letter('f')],
  change: [letter('c')],
  takeBack: [letter('u')],
  undo: [letter('z')],
  handOver: [letter('h')],
  takeOver: [letter('o')],
  invite: [letter('b')],
  join: [letter('g')],
  decline: [letter('x')],
  part: [letter('l')],
  whisper: [letter('w')],
  promise: [letter('p')],
  card: [letter(',')],
  end: [letter('e')],
  details: [letter('i')],
  remark: [letter('m')],
  leave: [{ key: 'Escape', when: 'always' }],
  status: [letter('s')],
  search: [letter('/')],
  mute: [letter('y')],
  summary: [letter('q')],
  overview: [letter('0')],
  inbox: [letter('9')],
  palette: [{ key: 'k', when: 'mod' }],
  help: [letter('?')],
} as const satisfies Record<string, Keys>;

/** What a key can ask for. */
export type Command = keyof typeof COMMANDS;

// The keys of the table above, which its type tells without their order.
export const COMMAND_IDS = Object.keys(COMMANDS) as readonly Command[];

/** A command's keys, the one on its button first. */
export const keysOf = (id: Command): Keys => COMMANDS[id];
