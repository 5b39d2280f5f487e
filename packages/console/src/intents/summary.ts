import type { Signal } from '@preact/signals';
import type { Answer } from '../api/call.ts';
import type { Reader } from '../api/read.ts';
import type { Request } from '../api/request.ts';
import type { Refused } from '../api/shapes.ts';
import { type Remark, toDay, toKeptDay, toTeamDay, toUnkept } from '../api/summary.ts';
import type { State } from '../state/index.ts';
import type { Loaded } from '../state/office.ts';
import type { Context } from './context.ts';

export interface SummaryIntents {
  /** One's own day; absent: today. Of two that are under way, the later one counts. */
  loadDay(day?: string): Promise<void>;
  /** What the team has kept of it, for supervisors and admins. */
  loadTeam(day?: string): Promise<void>;
  /** Keeps it as the log tells it now. Answers with the refusal to tell, if there was one. */
  keepDay(day: string, after: number, remarks: readonly Remark[]): Promise<Refused | undefined>;
  /** Asks for an earlier day that was not kept, and offers it unless it was read on this machine. */
  loadUnkept(): Promise<void>;
  /** A day is before its agent’s eyes: it is offered no more, nor an earlier one. */
  dayRead(day: string): void;
}

type Ask = <T>(read: Reader<T>, ...rest: Parameters<Request>) => Promise<Answer<T>>;

/** The newest day that this agent has read on this machine. */
const readKey = (state: Pick<State, 'self'>): string => `dayRead ${state.self.peek()?.id ?? ''}`;

export function createSummaryIntents({ state, env }: Pick<Context, 'state' | 'env'>, ask: Ask): SummaryIntents {
  const { day: own, team, unkept } = state.office.summary;
  const loader = <T extends { day: string }>(into: Signal<Loaded<T>>, read: Reader<T>, path: string) => {
    let turn = 0;
    let asked: string | undefined;
    return async (day?: string): Promise<void> => {
      turn++;
      const mine = turn;
      const answer = await ask(read, 'GET', day === undefined ? path : `${path}?day=${day}`);
      if (mine !== turn) return;
      const shown = into.peek();
      // What is shown of that day stays, and with it what is being written.
      if (!answer.ok && shown.is === 'here' && (day === asked || day === shown.value.day)) return;
      asked = day;
      into.value = answer.ok ? { is: 'here', value: answer.value } : { is: 'failed', refused: answer.refused };
    };
  };
  const loadDay = loader(own, toDay, 'summaries');
  const loadTeam = loader(team, toTeamDay, 'summaries/all');
  return {
    loadDay,
    loadTeam,
    async keepDay(day, after, remarks) {
      const answer = await ask(toKeptDay, 'POST', 'summaries', { day, after, remarks });
      // Kept in another tab meanwhile: what was kept there is shown, beside what was typed here.
      if (answer.ok || answer.refused.code === 'summary_changed') {
        const oversees = state.self.peek()?.duty !== 'agent';
        await Promise.all([loadDay(day), oversees && loadTeam(day)]);
      }
      return answer.ok ? undefined : answer.refused;
    },
    async loadUnkept() {
      const self = state.self.peek();
      const answer = await ask(toUnkept, 'GET', 'summaries/unkept');
      // Dates in this form stand in the order of time.
      if (answer.ok && state.self.peek() === self && answer.value > (env.store.get(readKey(state)) ?? ''))
        unkept.value = answer.value;
    },
    dayRead(day) {
      const key = readKey(state);
      if (day > (env.store.get(key) ?? '')) env.store.set(key, day);
      if (day === unkept.peek()) unkept.value = undefined;
    },
  };
}
