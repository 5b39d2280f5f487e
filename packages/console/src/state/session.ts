import { type Signal, signal } from '@preact/signals';
import type { ChatErrorCode } from '@shopbell/sdk';
import type { AgentSelf } from '@shopbell/sdk/agent';

/** Why a sign-in didn't work. `until` – epoch ms from which the next try is possible, where the server told. */
export type SignInFault =
  | { is: 'refused' }
  /** The account has a second factor. */
  | { is: 'code'; wrong: boolean }
  | { is: 'tooMany'; until: number | undefined }
  | { is: 'away' }
  /** The page was opened at another address than the server's own. */
  | { is: 'elsewhere'; address: string }
  | { is: 'other'; code: ChatErrorCode };

/**
 * Who sits at this desk. `opening` – the cookie is being tried; `out` – nobody; `entering` – a sign-in is under way;
 * `in` – signed in and greeted once; the line may be down since. `ended` – whose session ended without their doing.
 */
export type Session =
  | { is: 'opening' }
  | { is: 'out'; ended: AgentSelf | undefined; fault?: SignInFault }
  | { is: 'entering'; ended: AgentSelf | undefined }
  | { is: 'in'; self: AgentSelf };

/**
 * Signing out is asked for where it was pressed, not in a dialog. `anew` – more would be lost than when it was asked first: what was let
 * go is not stored. `shop` – the one to sign in to next; absent: the same.
 */
export type Leaving = { shop?: string | undefined } & (
  | { is: 'no' }
  | { is: 'asked'; anew?: true }
  | { is: 'working' }
  | { is: 'failed'; code: ChatErrorCode }
);

export interface SessionState {
  session: Signal<Session>;
  leaving: Signal<Leaving>;
  /** Another number once what somebody left was dropped: what was asked before is not for who sits here now. */
  seat: number;
}

export const createSession = (): SessionState => ({
  session: signal<Session>({ is: 'opening' }),
  leaving: signal<Leaving>({ is: 'no' }),
  seat: 0,
});
