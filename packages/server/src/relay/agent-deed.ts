import type { DurableRequest } from '@shopbell/protocol';
import { answer } from '../app/answer.ts';
import type { Carried } from '../app/carried.ts';
import { decline, invite, join, part } from '../app/company.ts';
import { giveBack } from '../app/give-back.ts';
import { giveUp } from '../app/give-up.ts';
import { merge } from '../app/merge.ts';
import { note } from '../app/note.ts';
import type { Receipt, Refusal } from '../app/outcome.ts';
import { promise, settlePromise } from '../app/promise.ts';
import { askRating } from '../app/rate.ts';
import { take } from '../app/take.ts';
import { takeOver } from '../app/take-over.ts';
import { whisper } from '../app/whisper.ts';
import type { AgentWho } from '../app/who.ts';
import type { RelayDeps } from './deps.ts';
import { guardingOf } from './guarding.ts';
import { handOver } from './hand-over.ts';
import { picking } from './picking.ts';

/** What an agent asks for, beside what shoppers may ask for too. */
type AgentDeed = Exclude<DurableRequest, { type: 'close' | 'rate' | 'edit' | 'recall' }>;

/** Sends an agent's request to its use case. */
export function agentDeed(
  deps: RelayDeps,
  who: AgentWho,
  frame: AgentDeed,
  carried: Carried,
): Promise<Receipt | Refusal> {
  const isOff = () => deps.presence.status(who) === 'off';
  switch (frame.type) {
    case 'say': {
      const { conversation } = frame;
      if (conversation === undefined) return Promise.resolve({ refused: 'bad_frame', path: 'conversation' });
      return answer(deps, who, { ...frame, conversation }, guardingOf(deps.settings.of(who.site)), carried);
    }
    case 'note':
      return note(deps, who, frame);
    case 'take':
      return take(deps, who, frame, picking(deps, who));
    case 'transfer':
      return handOver(deps, who, frame);
    case 'give_back':
      return giveBack(deps, who, frame);
    case 'give_up':
      return giveUp(deps, who, frame);
    case 'merge':
      return merge(deps, who, frame);
    case 'take_over':
      return takeOver(deps, who, frame, isOff);
    case 'whisper':
      return whisper(deps, who, frame);
    case 'invite':
      return invite(deps, who, frame, deps.presence.find(who.site, frame.to));
    case 'join':
      return join(deps, who, frame, isOff);
    case 'decline':
      return decline(deps, who, frame);
    case 'part':
      return part(deps, who, frame);
    case 'promise':
      return promise(deps, who, frame);
    case 'ask_rating':
      return askRating(deps, who, frame, deps.settings.of(who.site).rating);
    case 'settle_promise':
      return settlePromise(deps, who, frame, (id) => deps.floor.member(who.site, id));
  }
}
