import type { Refused } from '../../api/shapes.ts';

/** Whether a refusal is about a field, or about something inside of it. */
export const isWrong = (refused: Refused | undefined, field: string): boolean =>
  [refused?.path ?? '', ...(refused?.faults ?? []).map(({ path }) => path)].some(
    (path) => path === field || path.startsWith(`${field}.`) || path.startsWith(`${field}[`),
  );

/** What a field that was refused takes, under it. */
export function Wrong({ says }: { says: string | false }) {
  return says === false ? null : <small class="field-wrong">{says}</small>;
}
