import type { ConversationRow } from '@shopbell/protocol';
import { tip } from '../../keys/caps.ts';
import { groupLabel } from '../../state/groups.ts';
import { isInbox } from '../../state/inbox.ts';
import type { Overview } from '../../state/overview/index.ts';
import { placeOf } from '../../state/place.ts';
import { dueOf } from '../../time/due.ts';
import { MINUTE_MS, span, stopwatch, timeOfDay } from '../../time/format.ts';
import { useApp } from '../context.ts';
import { wantFocusIn } from '../focus.ts';
import { Ring } from '../list/clock.tsx';
import { LeftLine } from '../list/left-line.tsx';
import { Icon, type IconName } from '../parts/icon.tsx';
import { ShopperName } from '../parts/shopper-name.tsx';
import { type Act, actsOf, doAct } from './acts.ts';
import { useWords, type Words } from './words.ts';

const ICONS: Record<Act, IconName> = { take: 'check', whisper: 'whisper', join: 'join', takeOver: 'handover' };

interface RowProps {
  overview: Overview;
  row: ConversationRow;
  gone: boolean;
  /** Its place in the table, from 0. */
  index: number;
  tabStop: boolean;
}

/** One conversation of the floor: a way to it, and what can be done with it. */
export function TalkRow({ overview, row, gone, index, tabStop }: RowProps) {
  const app = useApp();
  const { state, intents } = app;
  const w = useWords();
  const t = state.settings.t.value;
  const { conversation, last } = row;
  const group = groupLabel(t, { groups: state.part.groups.value }, row.group);
  const said = last ? last.text || t.list.takenBack : t.list.nothingSaid;
  return (
    <tr
      class={`talk${gone ? ' talk-gone' : ''}`}
      data-talk={conversation}
      aria-rowindex={index + 2}
      title={gone ? w.gone : undefined}
    >
      <td class="talk-wait">
        <Wait overview={overview} row={row} />
      </td>
      <th scope="row" class="talk-who">
        <a
          class="talk-link"
          href={`#${placeOf(conversation)}`}
          tabIndex={tabStop ? 0 : -1}
          onFocus={() => {
            overview.cursor.value = conversation;
          }}
          onClick={(event) => {
            if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
            event.preventDefault();
            overview.cursor.value = conversation;
            intents.office.goToTalk(conversation, () => wantFocusIn(app, conversation));
          }}
        >
          <ShopperName shopper={row.shopper} />
        </a>
        <span class="talk-last">
          <bdi>{said}</bdi>
        </span>
        <span class="talk-below">
          <With row={row} w={w} />
          {group && <bdi>{group}</bdi>}
        </span>
      </th>
      <td class="talk-agent">
        <With row={row} w={w} />
      </td>
      <td class="talk-group">
        <bdi>{group}</bdi>
      </td>
      <td class="talk-opened">
        <Age at={row.openedAt} />
      </td>
      <td class="talk-acts">{!gone && <Acts row={row} w={w} />}</td>
    </tr>
  );
}

/** Who has it, and who is in it beside them. */
function With({ row, w }: { row: ConversationRow; w: Words }) {
  const { agent, guests = [] } = row;
  const isLeft = isInbox(row);
  if (!agent || row.state !== 'active') {
    return <span class="talk-nobody">{isLeft ? w.leftMessage : w.nobodyHas}</span>;
  }
  return (
    <span>
      <bdi>{isLeft ? w.claimed(agent.name) : agent.name}</bdi>
      {guests.length > 0 && <span class="hint"> {w.guests(guests.map(({ name }) => name).join(', '))}</span>}
    </span>
  );
}

/** What can be done, for the pointer: the keys do the same on the row that has the focus. */
function Acts({ row, w }: { row: ConversationRow; w: Words }) {
  const app = useApp();
  const { state } = app;
  const words: Record<Act, string> = {
    ...{ take: w.take, join: w.join, takeOver: w.takeOver },
    whisper: w.whisper(row.agent?.name ?? ''),
  };
  return (
    <>
      {actsOf(row, state.self.value).map((act) => (
        <button
          key={act}
          type="button"
          class="quiet icon-button"
          tabIndex={-1}
          aria-label={words[act]}
          title={tip(words[act], act)}
          disabled={!state.online.value}
          onClick={() => doAct(app, act, row)}
        >
          <Icon name={ICONS[act]} />
        </button>
      ))}
    </>
  );
}

/** The one part of a row that runs: its clock, or since when all is said. */
function Wait({ overview, row }: { overview: Overview; row: ConversationRow }) {
  const { state } = useApp();
  const t = state.settings.t.value;
  const clock = overview.clocks.value.get(row.conversation);
  if (clock) {
    const due = dueOf(clock, state.now.value);
    const waited = stopwatch(due.waitedMs);
    return (
      <span class={`talk-clock row-time-${due.level}`}>
        <Ring due={due} />
        <span aria-hidden="true">{waited}</span>
        <span class="sr-only">
          {t.list.waits(waited)}
          {due.level === 'over' && `, ${t.list.overdue}`}
        </span>
      </span>
    );
  }
  if (isInbox(row)) {
    return (
      <span class="talk-clock">
        <Icon name="inbox" class="row-quiet" />
        <LeftLine row={row} />
      </span>
    );
  }
  return (
    <span class="talk-clock talk-calm">
      <Icon name="check" class="row-quiet" />
      <time dateTime={new Date(row.last?.at ?? row.openedAt).toISOString()}>
        {timeOfDay(row.last?.at ?? row.openedAt, t.lang)}
      </time>
    </span>
  );
}

function Age({ at }: { at: number }) {
  const { state } = useApp();
  const w = useWords();
  const ms = state.now.value - at;
  return <span>{ms < MINUTE_MS ? w.sinceNow : span(ms, state.settings.t.value.lang)}</span>;
}
