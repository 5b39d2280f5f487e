import type { AllMessages } from '../../i18n/index.ts';
import { useApp } from '../context.ts';

/** The strings of this page. */
export type Words = AllMessages['overview'];

export const useWords = (): Words => useApp().state.settings.all.value.overview;
