import { useMemo } from 'preact/hooks';
import { cap } from '../../keys/caps.ts';
import type { Command } from '../../keys/commands.ts';
import { linkKey } from '../../state/files.ts';
import { createOrders } from '../../state/orders.ts';
import { CompanyStrip } from '../company/strip.tsx';
import { Dock } from '../composer/dock.tsx';
import { useApp } from '../context.ts';
import { Icon } from '../parts/icon.tsx';
import { Key } from '../parts/key.tsx';
import { PromiseStrip } from '../promises/strip.tsx';
import { PictureDialog } from '../soon.ts';
import { DropVeil, useDrop } from './drop.tsx';
import { Head } from './head.tsx';
import { Log } from './log.tsx';

/** The middle pane: one conversation, or what to press for one. */
export function ThreadPane() {
  const { state } = useApp();
  const t = state.settings.t.value;
  const id = state.open.value;
  const about = state.about.value;
  const shown = state.shown.value;
  const self = state.self.value;
  const looking = state.files.looking.value;
  const drop = useDrop();
  const orders = useMemo(createOrders, [self?.id]);
  const row = id === undefined ? undefined : state.lists.rows.value.get(id);
  return (
    <main class="pane thread-pane" aria-label={t.thread.label} {...drop.handlers}>
      {/* Here and not over the list: on a narrow screen only this part is always there to who hears it. */}
      <h1 class="sr-only">
        <bdi>{self?.site.name}</bdi>
      </h1>
      {id === undefined ? (
        <NothingOpen />
      ) : state.missing.value === id ? (
        <Missing />
      ) : (
        <>
          <Head conversation={id} about={about} />
          {row && <CompanyStrip row={row} />}
          {row?.promises && <PromiseStrip row={row} />}
          {shown && about && self ? (
            <Log key={id} {...shown} about={about} self={self} order={orders(id)} />
          ) : (
            <Skeleton label={t.thread.loading} />
          )}
          {about && self && <Dock about={about} self={self} />}
          {drop.over && <DropVeil may={drop.may} />}
          {looking && <PictureDialog key={linkKey(looking.conversation, looking.seq)} {...looking} />}
        </>
      )}
    </main>
  );
}

function NothingOpen() {
  const { state } = useApp();
  const t = state.settings.t.value;
  const keys = t.thread.noneKeys;
  const { waitingCount, mineCount, leftCount } = state.lists;
  // On the floor a shopper may wait for somebody else's answer.
  const quiet = waitingCount.value + mineCount.value + leftCount.value + state.clocks.value.size === 0;
  return (
    <div class="empty">
      {quiet && <Icon name="check" class="empty-icon empty-well" />}
      <h2>{quiet ? t.thread.quiet : t.thread.none}</h2>
      <p>{quiet ? t.thread.quietHint : t.thread.noneHint}</p>
      <dl class="empty-keys">
        <KeyLine of={['next', 'previous']} does={keys.walk} />
        <KeyLine names={['↵']} does={keys.open} />
        <KeyLine of={['take']} does={keys.take} />
        <KeyLine of={['palette']} does={keys.commands} />
        <KeyLine of={['help']} does={keys.all} />
      </dl>
    </div>
  );
}

function KeyLine(props: { of: readonly Command[]; does: string } | { names: readonly string[]; does: string }) {
  const names = 'of' in props ? props.of.map(cap) : props.names;
  return (
    <div>
      <dt>
        {names.map((name) => (
          <kbd class="key" key={name}>
            {name}
          </kbd>
        ))}
      </dt>
      <dd>{props.does}</dd>
    </div>
  );
}

function Missing() {
  const { state, intents } = useApp();
  const t = state.settings.t.value;
  return (
    <div class="empty" role="alert">
      <Icon name="alert" class="empty-icon" />
      <h2>{t.thread.missing}</h2>
      <p>{t.thread.missingHint}</p>
      <button type="button" class="button" onClick={() => intents.open(undefined)}>
        {t.thread.back} <Key of="leave" />
      </button>
    </div>
  );
}

function Skeleton({ label }: { label: string }) {
  return (
    <div class="skeleton" role="status">
      <span class="sr-only">{label}</span>
      <span class="bone bone-1" />
      <span class="bone bone-2" />
      <span class="bone bone-3" />
      <span class="bone bone-4" />
    </div>
  );
}
