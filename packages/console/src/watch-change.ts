import { computed, effect, untracked } from '@preact/signals';
import type { PublicEvent } from '@shopbell/protocol';
import { amendKey, changeLane, type Editing } from './state/amending.ts';
import type { State } from './state/index.ts';

/** Keeps what is written over one's own message in step with that message, and takes it up again where it was left. */
export function watchChange(state: State): () => void {
  const standing = computed(() => {
    if (!state.thread.value) return undefined;
    if (state.thread.value.state !== 'closed') return 'goes on';
    return state.editing.value?.conversation === state.open.value ? 'closes' : 'closed';
  });
  const stops = [
    effect(() => dropGone(state)),
    effect(() => {
      // Read, so that it is taken up when the conversation is opened, comes or is closed, or the device’s drafts come.
      void [state.open.value, state.writing.restores.value];
      if (standing.value) untracked(() => takeUp(state));
    }),
  ];
  return () => {
    for (const stop of stops) stop();
  };
}

/** With the shopper's data, and what is written over it says most of it again: taken back, its words were one's own. */
const isErased = (event: PublicEvent | undefined): boolean => event?.kind === 'erased' && event.why === 'erased';

/**
 * A menu goes with its message's time; so does a change, unless words were typed that would be lost: they can go as a message of their
 * own then. It is the same with a message that was taken back elsewhere; one that was changed elsewhere is told.
 */
function dropGone(state: State): void {
  const menu = state.menu.value;
  if (menu && !state.mayAmend.value.has(menu.seq)) state.menu.value = undefined;
  const editing = state.editing.value;
  const thread = editing && state.part.threads.value.get(editing.conversation);
  if (!thread) return;
  const { conversation, seq, before, text, late } = editing;
  const event = thread.events.find((one) => one.seq === seq);
  const isSame = text.trim() === before;
  const leave = () => {
    state.writing.setDraft(conversation, changeLane(seq), '');
    state.editing.value = undefined;
  };
  if (thread.state === 'closed') {
    leave();
    if (!isSame && !isErased(event)) state.writing.putBack(conversation, 'public', text);
  } else if (event?.kind !== 'message') {
    if (isSame || isErased(event)) leave();
    else if (!late) state.editing.value = { ...editing, late: true };
  } else if (event.text !== before) {
    if (isSame || event.text === text.trim()) leave();
    else {
      // Unless it says what was saved here a moment ago.
      const isOwn =
        state.changing.value.has(amendKey(conversation, seq)) ||
        state.writing.before(conversation, changeLane(seq)) === event.text;
      state.editing.value = { ...editing, before: event.text, changed: !isOwn };
    }
  } else if (!late && conversation === state.open.value && !state.mayAmend.value.has(seq)) {
    if (isSame) {
      leave();
      state.notice.value = { conversation, code: 'too_late' };
    } else state.editing.value = { ...editing, late: true };
  }
}

/**
 * Puts what was written over a message of the open conversation back into the box, unless another one is being changed there. In a closed
 * one nothing can be changed: the words become its draft.
 */
function takeUp(state: State): void {
  const conversation = state.open.value;
  const thread = state.thread.value;
  if (!conversation || !thread || state.editing.value?.conversation === conversation) return;
  for (const { seq, text, before } of state.writing.changesIn(conversation)) {
    if (state.changing.value.has(amendKey(conversation, seq))) continue;
    const event = thread.events.find((one) => one.seq === seq);
    const now = event?.kind === 'message' ? event.text : before;
    // It was stored before the page went, or there is nothing left to change.
    const isStored = now === text.trim() || isErased(event);
    if (isStored || thread.state === 'closed') {
      state.writing.setDraft(conversation, changeLane(seq), '');
      if (!isStored) state.writing.putBack(conversation, 'public', text);
      continue;
    }
    const late = !state.mayAmend.value.has(seq);
    state.editing.value = { conversation, seq, before: now, text, late, changed: now !== before } satisfies Editing;
    state.writing.setLane(conversation, 'public');
    return;
  }
}
