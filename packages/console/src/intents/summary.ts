import type { Signal } from '@preact/signals';
import type { Answer } from '../api/call.ts';
import type { Reader } from '../api/read.ts';
import type { Request } from '../api/request.ts';
import type { Refused } from '../api/shapes.ts';
import { type DayView, type Remark, type TeamDay, toDay, toKeptDay, toTeamDay } from '../api/summary.ts';
import type { Loaded } from '../state/office.ts';

export interface SummaryIntents {
  /** One's own day; absent: today. Of two that are under way, the later one counts. */
  loadDay(day?: string): Promise<void>;
  /** What the team has kept of it, for supervisors and admins. */
  loadTeam(day?: string): Promise<void>;
  /** Keeps it as the log tells it now. Answers with the refusal to tell, if there was one. */
  keepDay(day: string, after: number, remarks: readonly Remark[]): Promise<Refused | undefined>;
}

type Ask = <T>(read: Reader<T>, ...rest: Parameters<Request>) => Promise<Answer<T>>;

interface Kept {
  day: Signal<Loaded<DayView>>;
  team: Signal<Loaded<TeamDay>>;
}

export function createSummaryIntents({ day: own, team }: Kept, ask: Ask): SummaryIntents {
  const loader = <T>(into: Signal<Loaded<T>>, read: Reader<T>, path: string) => {
    let turn = 0;
    return async (day?: string): Promise<void> => {
      turn++;
      const mine = turn;
      const answer = await ask(read, 'GET', day === undefined ? path : `${path}?day=${day}`);
      if (mine !== turn) return;
      into.value = answer.ok ? { is: 'here', value: answer.value } : { is: 'failed', refused: answer.refused };
    };
  };
  const loadDay = loader(own, toDay, 'summaries');
  return {
    loadDay,
    loadTeam: loader(team, toTeamDay, 'summaries/all'),
    async keepDay(day, after, remarks) {
      const answer = await ask(toKeptDay, 'POST', 'summaries', { day, after, remarks });
      if (!answer.ok) return answer.refused;
      await loadDay(day);
      return undefined;
    },
  };
}
