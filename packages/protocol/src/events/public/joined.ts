import * as v from 'valibot';
import { Id } from '../../ids.ts';
import { Label } from '../../text.ts';
import { publicStamp } from './stamp.ts';

/**
 * `agent` answers too from here on, beside who has the conversation, until they have `parted`, it is `closed`, or the next
 * `assigned` or `requested`.
 */
export const Joined = v.object({
  kind: v.literal('joined'),
  ...publicStamp,
  agent: v.object({ id: Id, name: Label }),
});
