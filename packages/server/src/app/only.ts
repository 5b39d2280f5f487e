import type { Device, Store } from '../ports/store.ts';
import type { Shopper } from './who.ts';

/** What a device may see that came by the link of a letter. */
export async function onlyOf(
  store: Pick<Store, 'conversation'>,
  site: string,
  device: Device | undefined,
): Promise<Pick<Shopper, 'only'>> {
  const conversation = device?.only === undefined ? undefined : await store.conversation(site, device.only);
  return conversation ? { only: { conversation: conversation.id, person: conversation.person } } : {};
}
