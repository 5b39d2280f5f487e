import { fields, isNumber, isText, list, type Reader } from './read.ts';
import {
  type BlockedPage,
  type Earlier,
  type EarlierPage,
  type Remark,
  type Tag,
  toBlock,
  toNamed,
  toRemark,
  toTag,
} from './shopper.ts';

/** Remarks before those that are here. */
export const toRemarkPage: Reader<{ remarks: readonly Remark[]; next: string | undefined }> = (value) => {
  const { remarks: all, next } = fields(value) ?? {};
  const remarks = list(all, toRemark);
  return remarks && { remarks, next: isText(next) ? next : undefined };
};

export const toBlockedPage: Reader<BlockedPage> = (value) => {
  const { blocked: all, next } = fields(value) ?? {};
  const blocked = list(all, (one) => {
    const { person, name, block: told } = fields(one) ?? {};
    const block = toBlock(told);
    return isText(person) && block ? { person, block, ...(isText(name) ? { name } : {}) } : undefined;
  });
  return blocked && { blocked, next: isText(next) ? next : undefined };
};

const STATES = ['requested', 'active', 'left', 'closed'] as const;

const toEarlier: Reader<Earlier> = (value) => {
  const {
    conversation,
    case: matter,
    state: told,
    openedAt,
    readable,
    agent: with_,
    page: on,
    last,
    stars,
  } = fields(value) ?? {};
  const state = STATES.find((one) => one === told);
  if (!isText(conversation) || !isText(matter) || !state || !isNumber(openedAt) || typeof readable !== 'boolean') {
    return undefined;
  }
  const agent = toNamed(with_);
  const { url, title } = fields(on) ?? {};
  return {
    ...{ conversation, case: matter, state, openedAt, readable },
    ...(agent ? { agent } : {}),
    ...(isText(url) && isText(title) ? { page: { url, title } } : {}),
    ...(isText(last) ? { last } : {}),
    ...(isNumber(stars) && stars >= 1 ? { stars } : {}),
  };
};

export const toEarlierPage: Reader<EarlierPage> = (value) => {
  const { conversations: all, next } = fields(value) ?? {};
  const conversations = list(all, toEarlier);
  return conversations && { conversations, ...(isText(next) ? { next } : {}) };
};

export const toTags: Reader<readonly Tag[]> = (value) => list(fields(value)?.tags, toTag);
