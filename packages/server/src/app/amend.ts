import type { Edit, Recall } from '@shopbell/protocol';
import { act } from './act.ts';
import type { AppDeps } from './deps.ts';
import type { Receipt, Refusal } from './outcome.ts';
import { actorOf, type Who } from './who.ts';

/** Somebody edits or recalls what they said, within `windowMs` of it. */
export function amend(deps: AppDeps, who: Who, frame: Edit | Recall, windowMs: number): Promise<Receipt | Refusal> {
  const by = actorOf(who);
  if (!by) return Promise.resolve({ refused: 'conversation_unknown' });
  const { conversation, cid, of } = frame;
  const now = deps.clock.now();
  return act(deps, who, {
    conversation,
    cid,
    command(view) {
      const amendment = { by, cid, of, target: view.event(conversation, of), now, windowMs };
      return frame.type === 'edit' ? { do: 'edit', text: frame.text, ...amendment } : { do: 'recall', ...amendment };
    },
    same: ({ event }) =>
      frame.type === 'edit'
        ? event.kind === 'edited' && event.of === of && event.text === frame.text
        : event.kind === 'recalled' && event.of === of,
  });
}
