import type { AgentSelf } from '@shopbell/sdk/agent';
import { problemText } from '../../i18n/problems.ts';
import { shortcut } from '../../keys/caps.ts';
import { type About, mayTakeOver } from '../../state/about.ts';
import { isIn, lanesOf, whisperTo } from '../../state/company.ts';
import type { Lane } from '../../state/items.ts';
import { CompanyActs } from '../company/bar.tsx';
import { useApp } from '../context.ts';
import { takeAndWrite } from '../focus.ts';
import { HandoverNote } from '../handover/note.tsx';
import { Icon } from '../parts/icon.tsx';
import { Key } from '../parts/key.tsx';
import { Box } from './box.tsx';

/** What can be said here: a message where the conversation is mine or I joined it, a whisper by who oversees it, a note always. */
export function Dock({ about, self }: { about: About; self: AgentSelf }) {
  const { state } = useApp();
  const mine = about.state === 'active' && about.agent?.id === self.id;
  const isGuest = !mine && isIn(state.lists.rows.value.get(about.conversation), self.id);
  const lanes = lanesOf(about, self, isGuest);
  const wanted: Lane = state.writing.lanes.value.get(about.conversation) ?? 'public';
  const handover = state.handover.value?.conversation === about.conversation ? state.handover.value : undefined;
  const lane: Lane = lanes.find((one) => one === wanted) ?? (mine || isGuest ? 'public' : 'desk');
  const isShown = mine || isGuest || wanted === lane;
  return (
    <div class="dock">
      <Notice about={about} />
      {!mine && <Bar about={about} isGuest={isGuest} />}
      {mine && handover ? (
        <HandoverNote handover={handover} />
      ) : (
        isShown && <Box key={`${about.conversation} ${lane}`} about={about} self={self} lane={lane} lanes={lanes} />
      )}
    </div>
  );
}

/** Why nothing can be said to the shopper yet, or beside whom, and what to do about it. */
function Bar({ about, isGuest }: { about: About; isGuest: boolean }) {
  const app = useApp();
  const { state, intents } = app;
  const t = state.settings.t.value;
  const { conversation } = about;
  const waits = about.state === 'requested' || about.state === 'left';
  const busy = state.busy.value.has(conversation);
  const full = waits && state.atLimit.value;
  // The box that is there switches to notes itself.
  const lane = state.writing.lanes.value.get(conversation);
  const noting = isGuest || lane === 'desk' || (lane === 'whisper' && whisperTo(about, state.self.value) !== undefined);
  const asked = state.asked.value.find((one) => one.conversation === conversation);
  return (
    <div class="bar">
      <p class="bar-text">{barText()}</p>
      {!noting && (
        <button
          type="button"
          class="button"
          aria-keyshortcuts={shortcut('note')}
          onClick={() => {
            intents.writeTo(conversation, 'desk');
            state.focus.value = 'write';
          }}
        >
          {t.composer.note} <Key of="note" />
        </button>
      )}
      <CompanyActs about={about} />
      {mayTakeOver(about, state.self.value) && (
        <button
          type="button"
          class="button"
          aria-keyshortcuts={shortcut('takeOver')}
          disabled={!state.online.value}
          onClick={() => intents.askHandover(conversation, about.agent)}
        >
          {t.handover.takeOver} <Key of="takeOver" />
        </button>
      )}
      {waits && (
        <button
          type="button"
          class="button button-brand"
          aria-keyshortcuts={shortcut('take')}
          disabled={busy || full || !state.online.value}
          onClick={() => void takeAndWrite(app, conversation)}
        >
          {busy ? t.act.taking : t.act.take} <Key of="take" />
        </button>
      )}
    </div>
  );

  function barText(): string {
    const duty = state.part.duty.value;
    if (full && duty) return t.floor.atLimit(state.lists.mineCount.value, duty.limit);
    if (about.state === 'requested') return t.composer.waiting;
    if (about.state === 'left') return t.composer.leftMessage;
    if (about.state === 'closed') return t.composer.closed;
    if (isGuest && about.agent) return t.company.beside(about.agent.name);
    if (asked) return t.company.asksYouBar(asked.by, asked.words ?? '');
    return about.agent ? t.composer.others(about.agent.name) : t.composer.othersUnknown;
  }
}

/** The last refusal about this conversation. */
function Notice({ about }: { about: About }) {
  const { state } = useApp();
  const notice = state.notice.value;
  if (notice?.conversation !== about.conversation) return null;
  return (
    <p class="notice" role="alert">
      <Icon name="alert" />
      {problemText(state.settings.t.value.problems, notice.code)}
    </p>
  );
}
