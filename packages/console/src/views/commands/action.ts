import type { ConversationId } from '@shopbell/protocol';
import type { App } from '../../app.ts';
import type { AllMessages } from '../../i18n/index.ts';

/** Where the focus is when a command is asked for, or was when the palette came over it. */
export interface At {
  row: ConversationId | undefined;
  promise: string | undefined;
  target: Element | undefined;
}

/** Why a command can't act now. */
export type Why = keyof AllMessages['palette']['why'];

export interface Action {
  /** Undefined while it can act. */
  why(app: App, at: At): Why | undefined;
  /** Does it; called only while it can act. */
  run(app: App, at: At): void;
  /** What its key does while it can't: false for nothing, and the browser has the key. */
  instead?(app: App, at: At): boolean;
}
