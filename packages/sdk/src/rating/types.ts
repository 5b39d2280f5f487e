/** What a shopper says of a conversation. */
export interface Rating {
  /** 1 to 5. */
  readonly stars: number;
  /** Whether it came to what they wanted. */
  readonly solved?: boolean | undefined;
  /** Some of the words that are offered with so many stars. */
  readonly tags?: readonly string[] | undefined;
  /** Whether they would recommend the shop, from 0 to 10; only where that is asked. */
  readonly recommend?: number | undefined;
  readonly text?: string | undefined;
}

/** What is said, and of which conversation: of the newest one that was asked about, unless said. */
export interface RateOptions extends Rating {
  readonly conversation?: string | undefined;
}
