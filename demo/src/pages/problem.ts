import { html } from '../html/html.ts';
import type { Page } from '../http/page.ts';
import type { Visit } from '../http/visit.ts';

const STATUS = { missing: 404, refused: 403, tooLarge: 413, wrongMethod: 405 } as const;

export type ProblemName = keyof typeof STATUS;

/** Says that something did not work, and where to go on. */
export const problemPage = ({ t }: Visit, name: ProblemName): Page => {
  const { term, text } = t.problem[name];
  return {
    title: term,
    status: STATUS[name],
    body: html`
      <div class="page empty problem">
        <p class="problem-code" aria-hidden="true">${STATUS[name]}</p>
        <h1>${term}</h1>
        <p>${text}</p>
        <p><a class="button" href="/">${t.problem.back}</a></p>
      </div>`,
  };
};
