import type { PrivateKind } from '@shopbell/protocol';
import { fields, isNumber, isText, list, type Reader } from './read.ts';

/** Where the REST API has somebody. */
export const pathOf = (person: string): string => `shoppers/${encodeURIComponent(person)}`;

/** Colours of tags, by name; see `styles/tags.css`. */
export const TAG_HUES = ['slate', 'blue', 'teal', 'olive', 'brown', 'rose', 'violet', 'indigo'] as const;
export type TagHue = (typeof TAG_HUES)[number];
export interface Tag {
  id: string;
  name: string;
  hue: TagHue;
}
export interface Named {
  id: string;
  name: string;
}
/** Oldest words first; the last ones count. `at`: epoch ms. */
export interface Remark {
  id: string;
  by: Named;
  versions: readonly { at: number; text: string }[];
}
export type AttributeValue = string | number | boolean;
export interface Attributes {
  /** `member`: signed by the shop; `page`: whatever the page said. */
  source: 'page' | 'member';
  /** When it was said, epoch ms. */
  at: number;
  values: readonly (readonly [name: string, value: AttributeValue])[];
  /** The names whose values are masks, with what these hide. */
  masked: ReadonlyMap<string, PrivateKind>;
}
/** Without `until`: for good. */
export interface Block {
  by: Named;
  reason: string;
  at: number;
  until?: number;
}
export interface ShopperView {
  rev: number;
  firstAt: number;
  name?: string;
  tags: readonly Tag[];
  /** The newest ones, oldest first. */
  remarks: readonly Remark[];
  /** There are others before them. */
  nextRemarks: string | undefined;
  /** All there are. */
  remarkCount: number;
  attributes: readonly Attributes[];
  block?: Block & { mayLift: boolean };
  conversations: number;
  cases: number;
}
/** One of a shopper's conversations. */
export interface Earlier {
  conversation: string;
  case: string;
  state: 'requested' | 'active' | 'left' | 'closed';
  openedAt: number;
  readable: boolean;
  agent?: Named;
  page?: { url: string; title: string };
  last?: string;
  /** The newest rating. */
  stars?: number;
}
export interface EarlierPage {
  conversations: readonly Earlier[];
  next?: string;
}
export interface Blocked {
  person: string;
  name?: string;
  block: Block;
}

export interface BlockedPage {
  blocked: readonly Blocked[];
  next: string | undefined;
}

export const toNamed: Reader<Named> = (value) => {
  const { id, name } = fields(value) ?? {};
  return isText(id) && isText(name) ? { id, name } : undefined;
};

export const toTag: Reader<Tag> = (value) => {
  const { hue: told } = fields(value) ?? {};
  const named = toNamed(value);
  // A newer server may know more colours.
  const hue = TAG_HUES.find((one) => one === told) ?? 'slate';
  return named && { ...named, hue };
};

export const toRemark: Reader<Remark> = (value) => {
  const { id, by: author, versions: all } = fields(value) ?? {};
  const by = toNamed(author);
  const versions = list(all, (one) => {
    const { at, text } = fields(one) ?? {};
    return isNumber(at) && isText(text) ? { at, text } : undefined;
  });
  return isText(id) && by && versions?.length ? { id, by, versions } : undefined;
};

const isValue = (value: unknown): value is AttributeValue =>
  isText(value) || isNumber(value) || typeof value === 'boolean';

const KINDS = ['phone', 'email', 'identity', 'card', 'address'] as const satisfies readonly PrivateKind[];

const toAttributes: Reader<Attributes> = (value) => {
  const { source, at, values: raw, masked: told } = fields(value) ?? {};
  const values = Object.entries(fields(raw) ?? {}).flatMap(([name, one]) =>
    isValue(one) ? [[name, one] as const] : [],
  );
  const masks = list(told ?? [], (one) => {
    const { name, kind } = fields(one) ?? {};
    // A newer server may know more kinds.
    const known = KINDS.find((each) => each === kind) ?? 'phone';
    return isText(name) ? ([name, known] as const) : undefined;
  });
  if ((source !== 'page' && source !== 'member') || !isNumber(at) || !masks) return undefined;
  return { source, at, values, masked: new Map(masks) };
};

export const toBlock: Reader<Block> = (value) => {
  const { by: author, reason, at, until } = fields(value) ?? {};
  const by = toNamed(author);
  if (!by || !isText(reason) || !isNumber(at)) return undefined;
  return { by, reason, at, ...(isNumber(until) ? { until } : {}) };
};

export const toShopper: Reader<ShopperView> = (value) => {
  const all = fields(value) ?? {};
  const { rev, firstAt, name, block: blocked, nextRemarks: next, remarkCount: count, conversations, cases } = all;
  const [tags, remarks] = [list(all.tags, toTag), list(all.remarks, toRemark)];
  const attributes = list(all.attributes, toAttributes);
  if (!isNumber(rev) || !isNumber(firstAt) || !isNumber(conversations) || !isNumber(cases)) return undefined;
  if (!tags || !remarks || !attributes) return undefined;
  const block = toBlock(blocked);
  const mayLift = fields(blocked)?.mayLift === true;
  return {
    ...{ rev, firstAt, tags, remarks, attributes, conversations, cases },
    nextRemarks: isText(next) ? next : undefined,
    remarkCount: isNumber(count) ? count : remarks.length,
    ...(isText(name) ? { name } : {}),
    ...(block ? { block: { ...block, mayLift } } : {}),
  };
};
