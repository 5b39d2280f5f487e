import { isCid, isId } from '../ids.ts';
import { isText } from '../text.ts';
import type { Say } from './say.ts';

/**
 * Checks the frame that nearly every frame is, without a schema: a `say` of plain text. Undefined for anything else –
 * another type, a page, an unknown key, a fault – which the schema then judges, and names. So the schema stays the rule and
 * this may only ever agree with it; a test holds the two together.
 */
export function fastSay(raw: Readonly<Record<string, unknown>>): Say | undefined {
  if (raw.type !== 'say') return undefined;
  const { cid, conversation, text } = raw;
  for (const key in raw) {
    if (key !== 'type' && key !== 'cid' && key !== 'conversation' && key !== 'text') return undefined;
  }
  if (typeof cid !== 'string' || !isCid(cid)) return undefined;
  if (typeof text !== 'string' || !isText(text)) return undefined;
  if (conversation === undefined) return 'conversation' in raw ? undefined : { type: 'say', cid, text };
  if (typeof conversation !== 'string' || !isId(conversation)) return undefined;
  return { type: 'say', cid, conversation, text };
}
