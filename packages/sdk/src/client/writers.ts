import type { ConversationId } from '@shopbell/protocol';
import type { Writer } from '../desk-types.ts';
import type { Clock } from '../ports.ts';
import { createTyping } from '../timeline/typing.ts';
import { WRITING } from '../wire/agent-shapes.ts';
import { fits } from '../wire/shape.ts';

const LANES = ['desk', 'whisper'] as const;

/** Who types at the desk: notes, and whispers to this agent. Passing: nothing here survives a lost line. */
export interface Writers {
  /** By conversation; the same object as long as nothing changes. */
  readonly all: ReadonlyMap<ConversationId, readonly Writer[]>;
  /** One's own typing; goes out at most every 3 s. */
  say(conversation: ConversationId, lane: Writer['lane'], on: boolean): void;
  /** A state of the lane; others' topics are none of its business. */
  hear(state: unknown): void;
  /** Their words have come. */
  said(conversation: ConversationId, by: { readonly id: string }): void;
  clear(): void;
}

export function createWriters(clock: Clock, send: (frame: object) => boolean, changed: () => void): Writers {
  let all: ReadonlyMap<ConversationId, readonly Writer[]> = new Map();
  const lanes = LANES.map((lane) => ({
    lane,
    typing: createTyping(
      clock,
      (frame) => send({ ...frame, type: 'desk_typing', lane }),
      (conversation) => renew(conversation),
    ),
  }));

  function renew(conversation: ConversationId): void {
    const writers = lanes.flatMap(({ lane, typing }) =>
      typing.in(conversation).flatMap((by) => (by.role === 'agent' ? { by: { id: by.id, name: by.name }, lane } : [])),
    );
    const next = new Map(all);
    if (writers.length > 0) next.set(conversation, writers);
    else next.delete(conversation);
    all = next;
    changed();
  }

  return {
    get all() {
      return all;
    },
    say(conversation, wanted, on) {
      for (const { lane, typing } of lanes) if (lane === wanted) typing.say(conversation, on);
    },
    hear(state) {
      if (!fits(WRITING, state)) return;
      const { conversation, by, lane: told, on } = state;
      for (const { lane, typing } of lanes) {
        if (lane === told) typing.heard(conversation, { role: 'agent', ...by }, on);
      }
    },
    said(conversation, { id }) {
      for (const { typing } of lanes) typing.heard(conversation, { role: 'agent', id, name: '' }, false);
    },
    clear() {
      for (const { typing } of lanes) typing.clear();
      if (all.size > 0) changed();
      all = new Map();
    },
  };
}
