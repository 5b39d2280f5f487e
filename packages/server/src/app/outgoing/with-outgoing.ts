import type { Id, SiteId } from '@shopbell/protocol';
import type { Clock } from '../../ports/clock.ts';
import type { TargetName, Targets } from '../../ports/outgoing.ts';
import type { Decision, Store, View } from '../../ports/store.ts';
import { sameIds } from './next-id.ts';
import { type Mailed, outgoingOfAll } from './outgoing-of.ts';

export interface WithOutgoingOptions {
  targets: Targets;
  clock: Pick<Clock, 'now'>;
  newId: () => Id;
  /** Default: every topic that goes by mail does. */
  mailed?: Mailed;
  /** Told, when a commit is durable that has something to go out, to whom. */
  written: (to: readonly { site: SiteId; target: TargetName }[]) => void;
}

/**
 * The same store, whose commits write down what others are to be told of them: with the fact or not at all, and no use case knows of it.
 * Where a site tells nobody a commit is passed on as it came.
 */
export function withOutgoing(store: Store, { targets, clock, newId, written, mailed }: WithOutgoingOptions): Store {
  return {
    ...store,
    commit<T>(...[site, keys, decide, sender]: Parameters<typeof store.commit<T>>): Promise<T> {
      const told = targets.of(site);
      if (told.length === 0) return store.commit(site, keys, decide, sender);
      const begin = sameIds(newId);
      const at = clock.now();
      let to: readonly { site: SiteId; target: TargetName }[] = [];
      const deciding = (view: View): Decision<T> => {
        const decision = decide(view);
        const out = outgoingOfAll(told, decision.changes, { view, at, nextId: begin(), mailed });
        const given = decision.changes.flatMap((change) => (change.put === 'outgoing' ? [change.outgoing] : []));
        to = [...given, ...out].map(({ target }) => ({ site, target }));
        if (out.length === 0) return decision;
        return {
          ...decision,
          changes: [...decision.changes, ...out.map((outgoing) => ({ put: 'outgoing', outgoing }) as const)],
        };
      };
      const done = store.commit(site, keys, deciding, sender);
      done.then(
        () => to.length > 0 && written(to),
        () => undefined,
      );
      return done;
    },
  };
}
