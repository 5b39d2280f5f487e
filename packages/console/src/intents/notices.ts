import { untracked } from '@preact/signals';
import type { ConversationId } from '@shopbell/protocol';
import type { PartName } from '../state/gather.ts';
import { addRead } from '../state/handover.ts';
import {
  type NoticeKind,
  type NoticeSettings,
  type NoticeWays,
  noticesKey,
  writeNotices,
} from '../state/notice-settings.ts';
import type { Tried } from '../state/notices.ts';
import { noticeKey } from '../state/promises.ts';
import type { Context } from './context.ts';
import { open } from './open.ts';

export interface NoticeIntents {
  /** Whether `jump` would lead anywhere. */
  canJump(): boolean;
  /** Opens whoever waits most urgently, the longest wait first. Returns whom; undefined when nobody waits. */
  jump(): ConversationId | undefined;
  /** No sound from now on, or sound again. */
  mute(): void;
  /** How a kind is told. */
  set(kind: NoticeKind, ways: Partial<NoticeWays>): void;
  /** Whether the desktop repeats what shoppers say. */
  words(on: boolean): void;
  /** Has the browser ask whether the desktop may be written on. */
  ask(): Promise<void>;
  /** Does what a kind does when it comes. */
  try(kind: NoticeKind): Promise<void>;
}

export function createNoticeIntents(context: Context): NoticeIntents {
  const { state, env } = context;
  const { settings, parts, strip, speaker, permission, tried, withheld } = state.notices;

  const keep = (next: NoticeSettings): void => {
    const agent = state.self.peek()?.id;
    if (agent === undefined) return;
    settings.value = next;
    const text = writeNotices(next);
    env.store.set(noticesKey(agent), text);
    env.devices.here()?.tabs.tell({ is: 'kept', agent, text });
  };

  /** Who goes to a promise has seen the notice of it. */
  const seen = (is: PartName): void => {
    const { notice, seen: read } = state.promises;
    const told = (is === 'promiseLate' ? notice.peek()?.late : notice.peek()?.soon) ?? [];
    const [first] = told;
    if (!first) return;
    const keys = told
      .filter(({ row }) => row.conversation === first.row.conversation)
      .map((owed) => noticeKey(owed, state.now.peek()));
    read.value = keys.reduce(addRead, read.peek());
    env.store.set('promisesSeen', read.peek().join(','));
  };

  const isPromise = (is: PartName) => is === 'promiseLate' || is === 'promiseSoon';
  /** The most urgent one that isn't before one's eyes already. */
  const next = (): { is: PartName; to: ConversationId } | undefined => {
    const here = state.visible.value && state.office.page.value === undefined ? state.open.value : undefined;
    const shown = strip.value.length > 0 ? strip.value : parts.value;
    for (const { is, each } of shown) {
      const to = each.find(({ conversation }) => isPromise(is) || conversation !== here)?.conversation;
      if (to !== undefined) return { is, to };
    }
    return undefined;
  };

  return {
    canJump: () => next() !== undefined,
    jump() {
      const found = untracked(next);
      if (!found) return undefined;
      if (isPromise(found.is)) seen(found.is);
      open(context, found.to);
      return found.to;
    },
    mute() {
      const before = settings.peek();
      keep({ ...before, muted: !before.muted });
    },
    set(kind, ways) {
      const before = settings.peek();
      keep({ ...before, kinds: { ...before.kinds, [kind]: { ...before.kinds[kind], ...ways } } });
    },
    words: (on) => keep({ ...settings.peek(), words: on }),
    async ask() {
      const { desktop } = await env.devices.load();
      await desktop.ask();
      permission.value = desktop.permission();
    },
    async try(kind) {
      const devices = await env.devices.load();
      const { kinds, muted, words } = settings.peek();
      const ways = kinds[kind];
      speaker.value = devices.speaker.read();
      permission.value = devices.desktop.permission();
      const sound = soundOf();
      if (sound === 'played') devices.speaker.play(kind, ways.sound === 'loud');
      if (sound === 'held') withheld.value = true;
      const desktop = !ways.desktop ? 'off' : permission.value === 'granted' ? 'shown' : permission.value;
      if (desktop === 'shown') {
        const t = state.settings.all.peek();
        const says = words && kind !== 'promise' && kind !== 'news' ? t.notices.page.sampleWords : t.notices.card[kind];
        devices.desktop.show({ tag: 'try', title: t.notices.page.sampleName, body: says }, () => {});
      }
      tried.value = { kind, sound, desktop };

      function soundOf(): Tried['sound'] {
        if (ways.sound === 'off') return 'off';
        if (muted) return 'muted';
        return speaker.value === 'ready' ? 'played' : speaker.value;
      }
    },
  };
}
