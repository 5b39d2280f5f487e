import type { OpenShelf } from '../ports.ts';
import { createKeeper } from './keeper.ts';
import type { Keeper, KeeperOptions } from './keeper-types.ts';
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
  world: World,
  place: Place,
  owed: readonly Place[],
  clock: KeeperOptions['clock'],
  link: KeeperOptions['link'],
  anew: boolean,
  cids: Pick<KeeperOptions, 'after'>,
  answers: Pick<KeeperOptions, 'reject'>,
  changed: KeeperOptions['changed'],
  get: KeeperOptions['get'],
  set: KeeperOptions['set'],
  arrived: KeeperOptions['arrived'],
): Keeper {
  const open = ([name, ...of]: Place) => (name ? world.openShelf(name, ...of) : undefined);
  for (const shelf of owed.map(open)) quietly(shelf?.wipe().finally(shelf.close));
  return createKeeper({
    ...world,
    ...cids,
    ...answers,
    shelf: open(place),
    clock,
    link,
    anew,
    changed,
    get,
    set,
    arrived,
  });
}
