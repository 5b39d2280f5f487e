import type { Store } from '../ports/store.ts';
import type { Refusal } from './outcome.ts';
import type { Shopper } from './who.ts';

/** What their device says of a shopper. */
type Known = Pick<Shopper, 'participant' | 'alias' | 'only'>;

/**
 * A shopper whom the gate has let in, with what their device says of them: over the line and over HTTP alike. Their own proof doesn't take
 * the link away by which the device came, and doesn't prove that they wrote what it leads to.
 */
export async function knownShopper<Who extends Shopper>(
  store: Pick<Store, 'device' | 'conversation'>,
  given: Who,
): Promise<Who | Refusal> {
  const device = await store.device(given.site, given.tokenHash);
  if (device?.member && given.member && device.member.id !== given.member.id) return { refused: 'other_member' };
  const conversation = device?.only === undefined ? undefined : await store.conversation(given.site, device.only);
  const known: Known = {
    participant: device?.participant,
    ...(given.member || device?.member === undefined ? {} : { alias: device.member.id }),
    ...(conversation && { only: { conversation: conversation.id, person: conversation.person } }),
  };
  return { ...given, ...known };
}
