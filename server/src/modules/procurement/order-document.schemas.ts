import Type from 'typebox';
import { oneOf, parameters } from '../../platform/http/schemas.ts';
import { LANGUAGES } from '../../platform/words/language.ts';

export const language = Type.Optional(
  oneOf(LANGUAGES, 'Language of the words, numbers and dates; Turkish when left out.'),
);

export const OrderDocumentQuery = parameters({ language });
