/** Words of one draft in one tab. */
export interface Typed {
  readonly text: string;
  /** What they were when that tab last wrote them down, or read them. */
  readonly known: string;
  /** When they were changed, epoch ms. */
  readonly at: number;
}

/**
 * What becomes of a draft when another tab has written it down. Who typed last wins while the other one only watched; where both typed,
 * or neither knew of the other's words, nothing of either is lost. Each tab comes to the same, whoever hears of the other first.
 */
export function afterTold(here: Typed, there: Typed): string {
  if (here.text === there.text) return here.text;
  if (here.text === here.known && there.known === here.known) return there.text;
  // Sent or emptied by one, and gone on with by the other: that one's words stand.
  if (here.text === '' || there.text === '') return here.text || there.text;
  if (here.text.includes(there.text)) return here.text;
  if (there.text.includes(here.text)) return there.text;
  const [first, second] =
    here.at < there.at || (here.at === there.at && here.text < there.text) ? [here, there] : [there, here];
  return `${first.text}\n${second.text}`;
}
