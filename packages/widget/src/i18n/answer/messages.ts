/** What the hosted page says where the link of a letter leads nowhere, in one language. A missing or extra key does not compile. */
export interface AnswerTexts {
  /** On another device. */
  used: string;
  /** Its time is over. */
  over: string;
  /** None that is known. */
  invalid: string;
  /** The talk that it led to is not kept here any more. */
  gone: string;
  /** Nobody knows yet: there is no connection, or the server does not answer. */
  lost: string;
  /** The browser lets this page keep nothing. */
  unkept: string;
  /** The button that tries it once more. */
  again: string;
}
