import { inOrder } from '@shopbell/domain';
import { LEDGER_REACH_MS, type Ledger } from '../../ports/ledger.ts';
import { boneOfRow } from '../bone-of-row.ts';
import type { Chain } from './chain.ts';
import { boneRow } from './log-row-of.ts';
import { integer, text } from './row.ts';
import type { Rows } from './rows.ts';
import type { Statements } from './statements.ts';

/** The same reads, each at once. */
export type LedgerReads = {
  [K in keyof Ledger]: (...args: Parameters<Ledger[K]>) => Awaited<ReturnType<Ledger[K]>>;
};

export function createLedger(sql: Statements, rows: Rows, chain: Chain): LedgerReads {
  return {
    worked(site, agent, from, to) {
      const no = rows.siteNumber(site);
      if (no === undefined) return [];
      const found = [
        sql.worked.all(no, agent, from - LEDGER_REACH_MS, to, from),
        sql.has.all(no, agent),
        sql.owes.all(no, agent),
        sql.owedSince.all(no, agent, from),
      ];
      return [...new Set(found.flat().map((row) => text(row, 'id')))];
    },
    bones(site, id) {
      const at = rows.place(site, id);
      if (!at) return undefined;
      const seen = chain.bones(at).toReversed();
      const log = inOrder(
        seen.map((row) => ({ seq: integer(row, 'seq'), bone: boneOfRow(boneRow(row)) })),
        sql.deskBones
          .all(at.siteNo, at.no)
          .map((row) => ({ afterSeq: integer(row, 'after_seq'), bone: boneOfRow(boneRow(row)) })),
      );
      return { conversation: id, log };
    },
  };
}
