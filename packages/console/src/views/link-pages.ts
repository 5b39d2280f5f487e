/** The pages that letters lead to and from, in one file. */
export { ForgotPage } from './links/forgot.tsx';
export { InvitationPage } from './links/invitation.tsx';
export { ResetPage } from './links/reset.tsx';
