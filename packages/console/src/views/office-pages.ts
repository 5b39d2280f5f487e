/** What supervisors and admins look after, in one file: who goes to one of these pages goes to the next. */
export { GroupsPage } from './groups/page.tsx';
export { GuardPage } from './guard/page.tsx';
export { HoursPage } from './hours/page.tsx';
export { LogPage } from './log/page.tsx';
export { PeoplePage } from './people/page.tsx';
export { ReplyTimesPage } from './reply-times/page.tsx';
export { ShopPage } from './shop/page.tsx';
export { ShoppersPage } from './shoppers/page.tsx';
export { StaffPage } from './staff/page.tsx';
