import { computed, type ReadonlySignal, type Signal, signal } from '@preact/signals';
import type { ShopperNow } from '@shopbell/sdk/agent';
import type { BlockedPage, EarlierPage, ShopperView, Tag } from '../api/shopper.ts';
import type { Env } from '../env.ts';
import type { Shopper } from '../text/shopper.ts';
import type { About } from './about.ts';
import type { Loaded } from './office.ts';
import type { Parts } from './parts.ts';

/** The parts of the panel that fold. */
export const FOLDS = ['now', 'tags', 'remarks', 'talk', 'earlier', 'attributes'] as const;
export type Fold = (typeof FOLDS)[number];

/** What is known of the shopper whose conversation is open. */
export interface ShopperState {
  /** `p:` and a device, or `m:` and the shop's own id; undefined while nobody is open. */
  person: ReadonlySignal<string | undefined>;
  /** Where they are, as the line tells. */
  now: ReadonlySignal<ShopperNow | undefined>;
  /** What is written down about whom; of another person while theirs is on its way. */
  facts: Signal<{ person: string; is: Loaded<ShopperView> } | undefined>;
  /** Their conversations, as far as they were asked for. */
  earlier: Signal<{ person: string; is: Loaded<EarlierPage> } | undefined>;
  /** The parts that are folded; kept on this machine. */
  folded: Signal<readonly Fold[]>;
  /** Where the focus is to go once it is drawn. */
  focus: Signal<'remark' | 'giveUp' | 'merge' | undefined>;
  /** The site's tags, once somebody wants to put one on. */
  tags: Signal<Loaded<readonly Tag[]>>;
  /** For supervisors and admins. */
  blocked: Signal<Loaded<BlockedPage>>;
}

/** Whose the conversations are, as the relay and the REST API name them. */
export const personOf = ({ id, member }: Shopper): string | undefined => {
  if (member) return `m:${member.id}`;
  return id === '' ? undefined : `p:${id}`;
};

const KEY = 'shopperFolded';

/** The folds that were kept, whatever stands there. */
export function readFolds(kept: string | null): readonly Fold[] {
  const names = kept?.split(' ') ?? [];
  return FOLDS.filter((fold) => names.includes(fold));
}

export const keepFolds = (env: Env, folds: readonly Fold[]): void => env.store.set(KEY, folds.join(' '));

export function createShopper(
  part: Pick<Parts, 'shoppers'>,
  about: ReadonlySignal<About | undefined>,
  env: Env,
): ShopperState {
  return {
    person: computed(() => about.value && personOf(about.value.shopper)),
    now: computed(() => about.value && part.shoppers.value.get(about.value.conversation)),
    facts: signal(undefined),
    earlier: signal(undefined),
    folded: signal(readFolds(env.store.get(KEY))),
    focus: signal(undefined),
    tags: signal<Loaded<readonly Tag[]>>({ is: 'loading' }),
    blocked: signal<Loaded<BlockedPage>>({ is: 'loading' }),
  };
}
