import { laterDialog, laterLine, laterPart } from './later.tsx';

const dialogs = () => import('./desk-dialogs.ts');

export const HandoverDialog = laterDialog(
  async () => (await dialogs()).HandoverDialog,
  (intents) => intents.leaveHandover(),
);
export const InviteDialog = laterDialog(
  async () => (await dialogs()).InviteDialog,
  (intents) => intents.leaveInvite(),
);
export const KeysSheet = laterDialog(
  async () => (await dialogs()).KeysSheet,
  (intents) => intents.keys(false),
);
export const Palette = laterDialog(
  async () => (await import('./palette/palette.tsx')).Palette,
  (intents) => intents.palette(false),
);
/** Writes a card; and the cards of a thread. */
export const CardDialog = laterDialog(
  async () => (await Promise.all([dialogs(), import('../intents/send-card.ts')]))[0].CardDialog,
  (intents) => intents.cards.leave(),
);
export const CardTool = laterLine(async () => (await dialogs()).CardTool);
export const CardPart = laterLine(async () => (await import('./cards/card.tsx')).loadCard());

/** What can be done with one's own message. */
export const MessageMenu = laterLine(async () => (await dialogs()).MessageMenu);

/** What a message replies to. */
export const QuotePart = laterLine(async () => (await import('./thread/quote.tsx')).Quote);

/** What is offered to this agent. */
export const OfferCard = laterLine(async () => (await dialogs()).OfferCard);

/** The edges of the panes beside the thread. */
export const PaneEdge = laterLine(async () => (await dialogs()).PaneEdge);

export const PictureDialog = laterDialog(
  async () => (await dialogs()).PictureDialog,
  (intents) => intents.files.look(undefined),
);
export const PromiseDialogs = laterDialog(
  async () => (await dialogs()).PromiseDialogs,
  (intents) => intents.promises.leave(),
);

/** What becomes of a left message. */
export const LeftEventLine = laterLine(async () => (await dialogs()).LeftEventLine);

/** What a shopper says of the conversation. */
export const RatingLine = laterLine(async () => (await dialogs()).RatingLine);

/** What was taken back, for who may read it. */
export const Behind = laterPart(async () => (await dialogs()).Behind);

/** What the right pane says of a shopper, with what is asked for there. */
export const ShopperBody = laterPart(async () => {
  const [{ ShopperBody: Body }] = await Promise.all([
    import('./shopper/body.tsx'),
    import('../intents/shopper-lists.ts'),
  ]);
  return Body;
});

/** An earlier day's summary that its agent has not read. */
export const UnkeptDay = laterLine(async () => (await import('./summary/unkept.tsx')).UnkeptDay);

/** All that comes behind the desk's first screen, so that a press finds it there. */
export const SOON = [
  Behind,
  CardTool,
  HandoverDialog,
  InviteDialog,
  KeysSheet,
  MessageMenu,
  OfferCard,
  Palette,
  PaneEdge,
  PictureDialog,
  PromiseDialogs,
  ShopperBody,
  UnkeptDay,
];
