import { quantile } from '../routing/result.ts';
import type { Shown, Spent } from './measure.ts';
import type { Subject } from './subjects.ts';

/** What one subject does to a page, each the median of its rounds. kB are 1000 bytes, after brotli. */
export interface PageRow {
  name: string;
  kind: Subject['kind'];
  kb: number;
  /** WebSockets included, the page itself not. */
  requests: number;
  /** CPU of the main thread in scripts, over the empty page of the round. */
  scriptMs: number;
  /** CPU beyond 50 ms of each task, over the empty page of the round. */
  blockingMs: number;
  /** Since the navigation began. */
  visibleMs: number;
  /** The same, over the hand-written element of the round. */
  overFloorMs: number;
  /** After a collection, over the empty page of the round. */
  heapMb: number;
  /** What only what opens has. */
  open?: OpenRow;
}

export interface OpenRow {
  /** With what came before, while the pointer rests on the launcher. */
  hoverKb: number;
  /** In all, when it is open and quiet. */
  allKb: number;
  /** From the press until the box can be written into. */
  boxMs: number;
  /** CPU of the main thread, from the pointer's coming until all is loaded and drawn. */
  mainMs: number;
  /** After a collection, over the empty page of the round. */
  heapMb: number;
}

/** What a shop's bundler makes of a client. */
export interface SdkRow {
  name: string;
  /** Loaded at once, and with what is loaded when it is first called for. */
  kb: number;
  allKb: number;
}

export interface PageResult {
  machine: string;
  commit: string;
  /** Times slower than the machine's own CPU. */
  throttle: number;
  rounds: number;
  rows: PageRow[];
  sdks: SdkRow[];
  /** Peers that could not be measured, and why. */
  leftOut: Record<string, string>;
}

/** What is aimed at for our row; `visible` beside the hand-written element. */
export const GOALS = {
  kb: 1.5,
  requests: 1,
  scriptMs: 10,
  blockingMs: 0,
  overFloorMs: 30,
  heapMb: 0.15,
  open: { allKb: 22, boxMs: 100, mainMs: 160, heapMb: 0.6 },
  sdkKb: 7,
} as const;

/** One load of each kind. */
export type Sample = Spent & Shown;
/** By the subject's id. */
export type Round = ReadonlyMap<string, Sample>;

const rounded = (digits: number, value: number): number => Number(value.toFixed(digits)) + 0;

/** The row of a subject from these rounds. A difference is taken within a round, then the median of the differences. */
export function rowOf({ id, name, kind }: Subject, rounds: readonly Round[]): PageRow {
  const median = (of: (own: Sample, empty: Sample, floor: Sample) => number): number => {
    const values = rounds.flatMap((round) => {
      const [own, empty, floor] = [round.get(id), round.get('empty'), round.get('hand')];
      return own && empty && floor ? [of(own, empty, floor)] : [];
    });
    return quantile(values, 0.5);
  };
  const opens = rounds.some((round) => round.get(id)?.box !== undefined);
  const open: OpenRow = {
    hoverKb: rounded(
      2,
      median(({ hoverBytes = Number.NaN }) => hoverBytes / 1000),
    ),
    allKb: rounded(
      2,
      median(({ openBytes = Number.NaN }) => openBytes / 1000),
    ),
    boxMs: rounded(
      0,
      median(({ box = Number.NaN }) => box),
    ),
    mainMs: rounded(
      0,
      median(({ open }) => open?.main ?? Number.NaN),
    ),
    heapMb: rounded(
      2,
      median(({ openHeap = Number.NaN }, { heap }) => (openHeap - heap) / 1e6),
    ),
  };
  return {
    name,
    kind,
    kb: rounded(
      2,
      median(({ bytes }) => bytes / 1000),
    ),
    requests: median(({ requests }) => requests),
    scriptMs: rounded(
      1,
      median(({ load }, empty) => load.script - empty.load.script),
    ),
    blockingMs: rounded(
      0,
      Math.max(
        0,
        median(({ load }, empty) => load.blocking - empty.load.blocking),
      ),
    ),
    visibleMs: rounded(
      0,
      median(({ visible }) => visible),
    ),
    overFloorMs: rounded(
      0,
      median(({ visible }, _, floor) => visible - floor.visible),
    ),
    heapMb: rounded(
      2,
      median(({ heap }, empty) => (heap - empty.heap) / 1e6),
    ),
    ...(opens ? { open } : {}),
  };
}

/** One sentence for each goal that our row misses. */
export function missed({ rows, sdks }: Pick<PageResult, 'rows' | 'sdks'>): string[] {
  const ours = rows.find(({ kind }) => kind === 'ours');
  if (!ours) return ['nothing of ours was measured.'];
  const { kb, requests, scriptMs, blockingMs, overFloorMs, heapMb, open } = GOALS;
  const above = (what: string, value: number | undefined, goal: number): string[] =>
    value !== undefined && value <= goal ? [] : [`${what}: ${value}, and the goal is ${goal}.`];
  return [
    ...above('kB before it is opened', ours.kb, kb),
    ...above('requests', ours.requests, requests),
    ...above('ms of script', ours.scriptMs, scriptMs),
    ...above('ms of blocking', ours.blockingMs, blockingMs),
    ...above('ms until the launcher is seen, over the hand-written element', ours.overFloorMs, overFloorMs),
    ...above('MB of heap', ours.heapMb, heapMb),
    ...above('kB once open', ours.open?.allKb, open.allKb),
    ...above('ms from the press to the box', ours.open?.boxMs, open.boxMs),
    ...above('ms of main thread to open', ours.open?.mainMs, open.mainMs),
    ...above('MB of heap once open', ours.open?.heapMb, open.heapMb),
    ...above('kB of the headless SDK', sdks[0]?.kb, GOALS.sdkKb),
  ];
}
