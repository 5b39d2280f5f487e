/** An answer of a stub backend, as JSON. */
export type Answer = object;

/**
 * What each peer's own server would answer until its panel can be written into: empty talks, no settings beyond the defaults. By
 * method and path; what is asked beyond that is answered with 404, and the run says so.
 */
export const STUBS: Readonly<Record<string, Answer>> = {
  'POST /typebot/api/v1/typebots/bench/startChat': {
    sessionId: 'bench-session',
    typebot: { id: 'bench', version: '6.1', theme: {}, settings: {}, publishedAt: '2026-01-01T00:00:00.000Z' },
    messages: [],
    input: { id: 'input', type: 'text input', options: { isLong: true } },
  },
  'POST /n8n': { data: [] },
  'GET /api/v1/livechat/config': {
    success: true,
    config: {
      enabled: true,
      online: true,
      guest: undefined,
      room: undefined,
      agent: undefined,
      departments: [],
      triggers: [],
      customFields: [],
      messages: {},
      resources: {},
      settings: { registrationForm: false, language: 'en', fileUpload: false, limitTextLength: false },
      theme: { title: 'Chat with us', color: '#23604f' },
    },
  },
  'POST /api/v1/livechat/page.visited': { success: true },
};

/** Rocket.Chat's lines speak DDP: greets, and says that every method and every subscription went well. */
export function answerDdp(text: string): Answer | undefined {
  const { msg, id }: { msg: string; id?: string } = JSON.parse(text);
  if (msg === 'connect') return { msg: 'connected', session: 'bench' };
  if (msg === 'ping') return { msg: 'pong', id };
  if (msg === 'method') return { msg: 'result', id, result: true };
  if (msg === 'sub') return { msg: 'ready', subs: [id] };
  return undefined;
}

/** Rocket.Chat's server writes its own address into the page it serves. */
export const livechatPage = (html: string): string =>
  html.replace('<body>', '<body><script>window.SERVER_URL = location.origin</script>');
