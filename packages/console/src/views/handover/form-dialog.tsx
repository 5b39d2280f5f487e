import type { ComponentChildren } from 'preact';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { problemText } from '../../i18n/problems.ts';
import { useApp } from '../context.ts';
import { CTRL_ENTER, onCtrlEnter } from '../office/ctrl-enter.ts';
import { Icon } from '../parts/icon.tsx';
import { Key } from '../parts/key.tsx';

interface Props<Name extends string> {
  /** Leads the ids in it. */
  id: string;
  heading: string;
  /** What is wrong with each field, in their order; empty where nothing is. Told once somebody has tried to send. */
  wrong: Readonly<Record<Name, string>>;
  working: boolean;
  problem: string | undefined;
  /** What the button says. */
  send: string;
  /** Nothing is wrong any more. */
  onSend(): void;
  onClose(): void;
  fields(told: FieldsTold<Name>): ComponentChildren;
}

/** How a field tells what is wrong with it. */
export interface FieldsTold<Name extends string> {
  /** For the field itself; `hint`: it has one, `ID-NAME-hint`. */
  of(name: Name, hint?: boolean): { 'aria-invalid': boolean; 'aria-describedby': string | undefined };
  fault(name: Name): ComponentChildren;
}

/** A form in a dialog about the open conversation: what is missing is told by its field, a refusal above the foot. */
export function FormDialog<Name extends string>(props: Props<Name>) {
  const { id, heading, wrong, working, problem, send, onSend, onClose, fields } = props;
  const { state } = useApp();
  const t = state.settings.all.value;
  const dialog = useRef<HTMLDialogElement>(null);
  const [told, setTold] = useState(false);
  useLayoutEffect(() => {
    dialog.current?.showModal();
    // Left to itself a dialog gives the focus to its cross.
    dialog.current?.querySelector<HTMLElement>('[name]')?.focus();
  }, []);
  const isWrong = (name: Name): boolean => told && wrong[name] !== '';
  const submit = (event: Event): void => {
    event.preventDefault();
    setTold(true);
    const first = Object.entries(wrong).find(([, fault]) => fault !== '')?.[0];
    if (first === undefined) onSend();
    else dialog.current?.querySelector<HTMLElement>(`[name=${first}]`)?.focus();
  };
  const close = () => dialog.current?.close();
  return (
    <dialog ref={dialog} class="keys-sheet handover" aria-labelledby={`${id}-heading`} onClose={onClose}>
      <form class="handover-form" noValidate onSubmit={submit} onKeyDown={onCtrlEnter}>
        <header class="keys-head">
          <h2 id={`${id}-heading`}>
            <bdi>{heading}</bdi>
          </h2>
          <button type="button" class="quiet icon-button" aria-label={t.handover.cancel} onClick={close}>
            <Icon name="cross" />
          </button>
        </header>
        {fields({
          of(name, hint = true) {
            const by = [isWrong(name) ? `${id}-${name}-wrong` : '', hint ? `${id}-${name}-hint` : ''];
            return { 'aria-invalid': isWrong(name), 'aria-describedby': by.join(' ').trim() || undefined };
          },
          fault: (name) =>
            isWrong(name) && (
              <span id={`${id}-${name}-wrong`} class="handover-wrong">
                {wrong[name]}
              </span>
            ),
        })}
        {problem && (
          <p class="notice" role="alert">
            <Icon name="alert" />
            {problemText(t.problems, problem)}
          </p>
        )}
        <div class="handover-foot">
          <button type="button" class="button" onClick={close}>
            {t.handover.cancel}
          </button>
          <button
            type="submit"
            class="button button-brand"
            aria-keyshortcuts="Control+Enter Meta+Enter"
            disabled={working || !state.online.value}
          >
            {send} <Key name={CTRL_ENTER} />
          </button>
        </div>
      </form>
    </dialog>
  );
}
