import type { AgentSelf } from '@shopbell/sdk/agent';
import { useLayoutEffect, useMemo, useRef } from 'preact/hooks';
import { shopperName } from '../../i18n/names.ts';
import { shortcut } from '../../keys/caps.ts';
import type { Command } from '../../keys/commands.ts';
import { createEnterGate } from '../../keys/enter.ts';
import type { About } from '../../state/about.ts';
import { canGo, pickedOf } from '../../state/files.ts';
import type { Lane } from '../../state/items.ts';
import { codePoints, TELL_FROM_CHARS, TEXT_MAX_CHARS } from '../../text/count.ts';
import { useApp } from '../context.ts';
import { Icon } from '../parts/icon.tsx';
import { Key } from '../parts/key.tsx';
import { useFocusToThread, WantedFocus } from '../parts/use-focus.ts';
import { Answered, Erased } from './answered.tsx';
import { Chips } from './chips.tsx';
import { useColon } from './colon.tsx';
import { pastedFiles } from './pasted.ts';
import { QuestionStrip } from './question.tsx';
import { ReplyList } from './reply-list.tsx';
import { StepWord } from './step-word.tsx';
import { Tools } from './tools.tsx';
import { useSlash } from './use-slash.ts';

interface BoxProps {
  about: About;
  self: AgentSelf;
  lane: Lane;
  /** Every lane that can be written to here. */
  lanes: readonly Lane[];
}

