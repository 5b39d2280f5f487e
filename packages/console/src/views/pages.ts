import { laterPage } from './later.tsx';

const links = () => import('./link-pages.ts');
const office = () => import('./office-pages.ts');

/** The pages that nobody needs for the first answer; each comes when it is first gone to. */
export const AccountPage = laterPage(async () => (await import('./account/page.tsx')).AccountPage);
export const ForgotPage = laterPage(async () => (await links()).ForgotPage);
export const GroupsPage = laterPage(async () => (await office()).GroupsPage);
export const GuardPage = laterPage(async () => (await office()).GuardPage);
export const HoursPage = laterPage(async () => (await office()).HoursPage);
export const InvitationPage = laterPage(async () => (await links()).InvitationPage);
export const InboxPage = laterPage(async () => (await import('./inbox/page.tsx')).loadInboxPage());
export const LeftFormPage = laterPage(async () => (await import('./left-form/page.tsx')).loadLeftFormPage());
export const LogPage = laterPage(async () => (await office()).LogPage);
export const LookPage = laterPage(async () => (await import('./look/page.tsx')).loadLookPage());
export const NoticesPage = laterPage(async () => {
  // What is tried there goes out by the devices.
  const [{ NoticesPage: Page }] = await Promise.all([import('./notices/page.tsx'), import('../device/notices.ts')]);
  return Page;
});
export const OverviewPage = laterPage(async () => (await import('./overview/page.tsx')).loadOverviewPage());
export const PeoplePage = laterPage(async () => (await office()).PeoplePage);
export const ReadyPage = laterPage(async () => (await import('./ready/page.tsx')).ReadyPage);
export const ReplyTimesPage = laterPage(async () => (await office()).ReplyTimesPage);
export const ResetPage = laterPage(async () => (await links()).ResetPage);
export const SearchPage = laterPage(async () => (await import('./search/page.tsx')).loadSearchPage());
export const ShopPage = laterPage(async () => (await office()).ShopPage);
export const ShoppersPage = laterPage(async () => (await office()).ShoppersPage);
export const StaffPage = laterPage(async () => (await office()).StaffPage);
export const StoresPage = laterPage(async () => (await import('./stores/page.tsx')).loadStoresPage());
export const SummaryPage = laterPage(async () => (await import('./summary/page.tsx')).loadSummaryPage());
export const VisitsPage = laterPage(async () => (await import('./visits/page.tsx')).loadVisitsPage());
export const WebhooksPage = laterPage(async () => (await import('./webhooks/page.tsx')).WebhooksPage);
