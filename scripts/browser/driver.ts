/** One page of a browser, as far as every engine can be driven. A selector finds one element; `a >>> b` goes on inside of a shadow root. */
export interface Driver {
  goTo(url: string): Promise<void>;
  url(): Promise<string>;
  /** Runs the body of an async function in the page; what it gives is JSON. */
  run(body: string): Promise<unknown>;
  /** Presses where the element is, as a hand would. */
  click(selector: string): Promise<void>;
  /** Puts the focus into an element and presses a key for each character; a line feed is Enter. */
  type(selector: string, text: string): Promise<void>;
  /** Ends the browser. */
  close(): Promise<void>;
}

/** Starts a browser with one page, which keeps nothing when it ends; `dark` as people set it in their system, false when absent. */
export type Start = (options?: { readonly dark?: boolean }) => Promise<Driver>;
