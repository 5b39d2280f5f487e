import type { WriteNote } from '@shopbell/protocol';
import { act } from './act.ts';
import type { AppDeps } from './deps.ts';
import { type AgentWho, agentActor } from './who.ts';

/** An agent writes a note for colleagues, into the desk log. */
export const note = (deps: AppDeps, who: AgentWho, frame: WriteNote) =>
  act(deps, who, {
    conversation: frame.conversation,
    cid: frame.cid,
    command: () => ({ do: 'note', by: agentActor(who.agent), cid: frame.cid, text: frame.text }),
    same: ({ event }) => event.kind === 'note' && event.text === frame.text,
  });
