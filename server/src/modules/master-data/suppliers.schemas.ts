import Type, { type Static } from 'typebox';
import {
  id,
  listParameters,
  note,
  nullable,
  object,
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
  quality: 'What people think of its quality, 0 to 5.',
  delivery: 'What people think of its deliveries, 0 to 5.',
  price: 'What people think of its prices, 0 to 5.',
};
const rating = (description: string) => nullable(percentageOutput(description));

export const Supplier = object('Supplier', {
  supplier_id: id('Number of the supplier.'),
  supplier_code: supplierCode,
  supplier_name: supplierName,
  ...contact,
  lead_time_days: leadTime,
  quality_rating: rating(RATINGS.quality),
  delivery_rating: rating(RATINGS.delivery),
  price_rating: rating(RATINGS.price),
  deliveries: Type.Integer({ minimum: 0, description: 'Receipts booked so far.' }),
  on_time_percentage: nullable(
    percentageOutput(
      'Deliveries whose every line came on its expected day or before, of those that had one; null when none had.',
    ),
  ),
  is_active: Type.Boolean({ description: 'Nothing new is ordered from an inactive supplier.' }),
  created_at: timestamp('When it was created.'),
  updated_at: timestamp('When it was last changed; its ETag.'),
});
export type Supplier = Static<typeof Supplier>;

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
    is_active: Type.Optional(Type.Boolean()),
    city: Type.Optional(
      text(100, { description: 'The whole name of the city; case and Turkish marks do not matter.' }),
    ),
  },
);
export type SupplierList = Static<typeof SupplierList>;
