import type { App } from '../../app.ts';
import { PANES, type Pane, withinRoom } from '../../state/panes.ts';
import { roomOf } from '../panes/room.ts';
import type { Item } from './item.ts';

/** So much at once, in px where text has its usual size: the palette closes behind each. */
const STEP = 48;
const INITIALS = {
  wider: { list: 'hhlbjk', shopper: 'gkzljk' },
  narrower: { list: 'hhlbsz', shopper: 'gkzlsz' },
} as const;

/** The widths of the panes: for who can't drag an edge and has no keys to move it by. */
export function paneItems({ state, intents }: App): readonly Item[] {
  const t = state.settings.all.value;
  const item = (id: string, words: string, initials: string, why: string | undefined, run: () => void): Item => ({
    ...{ id, words, initials, why, run },
    section: 'self',
    beside: t.palette.sections.self,
    caps: [],
    remembered: true,
  });
  const move = (pane: Pane, to: 'wider' | 'narrower'): Item => {
    const room = roomOf(pane);
    const width = room && withinRoom(room, room.now + (to === 'wider' ? STEP : -STEP));
    const why = !room ? t.panes.alone : width === room.now ? t.panes.no : undefined;
    return item(`${pane}-${to}`, t.panes[to][pane], INITIALS[to][pane], why, () => intents.pane(pane, width));
  };
  const isUsual = PANES.every((pane) => state.settings.panes.value[pane] === undefined);
  return [
    ...PANES.flatMap((pane) => [move(pane, 'wider'), move(pane, 'narrower')]),
    item('panes-usual', t.panes.usual, 'lbhzlmrkd', isUsual ? t.palette.why.already : undefined, () => {
      for (const pane of PANES) intents.pane(pane, undefined);
    }),
  ];
}
