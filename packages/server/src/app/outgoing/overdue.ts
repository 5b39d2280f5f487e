import type { SiteId } from '@shopbell/protocol';
import type { Log } from '../../ports/log.ts';
import type { Targets } from '../../ports/outgoing.ts';
import type { UntoldPromise } from '../../ports/promise-book.ts';
import type { Decision } from '../../ports/store.ts';
import type { AppDeps } from '../deps.ts';
import { sameIds } from './next-id.ts';
import { outgoingFor } from './outgoing-of.ts';

/** Promises are looked at this often, in ms: they are due at a minute that somebody picked. */
const LOOK_MS = 30_000;
/** Promises that are asked for at a time. */
export const AT_ONCE = 100;

export interface OverdueDeps extends AppDeps {
  targets: Targets & { sitesWith(topic: string): readonly SiteId[] };
  log: Pick<Log, 'error'>;
}

/** Tells, once for each due time, which promises are due and not settled. Returns its stop. */
export function startOverdue({ store, clock, newId, targets, log }: OverdueDeps): () => void {
  let looking = false;

  /** Resolves with whether it was told now. */
  function tell(site: SiteId, { conversation, deskSeq, dueAt }: UntoldPromise): Promise<boolean> {
    const now = clock.now();
    const begin = sameIds(newId);
    return store.commit(site, [{ kind: 'conversation', id: conversation }], (view): Decision<boolean> => {
      const open = view.conversation(conversation)?.promises?.find((promise) => promise.deskSeq === deskSeq);
      const isTold = view.toldDue(conversation, deskSeq) === dueAt;
      if (open?.dueAt !== dueAt || isTold) return { changes: [], result: false };
      const about = { conversation, lane: 'desk', number: deskSeq } as const;
      const rows = outgoingFor(targets.of(site), { topic: 'promise_overdue', about, at: now }, begin());
      return {
        changes: [
          { put: 'told_due', conversation, deskSeq, dueAt },
          ...rows.map((outgoing) => ({ put: 'outgoing', outgoing }) as const),
        ],
        result: true,
      };
    });
  }

  async function look(): Promise<void> {
    for (const site of targets.sitesWith('promise_overdue')) {
      let told: number;
      do {
        told = 0;
        // What is told is not among them the next time, so that nothing stands before what is behind.
        for (const due of await store.untold(site, clock.now(), AT_ONCE)) if (await tell(site, due)) told += 1;
      } while (told > 0);
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
