import {
  type HoursChange,
  type HoursJson,
  isOpen,
  nextChange,
  parseHours,
  type ServiceHours,
  writeHours,
} from '@shopbell/domain';
import type { SettingsFault } from './refusal.ts';

/** Whether it is open, and what comes next. Without `next` nothing ever changes. */
export interface OpenNow {
  open: boolean;
  next: readonly HoursChange[];
}

/** How far a preview looks: a day's pause at noon and the next morning are in it. */
const PREVIEW_CHANGES = 4;

/** What hours come to at an instant. Undefined hours: always open. */
export function openNow(hours: ServiceHours | undefined, now: number, changes = 1): OpenNow {
  if (hours === undefined) return { open: true, next: [] };
  const next: HoursChange[] = [];
  let at = now;
  while (next.length < changes) {
    const change = nextChange(hours, at);
    if (change === undefined) break;
    next.push(change);
    at = change.at;
  }
  return { open: isOpen(hours, now), next };
}

export type ReadHours = { ok: true; hours: HoursJson | undefined } | { ok: false; faults: readonly SettingsFault[] };

/** Hours from outside in the form in which they are kept, or all that is wrong with them, each under `place`. */
export function readHours(json: unknown, place: string): ReadHours {
  if (json === undefined || json === null) return { ok: true, hours: undefined };
  const result = parseHours(json);
  if (result.ok) return { ok: true, hours: writeHours(result.hours) };
  return {
    ok: false,
    faults: result.faults.map(({ code, path }) => ({ code, path: path === '' ? place : `${place}.${path}` })),
  };
}

export type Preview = OpenNow | { readonly faults: readonly SettingsFault[] };

/** What hours that are not kept yet would come to. */
export function previewHours(json: unknown, now: number): Preview {
  const read = readHours(json, 'hours');
  if (!read.ok) return { faults: read.faults };
  const result = read.hours && parseHours(read.hours);
  return openNow(result?.ok ? result.hours : undefined, now, PREVIEW_CHANGES);
}
