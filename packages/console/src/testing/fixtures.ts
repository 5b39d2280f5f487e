import type { Actor, ConversationRow, DeskEvent, PublicEvent } from '@shopbell/protocol';
import type { Pending, Thread } from '@shopbell/sdk';
import type { AgentSelf } from '@shopbell/sdk/agent';

/** Builders of what the SDK shows, for tests and for the page that plays scenes. */

/** An id that looks like the server's: 20 characters, told apart by `n`. */
export const idOf = (n: number): string => `01kab${String(n).padStart(11, '0')}${SUFFIX.at(n % SUFFIX.length)}`;
const SUFFIX = ['7k3f', 'q2xn', 'm9hd', 'c4vt', 'w8rz', 'f5js', 'b6yp', 'h1ga'];

export const SELF: AgentSelf = {
  id: idOf(900),
  name: 'Anna Weber',
  duty: 'agent',
  site: { id: idOf(999), slug: 'demo', name: 'Kettle & Leaf' },
};

export const ME = { role: 'agent', id: SELF.id, name: SELF.name } as const satisfies Actor;
export const COLLEAGUE = { role: 'agent', id: idOf(901), name: 'Li Na' } as const satisfies Actor;
/** How fast replies are due, and nothing else. */
export const RULES = {
  replyRule: {
    limits: {
      first_reply: { limitMs: 45_000, warnBeforeMs: 15_000 },
      reply: { limitMs: 180_000, warnBeforeMs: 60_000 },
    },
    counts: 'all_time',
  },
  groups: [],
} as const;
export const SYSTEM = { role: 'system' } as const satisfies Actor;
export const shopperOf = (n: number): Actor => ({ role: 'shopper', id: idOf(n) });

/** A waiting conversation; `patch` makes it another. */
export function rowOf(n: number, patch: Partial<ConversationRow> = {}): ConversationRow {
  return {
    conversation: idOf(n),
    state: 'requested',
    shopper: { id: idOf(n) },
    seq: 2,
    deskSeq: 1,
    openedAt: 0,
    ...patch,
  };
}

export const member = (id: string, name?: string) => ({ id, ...(name ? { name } : {}) });

export function message(seq: number, by: Actor, at: number, text: string, cid?: string): PublicEvent {
  return { kind: 'message', seq, at, by, text, ...(cid ? { cid } : {}) };
}

export function note(deskSeq: number, afterSeq: number, by: Actor, at: number, text: string): DeskEvent {
  return { kind: 'note', deskSeq, afterSeq, at, by, text };
}

export function pendingOf(cid: string, text: string, at: number, patch: Partial<Pending> = {}): Pending {
  return { cid, text, at, lane: 'public', status: 'sending', ...patch };
}

export function threadOf(n: number, patch: Partial<Thread> = {}): Thread {
  return {
    conversation: idOf(n),
    state: 'active',
    events: [],
    desk: [],
    more: false,
    pending: [],
    typing: [],
    receipts: { delivered: 0, read: 0 },
    seen: 0,
    ...patch,
  };
}
