import type { ConversationId, ConversationRow } from '@shopbell/protocol';
import { shopperName } from '../../i18n/names.ts';
import { refusedText } from '../../i18n/problems.ts';
import { isInbox } from '../../state/inbox.ts';
import { leftDue } from '../../state/left.ts';
import type { LeftInbox } from '../../state/left-inbox/index.ts';
import { standingOf } from '../../state/left-inbox/narrow.ts';
import { NONE_PICKED, reached, toggled } from '../../state/left-inbox/picked.ts';
import { othersOf } from '../../state/left-owed.ts';
import { placeOf } from '../../state/place.ts';
import { MINUTE_MS, span } from '../../time/format.ts';
import { useApp } from '../context.ts';
import { wantFocusIn } from '../focus.ts';
import { LeftLine } from '../list/left-line.tsx';
import { Icon, type IconName } from '../parts/icon.tsx';
import { ShopperName } from '../parts/shopper-name.tsx';
import { useTold } from '../use-told.ts';
import type { Words } from './words.ts';

interface Props {
  inbox: LeftInbox;
  w: Words;
  row: ConversationRow;
  gone: boolean;
  /** Several can be picked. */
  many: boolean;
  /** Those that are there, as they stand. */
  order: readonly ConversationId[];
  /** Its place in the list, from 0. */
  index: number;
  tabStop: boolean;
}

/** One left message: the whole row leads to it. */
export function LeftRow({ inbox, w, row, gone, many, order, index, tabStop }: Props) {
  const app = useApp();
  const { state, intents } = app;
  const t = state.settings.t.value;
  const { conversation } = row;
  const name = shopperName(t, row.shopper);
  const isPicked = inbox.picked.value.ids.has(conversation);
  const level = useTold(row, () => leftDue(row, state.now.value)?.level);
  const open = () => {
    inbox.cursor.value = conversation;
    intents.office.goToTalk(conversation, () => wantFocusIn(app, conversation));
  };
  const others = many && !gone ? othersOf(row, inbox.rows.value, state.self.value?.id) : [];
  const edge = many && !gone && level !== undefined && level !== 'calm' ? ` left-${level}` : '';
  return (
    <tr
      class={`left${gone ? ' left-gone' : ''}${edge}`}
      data-left={conversation}
      tabIndex={tabStop ? 0 : -1}
      aria-rowindex={index + 2}
      aria-selected={many && !gone ? isPicked : undefined}
      title={gone ? w.goneNow : undefined}
      onFocus={() => {
        inbox.cursor.value = conversation;
      }}
      onClick={(event) => {
        // A range by the mouse, wherever in the row; what marks words on the way is undone.
        if (!event.shiftKey || !many || gone) return;
        event.preventDefault();
        getSelection()?.removeAllRanges();
        inbox.pick(reached(inbox.picked.peek(), order, conversation));
      }}
    >
      {many && (
        <td class="left-pick">
          {!gone && (
            <input
              type="checkbox"
              tabIndex={-1}
              aria-label={w.pick(name)}
              checked={isPicked}
              onClick={(event) => {
                if (event.shiftKey) return;
                event.stopPropagation();
                inbox.pick(toggled(inbox.picked.peek(), conversation));
              }}
            />
          )}
        </td>
      )}
      <td class="left-who">
        <span class="left-top">
          <a
            class="left-link"
            href={`#${placeOf(conversation)}`}
            tabIndex={-1}
            onClick={(event) => {
              if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
              event.preventDefault();
              open();
            }}
          >
            <ShopperName shopper={row.shopper} />
          </a>
          {others.length > 0 && (
            <button
              type="button"
              class="left-several"
              tabIndex={-1}
              aria-label={w.severalPick(w.several(others.length + 1), name)}
              onClick={() => {
                const ids = new Set([conversation, ...others.map((one) => one.conversation)]);
                inbox.pick({ ...NONE_PICKED, ids, base: ids });
              }}
            >
              {w.several(others.length + 1)}
            </button>
          )}
        </span>
        <Said inbox={inbox} row={row} w={w} />
        <Failed inbox={inbox} row={row} w={w} />
      </td>
      <td class="left-left">
        <With inbox={inbox} row={row} w={w} />
      </td>
      <td class="left-stands">
        {gone ? <span class="left-stand">{w.gone}</span> : <Stands inbox={inbox} row={row} w={w} />}
      </td>
      <td class="left-due">
        {!gone && (
          <>
            <Due row={row} w={w} late={level === 'over'} />
            <Age at={row.left?.at ?? row.openedAt} w={w} />
          </>
        )}
      </td>
    </tr>
  );
}

