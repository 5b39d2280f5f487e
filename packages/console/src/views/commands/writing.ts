import type { App } from '../../app.ts';
import type { Lane } from '../../state/items.ts';
import { mayPromise } from '../../state/promises.ts';
import { mayAnswer } from '../focus.ts';
import type { Action, At } from './action.ts';
import { aboutId, firstOf, isOnline } from './where.ts';

const into = (lane: Lane, focus: 'write' | 'files'): Action => ({
  why(app, at) {
    const id = aboutId(app, at);
    return firstOf([!id, 'open'], [lane === 'public' && (!id || !mayAnswer(app, id)), 'answer']);
  },
  run(app, at) {
    const id = aboutId(app, at);
    if (!id) return;
    if (at.row) app.intents.open(at.row);
    app.intents.writeTo(id, lane);
    app.state.focus.value = focus;
  },
});

const answering = into('public', 'write');

/** The promise of the row that has the focus. */
const owedAt = ({ state }: App, id: string | undefined) =>
  id === undefined ? undefined : state.promises.shown.value.entries.find(({ promise }) => promise.id === id);

/** What is written in a conversation, or about it. */
export const WRITING = {
  reply: answering,
  note: into('desk', 'write'),
  files: into('public', 'files'),
  card: {
    why: answering.why,
    run(app, at) {
      answering.run(app, at);
      const id = aboutId(app, at);
      if (id) app.intents.cards.ask(id);
    },
  },
  promise: {
    why(app, at: At) {
      const { about, self } = app.state;
      const known = about.value;
      if (!isOnline(app)) return 'offline';
      if (owedAt(app, at.promise)) return undefined;
      return firstOf(
        [!known || (at.row !== undefined && at.row !== known.conversation), 'open'],
        [!known || !mayPromise(known, self.value?.id, mayAnswer(app, known.conversation)), 'promise'],
      );
    },
    // What became of the promise of the row that has the focus; else something is promised in the open conversation.
    run(app, at) {
      const owed = owedAt(app, at.promise);
      const about = app.state.about.peek();
      if (owed) app.intents.promises.askSettle(owed);
      else if (about) app.intents.promises.ask(about.conversation);
    },
  },
  details: {
    why: ({ state }) => (state.open.value ? undefined : 'open'),
    run: ({ state, intents }) => intents.details(!state.details.peek()),
  },
  remark: {
    why: ({ state }) => (state.about.value ? undefined : 'open'),
    run: ({ intents }) => intents.shopper.writeRemark(),
  },
} satisfies Record<string, Action>;
