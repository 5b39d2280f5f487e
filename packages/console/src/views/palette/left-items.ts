import type { App } from '../../app.ts';
import { isOwed, othersOf } from '../../state/left-owed.ts';
import { sortLeft } from '../../state/order.ts';
import { takeAndWrite } from '../focus.ts';
import type { Item } from './item.ts';

/** What is done about left messages and has no key of its own: seldom, and asked about where the message is. */
export function leftItems(app: App): readonly Item[] {
  const { state, intents } = app;
  const t = state.settings.all.value;
  const { claimFirst, giveUpOpen, mergeOpen } = t.leftPart.palette;
  const why = t.palette.why;
  const { left, mine } = state.view.value;
  const self = state.self.value?.id;
  const [first] = sortLeft(left.filter((row) => row.state === 'left'));
  const open = [...left, ...mine].find(({ conversation }) => conversation === state.open.value);
  const isTheirs = open !== undefined && isOwed(open, self);
  const others = open ? othersOf(open, [...left, ...mine], self) : [];
  const offline = state.online.value ? undefined : why.offline;
  const item = (id: string, words: string, initials: string, no: string | undefined, run: () => void): Item => ({
    ...{ id, words, initials, run },
    section: 'conversation',
    beside: t.palette.sections.conversation,
    caps: [],
    why: offline ?? no,
    remembered: true,
  });
  const lead = (to: 'giveUp' | 'merge') => () =>
    intents.office.goToTalk(open?.conversation, () => {
      intents.details(true);
      state.shopper.focus.value = to;
    });
  return [
    item(
      'left-claim',
      claimFirst,
      'rlzzdqdly',
      !first ? why.noLeft : state.atLimit.value ? why.full : undefined,
      () => first && intents.office.goToTalk(first.conversation, () => void takeAndWrite(app, first.conversation)),
    ),
    item('left-give-up', giveUpOpen, 'byhfdkdly', isTheirs ? undefined : why.notLeft, lead('giveUp')),
    item('left-merge', mergeOpen, 'hbgkdly', others.length > 0 ? undefined : why.noOthers, lead('merge')),
  ];
}
