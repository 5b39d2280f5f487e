import { SHOPPER_LIMITS } from '@shopbell/domain';
import { type ConversationId, fits, Id } from '@shopbell/protocol';
import * as v from 'valibot';
import { json, type Refusal } from '../reply.ts';
import { route } from '../route.ts';

const HIDDEN = { 200: { doc: 'What it hides.', json: v.object({ text: v.string() }) } } as const;
const UNKNOWN: Refusal = { problem: 'conversation_unknown' };

function conversationOf({ param }: { param(name: string): string }): ConversationId | undefined {
  const read = v.safeParse(Id, param('id'));
  return read.success ? read.output : undefined;
}

/** A POST, because looking leaves a line in the site's log. */
export const revealWords = route({
  method: 'post',
  path: '/api/v1/conversations/:id/reveal',
  summary:
    'Looks behind one mask in a shopper’s words. The site’s log says who did, when, and what kind of thing it was.',
  allow: ['agent', 'supervisor', 'admin'],
  body: v.object({
    /** The number of the message, or of the edit that gave it its words. */
    seq: v.pipe(v.number(), v.safeInteger(), v.minValue(1)),
    /** Which of its `masked` pieces, from 0. */
    piece: v.pipe(v.number(), v.safeInteger(), v.minValue(0), v.maxValue(4000)),
  }),
  answers: HIDDEN,
  problems: ['conversation_unknown', 'message_unknown', 'forbidden'],
  async handle(call, { reveal }) {
    const conversation = conversationOf(call);
    if (conversation === undefined) return UNKNOWN;
    const { id, duty, site } = call.session.self;
    const found = await reveal.words(site.id, { id, duty }, { conversation, ...call.body });
    return 'problem' in found ? found : json(200, found);
  },
});

/** The same of what the shop says of the shopper: whoever has the conversation may look, nobody else's page asks. */
export const revealAttribute = route({
  method: 'post',
  path: '/api/v1/conversations/:id/shopper/reveal',
  summary:
    'Looks behind one mask in what the shop says of the conversation’s shopper. The site’s log says who did, when, and what kind of thing it was.',
  allow: ['agent', 'supervisor', 'admin'],
  body: v.object({
    source: v.picklist(['page', 'member']),
    /** One of the `masked` names of that source. */
    name: v.pipe(
      v.string(),
      v.check((name) => fits(name, SHOPPER_LIMITS.attributeNameMaxChars), 'text_too_long'),
    ),
  }),
  answers: HIDDEN,
  problems: ['conversation_unknown', 'not_found', 'forbidden'],
  async handle(call, { reveal }) {
    const conversation = conversationOf(call);
    if (conversation === undefined) return UNKNOWN;
    const { id, duty, site } = call.session.self;
    const found = await reveal.attribute(site.id, { id, duty }, { conversation, ...call.body });
    return 'problem' in found ? found : json(200, found);
  },
});

/** The same of where the shopper said that they can be reached. */
export const revealContact = route({
  method: 'post',
  path: '/api/v1/conversations/:id/contact/reveal',
  summary:
    'Looks behind one mask in what the conversation’s shopper left to be reached by. The site’s log says who did, when, and which it was.',
  allow: ['agent', 'supervisor', 'admin'],
  body: v.object({ field: v.picklist(['email', 'phone']) }),
  answers: HIDDEN,
  problems: ['conversation_unknown', 'not_found', 'forbidden'],
  async handle(call, { reveal }) {
    const conversation = conversationOf(call);
    if (conversation === undefined) return UNKNOWN;
    const { id, duty, site } = call.session.self;
    const found = await reveal.contact(site.id, { id, duty }, { conversation, ...call.body });
    return 'problem' in found ? found : json(200, found);
  },
});
