import { useSignalEffect } from '@preact/signals';
import { useRef } from 'preact/hooks';
import { toLeftWords } from '../../api/left.ts';
import type { App } from '../../app.ts';
import type { LeftInbox } from '../../state/left-inbox/index.ts';

/** Asked for at once, as many as the server tells. */
const AT_ONCE = 50;

/** Reads what the rows that are shown begin with; one that was said more in is read anew. What can't be read stands as its last words. */
export function useLeftWords({ state, intents }: App, { shown, words }: LeftInbox): void {
  /** By conversation: the event it was asked for as of. */
  const asked = useRef(new Map<string, number>());
  useSignalEffect(() => {
    // Nobody is asked while there is no line; what was refused then is asked for anew.
    if (!state.online.value) return asked.current.clear();
    const lacking = shown.value.entries.flatMap(({ row: { conversation, seq }, gone }) =>
      gone || asked.current.get(conversation) === seq || words.peek().get(conversation)?.seq === seq
        ? []
        : [{ conversation, seq }],
    );
    for (let at = 0; at < lacking.length; at += AT_ONCE) void read(lacking.slice(at, at + AT_ONCE));
  });

  async function read(some: readonly { conversation: string; seq: number }[]): Promise<void> {
    for (const { conversation, seq } of some) asked.current.set(conversation, seq);
    const of = some.map(({ conversation }) => conversation).join();
    const answer = await intents.office.ask(toLeftWords, 'GET', `left-messages/words?of=${of}`);
    if (!answer.ok) return;
    const seqs = new Map(some.map(({ conversation, seq }) => [conversation, seq]));
    const next = new Map(words.peek());
    for (const is of answer.value) next.set(is.conversation, { seq: seqs.get(is.conversation) ?? 0, is });
    words.value = next;
  }
}
