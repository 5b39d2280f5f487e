import * as v from 'valibot';
import { Id } from '../../ids.ts';
import { Label, Text } from '../../text.ts';
import { deskStamp } from './stamp.ts';

/** Who has the conversation asks the colleague `to` into it. It holds until a public `joined`, a `declined`, or the next change of who has it. */
export const Invited = v.object({
  kind: v.literal('invited'),
  ...deskStamp,
  to: v.object({ id: Id, name: Label }),
  text: Text,
});
