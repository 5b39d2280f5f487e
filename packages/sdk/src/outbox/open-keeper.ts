import type { OpenShelf } from '../ports.ts';
import { createKeeper, type Keeper, type KeeperOptions } from './keeper.ts';
import { quietly } from './storage.ts';

/** Where the device keeps a person's requests; without a `name` only the memory does. */
export type Place = readonly [name: string | undefined | false, owner: string, isFresh: boolean | undefined];

/** What a keeper has of the world. */
interface World extends Pick<KeeperOptions, 'guard'> {
  readonly openShelf: OpenShelf;
}

/**
 * A keeper at a place.
 * @param owed places of those who left when nothing could be loaded: what the device keeps of them goes now
 */
export function openKeeper(
  { openShelf, guard }: World,
  place: Place,
  owed: readonly Place[],
  clock: KeeperOptions['clock'],
  link: { readonly leads: boolean },
  anew: boolean,
  { after }: Pick<KeeperOptions, 'after'>,
  { reject }: Pick<KeeperOptions, 'reject'>,
  changed: KeeperOptions['changed'],
  get: KeeperOptions['get'],
  set: KeeperOptions['set'],
  arrived: KeeperOptions['arrived'],
): Keeper {
  const open = ([name, owner, isFresh]: Place) => (name ? openShelf(name, owner, isFresh) : undefined);
  for (const left of owed) {
    const shelf = open(left);
    quietly(shelf?.wipe().finally(shelf.close));
  }
  const leads = () => link.leads;
  return createKeeper({ shelf: open(place), clock, guard, leads, anew, after, reject, changed, get, set, arrived });
}
