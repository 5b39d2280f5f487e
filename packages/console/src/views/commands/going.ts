import type { ConversationId } from '@shopbell/protocol';
import type { App } from '../../app.ts';
import { mayTakeOver } from '../../state/about.ts';
import { endIt, isMine, takeAndWrite } from '../focus.ts';
import type { Action, At } from './action.ts';
import { aboutId, firstOf, isOnline } from './where.ts';

const isFree = ({ state }: App, id: ConversationId | undefined): boolean => {
  const { waiting, left } = state.view.value;
  return [...waiting, ...left.filter((one) => one.state === 'left')].some(({ conversation }) => conversation === id);
};

/** The offer that lapses first, of those that weren't answered here. */
const firstOffer = ({ state }: App) =>
  state.offers.value.find(({ conversation }) => !state.answered.value.has(conversation));

const noOffer = (app: App) => firstOf([!isOnline(app), 'offline'], [!firstOffer(app), 'offer']);

/** Asked already, it is the one that is asked about – unless the focus has gone to another row. */
const endId = ({ state }: App, { row }: At) => row ?? state.ending.value?.conversation ?? state.open.value;

/** The row it is about is another one than the open conversation, of which more is known. */
const isElsewhere = ({ state }: App, { row }: At): boolean =>
  row !== undefined && row !== state.about.value?.conversation;

/** How conversations come and go. */
export const GOING = {
  take: {
    why(app, at) {
      const id = aboutId(app, at);
      return firstOf(
        [!isOnline(app), 'offline'],
        [!id, 'open'],
        [!isFree(app, id), 'waiting'],
        [app.state.atLimit.value, 'full'],
      );
    },
    run(app, at) {
      const id = aboutId(app, at);
      if (id) void takeAndWrite(app, id);
    },
    // At the limit it is only opened: there stands why it can't be taken.
    instead(app, at) {
      const id = aboutId(app, at);
      if (!isOnline(app) || !id || !isFree(app, id)) return false;
      app.intents.open(id);
      app.state.focus.value = 'thread';
      return true;
    },
  },
  accept: {
    why: noOffer,
    run(app) {
      const first = firstOffer(app);
      if (first) void takeAndWrite(app, first.conversation);
    },
  },
  pass: {
    why: noOffer,
    run(app) {
      const first = firstOffer(app);
      if (first) app.intents.pass(first.conversation);
    },
  },
  end: {
    why(app, at) {
      const id = endId(app, at);
      return firstOf([!isOnline(app), 'offline'], [!id, 'open'], [!id || !isMine(app, id), 'mine']);
    },
    run(app, at) {
      const asked = app.state.ending.peek();
      const id = endId(app, at);
      if (!id) return;
      if (asked?.conversation === id) endIt(app);
      else void app.intents.end(id, at.row ? 'row' : 'thread');
    },
  },
  handOver: {
    why(app, at) {
      const id = aboutId(app, at);
      return firstOf([!isOnline(app), 'offline'], [!id, 'open'], [!id || !isMine(app, id), 'mine']);
    },
    run(app, at) {
      const id = aboutId(app, at);
      if (!id) return;
      if (at.row) app.intents.open(id);
      app.intents.askHandover(id);
    },
  },
  takeOver: {
    why(app, at) {
      const { about, self } = app.state;
      return firstOf(
        [self.value?.duty === 'agent', 'duty'],
        [!isOnline(app), 'offline'],
        [!about.value || isElsewhere(app, at), 'open'],
        [!about.value || !mayTakeOver(about.value, self.value), 'others'],
      );
    },
    run({ state, intents }) {
      const about = state.about.peek();
      if (about) intents.askHandover(about.conversation, about.agent);
    },
  },
} satisfies Record<string, Action>;
