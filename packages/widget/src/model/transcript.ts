import type { Thread } from '@shopbell/sdk';
import type { Messages } from '../i18n/messages.ts';
import type { CardTexts, TalkTexts } from '../i18n/rest/messages.ts';
import { dayOf } from '../text/clock.ts';
import { type Entry, type Happened, isStored, type Said } from './entries.ts';

/** What is written down beside what was said; of an answer to an order check, which one it is. */
export type TranscriptTexts = TalkTexts & Pick<CardTexts, 'said'>;

/** What a talk is written down with. */
export interface TranscriptOptions {
  readonly entries: readonly Entry[];
  /** Where the names of files are. */
  readonly threads: readonly Thread[];
  /** The shop's name. */
  readonly heading: string;
  /** Where it was saved: an address without what stands behind its path. */
  readonly page: string;
  readonly t: Messages;
  readonly words: TranscriptTexts;
  /** What happened, in words. */
  readonly told: (happened: Happened) => string;
  /** What the card of a message is called; empty for none. */
  readonly called: (said: Said) => string;
  /** An instant as a time of day, as the reader has it. */
  readonly time: (at: number) => string;
  /** The same as a date with its year. */
  readonly date: (at: number) => string;
  /** Minutes by which the reader's clock is ahead of UTC at an instant; default: the device's. */
  readonly ahead?: (at: number) => number;
  /** Epoch ms. */
  readonly now: number;
  /** What of it is not there: what was said before, or after the line went. */
  readonly missing?: 'earlier' | 'offline' | undefined;
}

/** What would turn words around, or hide or overwrite others. */
const UNSEEN = /[\u202a-\u202e\u2066-\u2069\ufeff]|(?![\n\t])\p{Cc}/gu;
/** A line of somebody's words can't begin where a line of ours does. */
const INDENT = '\n    ';

const seen = (text: string): string => text.replace(/\r\n?|[\u2028\u2029\u0085]/g, '\n').replace(UNSEEN, '');
const oneLine = (text: string): string => seen(text).replace(/\s+/g, ' ').trim();
const two = (count: number): string => `${Math.trunc(count)}`.padStart(2, '0');

/** `UTC+8`, `UTC-3:30`. */
export function zoneOf(ahead: number): string {
  const minutes = Math.abs(ahead);
  return `UTC${ahead < 0 ? '-' : '+'}${Math.trunc(minutes / 60)}${minutes % 60 ? `:${two(minutes % 60)}` : ''}`;
}

/** The names of files by the keys of their messages. */
function filesOf(threads: readonly Thread[]): Map<string, string> {
  const files = new Map<string, string>();
  for (const { conversation, events } of threads) {
    for (const event of events) {
      const name = event.kind === 'message' ? event.file?.name : undefined;
      if (typeof name !== 'string') continue;
      files.set((event.by.role === 'shopper' && event.cid) || `${conversation} ${event.seq}`, name);
    }
  }
  return files;
}

/**
 * A talk as a text to keep: what this shopper may see of it, with names, days, and times in a zone that is told. What was taken back
 * is the line that says so. Nobody's words can pass for a line of the transcript.
 */
export function transcriptOf(options: TranscriptOptions): string {
  const { entries, threads, heading, page, t, words, called, time, date, now, missing } = options;
  const ahead = options.ahead ?? ((at) => -new Date(at).getTimezoneOffset());
  const files = filesOf(threads);
  const mark = ({ status, edited }: Said, stored: boolean): string => {
    const marks = [edited && t.edited, !stored && (status === 'failed' ? t.failed : words.unsent)].filter(Boolean);
    return marks.length > 0 ? ` (${marks.join(', ')})` : '';
  };
  const said = (entry: Said): string => {
    const who = entry.author.mine ? t.you : oneLine(entry.author.name) || t.shop;
    const file = files.get(entry.key);
    const text = entry.text === file ? '' : seen(entry.text).trim();
    const { act } = entry.source;
    const beside = [file ?? '', called(entry), act === 'confirm' ? words.said.confirm : act && words.said.correct];
    const parts = [text, ...beside.map((one) => one && `[${oneLine(one)}]`)].filter(Boolean).join('\n');
    return `${who}${mark(entry, isStored(entry))}: ${parts.replaceAll('\n', INDENT)}`;
  };
  const lines = [oneLine(heading), words.savedAt(`${date(now)}, ${time(now)} (${zoneOf(ahead(now))})`), page];
  if (missing) lines.push(words.missing[missing]);
  let day = '';
  for (const entry of entries) {
    const zone = zoneOf(ahead(entry.at));
    // A day on which the clocks are changed has two of them.
    const today = `${dayOf(entry.at)} ${zone}`;
    if (today !== day) lines.push('', `${date(entry.at)} (${zone})`, '');
    day = today;
    const line = entry.kind === 'said' ? said(entry) : oneLine(options.told(entry));
    lines.push(`${time(entry.at)}  ${line}`);
  }
  return `${lines.join('\n')}\n`;
}

/** A name for the file of it, that every system takes. @param day `2026-11-23` */
export function transcriptName(heading: string, day: string): string {
  const name = heading
    .replace(/[^\p{L}\p{N}\p{M} _-]+/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  return `${[[...name].slice(0, 60).join('').trim(), day].filter(Boolean).join(' ')}.txt`;
}
