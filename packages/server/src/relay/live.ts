import { type Conversation, deviceOf } from '@shopbell/domain';
import type { ConversationId, ShopperState, ShowPage } from '@shopbell/protocol';
import type { Shopper } from '../app/who.ts';
import type { Hint } from '../ports/bus.ts';
import { noteAttributes } from './attributes.ts';
import type { RelayDeps } from './deps.ts';
import { send, sendEncoded } from './send.ts';
import type { Session } from './session.ts';

/** Pages are taken at most this often from one connection, in ms; of those between, the last one counts. */
const EVERY_MS = 1000;
/** So long after their line ended a shopper is taken to be on the way to the next page, in ms. */
const GONE_AFTER_MS = 5000;
/** Conversations kept in mind until those that nobody looks at are forgotten. */
const KEEP = 1000;
/** A person's conversations that a change about them is told in. */
const THEIRS_MAX = 20;

type Live = NonNullable<ShopperState['live']>;

interface Kept {
  facts: number;
  live: Live | undefined;
  /** Whose page it is. */
  from: Session | undefined;
}

/** What came from one connection and is not told so far. */
interface Pace {
  at: number;
  next: ShowPage | undefined;
}

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

/** Where shoppers are, for the agents who follow their conversations. In memory alone, and only while somebody is there. */
export function createLive(deps: RelayDeps) {
  const kept = new Map<ConversationId, Kept>();
  const paces = new WeakMap<Session, Pace>();
  let rev = 0;
  let forgetAt = KEEP;

  const watchers = (id: ConversationId): readonly Session[] =>
    deps.hub.followers(id).filter(({ phase, who }) => phase === 'live' && who?.role === 'agent');

  function of(id: ConversationId): Kept {
    const found = kept.get(id) ?? { facts: 0, live: undefined, from: undefined };
    kept.set(id, found);
    if (kept.size > forgetAt) {
      for (const [each, { live }] of kept) if (!live && each !== id && watchers(each).length === 0) kept.delete(each);
      forgetAt = Math.max(KEEP, 2 * kept.size);
    }
    return found;
  }

  function stateOf(conversation: ConversationId): ShopperState {
    const { facts, live } = of(conversation);
    rev += 1;
    return { topic: 'shopper', conversation, rev, facts, ...(live ? { live } : {}) };
  }

  function tell(id: ConversationId): void {
    const sessions = watchers(id);
    if (sessions.length === 0) return;
    const json = JSON.stringify({ type: 'state', state: stateOf(id) });
    for (const session of sessions) sendEncoded(deps, session, 'state', json);
  }

  function liveOf({ page, product, order, cart, tags, language, timeZone, userAgent }: ShowPage): Omit<Live, 'at'> {
    const device = userAgent === undefined ? undefined : deviceOf(userAgent);
    return {
      ...(page ? { page } : {}),
      ...(product ? { product } : {}),
      ...(order ? { order } : {}),
      ...(cart ? { cart } : {}),
      ...(tags ? { tags } : {}),
      ...(language === undefined ? {} : { language }),
      ...(timeZone === undefined ? {} : { timeZone }),
      ...(device ? { device } : {}),
    };
  }

  function take(session: Session, who: Shopper, frame: ShowPage): void {
    const shown = liveOf(frame);
    for (const [id] of session.cursors) {
      const mine = of(id);
      const { at, ...before } = mine.live ?? { at: 0 };
      mine.from = session;
      if (mine.live && same(before, shown)) continue;
      // The same page with another product, say, is no new arrival on it.
      mine.live = { at: mine.live && same(mine.live.page, shown.page) ? at : deps.clock.now(), ...shown };
      tell(id);
    }
    if (frame.attributes) noteAttributes(deps, who, 'page', frame.attributes);
  }

  return {
    /** A shopper's page came. */
    show(session: Session, who: Shopper, frame: ShowPage): void {
      const now = deps.clock.elapsed();
      const pace = paces.get(session) ?? { at: now - EVERY_MS, next: undefined };
      paces.set(session, pace);
      const isPlanned = pace.next !== undefined;
      const waits = pace.at + EVERY_MS - now;
      if (waits <= 0 && !isPlanned) {
        pace.at = now;
        return take(session, who, frame);
      }
      pace.next = frame;
      if (isPlanned) return;
      deps.clock.after(waits, () => {
        const { next } = pace;
        pace.next = undefined;
        pace.at = deps.clock.elapsed();
        if (next && session.phase === 'live') take(session, who, next);
      });
    },

    /** A shopper's connection is gone: before the hub forgets what it followed. */
    gone(session: Session): void {
      if (session.who?.role !== 'shopper') return;
      const ids = [...session.cursors].map(([id]) => id).filter((id) => kept.get(id)?.from === session);
      if (ids.length === 0) return;
      deps.clock.after(GONE_AFTER_MS, () => {
        for (const id of ids) {
          const mine = kept.get(id);
          if (mine?.from !== session) continue;
          mine.live = mine.from = undefined;
          tell(id);
          if (watchers(id).length === 0) kept.delete(id);
        }
      });
    },

    /** An agent follows a conversation: how things stand, whole. */
    async tellOne(session: Session, { site, id, person }: Conversation): Promise<void> {
      const facts = await deps.shoppers.revision(site, person);
      of(id).facts = facts;
      if (session.phase === 'live' && session.cursors.has(id)) {
        send(deps, session, { type: 'state', state: stateOf(id) });
      }
    },

    /** Something was written down about a person. */
    async heard({ site, person, rev: facts }: Extract<Hint, { kind: 'shopper' }>): Promise<void> {
      for (const session of deps.hub.person(site, person)) {
        const { who, phase } = session;
        if (phase !== 'live' || who?.role !== 'shopper') continue;
        const state = deps.blocks.state(who);
        // Who was told nothing of a block is told nothing of its end.
        if (state.blocked || session.blocked) send(deps, session, { type: 'state', state });
        session.blocked = state.blocked;
      }
      const theirs = await deps.store.conversations(site, { of: 'persons', persons: [person], limit: THEIRS_MAX });
      for (const { id } of theirs) {
        if (watchers(id).length === 0) continue;
        of(id).facts = facts;
        tell(id);
      }
    },
  };
}

export type LiveBook = ReturnType<typeof createLive>;
