import type { AllMessages } from '../i18n/index.ts';
import type { Command } from './commands.ts';

/** Where a command stands in the list of all of them. */
export const SECTIONS = ['list', 'conversation', 'writing', 'desk'] as const;
export type Section = (typeof SECTIONS)[number];

/** How a command is told of. */
export interface Told {
  readonly section: Section;
  /** What it does, in words. */
  words(t: AllMessages): string;
  /** What the list of keys says besides. */
  besides?(t: AllMessages): string;
  /** First letters of the Chinese words in pinyin, to find it by. */
  readonly initials: string;
}

/** What the list of keys and the palette say of each command: one that isn't told of doesn't compile. */
export const TOLD: Readonly<Record<Command, Told>> = {
  next: { section: 'list', words: (t) => t.keys.next, initials: 'xyghh' },
  previous: { section: 'list', words: (t) => t.keys.previous, initials: 'syghh' },
  switchNext: { section: 'list', words: (t) => t.palette.switchNext, initials: 'qhdxyghh' },
  switchPrevious: { section: 'list', words: (t) => t.palette.switchPrevious, initials: 'qhdsyghh' },
  arrived: { section: 'list', words: (t) => t.keys.arrived, initials: 'xsxhh' },
  jump: { section: 'list', words: (t) => t.notices.jumpKey, initials: 'qwddzjdgk' },
  take: { section: 'conversation', words: (t) => t.keys.take, initials: 'jd' },
  accept: { section: 'conversation', words: (t) => t.keys.accept, initials: 'jsfpdhh' },
  pass: { section: 'conversation', words: (t) => t.keys.pass, initials: 'jjfpdhh' },
  reply: { section: 'conversation', words: (t) => t.keys.reply, initials: 'hfgk' },
  note: { section: 'conversation', words: (t) => t.keys.note, initials: 'xnbbz' },
  files: { section: 'conversation', words: (t) => t.keys.files, initials: 'tjwj' },
  change: { section: 'conversation', words: (t) => t.keys.change, initials: 'bjsytxx' },
  takeBack: {
    section: 'conversation',
    words: (t) => t.keys.takeBack,
    besides: (t) => t.palette.twice,
    initials: 'chsytxx',
  },
  undo: { section: 'conversation', words: (t) => t.keys.undo, initials: 'cxddfsdnr' },
  handOver: { section: 'conversation', words: (t) => t.keys.handOver, initials: 'zjhh' },
  takeOver: {
    section: 'conversation',
    words: (t) => t.keys.takeOver,
    besides: (t) => t.palette.oversees,
    initials: 'jghh',
  },
  invite: { section: 'conversation', words: (t) => t.keys.invite, initials: 'yqtsjr' },
  join: { section: 'conversation', words: (t) => t.keys.join, initials: 'jr' },
  decline: { section: 'conversation', words: (t) => t.keys.decline, initials: 'jjyq' },
  part: { section: 'conversation', words: (t) => t.keys.part, initials: 'tcsjrdhh' },
  whisper: {
    section: 'conversation',
    words: (t) => t.keys.whisper,
    besides: (t) => t.palette.oversees,
    initials: 'djdzsqqh',
  },
  card: { section: 'conversation', words: (t) => t.cards.tool, initials: 'fskp' },
  promise: { section: 'conversation', words: (t) => t.promises.key, initials: 'jlcnhclcn' },
  end: { section: 'conversation', words: (t) => t.keys.end, besides: (t) => t.palette.twice, initials: 'jshh' },
  details: { section: 'conversation', words: (t) => t.keys.details, initials: 'gkxq' },
  remark: { section: 'conversation', words: (t) => t.palette.remark, initials: 'xgkbz' },
  leave: { section: 'writing', words: (t) => t.keys.leave, initials: 'lksrk' },
  status: { section: 'desk', words: (t) => t.keys.status, initials: 'ndzt' },
  search: { section: 'desk', words: (t) => t.search.key, initials: 'ssqbhh' },
  mute: { section: 'desk', words: (t) => t.notices.muteKey, initials: 'gbhdktsy' },
  summary: { section: 'desk', words: (t) => t.summary.key, initials: 'rj' },
  overview: {
    section: 'desk',
    words: (t) => t.overview.key,
    besides: (t) => t.palette.oversees,
    initials: 'fwxc',
  },
  inbox: { section: 'desk', words: (t) => t.leftPart.key, initials: 'ly' },
  palette: { section: 'desk', words: (t) => t.palette.open, initials: 'sycz' },
  help: { section: 'desk', words: (t) => t.keys.help, initials: 'kjjyl' },
};

/** What the box to write in makes of keys by itself: told in the list of keys, and no commands. */
export const BOX_KEYS: readonly { keys: readonly string[]; words(t: AllMessages): string }[] = [
  { keys: ['↵'], words: (t) => t.keys.send },
  { keys: ['⇧ ↵'], words: (t) => t.keys.break },
  { keys: ['/'], words: (t) => t.ready.key },
  { keys: ['↑'], words: (t) => t.keys.changeEmpty },
  { keys: [':'], words: (t) => t.keys.emoji },
  { keys: ['Ctrl Z'], words: (t) => t.keys.undoEmpty },
  { keys: ['↵'], words: (t) => t.keys.undoNow },
];
