/** One entry of size-limit's JSON; `size` in bytes, brotli. Without `passed` there was no limit to pass. */
export interface Size {
  readonly name: string;
  readonly size: number;
  readonly passed?: boolean;
}
