import { LOOK_CHOICES, type Look } from '@shopbell/domain';
import { fields, isText, type Reader } from './read.ts';

/** How the chat is to look, and what the tag on the pages names. */
export interface LookView {
  look: Look;
  slug: string;
  /** The script's address. */
  script: string;
}

const oneOf = <T extends string>(known: readonly T[], value: unknown): T | undefined =>
  known.find((one) => one === value);

const toLook: Reader<Look> = (value) => {
  const { brand, heading, greeting, questions, photo, sounds, ...given } = fields(value) ?? {};
  const position = oneOf(LOOK_CHOICES.position, given.position);
  const theme = oneOf(LOOK_CHOICES.theme, given.theme);
  const locale = oneOf(LOOK_CHOICES.locale, given.locale);
  const storage = oneOf(LOOK_CHOICES.storage, given.storage);
  if (!position || !theme || !locale || !storage) return undefined;
  return {
    ...(isText(brand) ? { brand } : {}),
    position,
    theme,
    locale,
    ...(isText(heading) ? { heading } : {}),
    ...(isText(greeting) ? { greeting } : {}),
    ...(Array.isArray(questions) ? { questions: questions.filter(isText) } : {}),
    ...(isText(photo) ? { photo } : {}),
    ...(sounds === 'on' ? { sounds } : {}),
    storage,
  };
};

export const toLookView: Reader<LookView> = (value) => {
  const { look: given, slug, script } = fields(value) ?? {};
  const look = toLook(given);
  return look && isText(slug) && isText(script) ? { look, slug, script } : undefined;
};
