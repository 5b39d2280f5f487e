import type { ConversationId } from '@shopbell/protocol';
import type { App } from '../app.ts';
import { isIn } from '../state/company.ts';
import type { State } from '../state/index.ts';
import { shownRows } from './list/shown-rows.ts';

/** On touch screens a focused text box raises the keyboard over half the screen: there, only a tap asks for it. */
const boxMayFocus = (): boolean => !matchMedia('(pointer: coarse)').matches;

/** Whether the agent has a conversation. */
export function isMine({ state }: App, conversation: ConversationId): boolean {
  return state.view.peek().mine.some((row) => row.conversation === conversation);
}

/** Whether the agent may answer in it: it is theirs, or they joined it. */
export function mayAnswer(app: App, conversation: ConversationId): boolean {
  const { state } = app;
  return isMine(app, conversation) || isIn(state.lists.rows.peek().get(conversation), state.self.peek()?.id);
}

/** After opening a conversation, the focus goes to where the agent goes on: the box, or the thread where there is none. */
export function wantFocusIn(app: App, conversation: ConversationId): void {
  app.state.focus.value = mayAnswer(app, conversation) && boxMayFocus() ? 'write' : 'thread';
}

/**
 * Takes the focus out of the box before another one takes its place, in the same task: when an element goes with the focus in it, browsers
 * lay out the half-changed page.
 */
export function leaveBox(): void {
  const { activeElement } = document;
  if (activeElement instanceof HTMLTextAreaElement && activeElement.closest('.dock')) activeElement.blur();
}

/** Goes to whoever waits most urgently. What isn't saved on a page is asked about first. */
export function jumpTo(app: App): void {
  app.intents.office.leave(() => {
    const conversation = app.intents.notices.jump();
    if (conversation) wantFocusIn(app, conversation);
  });
}

const rowElement = (key: string): HTMLElement | null => document.getElementById(`row-${key}`);

/** Moves the focus to a row. One that isn't drawn, because it is far out of sight, is drawn first. */
export function focusKey(state: State, key: string | undefined): void {
  if (key === undefined) return;
  const row = rowElement(key);
  if (!row) {
    state.cursor.value = key;
    state.wantedRow.value = key;
    return;
  }
  row.focus();
  row.scrollIntoView({ block: 'nearest' });
}

/** The conversation of the row that has the focus, if one has. */
export function focusedRow(): ConversationId | undefined {
  return document.activeElement?.closest<HTMLElement>('[data-row]')?.dataset.row;
}

/** The promise of the row that has the focus, if one has. */
export function focusedPromise(): string | undefined {
  return document.activeElement?.closest<HTMLElement>('[data-promise]')?.dataset.promise;
}

/** The `rowKey` of the row that has the focus, if one has. */
export function focusedKey(): string | undefined {
  return document.activeElement?.closest<HTMLElement>('[data-row]')?.dataset.key;
}

/** Moves the focus by `step` rows; from outside the list it starts at the open conversation, else at an end. */
export function moveRow(state: State, step: 1 | -1): void {
  const rows = shownRows(state);
  const focused = state.wantedRow.peek() ?? focusedKey();
  const open = state.open.peek();
  const at = rows.findIndex(({ key, conversation }) =>
    focused === undefined ? conversation === open : key === focused,
  );
  const next = at < 0 ? (step > 0 ? 0 : rows.length - 1) : at + step;
  focusKey(state, rows[Math.min(Math.max(next, 0), rows.length - 1)]?.key);
}

/** The conversation `step` rows from the open one, for switching while typing. Ghosts are passed over, and second rows of the same one. */
export function neighbour(state: State, step: 1 | -1): ConversationId | undefined {
  const rows = shownRows(state).filter(({ gone }) => !gone);
  const ids = [...new Set(rows.map(({ conversation }) => conversation))];
  const at = ids.indexOf(state.open.value ?? '');
  return ids[at < 0 ? (step > 0 ? 0 : ids.length - 1) : at + step];
}

/**
 * Moves the focus to a conversation's row; to the first one when none is open. One that has no row so far, because the list is held,
 * gets the list itself: from another row the next key would act on that one.
 */
export function focusRow(state: State, conversation: ConversationId | undefined): void {
  const rows = shownRows(state);
  const row = conversation === undefined ? rows[0] : rows.find((one) => one.conversation === conversation);
  if (row) focusKey(state, row.key);
  else document.querySelector<HTMLElement>('[data-list]')?.focus();
}

/** Answers "end it?" with no, and gives the focus back to where the question was asked. */
export function keepOpen(app: App): void {
  const ending = app.state.ending.peek();
  if (!ending) return;
  app.intents.keep();
  if (ending.where === 'row') focusRow(app.state, ending.conversation);
  else wantFocusIn(app, ending.conversation);
}

/** Answers it with yes: what the question stood in has the focus. */
export function endIt(app: App): void {
  const ending = app.state.ending.peek();
  if (!ending) return;
  void app.intents.end(ending.conversation, ending.where);
  if (ending.where === 'row') focusRow(app.state, ending.conversation);
  else app.state.focus.value = 'thread';
}

/** Takes a waiting conversation and, when it is ours, goes to the box to answer it. */
export const takeAndWrite = (app: App, conversation: ConversationId): Promise<void> =>
  thenWrite(app, conversation, () => app.intents.take(conversation));

/** Joins a conversation beside who has it and goes to the box to answer in it. */
export const joinAndWrite = (app: App, conversation: ConversationId): Promise<void> =>
  thenWrite(app, conversation, () => app.intents.join(conversation));

async function thenWrite(app: App, conversation: ConversationId, act: () => Promise<boolean>): Promise<void> {
  const { open, writing, focus } = app.state;
  if (open.peek() !== conversation) app.intents.open(conversation);
  const lane = writing.lanes.peek().get(conversation);
  if (!(await act())) return;
  // Who has begun a note meanwhile goes on with it: its words are not to come out before the shopper.
  if (writing.lanes.peek().get(conversation) !== lane) return;
  app.intents.writeTo(conversation, 'public');
  if (boxMayFocus()) focus.value = 'write';
}
