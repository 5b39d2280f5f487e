import { Id } from '@shopbell/protocol';
import * as v from 'valibot';
import { json } from '../reply.ts';
import { route } from '../route.ts';

/** A POST, because looking leaves a line in the site's log. */
export const reveal = route({
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
  answers: { 200: { doc: 'What it hides.', json: v.object({ text: v.string() }) } },
  problems: ['conversation_unknown', 'message_unknown', 'forbidden'],
  async handle({ session, body, param }, { reveal: revealing }) {
    const conversation = v.safeParse(Id, param('id'));
    if (!conversation.success) return { problem: 'conversation_unknown' };
    const { id, duty, site } = session.self;
    const found = await revealing.read(site.id, { id, duty }, { conversation: conversation.output, ...body });
    return 'problem' in found ? found : json(200, found);
  },
});
