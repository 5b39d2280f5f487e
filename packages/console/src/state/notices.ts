import { computed, effect, type ReadonlySignal, type Signal, signal } from '@preact/signals';
import type { ConversationId } from '@shopbell/protocol';
import type { AgentSelf } from '@shopbell/sdk/agent';
import type { Permission } from '../device/desktop.ts';
import type { SpeakerState } from '../device/speaker.ts';
import type { Env } from '../env.ts';
import type { Clocks } from './clock.ts';
import type { Asked, Whisper } from './company.ts';
import { dueNotice } from './due-notice.ts';
import type { Floor } from './floor.ts';
import { needsStrip, type Part, partsOf, stripOf } from './gather.ts';
import type { Move } from './moves.ts';
import { DEFAULT_NOTICES, type NoticeKind, type NoticeSettings, noticesKey, readNotices } from './notice-settings.ts';
import type { Parts } from './parts.ts';
import type { Promises } from './promises.ts';

/** What came of "Try it". */
export interface Tried {
  readonly kind: NoticeKind;
  readonly sound: 'off' | 'muted' | 'played' | 'held' | 'none';
  readonly desktop: 'off' | 'shown' | Exclude<Permission, 'granted'>;
}

/** What this agent is told of, and how. */
export interface Notices {
  /** This agent's own, on this device. */
  settings: Signal<NoticeSettings>;
  speaker: Signal<SpeakerState>;
  /** Something would have sounded if the browser had let it. */
  withheld: Signal<boolean>;
  permission: Signal<Permission>;
  tried: Signal<Tried | undefined>;
  /** All that waits, most urgent first; whom this agent looks at as well. */
  parts: ReadonlySignal<readonly Part[]>;
  /** What of it the strip says; empty: there is no strip. */
  strip: ReadonlySignal<readonly Part[]>;
  stop(): void;
}

/** The parts of the state that it is gathered from. */
interface From extends Pick<Floor, 'owed' | 'atLimit' | 'offers' | 'answered'> {
  readonly part: Parts;
  readonly online: ReadonlySignal<boolean>;
  readonly self: ReadonlySignal<AgentSelf | undefined>;
  readonly clocks: ReadonlySignal<Clocks>;
  readonly now: ReadonlySignal<number>;
  readonly promises: Pick<Promises, 'notice'>;
  readonly whispers: ReadonlySignal<readonly Whisper[]>;
  readonly asked: ReadonlySignal<readonly Asked[]>;
  readonly moves: ReadonlySignal<readonly Move[]>;
  readonly open: ReadonlySignal<ConversationId | undefined>;
  readonly visible: ReadonlySignal<boolean>;
}

export function createNotices(from: From, env: Env): Notices {
  const settings = signal(DEFAULT_NOTICES);
  const withheld = signal(false);
  const stop = effect(() => {
    const id = from.self.value?.id;
    settings.value = readNotices(id === undefined ? null : env.store.get(noticesKey(id)));
    withheld.value = false;
  });
  const parts = computed(() => partsOf(gathering(from, undefined)));
  const unseen = computed(() => partsOf(gathering(from, from.visible.value ? from.open.value : undefined)));
  return {
    settings,
    // Until what tells is there; most browsers have a voice.
    speaker: signal('ready'),
    withheld,
    permission: signal('none'),
    tried: signal(undefined),
    parts,
    strip: computed(() => {
      const told = stripOf(unseen.value, settings.value);
      return needsStrip(told) ? told : [];
    }),
    stop,
  };
}

/** `looked`: of the conversation that is before this agent's eyes its own clock tells. */
function gathering(from: From, looked: ConversationId | undefined): Parameters<typeof partsOf>[0] {
  const { part } = from;
  const duty = part.duty.value;
  const clocks = from.clocks.value;
  const now = from.now.value;
  const open = from.open.value;
  // Of whom wrote while the line was cut, the list of them tells, with their waits.
  const listed = new Set(from.online.value ? from.owed.value.map(({ conversation }) => conversation) : []);
  const rest = <R extends { conversation: string }>(rows: readonly R[]): readonly R[] =>
    rows.filter(({ conversation }) => !listed.has(conversation));
  const cards = from.offers.value.filter(({ conversation }) => !from.answered.value.has(conversation));
  const offered = new Set(part.offers.value.map(({ conversation }) => conversation));
  const takes = duty?.status !== 'away' && duty?.status !== 'off' && !from.atLimit.value;
  const free = takes ? part.waiting.value.filter(({ conversation }) => !offered.has(conversation)) : [];
  return {
    clocks,
    now,
    mine: dueNotice(rest(part.mine.value), clocks, now, looked),
    queue: dueNotice(free, clocks, now, looked),
    promises: from.promises.notice.value,
    offers: cards,
    whispers: from.whispers.value,
    asked: from.asked.value.filter(({ conversation }) => conversation !== open),
    moves: from.moves.value,
  };
}
