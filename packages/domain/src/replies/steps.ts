/** Where a ready reply is filed: the seven steps of a reception (售前七步), what comes after a sale, or nowhere. */
export const REPLY_STEPS = [
  'greet',
  'ask',
  'recommend',
  'doubt',
  'close',
  'check',
  'goodbye',
  'after_sales',
  'none',
] as const;
export type ReplyStep = (typeof REPLY_STEPS)[number];

/** The steps that a conversation can be at. */
export type ReceptionStep = Exclude<ReplyStep, 'none'>;
export const RECEPTION_STEPS: readonly ReceptionStep[] = REPLY_STEPS.filter((step) => step !== 'none');

export const isReplyStep = (value: unknown): value is ReplyStep => REPLY_STEPS.some((step) => step === value);
export const isReceptionStep = (value: unknown): value is ReceptionStep =>
  RECEPTION_STEPS.some((step) => step === value);

/** How many ready replies there may be, and how long a title is (code points); a text is as long as a message. */
export const REPLY_BOUNDS = { perSite: 2000, perAgent: 500, titleMaxChars: 80 } as const;
