import Type from 'typebox';
import { parameters } from '../../platform/http/schemas.ts';
import { language } from './order-document.schemas.ts';

export const ReceiptDocumentQuery = parameters({
  language,
  prices: Type.Optional(
    Type.Boolean({ description: 'true: with cost and value, in the company’s currency; for the office.' }),
  ),
});
