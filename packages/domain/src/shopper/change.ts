import type { ConversationId } from '@shopbell/protocol';
import type { AgentName } from '../conversation/conversation.ts';
import {
  type AttributeSource,
  type Attributes,
  type AttributeValue,
  type Block,
  SHOPPER_LIMITS,
  type ShopperFacts,
} from './facts.ts';

/** One thing that is written down about a shopper. `at` is epoch ms. */
export type ShopperChange =
  /** Without a name they are called as they call themselves. */
  | { readonly set: 'name'; readonly name?: string }
  | { readonly set: 'tag'; readonly tag: string; readonly on: boolean }
  | {
      readonly set: 'remark';
      readonly id: string;
      readonly by: AgentName;
      readonly at: number;
      readonly text: string;
      readonly conversation?: ConversationId;
    }
  /** Other words for a remark of one's own. */
  | {
      readonly set: 'remark_words';
      readonly id: string;
      readonly by: AgentName;
      readonly at: number;
      readonly text: string;
    }
  | {
      readonly set: 'attributes';
      readonly source: AttributeSource;
      readonly at: number;
      readonly values: Readonly<Record<string, AttributeValue>>;
    }
  /** Without a block: lifted. */
  | { readonly set: 'block'; readonly block?: Block };

/** What is said in remarks, of which there may be any number: each is changed by itself (`changeRemark`). */
export type RemarkChange = Extract<ShopperChange, { set: 'remark' | 'remark_words' }>;
type FactChange = Exclude<ShopperChange, RemarkChange>;

export const isOfRemark = (change: ShopperChange): change is RemarkChange =>
  change.set === 'remark' || change.set === 'remark_words';

export type ShopperRefusal = 'too_many' | 'remark_unknown' | 'not_yours';

/** The facts after a change, the very same ones when it changes nothing, or why not. */
export type ShopperVerdict = { readonly facts: ShopperFacts } | { readonly refused: ShopperRefusal };

function withTag(facts: ShopperFacts, tag: string, on: boolean): ShopperVerdict {
  if (facts.tags.includes(tag) === on) return { facts };
  if (!on) return { facts: { ...facts, tags: facts.tags.filter((one) => one !== tag) } };
  if (facts.tags.length >= SHOPPER_LIMITS.tagsMax) return { refused: 'too_many' };
  return { facts: { ...facts, tags: [...facts.tags, tag] } };
}

const sameValues = (a: Attributes['values'], b: Attributes['values']): boolean => {
  const names = Object.keys(a);
  return names.length === Object.keys(b).length && names.every((name) => Object.hasOwn(b, name) && a[name] === b[name]);
};

function withAttributes(facts: ShopperFacts, { source, at, values }: Attributes): ShopperVerdict {
  const before = facts.attributes.find((one) => one.source === source);
  if (sameValues(before?.values ?? {}, values)) return { facts };
  const others = facts.attributes.filter((one) => one !== before);
  const isEmpty = Object.keys(values).length === 0;
  return { facts: { ...facts, attributes: isEmpty ? others : [...others, { source, at, values }] } };
}

function changed(facts: ShopperFacts, change: FactChange): ShopperVerdict {
  switch (change.set) {
    case 'name': {
      if (change.name === facts.name) return { facts };
      const { name: _, ...rest } = facts;
      return { facts: change.name === undefined ? rest : { ...rest, name: change.name } };
    }
    case 'tag':
      return withTag(facts, change.tag, change.on);
    case 'attributes':
      return withAttributes(facts, change);
    case 'block': {
      const { block: before, ...rest } = facts;
      if (change.block === undefined) return { facts: before === undefined ? facts : rest };
      return { facts: { ...rest, block: change.block } };
    }
  }
}

/** The facts of somebody of whom something was written down elsewhere: the next revision. */
export const touched = (facts: ShopperFacts): ShopperFacts => ({ ...facts, rev: facts.rev + 1 });

/** Writes one thing down. What changes something has the next revision. */
export function changeShopper(facts: ShopperFacts, change: FactChange): ShopperVerdict {
  const verdict = changed(facts, change);
  if ('refused' in verdict || verdict.facts === facts) return verdict;
  return { facts: touched(verdict.facts) };
}

/**
 * What stays when a person is erased: that there was something, and that they may say nothing, without why. Everything anybody wrote
 * or the shop said is gone; so are their remarks.
 */
export function eraseShopper({ rev, block }: ShopperFacts): ShopperFacts {
  return {
    rev: rev + 1,
    tags: [],
    attributes: [],
    ...(block === undefined ? {} : { block: { ...block, reason: '' } }),
  };
}
