import type { Plant } from './types.ts';

/** Guards of what goes out: there is nobody to be told in the simulation. */
export const OUTGOING_PLANTS: readonly Plant[] = [
  {
    name: 'sent-before-it-goes',
    file: 'packages/server/src/outbound/drain/drain.ts',
    find: '    const result = await handOver(row);',
    replace: `    await outbox.settle([{ ...row, became: 'sent', attempt: { at, ms: 0 } }]);
    const result = await handOver(row);`,
    rule: 'C5',
    what: 'what goes out is noted as sent before it is, and lost when the server dies meanwhile',
    inSim: false,
  },
];
