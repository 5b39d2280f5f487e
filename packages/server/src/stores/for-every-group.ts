import { REPLY_BOUNDS } from '@shopbell/domain';
import type { ReadyReply } from '../ports/reply.ts';

/**
 * A reply of a group that is removed, as every group's. Where one of its step has its title already, it has the group's id behind its
 * own, and a number where that is taken too: none is lost, and none takes another's place.
 */
export function forEveryGroup(reply: ReadyReply, isTaken: (title: string) => boolean): ReadyReply {
  const { group = '', ...rest } = reply;
  let { title } = rest;
  for (let n = 1; isTaken(title); n += 1) {
    const end = n === 1 ? ` (${group})` : ` (${group} ${n})`;
    title = [...rest.title].slice(0, REPLY_BOUNDS.titleMaxChars - end.length).join('') + end;
  }
  return { ...rest, title };
}
