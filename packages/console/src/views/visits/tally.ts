import type { VisitRow } from '../../api/visits.ts';

export const VISIT_PARTS = ['day', 'store', 'agent'] as const;
export type VisitPart = (typeof VISIT_PARTS)[number];

export const VISIT_COUNTS = ['sent', 'opened', 'redeemed'] as const;

/** One line of the report. */
export interface Tallied {
  name: string;
  sent: number;
  opened: number;
  redeemed: number;
}

/** The rows gathered by one thing, as it is called; days newest first, else what was sent most first. */
export function tallied(
  rows: readonly VisitRow[],
  by: VisitPart,
  called: (row: VisitRow) => string,
): readonly Tallied[] {
  const keyOf = (row: VisitRow): string => (by === 'day' ? row.day : (row[by]?.id ?? ''));
  const lines = new Map<string, Tallied>();
  for (const row of rows) {
    const line = lines.get(keyOf(row)) ?? { name: called(row), sent: 0, opened: 0, redeemed: 0 };
    for (const count of VISIT_COUNTS) line[count] += row[count];
    lines.set(keyOf(row), line);
  }
  const all = [...lines.values()];
  return by === 'day' ? all.reverse() : all.sort((a, b) => b.sent - a.sent || b.redeemed - a.redeemed);
}

/** All of them together. */
export const totalOf = (lines: readonly Tallied[], name: string): Tallied =>
  lines.reduce<Tallied>(
    (sum, line) => ({
      name,
      sent: sum.sent + line.sent,
      opened: sum.opened + line.opened,
      redeemed: sum.redeemed + line.redeemed,
    }),
    { name, sent: 0, opened: 0, redeemed: 0 },
  );
