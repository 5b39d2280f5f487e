import type { Signal } from '@preact/signals';
import type { Answer } from '../api/call.ts';
import { type LogLook, type LogView, toLog } from '../api/log.ts';
import type { Reader } from '../api/read.ts';
import type { Request } from '../api/request.ts';
import type { Refused } from '../api/shapes.ts';
import type { Loaded } from '../state/office.ts';

/** Pages in which nothing was found, one after another, before somebody is asked whether to go on. */
const EMPTY_PAGES_MAX = 10;

export interface LogIntents {
  /** Looks from the newest entry on. Of two that are under way, the later one counts. */
  loadLog(look: LogLook): Promise<void>;
  /** The next page behind what is there. Answers with the refusal to tell, if there was one. */
  olderLog(look: LogLook): Promise<Refused | undefined>;
}

const pathOf = ({ topic, person }: LogLook, before: number | undefined): string => {
  const query = new URLSearchParams();
  if (topic) query.set('topic', topic);
  if (person !== undefined) query.set('person', person);
  if (before !== undefined) query.set('before', String(before));
  return query.size > 0 ? `log?${query}` : 'log';
};

type Ask = <T>(read: Reader<T>, ...rest: Parameters<Request>) => Promise<Answer<T>>;

export function createLogIntents(log: Signal<Loaded<LogView>>, ask: Ask): LogIntents {
  let turn = 0;

  /** A page with something in it, where there is one: what is rare stands far back. */
  async function page(look: LogLook, before?: number): Promise<Answer<LogView>> {
    let answer = await ask(toLog, 'GET', pathOf(look, before));
    for (let tries = 1; tries < EMPTY_PAGES_MAX; tries++) {
      if (!answer.ok || answer.value.entries.length > 0 || answer.value.next === undefined) break;
      answer = await ask(toLog, 'GET', pathOf(look, answer.value.next));
    }
    return answer;
  }

  return {
    async loadLog(look) {
      turn++;
      const mine = turn;
      log.value = { is: 'loading' };
      const answer = await page(look);
      if (mine !== turn) return;
      log.value = answer.ok ? { is: 'here', value: answer.value } : { is: 'failed', refused: answer.refused };
    },
    async olderLog(look) {
      const mine = turn;
      const before = log.peek();
      if (before.is !== 'here' || before.value.next === undefined) return undefined;
      const answer = await page(look, before.value.next);
      if (mine !== turn) return undefined;
      if (!answer.ok) return answer.refused;
      const { entries, people, ...rest } = answer.value;
      const known = new Map([...before.value.people, ...people].map((one) => [one.id, one]));
      log.value = {
        is: 'here',
        value: { ...rest, entries: [...before.value.entries, ...entries], people: [...known.values()] },
      };
      return undefined;
    },
  };
}
