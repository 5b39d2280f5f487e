/** What the form of a left message says, in one language; it comes with the form. A missing or extra key does not compile. */
export interface LeaveTexts {
  title: string;
  /** Under it: by when it is answered. @param day empty for today */
  by: (day: string, time: string) => string;
  /** In the menu of the talk, for who could wait. */
  instead: string;
  /** Puts the form away. */
  cancel: string;
  name: string;
  email: string;
  phone: string;
  order: string;
  /** Beside a field that may stay empty. */
  optional: string;
  /** An address or a number is needed, where either would do; where it is one of them. */
  either: string;
  needed: string;
  badEmail: string;
  badPhone: string;
  /** After it was sent, where an address was left. */
  also: (email: string) => string;
  /** Under the line that the talk is over: nobody has answered what was left; another of theirs holds the answer. */
  unanswered: string;
  elsewhere: string;
}
