import type { Conversation } from '@shopbell/domain';
import type { Tracked } from '../../ports/outgoing.ts';
import type { Store } from '../../ports/store.ts';

/** The version of all that goes out: grows where a receiver would have to read otherwise. */
export const PAYLOAD_VERSION = 1;

/** Reads what is kept outside of the logs, by its id; undefined where there is nothing of it any more. */
export type Reader = (site: string, ref: string) => Promise<object | undefined>;

export interface PayloadDeps {
  store: Pick<Store, 'conversation' | 'readPublic' | 'readDesk'>;
  /** By topic. */
  readers: Readonly<Record<string, Reader>>;
}

/**
 * What a receiver learns of the conversation beside the event: whose it is, how it stands, and where the shopper wants to be reached – a
 * gateway has nobody to write to without it.
 */
function summary(conversation: Conversation): object {
  const { id, state, participant, member, group, openedAt, contact } = conversation;
  const agent = 'agent' in conversation ? conversation.agent : undefined;
  const { case: matter } = conversation;
  return {
    ...{ id, state, participant, ...(member ? { member } : {}), ...(agent ? { agent } : {}), group, openedAt },
    case: { id: matter.id, ...(matter.owner ? { owner: matter.owner } : {}) },
    ...(contact ? { contact } : {}),
  };
}

async function dataOf({ store, readers }: PayloadDeps, { site, topic, about }: Tracked): Promise<object | undefined> {
  if ('ref' in about) return readers[topic]?.(site, about.ref);
  const { conversation: id, lane, number } = about;
  const query = { after: number - 1, limit: 1 };
  const [conversation, page] = await Promise.all([
    store.conversation(site, id),
    lane === 'public' ? store.readPublic(site, id, query) : store.readDesk(site, id, query),
  ]);
  const [event] = page.events;
  return conversation && event && { conversation: summary(conversation), event };
}

/** What a webhook is told, as it reads now; undefined where there is nothing of it any more. */
export async function payloadOf(deps: PayloadDeps, row: Tracked): Promise<string | undefined> {
  const data = await dataOf(deps, row);
  const { topic: type, at } = row;
  return data && JSON.stringify({ type, version: PAYLOAD_VERSION, timestamp: new Date(at).toISOString(), data });
}
