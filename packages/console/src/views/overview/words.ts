import type { Language } from '../../i18n/index.ts';
import type { Column, Kind } from '../../state/overview/order.ts';
import { useApp } from '../context.ts';
import { en } from './words-en.ts';
import { zhCN } from './words-zh-cn.ts';

/** The strings of this page; they come with it. */
export interface Words {
  waiting: string;
  /** Of who waits the longest. */
  longest(clock: string): string;
  nobodyWaits: string;
  overdue: string;
  pressing(count: number): string;
  nonePressing: string;
  active: string;
  room(count: number): string;
  left: string;
  leftOver(count: number): string;
  noneLeftOver: string;
  promises: string;
  promisesHint: string;
  figures: string;
  narrowTo: string;
  people: string;
  /** The two parts above in one line. */
  side: string;
  onDuty(on: number, all: number): string;
  nobody: string;
  load(has: number, limit: number): string;
  has(count: number): string;
  full: string;
  since(span: string): string;
  sinceNow: string;
  late(over: number): string;
  you: string;
  groups: string;
  closed: string;
  /** An open group for which nobody is on duty. */
  nobodyOn: string;
  nobodyOnline: string;
  on(count: number): string;
  groupCounts(waiting: number, active: number): string;
  missing(names: string): string;
  table: string;
  columns: Record<Column, string>;
  sortBy(column: string): string;
  find: string;
  anyGroup: string;
  anybody: string;
  group: string;
  agent: string;
  clear: string;
  count(found: number, all: number): string;
  arrived(count: number): string;
  gone: string;
  nobodyHas: string;
  leftMessage: string;
  claimed(name: string): string;
  guests(names: string): string;
  whisper(name: string): string;
  whispers: string;
  join: string;
  takeOver: string;
  take: string;
  acts: string;
  keys: Record<'walk' | 'open' | 'find' | 'narrow', string>;
  empty: string;
  emptyHint: string;
  noneFound: string;
  noneFoundHint: string;
  offline(time: string): string;
  looking: string;
  lookFailed: string;
  more(count: number): string;
  forbidden: string;
  kinds: Record<Kind, string>;
}

const WORDS: Record<Language, Words> = { en, 'zh-CN': zhCN };

export const useWords = (): Words => WORDS[useApp().state.settings.language.value];
