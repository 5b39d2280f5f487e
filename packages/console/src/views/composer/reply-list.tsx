import { type FilledReply, fillReply } from '@shopbell/domain';
import type { AgentSelf } from '@shopbell/sdk/agent';
import { useLayoutEffect, useRef } from 'preact/hooks';
import type { ReadyReply } from '../../api/replies.ts';
import type { About } from '../../state/about.ts';
import { valuesOf } from '../../state/fill-in.ts';
import type { Lane } from '../../state/items.ts';
import { useApp } from '../context.ts';
import { Icon } from '../parts/icon.tsx';
import { Key } from '../parts/key.tsx';
import { LIST_ID, optionId } from './use-slash.ts';

interface Props {
  about: About;
  self: AgentSelf;
  lane: Lane;
  onPick(reply: ReadyReply): void;
}

/** Ready replies above the box, while a `/` looks for one. The focus stays in the box; a press here takes a reply. */
export function ReplyList({ about, self, lane, onPick }: Props) {
  const { state } = useApp();
  const t = state.settings.t.value;
  const list = useRef<HTMLDivElement>(null);
  const offered = lane === 'public' ? state.ready.offered.value : undefined;
  const at = offered?.at ?? 0;
  useLayoutEffect(() => {
    list.current?.children[at]?.scrollIntoView({ block: 'nearest' });
  }, [at, offered?.typed]);
  const is = state.ready.replies.value.is;
  if (!offered) return null;
  const { options, typed } = offered;
  const current = options[at];
  const values = valuesOf(state, about, self);
  const nothing =
    is === 'loading'
      ? t.ready.loading
      : is === 'failed'
        ? t.ready.failed
        : typed === ''
          ? t.ready.noneYet
          : t.ready.none;
  return (
    <div class="offered">
      <p class="sr-only" role="status">
        {options.length > 0 ? t.ready.found(options.length) : nothing}
      </p>
      <div class="offered-panes">
        <div ref={list} id={LIST_ID} class="offered-list" role="listbox" aria-label={t.ready.list}>
          {options.map((reply, index) => (
            <button
              key={reply.id}
              id={optionId(reply)}
              class="offered-one"
              type="button"
              role="option"
              tabIndex={-1}
              aria-selected={index === at}
              // The box keeps the focus.
              onMouseDown={(event) => event.preventDefault()}
              onClick={() => onPick(reply)}
            >
              <span class="offered-step">
                {reply.own && `${t.ready.own} · `}
                {t.ready.steps[reply.step]}
              </span>
              <bdi class="offered-title">{reply.title}</bdi>
              <bdi class="offered-line">{fillReply(reply.text, values).text.split('\n', 1)[0]}</bdi>
            </button>
          ))}
        </div>
        {options.length === 0 && (
          <p class="offered-nothing" aria-hidden="true">
            <Icon name={is === 'failed' ? 'alert' : 'ready'} />
            {nothing}
          </p>
        )}
        {current && (
          <div class="offered-preview" aria-hidden="true">
            <Filled filled={fillReply(current.text, values)} />
          </div>
        )}
      </div>
      <p class="offered-keys" aria-hidden="true">
        {current && (
          <>
            <Key name="↑↓" /> {t.ready.hints.choose} <Key name="↵" /> {t.ready.hints.insert}{' '}
          </>
        )}
        <Key of="leave" /> {t.ready.hints.close}
      </p>
    </div>
  );
}

/** A reply as it would stand in the box: what has no value is marked. */
export function Filled({ filled: { text, gaps } }: { filled: FilledReply }) {
  const names = gaps.map(({ from, to }) => text.slice(from, to));
  const between = [0, ...gaps.map(({ to }) => to)].map((from, index) => text.slice(from, gaps[index]?.from));
  return (
    <bdi class="filled">
      {between.map((words, index) => (
        <span key={index}>
          {words}
          {names[index] !== undefined && <mark>{names[index]}</mark>}
        </span>
      ))}
    </bdi>
  );
}
