import type { OpenPromise } from '@shopbell/domain';
import type { ConversationId, SiteId } from '@shopbell/protocol';
import type { Log } from '../../ports/log.ts';
import type { Targets } from '../../ports/outgoing.ts';
import type { Decision } from '../../ports/store.ts';
import type { AppDeps } from '../deps.ts';
import { outgoingFor } from './outgoing-of.ts';

/** Promises are looked at this often, in ms: they are due at a minute that somebody picked. */
const LOOK_MS = 30_000;
/** Conversations with open promises that are looked at, those first that are due first. */
const MOST = 5000;
/** That it was told is kept this long, in ms. A promise nobody settles in a year is told once more. */
const KEPT_MS = 365 * 86_400_000;

export interface OverdueDeps extends AppDeps {
  targets: Targets & { sitesWith(topic: string): readonly SiteId[] };
  log: Pick<Log, 'error'>;
}

/** Tells, once for each due time, which promises are due and not settled. Returns its stop. */
export function startOverdue({ store, clock, newId, targets, log }: OverdueDeps): () => void {
  /** What this process has told, so that it is not decided again at every look. */
  const told = new Set<string>();
  let looking = false;

  async function tell(site: SiteId, conversation: ConversationId, { id, deskSeq, dueAt }: OpenPromise): Promise<void> {
    const name = `overdue:${conversation}:${id}:${dueAt}`;
    if (told.has(name)) return;
    const [now, first] = [clock.now(), newId()];
    const ids = [first];
    await store.commit(
      site,
      [
        { kind: 'conversation', id: conversation },
        { kind: 'once', name },
      ],
      (view): Decision<void> => {
        const open = view.conversation(conversation)?.promises?.find((promise) => promise.id === id);
        const isTold = (view.once(name) ?? 0) > now;
        if (open?.dueAt !== dueAt || isTold) return { changes: [], result: undefined };
        let used = 0;
        const nextId = () => (ids[used++] ??= newId());
        const about = { conversation, lane: 'desk', number: deskSeq } as const;
        const rows = outgoingFor(targets.of(site), { topic: 'promise_overdue', about, at: now }, nextId);
        return {
          changes: [
            { put: 'once', name, conversation, until: now + KEPT_MS },
            ...rows.map((outgoing) => ({ put: 'outgoing', outgoing }) as const),
          ],
          result: undefined,
        };
      },
    );
    told.add(name);
  }

  async function look(): Promise<void> {
    for (const site of targets.sitesWith('promise_overdue')) {
      for (const { id, promises = [] } of await store.conversations(site, { of: 'promised', limit: MOST })) {
        for (const promise of promises) if (promise.dueAt <= clock.now()) await tell(site, id, promise);
      }
    }
  }

  return clock.every(LOOK_MS, () => {
    if (looking) return;
    looking = true;
    look()
      .catch((error: unknown) => log.error({ error }, 'overdue promises could not be told'))
      .finally(() => {
        looking = false;
      });
  });
}
