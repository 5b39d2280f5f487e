import type { ContactField } from '@shopbell/protocol';

/** What the site asks of who leaves a message. */
export interface LeaveForm {
  /** Whether to say where one can be reached. */
  readonly contact: 'optional' | 'required' | 'none';
  /** By which of these, in this order. `required`: one of address and number at least. */
  readonly fields: readonly ContactField[];
  /** Whether the order's number is asked. */
  readonly order: boolean;
  /** The shop's words over the form; `{by}` in them stands for `answersBy`. Absent: words of your own. */
  readonly promise?: string | undefined;
  /** Epoch ms by which an answer to what is left now would be due; absent when service has ended for good. */
  readonly answersBy?: number | undefined;
  /** An answer that is not seen goes to an e-mail address that was left as well. Absent: the server sends no mail, so promise no letter. */
  readonly mails?: true | undefined;
}
