import { fields, isText, list, type Reader } from './read.ts';
import { type BlockedPage, type Remark, toBlock, toRemark } from './shopper.ts';

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
