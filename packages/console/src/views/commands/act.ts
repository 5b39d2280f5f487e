import type { App } from '../../app.ts';
import type { Command } from '../../keys/commands.ts';
import { focusedPromise, focusedRow } from '../focus.ts';
import type { Action, At, Why } from './action.ts';
import { AMENDING } from './amending.ts';
import { COMPANY } from './company.ts';
import { DESK } from './desk.ts';
import { GOING } from './going.ts';
import { LIST } from './list.ts';
import { WRITING } from './writing.ts';

/** What each command does: one without an action doesn't compile. */
const ACTIONS: Readonly<Record<Command, Action>> = {
  ...LIST,
  ...GOING,
  ...WRITING,
  ...AMENDING,
  ...COMPANY,
  ...DESK,
};

export const atNow = (target: Element | undefined): At => ({ row: focusedRow(), promise: focusedPromise(), target });

export const whyNot = (app: App, command: Command, at: At): Why | undefined => ACTIONS[command].why(app, at);

/** Carries a command out. True when it did something, so that the browser doesn't act on the key as well. */
export function act(app: App, command: Command, at: At): boolean {
  const { why, run, instead } = ACTIONS[command];
  if (why(app, at)) return instead?.(app, at) ?? false;
  run(app, at);
  return true;
}
