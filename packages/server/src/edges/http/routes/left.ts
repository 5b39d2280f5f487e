import { ConversationRow, Id, Instant } from '@shopbell/protocol';
import * as v from 'valibot';
import { refused } from '../../../app/outcome.ts';
import { LEFT_WORDS_MAX } from '../../../office/left-words.ts';
import { empty, json } from '../reply.ts';
import { route } from '../route.ts';

const FormShape = v.object({
  contact: v.picklist(['optional', 'required', 'none']),
  fields: v.array(v.picklist(['name', 'email', 'phone'])),
  order: v.boolean(),
  /** Over the form; `{by}` in it is when an answer is due. Absent: the product’s own words. */
  promise: v.exactOptional(v.string()),
  /** An answer that was not seen after this time goes out as a letter too, in ms. */
  mailAfterMs: v.number(),
});

export const viewLeftForm = route({
  method: 'get',
  path: '/api/v1/left-form',
  summary: 'What is asked of shoppers who leave a message.',
  allow: ['admin'],
  answers: {
    200: {
      doc: 'As it was set last. Without `mails` this server sends no letter, whatever the form says.',
      json: v.object({ form: FormShape, mails: v.boolean() }),
    },
  },
  problems: [],
  async handle({ session }, { left }) {
    return json(200, await left.form(session));
  },
});

export const setLeftForm = route({
  method: 'post',
  path: '/api/v1/left-form',
  summary: 'Sets what is asked of shoppers who leave a message: all of it. Every fault is told by its name.',
  allow: ['admin'],
  body: v.object({ form: v.unknown() }),
  answers: { 204: { doc: 'It counts for what is left from here on.' } },
  problems: ['settings_refused'],
  async handle({ session, body }, { left }) {
    const result = await left.setForm(session, body.form);
    return 'problem' in result ? result : empty(204);
  },
});

const Place = v.object({ at: Instant, id: Id });
const PLACE = /^(\d{1,15})-([0-9a-z]{20})$/;

export const listSettled = route({
  method: 'get',
  path: '/api/v1/left-messages',
  summary:
    'A page of left messages that were answered, or given up, the last left first. Those that are owed an answer are told by the line’s list `left`.',
  allow: ['agent', 'supervisor', 'admin'],
  query: v.object({
    how: v.exactOptional(v.picklist(['replied', 'gave_up']), 'replied'),
    /** `next` of the page before, as `at-id`. */
    before: v.exactOptional(v.pipe(v.string(), v.regex(PLACE))),
  }),
  answers: {
    200: {
      doc: 'At most 50, of those the asker may read; there are older ones while there is a `next`.',
      json: v.object({ conversations: v.array(ConversationRow), next: v.exactOptional(Place) }),
    },
  },
  problems: [],
  async handle({ session, query: { how, before } }, { left }) {
    const [, at, id] = PLACE.exec(before ?? '') ?? [];
    const place = id === undefined ? undefined : { at: Number(at), id };
    return json(200, await left.settled(session, how, place));
  },
});

const SOME_IDS = new RegExp(`^[0-9a-z]{20}(,[0-9a-z]{20}){0,${LEFT_WORDS_MAX - 1}}$`);

export const readLeftWords = route({
  method: 'get',
  path: '/api/v1/left-messages/words',
  summary: 'What left messages begin with, how many files came with them, and why some were given up.',
  allow: ['agent', 'supervisor', 'admin'],
  query: v.object({
    /** Their ids with a comma between, at most 50. */
    of: v.pipe(v.string(), v.regex(SOME_IDS)),
  }),
  answers: {
    200: {
      doc: 'Of those the asker may read, masked as lists are.',
      json: v.object({
        words: v.array(
          v.object({
            conversation: Id,
            first: v.exactOptional(v.string()),
            files: v.number(),
            gaveUp: v.exactOptional(v.object({ name: v.string(), text: v.string() })),
          }),
        ),
      }),
    },
  },
  problems: [],
  async handle({ session, query: { of } }, { left }) {
    return json(200, { words: await left.words(session, of.split(',')) });
  },
});

/** A POST: what a letter's reader, or a scanner on the way, only looks at, uses nothing up. */
export const useAnswerLink = route({
  method: 'post',
  path: '/api/v1/answers',
  summary:
    'Uses the link of a letter: the device sees the conversation it is about from here on, and of whoever had it nothing else.',
  allow: 'person',
  body: v.object({ link: v.pipe(v.string(), v.maxLength(100)) }),
  answers: { 200: { doc: 'Which one it is.', json: v.object({ conversation: Id }) } },
  problems: ['link_invalid', 'link_over', 'link_used', 'forbidden'],
  async handle({ who, body }, { answerLinks }) {
    if (who.role !== 'shopper') return { problem: 'link_invalid' };
    const used = await answerLinks.use(who, body.link);
    return refused(used) ? { problem: used.refused } : json(200, used);
  },
});
