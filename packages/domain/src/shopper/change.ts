import type { ConversationId } from '@shopbell/protocol';
import type { AgentName } from '../conversation/conversation.ts';
import {
  type AttributeSource,
  type Attributes,
  type AttributeValue,
  type Block,
  type Remark,
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

export type ShopperRefusal = 'too_many' | 'remark_unknown' | 'not_yours';

/** The facts after a change, the very same ones when it changes nothing, or why not. */
export type ShopperVerdict = { readonly facts: ShopperFacts } | { readonly refused: ShopperRefusal };

function withWords(facts: ShopperFacts, change: Extract<ShopperChange, { set: 'remark_words' }>): ShopperVerdict {
  const { id, by, at, text } = change;
  const remark = facts.remarks.find((one) => one.id === id);
  if (!remark) return { refused: 'remark_unknown' };
  if (remark.by.id !== by.id) return { refused: 'not_yours' };
  if (remark.versions.at(-1)?.text === text) return { facts };
  if (remark.versions.length >= SHOPPER_LIMITS.versionsMax) return { refused: 'too_many' };
  const edited: Remark = { ...remark, versions: [...remark.versions, { at, text }] };
  return { facts: { ...facts, remarks: facts.remarks.map((one) => (one === remark ? edited : one)) } };
}

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

function changed(facts: ShopperFacts, change: ShopperChange): ShopperVerdict {
  switch (change.set) {
    case 'name': {
      if (change.name === facts.name) return { facts };
      const { name: _, ...rest } = facts;
      return { facts: change.name === undefined ? rest : { ...rest, name: change.name } };
    }
    case 'tag':
      return withTag(facts, change.tag, change.on);
    case 'remark': {
      if (facts.remarks.length >= SHOPPER_LIMITS.remarksMax) return { refused: 'too_many' };
      const { id, by, at, text, conversation } = change;
      const remark = { id, by, ...(conversation === undefined ? {} : { conversation }), versions: [{ at, text }] };
      return { facts: { ...facts, remarks: [...facts.remarks, remark] } };
    }
    case 'remark_words':
      return withWords(facts, change);
    case 'attributes':
      return withAttributes(facts, change);
    case 'block': {
      const { block: before, ...rest } = facts;
      if (change.block === undefined) return { facts: before === undefined ? facts : rest };
      return { facts: { ...rest, block: change.block } };
    }
  }
}

/** Writes one thing down. What changes something has the next revision. */
export function changeShopper(facts: ShopperFacts, change: ShopperChange): ShopperVerdict {
  const verdict = changed(facts, change);
  if ('refused' in verdict || verdict.facts === facts) return verdict;
  return { facts: { ...verdict.facts, rev: facts.rev + 1 } };
}

/**
 * What stays when a person is erased: that there was something, and that they may say nothing, without why. Everything anybody wrote
 * or the shop said is gone.
 */
export function eraseShopper({ rev, block }: ShopperFacts): ShopperFacts {
  return {
    rev: rev + 1,
    tags: [],
    remarks: [],
    attributes: [],
    ...(block === undefined ? {} : { block: { ...block, reason: '' } }),
  };
}
