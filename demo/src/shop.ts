/** What a running shop is made of. */
export interface Shop {
  /** The relay's origin. */
  readonly relay: string;
  /** The site's slug at the relay. */
  readonly site: string;
  /** Signs the members' tokens and the shop's own cookies. */
  readonly secret: string;
  /** Epoch ms. */
  now(): number;
  /** 0 ≤ chance < 1. */
  chance(): number;
  /** A fresh one for each page: 128 random bits as base64. */
  nonce(): string;
}
