import type { ComponentChildren } from 'preact';
import { useLayoutEffect, useState } from 'preact/hooks';
import { useApp } from '../context.ts';
import type { Task } from '../office/task.ts';
import { Told } from '../office/told.tsx';
import { useReturn } from '../office/use-return.ts';
import { Icon } from '../parts/icon.tsx';

/** Closes what is asked; `done`: it was answered with yes, and came to pass. */
type Leave = (done: boolean) => void;

interface PartProps {
  icon: Parameters<typeof Icon>[0]['name'];
  /** What the button says that asks. */
  name: string;
  /** Told once it was done, to the eye and to a reader. Default: what it has changed tells enough. */
  done?: string;
  /** It is asked from elsewhere. */
  wanted?: boolean;
  ask(leave: Leave): ComponentChildren;
}

/** At the end of the panel, out of the way of a hasty press: a button, and in its place what it asks first. */
export function EndPart({ icon, name, done, wanted = false, ask }: PartProps) {
  const [asking, setAsking] = useState(false);
  useLayoutEffect(() => {
    if (wanted) setAsking(true);
  }, [wanted]);
  const [isDone, setDone] = useState(false);
  const button = useReturn<HTMLButtonElement>(asking);
  const leave: Leave = (now) => {
    setAsking(false);
    setDone(now);
  };
  return (
    <section class="shopper-part shopper-end">
      {asking ? (
        ask(leave)
      ) : (
        <button ref={button} type="button" class="quiet" onClick={() => setAsking(true)}>
          <Icon name={icon} /> {name}
        </button>
      )}
      {done !== undefined && (
        <p class="office-done" role="status">
          {isDone && !asking && done}
        </p>
      )}
    </section>
  );
}

interface FormProps {
  /** Names the form: of the element that says `ask`. */
  id: string;
  ask: string;
  /** What it comes to. */
  hint: string;
  yes: string;
  /** Something is to be said before. Default false. */
  wants?: boolean;
  task: Task;
  /** Not called while something is under way. */
  onYes(form: HTMLFormElement): void;
  leave: Leave;
  /** What is to be said with it. */
  children: ComponentChildren;
}

/** A question of the panel's end: Escape is no. */
export function EndForm({ id, ask, hint, yes, wants = false, task, onYes, leave, children }: FormProps) {
  const p = useApp().state.settings.all.value.panel;
  return (
    <form
      class="shopper-form"
      aria-labelledby={id}
      onSubmit={(event) => {
        event.preventDefault();
        if (!task.busy) onYes(event.currentTarget);
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || event.isComposing) return;
        event.preventDefault();
        event.stopPropagation();
        leave(false);
      }}
    >
      <p id={id} class="shopper-ask">
        {ask}
      </p>
      <p class="shopper-hint">{hint}</p>
      {children}
      <div class="shopper-answers">
        <button type="submit" class="button button-strong" disabled={task.busy || wants}>
          {yes}
        </button>
        <button type="button" class="button" onClick={() => leave(false)}>
          {p.cancel}
        </button>
      </div>
      <Told refused={task.refused} />
    </form>
  );
}
