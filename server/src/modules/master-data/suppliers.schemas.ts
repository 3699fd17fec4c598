import Type, { type Static } from 'typebox';
import {
  id,
  listParameters,
  note,
  nullable,
  object,
  oneOf,
  page,
  parameters,
  percentageOutput,
  ratingInput,
  text,
  timestamp,
} from '../../platform/http/schemas.ts';

const supplierCode = Type.String({
  pattern: '^[A-Z0-9-]{2,20}$',
  description: 'Code on documents: 2 to 20 capital letters, digits or hyphens. Cannot be changed later.',
  examples: ['ERDEMIR'],
});

const supplierName = text(200, { description: 'Name of the company.', examples: ['Ereğli Demir ve Çelik'] });
const leadTime = Type.Integer({
  minimum: 0,
  maximum: 3650,
  description: 'Days from order to delivery, unless the product says otherwise.',
  examples: [10],
});

const contact = {
  contact_person: nullable(text(100, { description: 'Whom to ask for.', examples: ['Ayşe Yılmaz'] })),
  email: nullable(
    Type.String({
      format: 'email',
      maxLength: 200,
      description: 'E-mail address for orders.',
      examples: ['satis@example.com'],
    }),
  ),
  phone: nullable(
    Type.String({
      pattern: '^[0-9 +()./-]{5,30}$',
      description: 'Telephone: 5 to 30 digits, blanks and the signs + ( ) . / -.',
      examples: ['+90 262 555 01 01'],
    }),
  ),
  address: nullable(note(500, 'Street and number.')),
  city: nullable(text(100, { description: 'City.', examples: ['Ereğli'] })),
  country: nullable(text(100, { description: 'Country.', examples: ['Türkiye'] })),
  tax_number: nullable(text(30, { description: 'Tax number.', examples: ['1234567890'] })),
  payment_terms: nullable(text(100, { description: 'When to pay.', examples: ['30 gün vadeli'] })),
};

const RATINGS = {
  quality: 'Rating of its quality set by hand, 0 to 5; null: it follows from the deliveries.',
  delivery: 'Rating of its punctuality set by hand, 0 to 5; null: it follows from the deliveries.',
  price: 'Rating of its prices set by hand, 0 to 5; null: it follows from the deliveries.',
};
const rating = (description: string) => nullable(percentageOutput(description));

const sourcedRating = object('SupplierRating', {
  value: nullable(percentageOutput('0 to 5; null when it is neither set nor known.')),
  source: oneOf(
    ['COMPUTED', 'SET_BY_HAND'],
    'COMPUTED follows from the deliveries; one that is set by hand goes before it.',
  ),
});

export const SupplierRatings = object('SupplierRatings', {
  quality: sourcedRating,
  delivery: sourcedRating,
  price: sourcedRating,
});
export type SupplierRatings = Static<typeof SupplierRatings>;

/** What is computed from the deliveries, with words for a period that the caller knows. */
export const performanceFigures = {
  deliveries: Type.Integer({ minimum: 0, description: 'Receipts in the period.' }),
  on_time_percentage: nullable(
    percentageOutput(
      'Deliveries whose every line came on its agreed day or before, of those that had one; null when none had.',
    ),
  ),
  accepted_percentage: nullable(
    percentageOutput(
      'Approved, of what inspection has approved or rejected; null when it has judged nothing.',
    ),
  ),
  lead_time_days_mean: nullable(
    percentageOutput('Mean days from sending the order to its delivery; null without a delivery.'),
  ),
  score: nullable(
    percentageOutput('0 to 100, from punctuality, quality and price; null when nothing is known.'),
  ),
  ratings: SupplierRatings,
};

export const Supplier = object('Supplier', {
  supplier_id: id('Number of the supplier.'),
  supplier_code: supplierCode,
  supplier_name: supplierName,
  ...contact,
  lead_time_days: leadTime,
  quality_rating: rating(RATINGS.quality),
  delivery_rating: rating(RATINGS.delivery),
  price_rating: rating(RATINGS.price),
  ...performanceFigures,
  is_active: Type.Boolean({ description: 'Nothing new is ordered from an inactive supplier.' }),
  created_at: timestamp('When it was created.'),
  updated_at: timestamp('When it was last changed; its ETag.'),
});
export type Supplier = Static<typeof Supplier>;
export type SupplierPerformanceSummary = Pick<Supplier, keyof typeof performanceFigures>;

export const SupplierPage = page('SupplierPage', Supplier);

const optionalInputs = {
  contact_person: Type.Optional(contact.contact_person),
  email: Type.Optional(contact.email),
  phone: Type.Optional(contact.phone),
  address: Type.Optional(contact.address),
  city: Type.Optional(contact.city),
  country: Type.Optional(contact.country),
  tax_number: Type.Optional(contact.tax_number),
  payment_terms: Type.Optional(contact.payment_terms),
  lead_time_days: Type.Optional(leadTime),
  quality_rating: Type.Optional(nullable(ratingInput(RATINGS.quality))),
  delivery_rating: Type.Optional(nullable(ratingInput(RATINGS.delivery))),
  price_rating: Type.Optional(nullable(ratingInput(RATINGS.price))),
};

export const SupplierCreate = object('SupplierCreate', {
  supplier_code: supplierCode,
  supplier_name: supplierName,
  ...optionalInputs,
});
export type SupplierCreate = Static<typeof SupplierCreate>;

export const SupplierUpdate = object('SupplierUpdate', {
  supplier_name: Type.Optional(supplierName),
  ...optionalInputs,
  is_active: Type.Optional(Type.Boolean({ description: 'true brings a deactivated supplier back.' })),
});
export type SupplierUpdate = Static<typeof SupplierUpdate>;

export const SupplierParams = parameters({ supplier_id: id('Number of the supplier.') });

export const SupplierList = listParameters(
  ['supplier_code', 'supplier_name', 'city', 'lead_time_days', 'supplier_id', 'created_at'],
  {
    is_active: Type.Optional(Type.Boolean({ description: 'Left out: active and inactive ones.' })),
    city: Type.Optional(
      text(100, { description: 'The whole name of the city; case and Turkish marks do not matter.' }),
    ),
  },
);
export type SupplierList = Static<typeof SupplierList>;
