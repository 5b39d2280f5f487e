import * as v from 'valibot';
import { Id } from '../../ids.ts';
import { deskStamp } from './stamp.ts';

/** The matter this conversation belongs to. */
export const CaseOpened = v.object({ kind: v.literal('case_opened'), ...deskStamp, case: Id });
