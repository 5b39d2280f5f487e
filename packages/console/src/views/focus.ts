import type { ConversationId } from '@shopbell/protocol';
import type { App } from '../app.ts';
import { isIn } from '../state/company.ts';

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

/** Goes to whoever waits most urgently. What isn't saved on a page is asked about first. */
export function jumpTo(app: App): void {
  app.intents.office.leave(() => {
    const conversation = app.intents.notices.jump();
    if (conversation) wantFocusIn(app, conversation);
  });
}

/** The rows as they stand on the screen, top to bottom. */
export function shownRows(): readonly HTMLElement[] {
  return [...document.querySelectorAll<HTMLElement>('[data-row]')];
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
export function moveRow(step: 1 | -1, open: ConversationId | undefined): void {
  const rows = shownRows();
  const focused = focusedKey();
  const at = rows.findIndex(({ dataset: { key, row } }) => (focused === undefined ? row === open : key === focused));
  const next = at < 0 ? (step > 0 ? 0 : rows.length - 1) : at + step;
  const row = rows[Math.min(Math.max(next, 0), rows.length - 1)];
  row?.focus();
  row?.scrollIntoView({ block: 'nearest' });
}

/** The conversation `step` rows from the open one, for switching while typing. Ghosts are passed over, and second rows of the same one. */
export function neighbour(step: 1 | -1, open: ConversationId | undefined): ConversationId | undefined {
  const rows = shownRows().filter((row) => !row.classList.contains('row-gone'));
  const ids = [...new Set(rows.map((row) => row.dataset.row))];
  const at = ids.indexOf(open);
  return ids[at < 0 ? (step > 0 ? 0 : ids.length - 1) : at + step];
}

/**
 * Moves the focus to a conversation's row; to the first one when none is open. One that has no row so far, because the list is held,
 * gets the list itself: from another row the next key would act on that one.
 */
export function focusRow(conversation: ConversationId | undefined): void {
  const rows = shownRows();
  const row = conversation === undefined ? rows[0] : rows.find((one) => one.dataset.row === conversation);
  (row ?? document.querySelector<HTMLElement>('[data-list]'))?.focus();
}

/** Moves the focus to the row at a place, or to the last one when there are fewer. */
export function focusRowAt(index: number): void {
  const rows = shownRows();
  rows[Math.min(index, rows.length - 1)]?.focus();
}

/** Answers "end it?" with no, and gives the focus back to where the question was asked. */
export function keepOpen(app: App): void {
  const ending = app.state.ending.peek();
  if (!ending) return;
  app.intents.keep();
  if (ending.where === 'row') focusRow(ending.conversation);
  else wantFocusIn(app, ending.conversation);
}

/** Takes a waiting conversation and, when it is ours, goes to the box to answer it. */
export async function takeAndWrite(app: App, conversation: ConversationId): Promise<void> {
  if (app.state.open.peek() !== conversation) app.intents.open(conversation);
  if (!(await app.intents.take(conversation))) return;
  app.intents.writeTo(conversation, 'public');
  if (boxMayFocus()) app.state.focus.value = 'write';
}

/** Joins a conversation beside who has it and goes to the box to answer in it. */
export async function joinAndWrite(app: App, conversation: ConversationId): Promise<void> {
  if (app.state.open.peek() !== conversation) app.intents.open(conversation);
  if (!(await app.intents.join(conversation))) return;
  app.intents.writeTo(conversation, 'public');
  if (boxMayFocus()) app.state.focus.value = 'write';
}
