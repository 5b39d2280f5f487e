/** The desk's dialogs, and what else of it comes after its first screen, in one file. */
export { CardDialog } from './cards/dialog.tsx';
export { InviteDialog } from './company/invite.tsx';
export { CardTool } from './composer/card-tool.tsx';
export { OfferCard } from './duty/offer-card.tsx';
export { HandoverDialog } from './handover/dialog.tsx';
export { KeysSheet } from './keys-sheet.tsx';
export { PaneEdge } from './panes/edge.tsx';
export { PromiseDialogs } from './promises/dialogs.tsx';
export { RatingLine } from './rating/line.tsx';
export { Behind } from './thread/behind.tsx';
export { LeftEventLine } from './thread/left-event-line.tsx';
export { MessageMenu } from './thread/message-menu.tsx';
export { PictureDialog } from './thread/picture-dialog.tsx';
