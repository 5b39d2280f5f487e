/** Texts by CLDR's names of the forms in which a language counts whole things; `#` is where the figure stands. */
type Of<Form extends Intl.LDMLPluralRule> = { readonly [K in Form]: string };

type Any = Of<'other'>;
type One = Of<'one' | 'other'>;
/** `many` are a million and more. */
type Romance = Of<'one' | 'many' | 'other'>;

/** The forms of each language, as `Intl.PluralRules` has them: a missing or extra one does not compile. */
export interface Forms {
  'zh-CN': Any;
  'zh-TW': Any;
  en: One;
  ja: Any;
  ko: Any;
  ar: Of<Intl.LDMLPluralRule>;
  de: One;
  es: Romance;
  fr: Romance;
  'pt-BR': Romance;
}

/** The forms of a language, whichever it is. */
export type AnyForms = Any & Partial<Of<Intl.LDMLPluralRule>>;
