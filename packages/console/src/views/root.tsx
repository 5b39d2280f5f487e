import type { App } from '../app.ts';
import type { Page } from '../state/office.ts';
import { AppContext, useApp } from './context.ts';
import { Desk } from './desk.tsx';
import { Overlays } from './overlays.tsx';
import {
  AccountPage,
  ForgotPage,
  GroupsPage,
  GuardPage,
  HoursPage,
  InboxPage,
  InvitationPage,
  LeftFormPage,
  LogPage,
  LookPage,
  NoticesPage,
  OverviewPage,
  PeoplePage,
  ReadyPage,
  ReplyTimesPage,
  ResetPage,
  SearchPage,
  ShopPage,
  ShoppersPage,
  StaffPage,
  StoresPage,
  SummaryPage,
  VisitsPage,
  WebhooksPage,
} from './pages.ts';
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
  return (
    <>
      <Place is={page?.is} />
      <Overlays />
    </>
  );
}

/** Where somebody is who is signed in. */
function Place({ is }: { is: Page['is'] | undefined }) {
  switch (is) {
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
      return <ReadyPage />;
    case 'shoppers':
      return <ShoppersPage />;
    case 'visits':
      return <VisitsPage />;
    case 'guard':
      return <GuardPage />;
    case 'look':
      return <LookPage />;
    case 'shop':
      return <ShopPage />;
    case 'stores':
      return <StoresPage />;
    case 'webhooks':
      return <WebhooksPage />;
    case 'leave':
      return <LeftFormPage />;
    case 'inbox':
      return <InboxPage />;
    case 'log':
      return <LogPage />;
    case 'overview':
      return <OverviewPage />;
    case 'search':
      return <SearchPage />;
    case 'account':
      return <AccountPage />;
    case 'notices':
      return <NoticesPage />;
    case 'summary':
      return <SummaryPage />;
    default:
      return <Desk />;
  }
}
