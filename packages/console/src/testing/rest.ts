import type { Request, Response } from '../api/request.ts';

/** A REST API that a test plays: what it was asked, and what it answers. */
export interface Rest {
  request: Request;
  /** Each call as `METHOD path`, and its body. */
  readonly asked: { call: string; body: object | undefined }[];
  /** Answers a call from now on; a function gives another answer each time. */
  answer(call: string, body: unknown | (() => unknown)): void;
  refuse(call: string, code: string, more?: object): void;
}

/** Without an answer set, a call is refused as `offline` is: the server isn't reached. */
export function playRest(): Rest {
  const answers = new Map<string, () => Response>();
  const asked: Rest['asked'] = [];
  const keyOf = (call: string) => call.replace(' ', ' /api/v1/');
  return {
    asked,
    async request(method, path, body) {
      const key = `${method} ${path}`;
      asked.push({ call: key.replace('/api/v1/', ''), body });
      const found = answers.get(key);
      if (!found) throw new TypeError('Failed to fetch');
      return found();
    },
    answer(call, body) {
      answers.set(keyOf(call), () => ({ ok: true, body: typeof body === 'function' ? body() : body }));
    },
    refuse(call, code, more = {}) {
      answers.set(keyOf(call), () => ({ ok: false, body: { code, text: code, ...more } }));
    },
  };
}
