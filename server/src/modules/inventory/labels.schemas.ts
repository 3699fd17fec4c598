import Type from 'typebox';
import { id, object, oneOf, parameters } from '../../platform/http/schemas.ts';
import { LANGUAGES } from '../../platform/words/language.ts';

const language = Type.Optional(
  oneOf(LANGUAGES, 'Language of the words, numbers and dates; Turkish when left out.'),
);

export const LabelQuery = parameters({
  language,
  format: Type.Optional(oneOf(['pdf'], 'What the label comes as.')),
});

export const LabelsRequest = object('LabelsRequest', {
  inventory_item_ids: Type.Array(id('A layer.'), {
    minItems: 1,
    maxItems: 200,
    description: 'The layers, at most 200; one label each, in this order.',
  }),
  language,
});
