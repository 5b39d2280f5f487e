import type { App } from '../app.ts';
import { AccountPage } from './account/page.tsx';
import { AppContext, useApp } from './context.ts';
import { Desk } from './desk.tsx';
import { ForgotPage } from './links/forgot.tsx';
import { InvitationPage } from './links/invitation.tsx';
import { ResetPage } from './links/reset.tsx';
import { PeoplePage } from './people/page.tsx';
import { SignIn } from './sign-in.tsx';
import { Splash } from './splash.tsx';

/** The console, whoever sits at it. */
export function Root({ app }: { app: App }) {
  return (
    <AppContext.Provider value={app}>
      <Screen />
    </AppContext.Provider>
  );
}

function Screen() {
  const { state } = useApp();
  const session = state.session.value;
  const page = state.office.page.value;
  // Letters' links are for whoever reads them, signed in or not.
  if (page?.is === 'invitation') return <InvitationPage token={page.token} />;
  if (page?.is === 'reset') return <ResetPage token={page.token} />;
  if (session.is === 'opening') return <Splash />;
  if (session.is !== 'in') return page?.is === 'forgot' ? <ForgotPage /> : <SignIn />;
  if (page?.is === 'people') return <PeoplePage />;
  return page?.is === 'account' ? <AccountPage /> : <Desk />;
}
