import { effect } from '@preact/signals';
import type { ConversationId, ConversationRow } from '@shopbell/protocol';
import type { Agent, AgentView } from '@shopbell/sdk/agent';
import type { Env } from './env.ts';
import {
  cameMeanwhile,
  changedHands,
  type Hands,
  handsOf,
  readHands,
  withoutOlder,
  writeHands,
} from './state/hands.ts';
import type { State } from './state/index.ts';
import { addMoves, cameSince, givenBy, type Move, movedSince, stillSo } from './state/moves.ts';

/**
 * Tells the agent what became of their conversations without their doing: as it happens, and what happened while there was no line or
 * no page. This machine keeps, for each site, who had what when the agent last saw it.
 */
export function watchMoves(agent: Agent, state: State, env: Env): () => void {
  let before: AgentView | undefined;
  let came: readonly ConversationRow[] = [];
  let hands: Hands = new Map();
  let kept = '';
  const tell = (moves: readonly Move[]): void => {
    state.moves.value = addMoves(state.moves.peek(), moves);
  };

  const stopLists = effect(() => {
    const view = state.view.value;
    const self = state.self.value;
    if (!self || view.connection !== 'online') {
      before = undefined;
      came = [];
      if (!self) state.moves.value = [];
      return;
    }
    const key = `hands.${self.site.id}`;
    // Dismissing a line makes it seen.
    const told = state.moves.value;
    if (!before) {
      // Of a break only what came of it is known: without the steps between, nobody can say who did what.
      const known = readHands(env.store.get(key), self.id);
      hands = known ?? new Map();
      kept = '';
      if (known) {
        const changes = changedHands(known, view);
        if (changes.length > 0) state.moves.value = addMoves(withoutOlder(told, changes), changes);
        came = cameMeanwhile(known, view).filter((row) => isUntold(told, row));
      }
    } else if (before !== view) {
      tell(movedSince(before, view));
      came = [...came, ...cameSince(before, view)];
    }
    before = view;
    came = came.filter(({ conversation, shopper }) => {
      const by = givenBy(view.threads.get(conversation), self.id);
      if (by === 'the_site') tell([{ is: 'came', conversation, shopper }]);
      else if (by) tell([{ is: 'given', conversation, shopper, agent: by.name }]);
      return by === undefined && view.mine.some((row) => row.conversation === conversation);
    });
    state.moves.value = stillSo(state.moves.peek(), view, state.open.value);
    hands = handsOf(hands, view, state.moves.peek(), came);
    const text = writeHands(self.id, hands);
    if (text === kept) return;
    kept = text;
    env.store.set(key, text);
  });

  const isUntold = (told: readonly Move[], { conversation }: ConversationRow): boolean =>
    told.every((move) => (move.is !== 'given' && move.is !== 'came') || move.conversation !== conversation);

  const mineNow = (conversation: ConversationId) =>
    before?.mine.find((row) => row.conversation === conversation && row.agent?.id === state.self.peek()?.id);

  const stopEvents = agent.on('event', ({ kind, by, conversation }) => {
    const row = kind === 'joined' ? mineNow(conversation) : undefined;
    if (row && by.role === 'agent') tell([{ is: 'joined', conversation, shopper: row.shopper, agent: by.name }]);
  });

  const stopDesk = agent.on('desk', (event) => {
    if (event.kind === 'declined' && event.by.role === 'agent') {
      const { conversation, by } = event;
      const row = mineNow(conversation);
      if (row) tell([{ is: 'declined', conversation, shopper: row.shopper, agent: by.name }]);
      return;
    }
    if (event.kind !== 'taken_over' || event.from.id !== state.self.peek()?.id || event.by.role !== 'agent') return;
    const { conversation, text: why } = event;
    const row =
      before?.mine.find((one) => one.conversation === conversation) ?? state.lists.rows.peek().get(conversation);
    if (row) tell([{ is: 'taken', conversation, shopper: row.shopper, agent: event.by.name, why }]);
  });

  return () => {
    stopLists();
    stopEvents();
    stopDesk();
  };
}
