import type { ConversationId, SiteId } from '@shopbell/protocol';
import { LIMITS } from '@shopbell/protocol/constants';
import type { Shopper } from '../app/who.ts';
import type { Hint } from '../ports/bus.ts';
import { follow } from './catch-up.ts';
import type { RelayDeps } from './deps.ts';
import { ownConversations } from './greet.ts';
import type { LiveLists } from './lists.ts';
import type { Session } from './session.ts';

/** A lost hint is found out within this time, in ms (C14). */
export const POLL_MS = 5000;
/** Of so many polls one asks for conversations a shopper opened elsewhere: a query for each shopper. */
const PERSONS_EVERY = 5;

interface PollDeps extends RelayDeps {
  lists: LiveLists;
}

/** What is followed here, by site. */
function followed(deps: RelayDeps): Map<SiteId, Map<ConversationId, { seq: number; deskSeq: number }>> {
  const sites = new Map<SiteId, Map<ConversationId, { seq: number; deskSeq: number }>>();
  for (const session of deps.hub.all) {
    if (!session.who || session.phase !== 'live') continue;
    const { site, role } = session.who;
    const known = sites.get(site) ?? new Map<ConversationId, { seq: number; deskSeq: number }>();
    sites.set(site, known);
    for (const [id, { head, deskHead }] of session.cursors) {
      const before = known.get(id) ?? { seq: head, deskSeq: Number.POSITIVE_INFINITY };
      const deskSeq = role === 'agent' ? Math.min(before.deskSeq, deskHead) : before.deskSeq;
      known.set(id, { seq: Math.min(before.seq, head), deskSeq });
    }
  }
  return sites;
}

/** Brings up whoever is behind the heads in the store, as a hint that says only where the logs end. */
async function pollHeads(deps: RelayDeps, hear: (hint: Hint) => void): Promise<void> {
  for (const [site, known] of followed(deps)) {
    const ids = [...known.keys()];
    for (let from = 0; from < ids.length; from += LIMITS.followMax) {
      const heads = await deps.store.heads(site, ids.slice(from, from + LIMITS.followMax));
      for (const [id, { seq, deskSeq }] of heads) {
        const at = known.get(id);
        if (!at || (at.seq >= seq && at.deskSeq >= deskSeq)) continue;
        const conversation = await deps.store.conversation(site, id);
        if (conversation) hear({ kind: 'appended', site, conversation, public: [], desk: [] });
      }
    }
  }
}

async function pollPerson(deps: RelayDeps, session: Session, who: Shopper): Promise<void> {
  for (const conversation of await ownConversations(deps, who)) {
    if (conversation.state === 'closed' || session.phase !== 'live' || session.cursors.has(conversation.id)) continue;
    await follow(deps, session, conversation, { seq: 0 });
  }
}

/**
 * Looks at the store now and then for what a hint should have told: heads of what is followed, agents' lists, and what a
 * shopper opened on another node. Not needed where the bus loses nothing, as in a single process.
 */
export function startPoll(deps: PollDeps, hear: (hint: Hint) => void): () => void {
  if (deps.bus.lossless) return () => {};
  let count = 0;
  let running = false;

  async function poll(): Promise<void> {
    count += 1;
    await pollHeads(deps, hear);
    for (const session of [...deps.hub.all]) {
      const { who } = session;
      if (session.phase !== 'live' || !who) continue;
      if (who.role === 'agent') await deps.lists.check(session, who);
      else if (count % PERSONS_EVERY === 0) await pollPerson(deps, session, who);
    }
  }

  return deps.clock.every(POLL_MS, () => {
    if (running) return;
    running = true;
    poll()
      .catch((error: unknown) => deps.log.error({ error }, 'the store could not be polled'))
      .finally(() => {
        running = false;
      });
  });
}
