/** What the program speaks to its users; Turkish first, since its documents are Turkish unless asked otherwise. */
export const LANGUAGES = ['tr', 'en'] as const;

export type Language = (typeof LANGUAGES)[number];
