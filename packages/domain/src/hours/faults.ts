/** Everything that can be wrong with service hours, by name. */
export type HoursFaultCode =
  /** Something is no object, or no list, where one belongs. */
  | 'wrong_shape'
  /** No zone of that name is known here. */
  | 'zone_unknown'
  /** Not `HH:MM` from 00:00 to 23:59; a closing time may be 24:00. */
  | 'time_invalid'
  /** Opens and closes at the same time; all day is 00:00 to 24:00. */
  | 'span_empty'
  /** Two spans share time, also across midnight and from Sunday to Monday. */
  | 'spans_overlap'
  /** Not a day that exists, as `YYYY-MM-DD`, from 1970 on. */
  | 'date_invalid'
  /** The same day has two exceptions. */
  | 'exception_twice'
  /** More spans a day, or more exceptions, than anybody needs. */
  | 'too_many';

/** One thing that is wrong, and where: `week.mon[1].from`, `exceptions[0].date`. */
export interface HoursFault {
  readonly code: HoursFaultCode;
  readonly path: string;
}
