import type { App } from '../../app.ts';
import { askedBy, isIn } from '../../state/company.ts';
import { joinAndWrite } from '../focus.ts';
import type { Action, At, Why } from './action.ts';
import { aboutId, firstOf, isOnline } from './where.ts';

interface Stand {
  isOthers: boolean;
  /** Sees to what others have. */
  oversees: boolean;
  asked: boolean;
  inside: boolean;
}

/** How this agent stands to the conversation; or why there is nothing to be done beside anybody. */
function standOf(app: App, at: At): Stand | Why {
  const { state } = app;
  const self = state.self.value;
  const id = aboutId(app, at);
  const about = state.about.value;
  // On a full floor the open one may stand in no list.
  const listed = id ? state.lists.rows.value.get(id) : undefined;
  const row = listed ?? (about?.conversation === id ? about : undefined);
  if (!isOnline(app)) return 'offline';
  if (!id || !self || !row) return 'open';
  if (row.state !== 'active') return 'others';
  const isOthers = row.agent?.id !== self.id;
  return {
    isOthers,
    oversees: self.duty !== 'agent' && isOthers,
    asked: askedBy(listed, self.id) !== undefined,
    inside: isIn(listed, self.id),
  };
}

const beside = (why: (stand: Stand, app: App) => Why | undefined, run: (app: App, id: string) => void): Action => ({
  why(app, at) {
    const stand = standOf(app, at);
    return typeof stand === 'string' ? stand : why(stand, app);
  },
  run(app, at) {
    const id = aboutId(app, at);
    if (id) run(app, id);
  },
});

const openFirst = ({ state, intents }: App, id: string) => {
  if (state.open.peek() !== id) intents.open(id);
};

/** What is done beside who has it, or by them to bring somebody in. */
export const COMPANY = {
  invite: beside(
    ({ isOthers }) => (isOthers ? 'mine' : undefined),
    (app, id) => {
      openFirst(app, id);
      app.intents.askInvite(id);
    },
  ),
  join: beside(
    ({ inside, asked, oversees }) => firstOf([inside, 'inside'], [!asked && !oversees, 'asked']),
    (app, id) => void joinAndWrite(app, id),
  ),
  decline: beside(
    ({ asked }) => (asked ? undefined : 'asked'),
    ({ intents }, id) => void intents.decline({ conversation: id }),
  ),
  part: beside(
    ({ inside }) => (inside ? undefined : 'guest'),
    ({ intents }, id) => void intents.part(id),
  ),
  whisper: beside(
    ({ isOthers, oversees }, { state }) =>
      firstOf([state.self.value?.duty === 'agent', 'duty'], [!isOthers, 'others'], [!oversees, 'duty']),
    (app, id) => {
      openFirst(app, id);
      app.intents.writeTo(id, 'whisper');
      app.state.focus.value = 'write';
    },
  ),
} satisfies Record<string, Action>;