type Part = Pick<Props, 'inbox' | 'row' | 'w'>;

/** The words it begins with; until they are here, its last ones. */
function Said({ inbox, row }: Part) {
  const t = useApp().state.settings.t.value;
  const first = inbox.words.value.get(row.conversation)?.is.first;
  const said = first ?? (row.last ? row.last.text || t.list.takenBack : t.list.nothingSaid);
  return (
    <span class="left-said">
      <bdi>{said}</bdi>
    </span>
  );
}

/** Why it was not done what was asked for; whoever was faster is named. */
function Failed({ inbox, row, w }: Part) {
  const { state } = useApp();
  const refused = inbox.failed.value.get(row.conversation);
  if (!refused) return null;
  const other = row.agent && row.agent.id !== state.self.value?.id ? row.agent.name : undefined;
  return (
    <span class="left-failed">
      <Icon name="alert" />
      <bdi>
        {refused.code === 'already_taken' && other !== undefined
          ? w.faster(other)
          : w.failed(refusedText(state.settings.all.value.problems, refused))}
      </bdi>
    </span>
  );
}

/** How the shopper can be reached – of what kind, never what –, the order, and what came along. */
function With({ inbox, row: { contact = {}, conversation }, w }: Part) {
  const files = inbox.words.value.get(conversation)?.is.files ?? 0;
  const kinds = (['email', 'phone'] as const).filter((kind) => contact[kind] !== undefined);
  return (
    <>
      <span class={kinds.length > 0 ? 'left-kinds' : 'left-kinds left-none'}>
        {kinds.length > 0 ? kinds.map((kind) => w.kinds[kind]).join(' · ') : w.nothingLeft}
      </span>
      {(contact.order !== undefined || files > 0) && (
        <span class="left-beside">
          {contact.order !== undefined && <bdi>{w.order(contact.order)}</bdi>}
          {files > 0 && (
            <span class="left-files">
              <Icon name="clip" />
              {w.files(files)}
            </span>
          )}
        </span>
      )}
    </>
  );
}

const MARKS: Record<ReturnType<typeof standingOf>, IconName> = {
  new: 'inbox',
  claimed: 'people',
  replied: 'check',
  gave_up: 'cross',
};

/** How it stands and with whom; of one that was given up, why. */
function Stands({ inbox, row, w }: Part) {
  const { state } = useApp();
  const self = state.self.value?.id;
  const is = standingOf(row);
  const { agent, owner } = row;
  const gaveUp = inbox.words.value.get(row.conversation)?.is.gaveUp;
  const who = is === 'new' ? owner : agent;
  const isOwn = who !== undefined && who.id === self;
  const words = isOwn ? w.yours[is] : w.standing[is](is === 'gave_up' ? (gaveUp?.name ?? '') : (who?.name ?? ''));
  return (
    <>
      <span class={`left-stand left-is-${is}`}>
        <Icon name={MARKS[is]} />
        <bdi>{words}</bdi>
      </span>
      {gaveUp ? (
        <span class="left-why">
          <bdi>{gaveUp.text === '' ? w.noReason : w.reason(gaveUp.text)}</bdi>
        </span>
      ) : (
        owner && owner.id !== who?.id && <span class="left-why">{w.owner(owner.name)}</span>
      )}
    </>
  );
}

/** By when it is due, or by how much it is late: in words and with a mark beside the colour. */
function Due({ row, w, late }: { row: ConversationRow; w: Words; late: boolean }) {
  const is = standingOf(row);
  if (is === 'replied' || is === 'gave_up') return null;
  if (!isInbox(row) || row.left.dueAt === undefined) return <span class="left-nodue">{w.noDue}</span>;
  return (
    <span class="left-when">
      {late && <Icon name="alert" />}
      <LeftLine row={row} />
    </span>
  );
}

function Age({ at, w }: { at: number; w: Words }) {
  const { state } = useApp();
  const minutes = useTold(at, () => Math.floor((state.now.value - at) / MINUTE_MS));
  const { lang } = state.settings.t.value;
  return <span class="left-age">{minutes < 1 ? w.ageNow : w.age(span(minutes * MINUTE_MS, lang))}</span>;
}