/** The box to write in. It says to whom and as whom it speaks; a note's paper looks like a note's. */
export function Box({ about, self, lane, lanes }: BoxProps) {
  const { state, intents } = useApp();
  const t = state.settings.t.value;
  const { conversation } = about;
  const editing =
    lane === 'public' && state.editing.value?.conversation === conversation ? state.editing.value : undefined;
  const text = editing?.text ?? state.writing.draft(conversation, lane);
  const field = useRef<HTMLTextAreaElement>(null);
  useFocusToThread(field);
  const gate = useMemo(createEnterGate, []);
  const name = shopperName(t, about.shopper);
  const length = text.length < TELL_FROM_CHARS ? text.length : codePoints(text);
  const note = lane === 'desk';
  const whisper = lane === 'whisper';
  const hers = about.agent?.name ?? '';
  const hint = note
    ? t.composer.noteHint
    : whisper
      ? t.company.whisperHint(hers)
      : editing?.late
        ? t.composer.late
        : editing?.changed
          ? t.composer.changed
          : editing
            ? t.composer.changing(name)
            : t.composer.replyHint(name);
  // Saving a message without words is answered with the reason why not.
  const online = !whisper || state.online.value;
  const hasFiles = lane === 'public' && !editing && pickedOf(state.files.picked.value, conversation).some(canGo);
  const canSend = online && (text.trim() !== '' || hasFiles || editing?.late === false) && length <= TEXT_MAX_CHARS;

  useLayoutEffect(() => {
    const area = field.current;
    // Where styles do it, nothing is laid out for it while things are drawn.
    if (!area || CSS.supports('field-sizing', 'content')) return;
    area.style.height = 'auto';
    area.style.height = `${area.scrollHeight}px`;
  }, [text]);

  // The cursor goes behind the words that are to be changed.
  useLayoutEffect(() => {
    if (editing) field.current?.setSelectionRange(editing.text.length, editing.text.length);
  }, [editing?.seq]);

  const asked = state.question.value;
  const asking = asked?.outgoing.lane === lane ? asked : undefined;

  const change = (value: string) => (editing ? intents.changeTo(value) : intents.write(conversation, lane, value));

  const slash = useSlash({ about, self, lane, field, change });

  const send = () => {
    // Sent or asked about, the agent goes on in the box.
    if (editing ? intents.saveChange() : intents.say(conversation, lane)) field.current?.focus();
    else if (state.question.peek()) {
      field.current?.focus();
      slash.markGap();
    }
  };

  const insert = (words: string) => {
    const area = field.current;
    if (!area) return;
    area.focus();
    area.setRangeText(words, area.selectionStart, area.selectionEnd, 'end');
    change(area.value);
  };

  const colon = useColon(field, text, change);

  const leave = () => {
    intents.leaveChange();
    field.current?.focus();
  };

  return (
    <>
      {lane === 'public' && !editing && text.trim() !== '' && <Answered conversation={conversation} self={self} />}
      {lane === 'public' && !editing && text.trim() !== '' && asking?.question.is !== 'erased' && (
        <Erased conversation={conversation} />
      )}
      {asking && (
        <QuestionStrip
          asking={asking}
          about={about}
          onAnyway={() => {
            intents.sayAnyway();
            field.current?.focus();
          }}
          onBack={() => {
            intents.goBack();
            field.current?.focus();
            slash.markGap();
          }}
        />
      )}
      <div class={note ? 'box box-note' : whisper ? 'box box-whisper' : 'box'}>
        <ReplyList about={about} self={self} lane={lane} onPick={slash.pick} />
        <p class="box-head">
          {note ? (
            <>
              <Icon name="desk" />
              <bdi>
                <strong>{t.composer.noteTo(name)}</strong>
              </bdi>
            </>
          ) : whisper ? (
            <>
              <Icon name="whisper" />
              <bdi>
                <strong>{t.company.whisperOnly(hers, name)}</strong>
              </bdi>
            </>
          ) : editing ? (
            <>
              <Icon name={editing.late || editing.changed ? 'alert' : 'pencil'} />
              <bdi>
                <strong role={editing.late || editing.changed ? 'alert' : undefined}>{hint}</strong>
              </bdi>
            </>
          ) : (
            <>
              <bdi>
                <strong>{t.composer.to(name)}</strong>
              </bdi>{' '}
              <bdi>{t.composer.as(self.name)}</bdi>
            </>
          )}
        </p>
        {lane === 'public' && !editing && <StepWord conversation={conversation} />}
        {colon.view}
        {lane === 'public' && !editing && <Chips conversation={conversation} />}
        <textarea
          ref={field}
          class="box-text"
          rows={2}
          dir="auto"
          aria-label={hint}
          aria-describedby="box-room"
          placeholder={hint}
          value={text}
          {...slash.attributes}
          onInput={(event) => {
            change(event.currentTarget.value);
            slash.typed(event);
          }}
          onSelect={slash.follow}
          onBlur={slash.close}
          onPaste={(event) => {
            const files = pastedFiles(event.clipboardData);
            if (files.length === 0 || lane !== 'public' || editing) return;
            event.preventDefault();
            intents.files.attach(conversation, files);
          }}
          onCompositionStart={() => gate.compositionStart()}
          onCompositionEnd={(event) => gate.compositionEnd(event.timeStamp)}
          {...colon.attributes}
          onKeyDown={(event) => {
            if (colon.onKeyDown(event)) return;
            const { key, shiftKey, altKey, ctrlKey, metaKey, isComposing, keyCode, timeStamp: at } = event;
            const plain = !(shiftKey || altKey || ctrlKey || metaKey || isComposing || keyCode === 229);
            // The key that the question names leads to its answer, whatever stands between it and the box.
            if (asking && key === 'Tab' && shiftKey && !altKey && !ctrlKey && !metaKey) {
              event.preventDefault();
              document.querySelector<HTMLElement>('.ask button:last-of-type')?.focus();
              return;
            }
            // In an empty box there is nothing of its own to undo; and what was said last is what waits to go.
            const undoes = (ctrlKey || metaKey) && !shiftKey && !altKey && key === 'z';
            if (text === '' && !editing && (undoes || (key === 'ArrowUp' && plain)) && intents.undo()) {
              event.preventDefault();
              return;
            }
            if (key === 'ArrowUp' && plain && text === '' && lane === 'public' && intents.change())
              event.preventDefault();
            const sends = gate.sends({ key, shiftKey, altKey, ctrlKey, metaKey, isComposing, keyCode, at });
            if (plain && slash.pressed(key, sends)) {
              event.preventDefault();
              return;
            }
            if (!sends) return;
            event.preventDefault();
            // A finger that rests on Enter sends once.
            if (!event.repeat) send();
          }}
        />
        <WantedFocus place="write" element={field} />
        <div class="box-foot">
          {editing && (
            <button type="button" class="quiet" aria-keyshortcuts={shortcut('leave')} onClick={leave}>
              {t.composer.keepWords} <Key of="leave" />
            </button>
          )}
          {!editing && <Tools about={about} lane={lane} field={field} insert={insert} />}
          {lanes.length > 1 && !editing && <LaneSwitch conversation={conversation} lane={lane} lanes={lanes} />}
          <p id="box-room" class={length > TEXT_MAX_CHARS ? 'box-room box-over' : 'box-room'} aria-live="polite">
            {room()}
          </p>
          <button type="button" class={note ? 'button' : 'button button-brand'} disabled={!canSend} onClick={send}>
            {note
              ? t.composer.addNote
              : whisper
                ? t.company.whisper
                : editing && !editing.late
                  ? t.composer.save
                  : t.composer.send}{' '}
            <Key name="↵" />
          </button>
        </div>
      </div>
    </>
  );

  function room(): string {
    if (length <= TELL_FROM_CHARS) return '';
    const left = TEXT_MAX_CHARS - length;
    return left < 0 ? t.composer.tooLong(-left) : t.composer.room(left);
  }
}

const LANE_COMMANDS = { public: 'reply', desk: 'note', whisper: 'whisper' } as const satisfies Record<Lane, Command>;

/** Message, note or whisper. */
function LaneSwitch({ conversation, lane, lanes }: { conversation: string; lane: Lane; lanes: readonly Lane[] }) {
  const { state, intents } = useApp();
  const t = state.settings.t.value;
  const to = (next: Lane) => {
    intents.writeTo(conversation, next);
    state.focus.value = 'write';
  };
  return (
    <fieldset class="lanes">
      <legend class="sr-only">{t.composer.mode}</legend>
      {lanes.map((one) => (
        <button
          key={one}
          type="button"
          aria-pressed={lane === one}
          aria-keyshortcuts={shortcut(LANE_COMMANDS[one])}
          onClick={() => to(one)}
        >
          {one === 'public' ? t.composer.reply : one === 'desk' ? t.composer.note : t.company.whisper}{' '}
          <Key of={LANE_COMMANDS[one]} />
        </button>
      ))}
    </fieldset>
  );
}
