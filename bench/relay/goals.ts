import { FLOOR, type Result } from './report.ts';

/** What is aimed at, each as a ratio within a round; `p50OverFloorMs` is a difference. */
export const GOALS = {
  'agents-20': { ratioToFloor: 1.3, ratioToSocketIo: 0.4 },
  'one-to-one': { ratioToFloor: 1.6, ratioToSocketIo: 0.4 },
  'open-2000': { p50OverFloorMs: 3 },
  memory: { ratioToFloor: 1.5 },
} as const;

/** One sentence for each goal that these figures miss. Only what was measured is judged. */
export function missed({ rows, memory }: Pick<Result, 'rows' | 'memory'>): string[] {
  const ours = rows.filter(({ server }) => server === 'shopbell');
  const above = (what: string, value: number, goal: number): string[] =>
    value > goal ? [`${what}: ${value}, and the goal is ${goal}.`] : [];
  return [
    ...ours.flatMap((row) => {
      if (row.scenario === 'open-2000') {
        const floor = rows.find(({ server, scenario }) => server === FLOOR && scenario === row.scenario);
        const over = Number((row.p50Ms - (floor?.p50Ms ?? 0)).toFixed(1));
        return above('open-2000, ms of p50 over the floor', over, GOALS['open-2000'].p50OverFloorMs);
      }
      const goal = GOALS[row.scenario];
      return [
        ...above(`${row.scenario}, CPU ÷ floor`, row.ratioToFloor, goal.ratioToFloor),
        ...above(`${row.scenario}, CPU ÷ Socket.IO`, row.ratioToSocketIo, goal.ratioToSocketIo),
      ];
    }),
    ...memory.flatMap(({ server, ratioToFloor }) =>
      server === 'shopbell' ? above('memory a connection ÷ floor', ratioToFloor, GOALS.memory.ratioToFloor) : [],
    ),
  ];
}
