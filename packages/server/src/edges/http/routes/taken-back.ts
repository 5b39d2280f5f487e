import { lineOf } from '@shopbell/domain';
import { Id, Instant } from '@shopbell/protocol';
import * as v from 'valibot';
import { json } from '../reply.ts';
import { route } from '../route.ts';

/** A POST, because reading leaves a line in the site's log. */
export const readTakenBack = route({
  method: 'post',
  path: '/api/v1/conversations/:id/taken-back',
  summary: 'Reads the words of a message that was taken back. The site’s log says who read them, and when.',
  allow: ['supervisor', 'admin'],
  body: v.object({
    /** The message's number. */
    seq: v.pipe(v.number(), v.safeInteger(), v.minValue(1)),
  }),
  answers: {
    200: {
      doc: 'What it said, and what each edit made of it, oldest first. Of a file without words, its name.',
      json: v.object({ said: v.array(v.object({ at: Instant, text: v.string() })) }),
    },
  },
  problems: ['conversation_unknown'],
  async handle({ session, body, param }, { takenBack }) {
    const conversation = v.safeParse(Id, param('id'));
    if (!conversation.success) return { problem: 'conversation_unknown' };
    const { id, site } = session.self;
    const said = await takenBack.read(site.id, id, conversation.output, body.seq);
    return said
      ? json(200, {
          said: said.map((each) => ({ at: each.at, text: each.kind === 'message' ? lineOf(each) : each.text })),
        })
      : { problem: 'conversation_unknown' };
  },
});
