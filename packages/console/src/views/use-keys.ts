import { useEffect } from 'preact/hooks';
import type { App } from '../app.ts';
import { type Command, commandOf, type Whereabouts } from '../keys/keymap.ts';
import { mayTakeOver } from '../state/about.ts';
import { askedBy, isIn } from '../state/company.ts';
import { mayPromise } from '../state/promises.ts';
import {
  focusedPromise,
  focusedRow,
  focusRow,
  isMine,
  joinAndWrite,
  keepOpen,
  mayAnswer,
  moveRow,
  neighbour,
  takeAndWrite,
  wantFocusIn,
} from './focus.ts';

/** Listens for the console's keys while the desk is drawn. */
export function useKeys(app: App): void {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      const target = event.target instanceof Element ? event.target : undefined;
      // The sheet of keys, the hand-over and the invitation are dialogs: their keys are their own.
      if (event.defaultPrevented || isInDialog(app)) return;
      const command = commandOf(event, whereabouts(app, target));
      if (command && run(app, command, target)) event.preventDefault();
    };
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, [app]);
}

/** A dialog is open. */
export const isInDialog = ({ state }: App): boolean =>
  state.keysShown.peek() ||
  state.handing.peek() !== undefined ||
  state.inviting.peek() !== undefined ||
  state.promises.dialog.peek() !== undefined ||
  state.files.looking.peek() !== undefined;

/** Where a press happened, as far as it decides what the key means. */
export const whereabouts = ({ state }: App, target: Element | undefined): Whereabouts => ({
  typing: target?.matches('input, textarea, select, [contenteditable]') ?? false,
  inList: target?.closest('[data-list]') != null,
  singleKeys: state.settings.singleKeys.peek(),
});

/** Carries a command out. True when it did something, so that the browser doesn't act on the key as well. */
function run(app: App, command: Command, target: Element | undefined): boolean {
  const { state, intents } = app;
  const row = focusedRow();
  const id = row ?? state.open.peek();
  const online = state.view.peek().connection === 'online';
  switch (command) {
    case 'next':
    case 'previous':
      moveRow(command === 'next' ? 1 : -1, state.open.peek());
      return true;
    case 'switchNext':
    case 'switchPrevious': {
      const next = neighbour(command === 'switchNext' ? 1 : -1, state.open.peek());
      if (!next) return false;
      intents.open(next);
      wantFocusIn(app, next);
      return true;
    }
    case 'arrived':
      intents.settle();
      return true;
    case 'take':
      return online && takeKey(app, id);
    case 'accept':
    case 'pass':
      // The card of an offer has its own ears: it is on the pages beside the desk, too.
      return false;
    case 'status':
      // In a narrow window the list, and with it the menu, is not there while a thread is.
      if (!online || !document.querySelector('.duty-button')?.checkVisibility()) return false;
      intents.statusMenu(true);
      return true;
    case 'end':
      return online && endKey(app, row);
    case 'handOver':
      return online && askHandover(app, row);
    case 'takeOver':
      return online && askTakeOver(app, row);
    case 'invite':
    case 'join':
    case 'decline':
    case 'part':
    case 'whisper':
      return companyKey(app, command, id, online);
    case 'reply':
    case 'note':
      if (!id || (command === 'reply' && !mayAnswer(app, id))) return false;
      if (row) intents.open(row);
      intents.writeTo(id, command === 'note' ? 'desk' : 'public');
      state.focus.value = 'write';
      return true;
    case 'files':
      if (!id || !mayAnswer(app, id)) return false;
      if (row) intents.open(row);
      intents.writeTo(id, 'public');
      state.focus.value = 'files';
      return true;
    case 'change':
      if (!intents.change()) return false;
      state.focus.value = 'write';
      return true;
    case 'takeBack':
      return takeBackKey(app);
    case 'promise':
      return online && promiseKey(app, row);
    case 'undo':
      if (!intents.undo()) return false;
      state.focus.value = 'write';
      return true;
    case 'summary':
      intents.office.goTo('summary');
      return true;
    case 'details':
      if (!state.open.peek()) return false;
      intents.details(!state.details.peek());
      return true;
    case 'remark':
      if (!state.about.peek()) return false;
      intents.shopper.writeRemark();
      return true;
    case 'help':
      intents.keys(true);
      return true;
    case 'search':
      intents.search.open();
      return true;
    case 'leave':
      return leave(app, target);
  }
}

