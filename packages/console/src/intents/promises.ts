import type { ConversationId } from '@shopbell/protocol';
import type { NewPromise, PromiseSettlement } from '@shopbell/sdk/agent';
import type { Owed } from '../state/promises.ts';
import { type Context, refusalOf } from './context.ts';

export interface PromiseIntents {
  /** Opens the dialog in which something is promised; `words` stand in it. */
  ask(conversation: ConversationId, words?: string): void;
  /** Opens the one in which is told what became of it. */
  askSettle(owed: Owed): void;
  leave(): void;
  /** Carries it out; the dialog goes when it went well, else it stays with the reason why not. */
  make(made: NewPromise): Promise<boolean>;
  settle(settlement: PromiseSettlement): Promise<boolean>;
}

export function createPromiseIntents({ agent, state }: Context): PromiseIntents {
  const { dialog } = state.promises;
  const carryOut = async (work: () => Promise<unknown>): Promise<boolean> => {
    const asked = dialog.peek();
    if (!asked || asked.working) return false;
    dialog.value = { ...asked, working: true, problem: undefined };
    const isStill = () => dialog.peek()?.conversation === asked.conversation && dialog.peek()?.is === asked.is;
    try {
      await work();
      if (isStill()) dialog.value = undefined;
      return true;
    } catch (error) {
      const { code } = refusalOf(error);
      if (isStill()) dialog.value = { ...asked, working: false, problem: code };
      return false;
    }
  };
  return {
    ask(conversation, words = '') {
      dialog.value = { is: 'make', conversation, words, working: false, problem: undefined };
    },
    askSettle(owed) {
      const { conversation } = owed.row;
      dialog.value = { is: 'settle', owed, conversation, working: false, problem: undefined };
    },
    leave() {
      dialog.value = undefined;
    },
    make: (made) =>
      carryOut(async () => {
        const asked = dialog.peek();
        if (asked) await agent.promise(asked.conversation, made);
      }),
    settle: (settlement) =>
      carryOut(async () => {
        const asked = dialog.peek();
        if (asked?.is !== 'settle') return;
        const stays = state.promises.release(asked.owed.promise);
        await agent.settlePromise(asked.conversation, asked.owed.promise.id, settlement).catch((error: unknown) => {
          stays();
          throw error;
        });
      }),
  };
}
