import { useState } from 'preact/hooks';
import type { ReadyReply, ReplyFields, Whose } from '../../api/replies.ts';
import { groupName } from '../../text/group-name.ts';
import { useApp } from '../context.ts';
import { useReturn } from '../office/use-return.ts';
import { Icon } from '../parts/icon.tsx';
import { ReplyForm } from './form.tsx';
import type { Order } from './use-order.ts';

interface Props {
  reply: ReadyReply;
  whose: Whose;
  mayWrite: boolean;
  /** Absent: what is looked for has no order of its own, nor has one alone. */
  order: Order | undefined;
  onDone(text: string): void;
  onRemove(): void;
}

/** What is written in it, without what it is known by. */
const fieldsOf = ({ step, group, title, text }: ReadyReply): ReplyFields => ({
  step,
  ...(group === undefined ? {} : { group }),
  title,
  text,
});

/** A ready reply: its words, and its form when somebody changes it. */
export function ReplyEntry({ reply, whose, mayWrite, order, onDone, onRemove }: Props) {
  const { state, intents } = useApp();
  const t = state.settings.all.value;
  const [changing, setChanging] = useState(false);
  const change = useReturn<HTMLButtonElement>(changing);
  const { id, title, text, group } = reply;
  const known = state.part.groups.value.find((one) => one.id === group);

  if (changing) {
    return (
      <li class="entry">
        <ReplyForm
          reply={fieldsOf(reply)}
          onSave={(words) => intents.ready.set(whose, id, words)}
          onSaved={(name) => {
            setChanging(false);
            onDone(t.ready.saved(name));
          }}
          onLeave={() => setChanging(false)}
        />
      </li>
    );
  }

  return (
    <li
      class={order?.dragged === id ? 'entry reply-entry reply-dragged' : 'entry reply-entry'}
      draggable={mayWrite && order !== undefined}
      onDragStart={() => order?.drag(id)}
      onDragEnd={() => order?.drag(undefined)}
      onDragOver={(event) => {
        if (order?.dragged !== undefined) event.preventDefault();
      }}
      onDrop={(event) => {
        event.preventDefault();
        order?.drop(reply);
      }}
      onKeyDown={(event) => {
        if (!event.altKey || !order || !mayWrite) return;
        if (event.key !== 'ArrowUp' && event.key !== 'ArrowDown') return;
        event.preventDefault();
        order.step(reply, event.key === 'ArrowUp' ? -1 : 1);
      }}
    >
      <div class="entry-head">
        <div class="entry-who">
          <strong>
            <bdi>{title}</bdi>
          </strong>
          {group !== undefined && (
            <span class="entry-line">
              <span class={known ? undefined : 'reply-gone'}>
                {known ? groupName(t, known.name) : `${group}: ${t.ready.groupGone}`}
              </span>
            </span>
          )}
          <bdi class="reply-text">{text}</bdi>
        </div>
        {mayWrite && (
          <div class="person-actions">
            {order && (
              <>
                <button
                  type="button"
                  class="quiet icon-button"
                  aria-label={t.ready.up(title)}
                  aria-keyshortcuts="Alt+ArrowUp"
                  title={t.ready.drag}
                  onClick={() => order.step(reply, -1)}
                >
                  <Icon name="chevron" />
                </button>
                <button
                  type="button"
                  class="quiet icon-button reply-down"
                  aria-label={t.ready.down(title)}
                  aria-keyshortcuts="Alt+ArrowDown"
                  title={t.ready.drag}
                  onClick={() => order.step(reply, 1)}
                >
                  <Icon name="chevron" />
                </button>
              </>
            )}
            <button
              ref={change}
              type="button"
              class="quiet"
              aria-label={t.ready.editOf(title)}
              onClick={() => setChanging(true)}
            >
              {t.ready.edit}
            </button>
            <button type="button" class="quiet" aria-label={t.ready.removeOf(title)} onClick={onRemove}>
              {t.ready.remove}
            </button>
          </div>
        )}
      </div>
    </li>
  );
}
