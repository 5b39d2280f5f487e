import type { ConversationRow } from '@shopbell/protocol';
import type { AgentSelf } from '@shopbell/sdk/agent';
import type { App } from '../../app.ts';
import { type Command, keysOf } from '../../keys/commands.ts';
import { isIn } from '../../state/company.ts';
import { joinAndWrite, takeAndWrite } from '../focus.ts';

/** What who oversees the floor can do with a conversation, by the desk's own keys. */
export type Act = Extract<Command, 'take' | 'whisper' | 'join' | 'takeOver'>;

/** What can be done with it by this agent. */
export function actsOf(row: ConversationRow, self: AgentSelf | undefined): readonly Act[] {
  if (!self) return [];
  if (row.state === 'requested' || row.state === 'left') return ['take'];
  if (row.state !== 'active' || !row.agent || row.agent.id === self.id) return [];
  return isIn(row, self.id) ? ['whisper', 'takeOver'] : ['whisper', 'join', 'takeOver'];
}

/** The keys' act, if it can be done with the row. */
export function actOf(key: string, row: ConversationRow, self: AgentSelf | undefined): Act | undefined {
  return actsOf(row, self).find((act) => keysOf(act)[0].key === key);
}

/**
 * Goes to the conversation on the desk and does it there, before the whole of it: the box takes the whisper, the dialog asks why it is
 * taken over.
 */
export function doAct(app: App, act: Act, { conversation, agent }: ConversationRow): void {
  const { state, intents } = app;
  intents.office.goToTalk(conversation, () => {
    if (act === 'take') void takeAndWrite(app, conversation);
    else if (act === 'join') void joinAndWrite(app, conversation);
    else if (act === 'takeOver') intents.askHandover(conversation, agent);
    else {
      intents.writeTo(conversation, 'whisper');
      state.focus.value = 'write';
    }
  });
}
