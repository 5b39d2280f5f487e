import type { Messages } from '../i18n/index.ts';

/** Where a command stands in the list of all of them. */
export const SECTIONS = ['list', 'conversation', 'writing', 'desk'] as const;
export type Section = (typeof SECTIONS)[number];

/**
 * A key, and when it counts: a `letter` only outside of text fields and only while single letters are on, `list` in the list of
 * conversations, `always`, `alt` and `mod` (Ctrl, or ⌘) everywhere.
 */
export interface KeySpec {
  readonly key: string;
  readonly when: 'letter' | 'list' | 'always' | 'alt' | 'mod';
}

export interface CommandSpec {
  readonly section: Section;
  readonly keys: readonly [KeySpec, ...KeySpec[]];
  /** What it does, in words. */
  words(t: Messages): string;
  /** What the list of keys says besides. */
  besides?(t: Messages): string;
  /** First letters of the Chinese words in pinyin, to find it by. */
  readonly initials: string;
}

const letter = (key: string): KeySpec => ({ key, when: 'letter' });
const list = (key: string): KeySpec => ({ key, when: 'list' });

/** Everything a key can ask for. Keys, the list of keys, the palette and the caps on buttons are all made from it. */
export const COMMANDS = {
  next: {
    section: 'list',
    keys: [letter('j'), list('ArrowDown')],
    words: (t) => t.keys.next,
    initials: 'xyghh',
  },
  previous: {
    section: 'list',
    keys: [letter('k'), list('ArrowUp')],
    words: (t) => t.keys.previous,
    initials: 'syghh',
  },
  switchNext: {
    section: 'list',
    keys: [{ key: 'ArrowDown', when: 'alt' }],
    words: (t) => t.palette.switchNext,
    initials: 'qhdxyghh',
  },
  switchPrevious: {
    section: 'list',
    keys: [{ key: 'ArrowUp', when: 'alt' }],
    words: (t) => t.palette.switchPrevious,
    initials: 'qhdsyghh',
  },
  arrived: { section: 'list', keys: [letter('.')], words: (t) => t.keys.arrived, initials: 'xsxhh' },
  take: { section: 'conversation', keys: [letter('t')], words: (t) => t.keys.take, initials: 'jd' },
  accept: { section: 'conversation', keys: [letter('a')], words: (t) => t.floor.keys.accept, initials: 'jsfpdhh' },
  pass: { section: 'conversation', keys: [letter('d')], words: (t) => t.floor.keys.decline, initials: 'jjfpdhh' },
  reply: { section: 'conversation', keys: [letter('r')], words: (t) => t.keys.reply, initials: 'hfgk' },
  note: { section: 'conversation', keys: [letter('n')], words: (t) => t.keys.note, initials: 'xbz' },
  files: { section: 'conversation', keys: [letter('f')], words: (t) => t.files.key, initials: 'tjwj' },
  change: { section: 'conversation', keys: [letter('c')], words: (t) => t.keys.change, initials: 'bjsytxx' },
  takeBack: {
    section: 'conversation',
    keys: [letter('u')],
    words: (t) => t.keys.takeBack,
    besides: (t) => t.palette.twice,
    initials: 'chsytxx',
  },
  undo: { section: 'conversation', keys: [letter('z')], words: (t) => t.writing.undo.key, initials: 'cxddfsdnr' },
  handOver: { section: 'conversation', keys: [letter('h')], words: (t) => t.keys.handOver, initials: 'zjhh' },
  takeOver: {
    section: 'conversation',
    keys: [letter('o')],
    words: (t) => t.keys.takeOver,
    besides: (t) => t.palette.oversees,
    initials: 'jghh',
  },
  invite: { section: 'conversation', keys: [letter('b')], words: (t) => t.keys.invite, initials: 'yqtsjr' },
  join: { section: 'conversation', keys: [letter('g')], words: (t) => t.keys.join, initials: 'jr' },
  decline: { section: 'conversation', keys: [letter('x')], words: (t) => t.keys.decline, initials: 'jjyq' },
  part: { section: 'conversation', keys: [letter('l')], words: (t) => t.keys.part, initials: 'tcsjrdhh' },
  whisper: {
    section: 'conversation',
    keys: [letter('w')],
    words: (t) => t.keys.whisper,
    besides: (t) => t.palette.oversees,
    initials: 'djdzsqqh',
  },
  promise: { section: 'conversation', keys: [letter('p')], words: (t) => t.promises.key, initials: 'jlcnhclcn' },
  end: {
    section: 'conversation',
    keys: [letter('e')],
    words: (t) => t.keys.end,
    besides: (t) => t.palette.twice,
    initials: 'jshh',
  },
  details: { section: 'conversation', keys: [letter('i')], words: (t) => t.keys.details, initials: 'gkxq' },
  remark: { section: 'conversation', keys: [letter('m')], words: (t) => t.palette.remark, initials: 'xgkbz' },
  leave: {
    section: 'writing',
    keys: [{ key: 'Escape', when: 'always' }],
    words: (t) => t.keys.leave,
    initials: 'lksrk',
  },
  status: { section: 'desk', keys: [letter('s')], words: (t) => t.floor.keys.status, initials: 'ndzt' },
  search: { section: 'desk', keys: [letter('/')], words: (t) => t.search.key, initials: 'ssqbhh' },
  summary: { section: 'desk', keys: [letter('q')], words: (t) => t.summary.key, initials: 'rj' },
  palette: { section: 'desk', keys: [{ key: 'k', when: 'mod' }], words: (t) => t.palette.open, initials: 'sycz' },
  help: { section: 'desk', keys: [letter('?')], words: (t) => t.keys.help, initials: 'kjjyl' },
} as const satisfies Record<string, CommandSpec>;

/** What a key can ask for. */
export type Command = keyof typeof COMMANDS;

// The keys of the table above, which its type tells without their order.
export const COMMAND_IDS = Object.keys(COMMANDS) as readonly Command[];

/** The command with the fields that only some have. */
export const commandSpec = (id: Command): CommandSpec => COMMANDS[id];

/** What the box to write in makes of keys by itself: told in the list of keys, and no commands. */
export const BOX_KEYS: readonly { keys: readonly string[]; words(t: Messages): string }[] = [
  { keys: ['↵'], words: (t) => t.keys.send },
  { keys: ['⇧ ↵'], words: (t) => t.keys.break },
  { keys: ['/'], words: (t) => t.ready.key },
  { keys: ['↑'], words: (t) => t.keys.changeEmpty },
  { keys: [':'], words: (t) => t.writing.emoji.key },
  { keys: ['Ctrl Z'], words: (t) => t.writing.undo.keyEmpty },
  { keys: ['↵'], words: (t) => t.writing.undo.now },
];
