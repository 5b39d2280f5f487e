import type { Agent, AgentView } from './agent-types.ts';
import { type Client, toStored } from './client/client.ts';
import { quiet } from './client/promises.ts';
import { checkText } from './client/text.ts';
import type { Unsent } from './outbox/outbox.ts';
import type { StoredNote } from './types.ts';
import type { FrameOf } from './wire/frames.ts';

const toStoredNote = ({ cid, conversation, deskSeq, head, at }: FrameOf<'ack'>): StoredNote => ({
  cid,
  conversation,
  deskSeq: deskSeq ?? head.deskSeq ?? 0,
  at,
});

/** What an agent asks of the relay that it has to store: each goes through the outbox, once. */
export function agentRequests(client: Client<AgentView>) {
  const submit = (request: Unsent, { cid }: { cid?: string } = {}) =>
    client.run(async () => {
      if ('text' in request && request.text !== undefined)
        checkText(
          request.text || ('file' in request && request.file) || ('card' in request && request.card ? '.' : ''),
          client.sender.bounds.textMaxChars,
        );
      return client.submit(request, cid);
    });

  return {
    take: (conversation) => quiet(submit({ type: 'take', conversation }).then(toStored)),
    transfer: (conversation, to, { reason, note: text }) =>
      quiet(
        submit({ type: 'transfer', conversation, ...(typeof to === 'string' ? { to } : to), reason, text }).then(
          toStoredNote,
        ),
      ),
    giveBack: (conversation, { reason, note: text }) =>
      quiet(submit({ type: 'give_back', conversation, reason, text }).then(toStoredNote)),
    giveUp: (conversation, text) => quiet(submit({ type: 'give_up', conversation, text }).then(toStoredNote)),
    merge: (conversation, from) => quiet(submit({ type: 'merge', conversation, from }).then(toStoredNote)),
    takeOver: (conversation, from, text) =>
      quiet(submit({ type: 'take_over', conversation, from, text }).then(toStoredNote)),
    whisper: (conversation, to, text, own) =>
      quiet(submit({ type: 'whisper', conversation, to, text }, own).then(toStoredNote)),
    invite: (conversation, to, text) => quiet(submit({ type: 'invite', conversation, to, text }).then(toStoredNote)),
    join: (conversation) => quiet(submit({ type: 'join', conversation }).then(toStored)),
    decline: (conversation) => quiet(submit({ type: 'decline', conversation }).then(toStoredNote)),
    part: (conversation) => quiet(submit({ type: 'part', conversation }).then(toStored)),
    promise: (conversation, made) => quiet(submit({ type: 'promise', conversation, ...made }).then(toStoredNote)),
    settlePromise: (conversation, promise, settlement) =>
      quiet(submit({ type: 'settle_promise', conversation, promise, ...settlement }).then(toStoredNote)),
    askRating: (conversation) => quiet(submit({ type: 'ask_rating', conversation }).then(toStored)),
    close: (conversation) => quiet(submit({ type: 'close', conversation }).then(toStored)),
    send: (conversation, text, { cid, ...carried } = {}) =>
      quiet(submit({ type: 'say', conversation, text, ...carried }, cid === undefined ? {} : { cid }).then(toStored)),
    note: (conversation, text, own) => quiet(submit({ type: 'note', conversation, text }, own).then(toStoredNote)),
    edit: (conversation, of, text) => quiet(submit({ type: 'edit', conversation, of, text }).then(toStored)),
    recall: (conversation, of) => quiet(submit({ type: 'recall', conversation, of }).then(toStored)),
  } satisfies Partial<Agent>;
}
