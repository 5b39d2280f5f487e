/** What a shopper looks at the shop with, in words anybody knows. What can't be told is left out. */
export interface Device {
  /** `Chrome 142`, `WeChat 8`. */
  readonly browser?: string;
  /** `Windows`, `iOS 18`. */
  readonly system?: string;
  /** A phone or a tablet, as far as it says so. */
  readonly handheld: boolean;
}

/** Longest user agent that is looked at, in characters. */
const LOOKED_AT = 512;

/**
 * Most telling first: an app's own window also says `Chrome` or `Safari`, Edge says `Chrome`, and nearly everything `Safari`. Each
 * is looked for as a name and a slash, so no pattern can run away.
 */
const BROWSERS: readonly (readonly [token: string, name: string])[] = [
  ['MicroMessenger/', 'WeChat'],
  ['AlipayClient/', 'Alipay'],
  ['AliApp(TB/', 'Taobao'],
  ['DingTalk/', 'DingTalk'],
  ['Weibo/', 'Weibo'],
  ['aweme_', 'Douyin'],
  ['QQ/', 'QQ'],
  ['FBAV/', 'Facebook'],
  ['Instagram ', 'Instagram'],
  ['Line/', 'LINE'],
  ['MQQBrowser/', 'QQ Browser'],
  ['UCBrowser/', 'UC Browser'],
  ['QuarkPC/', 'Quark'],
  ['Quark/', 'Quark'],
  ['HuaweiBrowser/', 'Huawei Browser'],
  ['MiuiBrowser/', 'Mi Browser'],
  ['SamsungBrowser/', 'Samsung Internet'],
  ['YaBrowser/', 'Yandex'],
  ['Vivaldi/', 'Vivaldi'],
  ['OPR/', 'Opera'],
  ['EdgA/', 'Edge'],
  ['EdgiOS/', 'Edge'],
  ['Edg/', 'Edge'],
  ['FxiOS/', 'Firefox'],
  ['Firefox/', 'Firefox'],
  ['CriOS/', 'Chrome'],
  ['Chrome/', 'Chrome'],
];

/** The number right behind a place in a text: digits up to the first that is none, three at most. */
function numberAt(text: string, place: number): string {
  let end = place;
  while (end < place + 3 && text.charCodeAt(end) >= 48 && text.charCodeAt(end) <= 57) end += 1;
  return text.slice(place, end);
}

const named = (name: string, version: string): string => (version === '' ? name : `${name} ${version}`);

function browserOf(agent: string): string | undefined {
  for (const [token, name] of BROWSERS) {
    const place = agent.indexOf(token);
    if (place >= 0) return named(name, numberAt(agent, place + token.length));
  }
  // Safari's own number stands elsewhere; what says only `Safari/` is some other program.
  const place = agent.indexOf('Version/');
  return place >= 0 && agent.includes('Safari/') ? named('Safari', numberAt(agent, place + 8)) : undefined;
}

/**
 * Browsers say `Windows NT 10.0`, `Mac OS X 10_15_7` and `Android 10` whatever they run on, so no number is told there. An iPad that
 * asks for desktop pages says it is a Mac, and is told as one.
 */
function systemOf(agent: string): string | undefined {
  const apple = ['iPhone OS ', 'CPU OS '].find((token) => agent.includes(token));
  if (apple)
    return named(agent.includes('iPad') ? 'iPadOS' : 'iOS', numberAt(agent, agent.indexOf(apple) + apple.length));
  if (agent.includes('HarmonyOS') || agent.includes('OpenHarmony')) return 'HarmonyOS';
  if (agent.includes('Android')) return 'Android';
  if (agent.includes('Windows')) return 'Windows';
  if (agent.includes('Macintosh')) return 'macOS';
  if (agent.includes('CrOS')) return 'ChromeOS';
  return agent.includes('Linux') ? 'Linux' : undefined;
}

/** Reads a user agent as far as it can honestly be read; undefined when it tells nothing. Time grows with its length, which is bounded. */
export function deviceOf(userAgent: string): Device | undefined {
  const agent = userAgent.slice(0, LOOKED_AT);
  const browser = browserOf(agent);
  const system = systemOf(agent);
  if (browser === undefined && system === undefined) return undefined;
  const handheld = /Mobi|Android|iPhone|iPad/.test(agent);
  return { ...(browser === undefined ? {} : { browser }), ...(system === undefined ? {} : { system }), handheld };
}
