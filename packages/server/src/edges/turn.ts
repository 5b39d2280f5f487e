/** What wants to be flushed when the turn of the event loop ends. */
export interface Flushable {
  flush(): void;
}

let waiting: Flushable[] = [];

function flushAll(): void {
  const due = waiting;
  waiting = [];
  for (const each of due) each.flush();
}

/** Flushes `each` once this turn of the event loop is over: one callback for all connections of a turn. */
export function atTurnEnd(each: Flushable): void {
  if (waiting.push(each) === 1) setImmediate(flushAll);
}
