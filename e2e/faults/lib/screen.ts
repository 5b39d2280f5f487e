import type { DeskFact, PublicFact, Shown } from '../../../sim/history.ts';
import type { Frame } from '../../lib/wire.ts';

/** What one raw client shows of one conversation, and where it stands. */
export interface Screen {
  readonly conversation: string;
  seq: number;
  deskSeq: number;
  /** As far as the logs are known to go. */
  head: number;
  deskHead: number;
  /** The rest was asked for and has not come. */
  asked: boolean;
  readonly public: PublicFact[];
  readonly desk: DeskFact[];
}

export const newScreen = (conversation: string): Screen => ({
  conversation,
  seq: 0,
  deskSeq: 0,
  head: 0,
  deskHead: 0,
  asked: false,
  public: [],
  desk: [],
});

export const isBehind = ({ seq, head, deskSeq, deskHead }: Screen): boolean => seq < head || deskSeq < deskHead;

/** Applies a page of either lane by the book (C12): what is known is dropped, behind a hole nothing is shown. */
export function apply(screen: Screen, frame: Frame): void {
  const { type, after, events, head } = frame as unknown as {
    type: 'facts' | 'desk';
    after: number;
    events: (PublicFact & DeskFact)[];
    head: number;
  };
  screen.asked = false;
  if (type === 'facts') screen.head = Math.max(screen.head, head);
  else screen.deskHead = Math.max(screen.deskHead, head);
  if (after > (type === 'facts' ? screen.seq : screen.deskSeq)) return;
  for (const { kind, at, cid, text, of, seq, deskSeq, afterSeq } of events) {
    const event = { kind, at, ...(cid === undefined ? {} : { cid }), ...(text === undefined ? {} : { text }) };
    if (type === 'facts') {
      if (seq <= screen.seq) continue;
      screen.seq = seq;
      screen.public.push({ seq, ...event, ...(of === undefined ? {} : { of }) } as PublicFact);
    } else {
      if (deskSeq <= screen.deskSeq) continue;
      screen.deskSeq = deskSeq;
      screen.desk.push({ deskSeq, afterSeq: afterSeq ?? 0, ...event } as DeskFact);
    }
  }
}

/** The relay has another log than this screen: all anew. */
export function restart(screen: Screen): void {
  screen.seq = screen.deskSeq = screen.head = screen.deskHead = 0;
  screen.public.length = screen.desk.length = 0;
}

/** For the checker. */
export const shownOf = (who: string, screen: Screen, isAgent: boolean): Shown => ({
  who,
  conversation: screen.conversation,
  public: screen.public,
  ...(isAgent ? { desk: screen.desk } : {}),
  first: 0,
  raw: true,
});
