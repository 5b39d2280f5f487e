import * as v from 'valibot';
import { Id } from '../../ids.ts';
import { deskStamp } from './stamp.ts';

/** The shopper went on after the close: what they said is in this conversation, the only one that follows. */
export const Succeeded = v.object({ kind: v.literal('succeeded'), ...deskStamp, conversation: Id });
