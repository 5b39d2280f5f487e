import { useState } from 'preact/hooks';
import type { ReadyReply, Whose } from '../../api/replies.ts';
import { useApp } from '../context.ts';
import type { Task } from '../office/task.ts';

interface OrderProps {
  whose: Whose;
  all: readonly ReadyReply[];
  task: Task;
  tell(text: string): void;
}

/** Putting replies into another order, with keys and by dragging: within their step. */
export interface Order {
  /** The reply that is being dragged. */
  dragged: string | undefined;
  drag(id: string | undefined): void;
  /** The dragged one before this one. */
  drop(on: ReadyReply): void;
  /** By one place; its step's end is the end. */
  step(reply: ReadyReply, by: 1 | -1): void;
}

export function useOrder({ whose, all, task, tell }: OrderProps): Order {
  const { state, intents } = useApp();
  const [dragged, drag] = useState<string | undefined>(undefined);

  async function put(reply: ReadyReply, place: number): Promise<void> {
    const others = all.filter((one) => one.step === reply.step && one !== reply);
    // Behind the last of its step: before whatever comes after that one in the whole order.
    const last = others.at(-1);
    const before = others[place] ?? (last && all[all.indexOf(last) + 1]);
    const moved = await task.run(() => intents.ready.move(whose, reply.id, before?.id));
    if (moved) tell(state.settings.all.peek().ready.moved(reply.title, place + 1, others.length + 1));
  }

  return {
    dragged,
    drag,
    drop(on) {
      const reply = all.find(({ id }) => id === dragged);
      drag(undefined);
      if (!reply || reply === on || reply.step !== on.step) return;
      const ofStep = all.filter(({ step }) => step === reply.step);
      void put(reply, ofStep.indexOf(on));
    },
    step(reply, by) {
      const ofStep = all.filter(({ step }) => step === reply.step);
      const place = ofStep.indexOf(reply) + by;
      if (place >= 0 && place < ofStep.length) void put(reply, place);
    },
  };
}
