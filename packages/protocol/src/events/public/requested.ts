import * as v from 'valibot';
import { Page } from '../../text.ts';
import { publicStamp } from './stamp.ts';

/**
 * A shopper asks for a person: the conversation's first event. `page` is where they asked. A later one is by the agent who gave the
 * conversation back: it waits again, in its first place.
 */
export const Requested = v.object({ kind: v.literal('requested'), ...publicStamp, page: v.exactOptional(Page) });
