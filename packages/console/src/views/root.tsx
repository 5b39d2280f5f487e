import type { App } from '../app.ts';
import { AccountPage } from './account/page.tsx';
import { AppContext, useApp } from './context.ts';
import { Desk } from './desk.tsx';
import { GroupsPage } from './groups/page.tsx';
import { HoursPage } from './hours/page.tsx';
import { Later } from './later.tsx';
import { ForgotPage } from './links/forgot.tsx';
import { InvitationPage } from './links/invitation.tsx';
import { ResetPage } from './links/reset.tsx';
import { LogPage } from './log/page.tsx';
import { PeoplePage } from './people/page.tsx';
import { ReplyTimesPage } from './reply-times/page.tsx';
import { LazySearchPage } from './search/lazy.tsx';
import { ShopPage } from './shop/page.tsx';
import { ShoppersPage } from './shoppers/page.tsx';
import { SignIn } from './sign-in.tsx';
import { Splash } from './splash.tsx';
import { StaffPage } from './staff/page.tsx';
import { SummaryPage } from './summary/page.tsx';

/** Most agents write no ready replies and no rules on most days: these pages come when they are asked for. */
const guard = () => import('./guard/page.tsx').then(({ GuardPage }) => GuardPage);
const ready = () => import('./ready/page.tsx').then(({ ReadyPage }) => ReadyPage);

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
  switch (page?.is) {
    case 'people':
      return <PeoplePage />;
    case 'staff':
      return <StaffPage />;
    case 'groups':
      return <GroupsPage />;
    case 'hours':
      return <HoursPage />;
    case 'times':
      return <ReplyTimesPage />;
    case 'ready':
      return <Later key="ready" load={ready} />;
    case 'shoppers':
      return <ShoppersPage />;
    case 'guard':
      return <Later key="guard" load={guard} />;
    case 'shop':
      return <ShopPage />;
    case 'log':
      return <LogPage />;
    case 'search':
      return <LazySearchPage />;
    case 'account':
      return <AccountPage />;
    case 'summary':
      return <SummaryPage />;
    default:
      return <Desk />;
  }
}
