import type { Rest } from '../src/testing/rest.ts';

/** Answers calls whose path is known by its beginning alone, with what stands behind that; all others as before. */
export const byPrefix = (rest: Rest, answers: Readonly<Record<string, (rest: string) => object>>): Rest => ({
  ...rest,
  async request(method, path, body) {
    const call = `${method} ${path.replace('/api/v1/', '')}`;
    const [prefix, answer] = Object.entries(answers).find(([one]) => call.startsWith(one)) ?? [];
    if (prefix === undefined || answer === undefined) return rest.request(method, path, body);
    return { ok: true, body: answer(call.slice(prefix.length)) };
  },
});
