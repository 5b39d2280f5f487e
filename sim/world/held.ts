import { wipedTo } from '../history/erased.ts';
import type { FinalLog, Holder } from '../history.ts';
import type { Device, Page } from './page.ts';
import type { Pressed, Recorder } from './record.ts';

/** So much of a text is compared: lists keep no more of it. */
const START_CHARS = 160;

/** Every text in a value, however deep; long ones by their start. */
function textsIn(value: unknown, into: Set<string>): Set<string> {
  if (typeof value === 'string') into.add(value.slice(0, START_CHARS));
  else if (value instanceof Map) for (const each of value.values()) textsIn(each, into);
  else if (typeof value === 'object' && value !== null) for (const each of Object.values(value)) textsIn(each, into);
  return into;
}

/** Whoever holds any of these texts, with those. */
function holderOf(who: string, held: unknown, texts: readonly string[]): Holder[] {
  const all = textsIn(held, new Set());
  const found = texts.filter((text) => all.has(text.slice(0, START_CHARS)));
  return found.length > 0 ? [{ who, texts: found }] : [];
}

export interface HoldersOptions {
  readonly recorder: Recorder;
  /** The relay's clock was set back: times tell nothing of what came first. */
  readonly isSetBack: boolean;
  /** The cids of what was erased. */
  readonly erased: ReadonlySet<string>;
  /** All that the store has. */
  readonly logs: readonly FinalLog[];
  readonly shoppers: readonly Page[];
  /** With the conversations of which they are told. */
  readonly agents: readonly { readonly page: Page; isTold(conversation: string): boolean }[];
}

/** The conversations that this screen shows as erased as far as they are. */
const erasedOn = (page: Page, logs: readonly FinalLog[]): ReadonlySet<string> => {
  const ends = new Map(logs.map((log) => [log.conversation, wipedTo(log)]));
  return new Set(page.shown().flatMap((one) => (wipedTo(one) === ends.get(one.conversation) ? one.conversation : [])));
};

/**
 * Whoever still has words that were erased, of those who may know: no agent who is told of their conversation no more, no device with a
 * page that has not opened it since, or that failed to keep and may have failed to forget. What was refused is its sender's alone: it says
 * that it was not sent.
 */
export function holdersOf({ recorder, isSetBack, erased, logs, shoppers, agents }: HoldersOptions): Holder[] {
  const presses = [...erased].flatMap((cid) => recorder.byCid(cid) ?? []);
  if (presses.length === 0) return [];
  const textsOf = (some: readonly Pressed[]) => some.flatMap(({ text }) => text ?? []);
  const sent = presses.filter(({ cid = '' }) => !recorder.refused.has(cid));
  const placeOf = new Map(recorder.acked.map(({ cid, conversation }) => [cid, conversation]));
  const acks = Map.groupBy(recorder.acked, ({ cid }) => cid);
  // Where the desk has what is acked once more, the device knows by its time alone.
  const isVague = (cid: string) =>
    isSetBack && (acks.get(cid) ?? []).some(({ deskSeq }, n) => n > 0 && deskSeq !== undefined);

  function deviceOf(device: Device, pages: readonly Page[]): Holder[] {
    if (device.troubled) return [];
    const shown = pages.map((page) => erasedOn(page, logs));
    const known = sent.filter(
      ({ cid = '' }) => shown.every((erased) => erased.has(placeOf.get(cid) ?? '')) && !isVague(cid),
    );
    return holderOf(`the device of ${device.name}`, device.database.records, textsOf(known));
  }

  const devices = Map.groupBy([...shoppers, ...agents.map(({ page }) => page)], ({ device }) => device);
  return [
    ...holderOf('the store', logs, textsOf(presses)),
    ...shoppers.flatMap((page) =>
      holderOf(
        page.name,
        page.held(() => true),
        textsOf(sent),
      ),
    ),
    ...agents.flatMap(({ page, isTold }) => holderOf(page.name, page.held(isTold), textsOf(sent))),
    ...[...devices].flatMap(([device, pages]) => deviceOf(device, pages)),
  ];
}
