import type { ChatError } from '@shopbell/sdk';
import type { Odd } from './hints.ts';

/** Refusals that no shopper and no waiting can mend: the site or its tag is set up wrong. */
const SET_UP = /^(bad_option|site_unknown|origin_refused|key_\w+|identify_failed)$/;

/**
 * What stands at a tag and means something, there or to the browser, as `name=value`. All else is looked at by `hints.ts`, which is loaded
 * for it; a test holds the two together.
 */
export const FITS =
  /^((site|endpoint|heading|greeting|questions|photo|brand|hidden|inline|storage|style|class|id|(aria|data)-.*)=|(position=(start|end)?|sounds=(on|off)?|theme=(auto|light|dark)?|locale=(auto)?)$)/;

/** Events that the client derives from the talk, with a part it loads when somebody listens. */
export const DERIVED = 'queue started agentJoined agentLeft transferred messageStatus leftMessage referral ended rated';

/** The other events. Who waits for the panel itself hears none. */
export const HEARD = /^(ready|open|close|unread|connection|availability|message|typing|cardAction|error|undefined)$/;

/** How a site is called. What else may be wrong with a name, the relay tells. */
export const SITE = /^[a-z0-9-]{1,40}$/;

/** Has the developer of the page read what is wrong, each once a page. Where the part for it can't be loaded, nobody is told. */
export function advise(odd: Odd, given: readonly string[], element?: Element): void {
  if (given[0]) import('./hints.ts').then(({ tell }) => tell(odd, given, element)).catch(() => {});
}

/** Tells the developer of a wrong set-up. Any other error is passed over. */
export function warnOfSetUp({ code, message, path = message }: ChatError): void {
  if (SET_UP.test(code)) advise('refusal', [code, code === 'bad_option' ? path : message]);
}

/** Looks at a tag. @param locale the language that was picked for it */
export function adviseOptions(element: Element, locale: string): void {
  const said = [...element.attributes].map(({ name, value }) => `${name}=${value}`);
  const spoken = `locale=${locale.slice(0, 2)}`;
  advise(
    'option',
    said.filter((one) => !FITS.test(one) && !one.startsWith(spoken)),
    element,
  );
}

/** Looks at a command that could not be carried out. One that there is was given something it can't use: that is its own to tell. */
export function adviseCommand(command: unknown, element: Element): void {
  if (!(Object(command)[0] in element)) advise('command', [String(command)], element);
}
