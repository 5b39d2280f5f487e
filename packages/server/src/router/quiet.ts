import { type Conversation, termsOf } from '@shopbell/domain';
import type { ConversationId, SiteId } from '@shopbell/protocol';
import { systemDeed } from '../app/system-deed.ts';
import type { SiteSettings } from '../ports/settings.ts';
import type { RouterDeps } from './deps.ts';
import { createTurn } from './turn.ts';

/** What has become quiet is looked at after this time: far less than a site may say, in ms. */
const LOOK_MS = 60_000;

/** Closes what its shopper has left without a word: a site may say after how long. Fed as the book is. */
export interface Quiet {
  /** Takes a conversation as it is now. Costs next to nothing: it is called for every message. */
  hear(conversation: Conversation): void;
  /** Everything anew, as the store has it. */
  reset(held: readonly Conversation[]): void;
  /** The site may say otherwise. */
  changed(): void;
  stop(): void;
}

/** Somebody has it, has answered, and the shopper has said nothing since. */
const isQuiet = ({ state, waitingSince, answeredAt }: Conversation): boolean =>
  state === 'active' && waitingSince === undefined && answeredAt !== undefined;

type Deps = Pick<RouterDeps, 'store' | 'clock' | 'log'>;

/** @param settings as they are now; undefined for a site that is gone */
export function createQuiet(deps: Deps, site: SiteId, settings: () => Promise<SiteSettings | undefined>): Quiet {
  const { clock, log } = deps;
  const by = { role: 'system' } as const;
  /** When something public happened last in each, epoch ms. */
  const since = new Map<ConversationId, number>();

  async function round(): Promise<number> {
    if (since.size === 0) return 0;
    const rules = (await settings())?.rating;
    if (!rules || rules.idleCloseMs === 0) return 0;
    const now = clock.now();
    const rating = rules.asks === 'close' ? { rating: termsOf(rules, now) } : {};
    const over: Promise<unknown>[] = [];
    for (const [id, lastAt] of since) {
      const at = lastAt + rules.idleCloseMs;
      if (at > now) {
        turn.dueAt(at);
        continue;
      }
      since.delete(id);
      over.push(systemDeed(deps, site, id, () => ({ do: 'close', by, lastAt, ...rating })));
    }
    await Promise.all(over);
    return 0;
  }

  const turn = createTurn(clock, round, (error) => log.error({ error, site }, 'what is quiet was not closed'));

  function hear(conversation: Conversation): void {
    if (!isQuiet(conversation)) {
      since.delete(conversation.id);
      return;
    }
    since.set(conversation.id, conversation.lastAt);
    turn.due(LOOK_MS);
  }

  return {
    hear,
    reset(held) {
      since.clear();
      for (const conversation of held) hear(conversation);
      turn.due();
    },
    changed: () => turn.due(),
    stop: () => turn.stop(),
  };
}
