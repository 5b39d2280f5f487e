import type { ConversationId, ConversationRow } from '@shopbell/protocol';
import type { Shopper } from '../text/shopper.ts';
import { dueOf } from '../time/due.ts';
import type { Clocks } from './clock.ts';
import type { Asked, Whisper } from './company.ts';
import type { DueNotice } from './due-notice.ts';
import type { Move } from './moves.ts';
import type { NoticeKind, NoticeSettings } from './notice-settings.ts';
import type { ShownOffer } from './offers.ts';
import { noticeKey, type Owed, type PromiseNotice } from './promises.ts';

/** What is gathered, most urgent first. */
const ORDER = ['late', 'queueLate', 'promiseLate', 'soon', 'queueSoon', 'promiseSoon', 'offers', 'news'] as const;
export type PartName = (typeof ORDER)[number];

/** Something that waits for this agent. */
interface Told {
  /** Its name, with its degree: another one is news. */
  readonly key: string;
  readonly conversation: ConversationId;
  /** Undefined while the list doesn't have them. */
  readonly shopper: Shopper | undefined;
}

/** One kind of what waits: how many, and whom the notice leads to. */
export interface Part {
  readonly is: PartName;
  readonly count: number;
  readonly conversation: ConversationId;
  readonly shopper: Shopper | undefined;
  /** How long that one has waited, in ms; undefined for what is no wait. */
  readonly waitedMs: number | undefined;
  /** All that is in it, that one first. */
  readonly each: readonly Told[];
}

/** What there is to gather. */
export interface Gathering {
  readonly clocks: Clocks;
  readonly now: number;
  /** This agent's own shoppers. */
  readonly mine: DueNotice | undefined;
  /** Those in the queue whom this agent could take. */
  readonly queue: DueNotice | undefined;
  readonly promises: PromiseNotice | undefined;
  readonly offers: readonly ShownOffer[];
  readonly whispers: readonly Whisper[];
  readonly asked: readonly Asked[];
  readonly moves: readonly Move[];
}

const KIND: Readonly<Record<PartName, NoticeKind>> = {
  late: 'due',
  soon: 'due',
  queueLate: 'waiting',
  queueSoon: 'waiting',
  promiseLate: 'promise',
  promiseSoon: 'promise',
  offers: 'offer',
  news: 'news',
};

/** All that waits for this agent, by urgency. */
export function partsOf(from: Gathering): readonly Part[] {
  const { mine, queue, promises } = from;
  const found: Readonly<Record<PartName, Part | undefined>> = {
    late: waits('late', mine?.late, from),
    soon: waits('soon', mine?.soon, from),
    queueLate: waits('queueLate', queue?.late, from),
    queueSoon: waits('queueSoon', queue?.soon, from),
    promiseLate: owed('promiseLate', promises?.late, from),
    promiseSoon: owed('promiseSoon', promises?.soon, from),
    offers: offered(from),
    news: news(from),
  };
  return ORDER.flatMap((is) => found[is] ?? []);
}

/** What of it the strip tells: what this agent wants told there. */
export const stripOf = (parts: readonly Part[], { kinds }: NoticeSettings): readonly Part[] =>
  parts.filter(({ is }) => kinds[KIND[is]].strip);

/** An offer has a card of its own and news have lines: alone, they need no strip beside it. */
export const needsStrip = (parts: readonly Part[]): boolean => parts.some(({ is }) => is !== 'offers' && is !== 'news');

function waits(is: PartName, rows: readonly ConversationRow[] = [], { clocks, now }: Gathering): Part | undefined {
  const waited = ({ conversation }: ConversationRow): number => {
    const clock = clocks.get(conversation);
    return clock ? dueOf(clock, now).waitedMs : 0;
  };
  const sorted = rows.toSorted((a, b) => waited(b) - waited(a));
  const each = sorted.map(({ conversation, shopper }) => ({
    key: `${is} ${conversation} ${clocks.get(conversation)?.since}`,
    conversation,
    shopper,
  }));
  return partOf(is, each, sorted[0] && waited(sorted[0]));
}

function owed(is: PartName, all: readonly Owed[] = [], { now }: Gathering): Part | undefined {
  const each = all.map((one) => ({
    key: `${is} ${noticeKey(one, now)}`,
    conversation: one.row.conversation,
    shopper: one.row.shopper,
  }));
  return partOf(is, each);
}

function offered({ offers }: Gathering): Part | undefined {
  const each = offers.map(({ conversation, until, row }) => ({
    key: `offers ${conversation} ${until}`,
    conversation,
    shopper: row?.shopper,
  }));
  return partOf('offers', each);
}

/** A supervisor's words before an invitation, and that before what has merely happened. */
function news({ whispers, asked, moves }: Gathering): Part | undefined {
  const named = (name: string, { conversation, shopper }: Asked | Whisper | Move): Told => ({
    key: `${name} ${conversation}`,
    conversation,
    shopper,
  });
  return partOf('news', [
    ...whispers.map((one) => named(`whisper ${one.deskSeq}`, one)),
    ...asked.map((one) => named('asked', one)),
    ...moves.map((move) => named(move.is, move)),
  ]);
}

function partOf(is: PartName, each: readonly Told[], waitedMs?: number): Part | undefined {
  const [first] = each;
  if (!first) return undefined;
  const { conversation, shopper } = first;
  return { is, count: each.length, conversation, shopper, waitedMs, each };
}
