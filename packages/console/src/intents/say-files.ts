import type { ConversationId, SharedFile } from '@shopbell/protocol';
import { canGo, memoOf, type Picked, pickedOf } from '../state/files.ts';
import { goingIn } from '../state/left-behind.ts';
import { type Context, refusalOf } from './context.ts';
import { rememberWhom, tellUnsaid } from './unsaid.ts';

/** It is ready, and the agent has sent it: from here on it is a message like any other. */
function say({ agent, state }: Context, { conversation, key, upload }: Picked, file: SharedFile): void {
  const { picked, sent } = state.files;
  picked.value = picked.peek().filter((one) => one.key !== key);
  sent.value = new Map(sent.peek()).set(file.id, file);
  const waits = () =>
    state.view
      .peek()
      .threads.get(conversation)
      ?.pending.find((one) => one.file === file.id);
  // The page before this one had said it, and the outbox has it.
  if (waits()) return upload?.done();
  // Until it is stored this device keeps it: a page that goes now says it again, and is told that it was said.
  upload?.remember(memoOf(conversation, true, file.id));
  agent
    .send(conversation, '', { file: file.id })
    .catch((error: unknown) => {
      const { code } = refusalOf(error);
      const pending = waits();
      if (code === 'file_used' && pending) agent.discard(pending.cid);
      if (code === 'file_used' || pending?.status === 'failed') return;
      if (state.session.peek().is === 'in') tellUnsaid(state, conversation, code);
    })
    .finally(() => upload?.done());
}

/** What was picked first goes first: who is ready waits for those before it. What failed holds up nobody. */
export function pumpFiles(context: Context, conversation: ConversationId): void {
  for (const one of pickedOf(context.state.files.picked.peek(), conversation)) {
    if (!one.going || one.view.status === 'failed') continue;
    if (one.view.status !== 'ready' || !one.view.file) return;
    say(context, one, one.view.file);
  }
}

/** Lets go of what was sent in a conversation and isn't there so far: the agent has it no more, and was told. */
export function dropGoing(state: Context['state'], conversation: ConversationId): void {
  const going = goingIn(state, conversation);
  state.files.picked.value = state.files.picked.peek().filter((one) => !going.includes(one));
  for (const { upload } of going) upload?.cancel();
}

/** Sends what waits beside the box, in its order; what is not ready goes when it is. */
export function sayFiles(context: Context, conversation: ConversationId): void {
  const { picked, tooMany } = context.state.files;
  rememberWhom(context.state);
  const go = new Set(pickedOf(picked.peek(), conversation).filter(canGo));
  for (const { upload } of go) upload?.remember(memoOf(conversation, true));
  picked.value = picked.peek().map((one) => (go.has(one) ? { ...one, going: true } : one));
  tooMany.value = undefined;
  pumpFiles(context, conversation);
}