/** What became of the promise of the row that has the focus; else something is promised in the open conversation. */
function promiseKey(app: App, row: string | undefined): boolean {
  const { state, intents } = app;
  const owed = state.promises.shown.peek().entries.find(({ promise }) => promise.id === focusedPromise());
  if (owed) {
    intents.promises.askSettle(owed);
    return true;
  }
  const about = state.about.peek();
  const self = state.self.peek()?.id;
  if (!about || (row && row !== about.conversation)) return false;
  if (!mayPromise(about, self, mayAnswer(app, about.conversation))) return false;
  intents.promises.ask(about.conversation);
  return true;
}

/** Takes what waits, or was left. At the limit it is only opened: there stands why it can't be taken. */
function takeKey(app: App, id: string | undefined): boolean {
  const { state, intents } = app;
  const { waiting, left } = state.view.peek();
  const free = [...waiting, ...left.filter((one) => one.state === 'left')];
  if (!id || !free.some((one) => one.conversation === id)) return false;
  if (state.atLimit.peek()) {
    intents.open(id);
    state.focus.value = 'thread';
  } else void takeAndWrite(app, id);
  return true;
}

/** Asked already, the same key confirms – unless the focus has gone to another row: then that one is asked about. */
function endKey(app: App, row: string | undefined): boolean {
  const { state, intents } = app;
  const asked = state.ending.peek();
  const id = row ?? asked?.conversation ?? state.open.peek();
  if (!id || !isMine(app, id)) return false;
  const where = asked?.conversation === id ? asked.where : row ? 'row' : 'thread';
  void intents.end(id, where);
  if (asked?.conversation === id && where === 'row') focusRow(id);
  return true;
}

/** Hands over what is mine: the row's, else the open one. */
function askHandover({ state, intents }: App, row: string | undefined): boolean {
  const id = row ?? state.open.peek();
  if (!id || !state.view.peek().mine.some((one) => one.conversation === id)) return false;
  if (row) intents.open(row);
  intents.askHandover(id);
  return true;
}

/** Takes the open conversation over, for who may, from the agent who has it. */
function askTakeOver({ state, intents }: App, row: string | undefined): boolean {
  const about = state.about.peek();
  if (!about || (row && row !== about.conversation) || !mayTakeOver(about, state.self.peek())) return false;
  intents.askHandover(about.conversation, about.agent);
  return true;
}

/** What is done beside who has it, or by them to bring somebody in. */
function companyKey(
  app: App,
  command: 'invite' | 'join' | 'decline' | 'part' | 'whisper',
  id: string | undefined,
  online: boolean,
): boolean {
  const { state, intents } = app;
  const self = state.self.peek();
  const row = id ? state.lists.rows.peek().get(id) : undefined;
  if (!id || !self || !row || row.state !== 'active' || !online) return false;
  const isOthers = row.agent?.id !== self.id;
  const oversees = self.duty !== 'agent' && isOthers;
  const asked = askedBy(row, self.id) !== undefined;
  const inside = isIn(row, self.id);
  const may = {
    invite: !isOthers,
    join: !inside && (asked || oversees),
    decline: asked,
    part: inside,
    whisper: oversees,
  };
  if (!may[command]) return false;
  if (command === 'join') void joinAndWrite(app, id);
  else if (command === 'decline') void intents.decline({ conversation: id });
  else if (command === 'part') void intents.part(id);
  else {
    if (state.open.peek() !== id) intents.open(id);
    if (command === 'invite') intents.askInvite(id);
    else {
      intents.writeTo(id, 'whisper');
      state.focus.value = 'write';
    }
  }
  return true;
}

/** Taking back can't be undone: the key leads to the entry in the menu, the same key again does it. */
function takeBackKey({ state, intents }: App): boolean {
  const menu = state.menu.peek();
  const last = menu?.seq ?? [...state.mayAmend.peek()].at(-1);
  if (menu?.at === 'recall') {
    intents.takeBack(menu.seq);
    state.focus.value = 'thread';
  } else if (last === undefined) return false;
  else intents.menu(last, 'recall');
  return true;
}

/** Escape steps back by one: from a question before sending or another one, a change, the details, from the box to the list, from the thread to the list. */
function leave(app: App, target: Element | undefined): boolean {
  const { state, intents } = app;
  if (state.ending.peek()) {
    keepOpen(app);
    return true;
  }
  if (state.question.peek()) {
    intents.goBack();
    state.focus.value = 'write';
    return true;
  }
  if (state.editing.peek()?.conversation === state.open.peek() && target?.matches('.box-text')) {
    intents.leaveChange();
    return true;
  }
  if (state.leaving.peek().is !== 'no') {
    intents.stay();
    return true;
  }
  if (state.signingOff.peek() || state.awayAsked.peek()) {
    intents.stayOn();
    return true;
  }
  if (state.details.peek()) {
    intents.details(false);
    return true;
  }
  if (target?.closest('[data-list]')) return false;
  focusRow(state.open.peek());
  return true;
}
