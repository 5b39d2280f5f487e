import { isConsent } from '../consents.ts';
import { must } from '../errors.ts';
import type { Consent } from '../said-types.ts';
import type { ExtrasHost } from './ports.ts';

/** Forgets on this device what was kept under this kind, of this shopper's: outbox, files, secret. */
export type Erase = (kind: Consent) => void;

/** Moves what the device keeps to where it may be kept from here on; the page's memory has all of it meanwhile. One at a time. */
export async function consentTo(
  { ports, client, person, events, keep }: Pick<ExtrasHost, 'ports' | 'client' | 'person' | 'events' | 'keep'>,
  erase: Erase,
  kind: Consent,
): Promise<void> {
  const { device } = ports;
  must(isConsent(kind), 'consent');
  const before = device.kind;
  if (kind === before) return;
  /** What was said to a client that has ended meanwhile holds for the device all the same, and nothing is opened for it. */
  const isOver = () => client.run(async () => false).catch(() => true);
  // What an earlier page has left unsent comes into this one's memory first.
  const secret = person.secret();
  if (person.kept && !(await isOver())) {
    keep();
    await client.join().catch(() => undefined);
    await client.sender.keeper?.ready;
  }
  const isLost = await isOver();
  device.kind = kind;
  // Where somebody is remembered already, and nobody has spoken here, it is them.
  if (person.secret() !== secret) client.link.tell('restart');
  person.remember();
  if (!isLost) {
    // Whoever kept it so far lets go of it, before it is erased.
    client.sender.keep(undefined, undefined, true);
    keep(true);
  }
  await undefined;
  erase(before);
  client.touch();
  events.emit('consent', kind);
}
