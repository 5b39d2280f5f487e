/** The desk's dialogs, in one file. */
export { InviteDialog } from './company/invite.tsx';
export { HandoverDialog } from './handover/dialog.tsx';
export { KeysSheet } from './keys-sheet.tsx';
export { PromiseDialogs } from './promises/dialogs.tsx';
