import { type AttributeSource, type AttributeValue, type PersonKey, personOf } from '@shopbell/domain';
import type { Shopper } from '../app/who.ts';
import type { RelayDeps } from './deps.ts';

type Values = Readonly<Record<string, AttributeValue>>;

/**
 * Writes down what the shop says of a shopper, once their device has spoken: before that there is nobody to write about. What is
 * known already is not written again.
 */
export function noteAttributes(deps: RelayDeps, who: Shopper, source: AttributeSource, values: Values): void {
  const { site, participant, member } = who;
  if (!participant) return;
  const person: PersonKey = personOf(participant, member);
  const note = async (): Promise<void> => {
    const at = deps.clock.now();
    const written = await deps.shoppers.write(site, person, { set: 'attributes', source, at, values });
    if ('refused' in written || !written.changed) return;
    const { rev, block } = written.facts;
    deps.bus.publish({ kind: 'shopper', site, person, rev, ...(block ? { block: blockOf(block) } : {}) });
  };
  note().catch((error: unknown) => deps.log.error({ error }, 'attributes could not be kept'));
}

const blockOf = ({ until }: { until?: number }): { until?: number } => (until === undefined ? {} : { until });
