import type { Driver } from './driver.ts';

/** How WebDriver names an element that it hands over. */
const ELEMENT = 'element-6066-11e4-a52e-4f735466cecf';

/** A command that hangs ends after this, in ms. */
const COMMAND_MS = 120_000;

const FIND =
  'return arguments[0].split(" >>> ").reduce((at, part) => at && (at.shadowRoot ?? at).querySelector(part), document)';

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null;

/** @throws Error with what the driver says of a command that failed. */
async function command(url: string, method: 'GET' | 'POST' | 'DELETE', body?: unknown): Promise<unknown> {
  const response = await fetch(url, {
    method,
    signal: AbortSignal.timeout(COMMAND_MS),
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  const { value } = (await response.json()) as { readonly value: unknown };
  if (isObject(value) && 'error' in value) throw new Error(`${value.error}: ${value.message}`);
  return value;
}

/**
 * A browser over W3C WebDriver: its few commands that are needed here.
 *
 * @param address of the driver, which starts the browser
 * @param capabilities as the browser's makers call them
 */
export async function startSession(address: string, capabilities: unknown): Promise<Driver> {
  const started = await command(`${address}/session`, 'POST', { capabilities: { alwaysMatch: capabilities } });
  if (!isObject(started)) throw new Error(`${address} started nothing`);
  const at = `${address}/session/${started.sessionId}`;
  const post = (path: string, body: unknown = {}) => command(`${at}/${path}`, 'POST', body);
  await post('timeouts', { script: COMMAND_MS, pageLoad: COMMAND_MS });
  async function find(selector: string): Promise<string> {
    const found = await post('execute/sync', { script: FIND, args: [selector] });
    if (!isObject(found)) throw new Error(`nothing matches ${selector}`);
    return `element/${found[ELEMENT]}`;
  }
  return {
    goTo: async (url) => void (await post('url', { url })),
    url: async () => String(await command(`${at}/url`, 'GET')),
    run: (body) => post('execute/sync', { script: `return (async () => { ${body} })()`, args: [] }),
    click: async (selector) => void (await post(`${await find(selector)}/click`)),
    // WebDriver's own key for Enter.
    type: async (selector, text) =>
      void (await post(`${await find(selector)}/value`, { text: text.replaceAll('\n', '\uE007') })),
    close: async () => void (await command(at, 'DELETE')),
  };
}
