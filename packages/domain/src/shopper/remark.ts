import type { RemarkChange, ShopperRefusal } from './change.ts';
import { type Remark, SHOPPER_LIMITS } from './facts.ts';

/** The remark after a change, the very same one when it changes nothing, or why not. */
export type RemarkVerdict = { readonly remark: Remark } | { readonly refused: ShopperRefusal };

/** Writes a remark, or gives it other words. `before`: the one of that id, where there is one. */
export function changeRemark(before: Remark | undefined, change: RemarkChange): RemarkVerdict {
  const { id, by, at, text } = change;
  if (change.set === 'remark') {
    const where = change.conversation === undefined ? {} : { conversation: change.conversation };
    return { remark: before ?? { id, by, ...where, versions: [{ at, text }] } };
  }
  if (!before) return { refused: 'remark_unknown' };
  if (before.by.id !== by.id) return { refused: 'not_yours' };
  if (before.versions.at(-1)?.text === text) return { remark: before };
  if (before.versions.length >= SHOPPER_LIMITS.versionsMax) return { refused: 'too_many' };
  return { remark: { ...before, versions: [...before.versions, { at, text }] } };
}
