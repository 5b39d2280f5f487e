import type { ConversationId, ConversationRow } from '@shopbell/protocol';
import { waitsFrom } from '../../state/clock.ts';
import { askedBy, isIn } from '../../state/company.ts';
import { groupLabel } from '../../state/groups.ts';
import { isInbox } from '../../state/inbox.ts';
import type { State } from '../../state/index.ts';
import { placeOf } from '../../state/place.ts';
import { pageLine } from '../../text/page.ts';
import { useApp } from '../context.ts';
import { wantFocusIn } from '../focus.ts';
import { EndQuestion } from '../parts/end-question.tsx';
import { Icon } from '../parts/icon.tsx';
import { ShopperName } from '../parts/shopper-name.tsx';
import { useTold } from '../use-told.ts';
import { edgeOf, RowMark, RowTime, useLevel } from './clock.tsx';
import { LeftLine } from './left-line.tsx';
import { rowKey, type SectionId } from './row-key.ts';
import { StuckLine } from './stuck-line.tsx';

interface RowProps {
  row: ConversationRow;
  gone: boolean;
  section: SectionId;
  tabStop: boolean;
  /** Which of how many it is, where not all are drawn. */
  place: number | undefined;
  of: number | undefined;
}

/** One conversation in the list: a link to it, so that Enter, a new tab and Back work by themselves. */
export function Row({ row, gone, section, tabStop, place, of }: RowProps) {
  const app = useApp();
  const { state } = app;
  const level = useLevel(row);
  const t = state.settings.t.value;
  const open = useTold(row.conversation, () => state.open.value === row.conversation);
  const self = state.self.value;
  const elsewhere = row.state === 'active' && row.agent && row.agent.id !== self?.id ? row.agent.name : undefined;
  const yours = row.state !== 'active' && row.owner?.id === self?.id;
  const asks = row.state === 'active' ? askedBy(row, self?.id) : undefined;
  const whispered = useTold(row.conversation, () =>
    state.whispers.value.some(({ conversation }) => conversation === row.conversation),
  );
  const whose = asks
    ? t.company.asksRow(asks)
    : elsewhere && isIn(row, self?.id)
      ? t.company.inRow(elsewhere)
      : elsewhere
        ? (isInbox(row) ? t.floor.claimedBy : t.list.ownedWith)(elsewhere)
        : yours
          ? t.list.yourCase
          : undefined;
  // Whose it is comes before when it is due: that is for them to see to.
  const claimed = whose !== undefined && elsewhere !== undefined && isInbox(row);
  const stuck = useTold(row.conversation, () => state.stuck.value.get(row.conversation));
  const key = rowKey(section, row.conversation);
  const groups = useTold(row.conversation, () => state.part.groups.value);
  const group = groupLabel(t, { groups }, row.group);
  const isDue = isInbox(row) && row.left.dueAt !== undefined;
  const asked = useTold(
    row.conversation,
    () => state.ending.value?.where === 'row' && state.ending.value.conversation === row.conversation,
  );
  return (
    <li class="row-item" aria-posinset={place} aria-setsize={of}>
      <a
        id={`row-${key}`}
        class={`row${waitsFrom(row) === undefined ? '' : ' row-open'}${gone ? ' row-gone' : edgeOf(level)}`}
        href={`#${placeOf(row.conversation)}`}
        aria-current={open ? 'true' : undefined}
        data-row={row.conversation}
        data-key={key}
        tabIndex={tabStop ? 0 : -1}
        onFocus={() => {
          state.cursor.value = key;
        }}
        onClick={() => wantFocusIn(app, row.conversation)}
      >
        <span class="row-mark">{!gone && <RowMark row={row} />}</span>
        <span class="row-top">
          <ShopperName shopper={row.shopper} />
          {!gone && <RowTime row={row} />}
        </span>
        <LastLine row={row} />
        <span class="row-page">
          {gone ? (
            t.list.gone
          ) : whispered ? (
            <span class="row-whisper">
              <Icon name="whisper" />
              {t.company.rowWhisper}
            </span>
          ) : (
            <>
              <StuckLine row={row} />
              {group && <span class="row-group">{group}</span>}
              {claimed && <bdi>{whose}</bdi>}
              {stuck?.why !== 'left_overdue' && <LeftLine row={row} />}
              {whose
                ? !claimed && <bdi>{whose}</bdi>
                : row.page &&
                  !isDue && (
                    <>
                      <Icon name="page" />
                      <bdi>{pageLine(row.page)}</bdi>
                    </>
                  )}
            </>
          )}
        </span>
      </a>
      {asked && <EndQuestion shopper={row.shopper} />}
    </li>
  );
}

const LANES = ['public', 'desk', 'whisper'] as const;

/** What the server refused there, while one looks at something else: its words, where they stand in the thread. */
function unsaidIn({ open, part, moves }: State, conversation: ConversationId): string | undefined {
  if (open.value === conversation) return undefined;
  const failed = part.threads.value.get(conversation)?.pending.find(({ status }) => status === 'failed');
  const isTold = moves.value.some((move) => move.is === 'unsaid' && !move.recall && move.conversation === conversation);
  return failed ? failed.text : isTold ? '' : undefined;
}

/** The newest words, and whether they are one's own; before them an unsent draft, and what was refused. */
function LastLine({ row }: { row: ConversationRow }) {
  const { state } = useApp();
  const t = state.settings.t.value;
  const draft = useTold(row.conversation, () => {
    if (state.open.value === row.conversation) return undefined;
    return LANES.map((lane) => state.writing.draft(row.conversation, lane).trim()).find(Boolean);
  });
  const unsaid = useTold(row.conversation, () => unsaidIn(state, row.conversation));
  if (unsaid !== undefined) {
    return (
      <span class="row-last">
        <span class="row-unsaid">{t.list.unsaid}</span>
        <bdi>{unsaid || draft}</bdi>
      </span>
    );
  }
  if (draft) {
    return (
      <span class="row-last">
        <span class="row-draft">{t.list.draft}</span>
        <bdi>{draft}</bdi>
      </span>
    );
  }
  if (!row.last) return <span class="row-last row-silent">{t.list.nothingSaid}</span>;
  if (row.last.text === '') return <span class="row-last row-silent">{t.list.takenBack}</span>;
  // An older relay doesn't say which agent spoke: then it is whoever has it.
  const spoke = row.last.by === 'agent' ? (row.last.agent ?? row.agent?.id) : undefined;
  return (
    <span class="row-last">
      {spoke !== undefined && spoke === state.self.value?.id && <span class="row-you">{t.list.you}</span>}
      <bdi>{row.last.text}</bdi>
    </span>
  );
}
