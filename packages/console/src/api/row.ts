import type { ConversationRow } from '@shopbell/protocol';
import { fields, isNumber, isText, list, type Reader } from './read.ts';

const STATES = ['requested', 'active', 'left', 'closed'] as const;
const AUTHORS = ['shopper', 'agent', 'system', 'bot', 'store', 'api'] as const;
const CONTACT = ['name', 'email', 'phone', 'order'] as const;

const toNamed: Reader<{ id: string; name: string }> = (value) => {
  const { id, name } = fields(value) ?? {};
  return isText(id) && isText(name) ? { id, name } : undefined;
};

function toShopper(value: unknown): ConversationRow['shopper'] | undefined {
  const { id, member: raw } = fields(value) ?? {};
  if (!isText(id)) return undefined;
  const { id: memberId, name } = fields(raw) ?? {};
  return isText(memberId) ? { id, member: { id: memberId, ...(isText(name) ? { name } : {}) } } : { id };
}

function toLast(value: unknown): ConversationRow['last'] {
  const { by, agent, at, text } = fields(value) ?? {};
  const author = AUTHORS.find((one) => one === by);
  if (!author || !isNumber(at) || !isText(text)) return undefined;
  return { by: author, at, text, ...(isText(agent) ? { agent } : {}) };
}

function toLeft(value: unknown): ConversationRow['left'] {
  const { at, dueAt, repliedAt, gaveUpAt } = fields(value) ?? {};
  if (!isNumber(at)) return undefined;
  return {
    at,
    ...(isNumber(dueAt) ? { dueAt } : {}),
    ...(isNumber(repliedAt) ? { repliedAt } : {}),
    ...(isNumber(gaveUpAt) ? { gaveUpAt } : {}),
  };
}

function toContact(value: unknown): ConversationRow['contact'] {
  const given = fields(value);
  return given && Object.fromEntries(CONTACT.flatMap((name) => (isText(given[name]) ? [[name, given[name]]] : [])));
}

/** A row of a list, as far as the pages beside the desk draw one. */
export const toRow: Reader<ConversationRow> = (value) => {
  const row = fields(value) ?? {};
  const { conversation, seq, deskSeq, openedAt, waitingSince, waitsSince, firstOwedAt, group } = row;
  const state = STATES.find((one) => one === row.state);
  const shopper = toShopper(row.shopper);
  if (!isText(conversation) || !state || !shopper || !isNumber(seq) || !isNumber(deskSeq) || !isNumber(openedAt)) {
    return undefined;
  }
  const [agent, owner, guests] = [toNamed(row.agent), toNamed(row.owner), list(row.guests, toNamed)];
  const [last, left, contact] = [toLast(row.last), toLeft(row.left), toContact(row.contact)];
  return {
    ...{ conversation, state, shopper, seq, deskSeq, openedAt },
    ...(agent ? { agent } : {}),
    ...(owner ? { owner } : {}),
    ...(guests ? { guests } : {}),
    ...(last ? { last } : {}),
    ...(left ? { left } : {}),
    ...(contact ? { contact } : {}),
    ...(isText(group) ? { group } : {}),
    ...(isNumber(waitingSince) ? { waitingSince } : {}),
    ...(isNumber(waitsSince) ? { waitsSince } : {}),
    ...(isNumber(firstOwedAt) ? { firstOwedAt } : {}),
  };
};
