import * as v from 'valibot';
import { Id } from '../../ids.ts';
import { Label } from '../../text.ts';
import { deskStamp } from './stamp.ts';

/** The first agent to take a case stays its owner until it is settled (首位接待负责制). */
export const CaseOwned = v.object({
  kind: v.literal('case_owned'),
  ...deskStamp,
  case: Id,
  owner: v.object({ id: Id, name: Label }),
});
