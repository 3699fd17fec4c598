import { expect, test } from 'vitest';
import { contentDisposition } from './files.ts';

test.each([
  [
    'Satın alma siparişi PO-2026-000001.pdf',
    'Satin alma siparisi PO-2026-000001.pdf',
    'Sat%C4%B1n%20alma%20sipari%C5%9Fi%20PO-2026-000001.pdf',
  ],
  [
    'İĞÜŞÖÇ ığüşöç.pdf',
    'IGUSOC igusoc.pdf',
    '%C4%B0%C4%9E%C3%9C%C5%9E%C3%96%C3%87%20%C4%B1%C4%9F%C3%BC%C5%9F%C3%B6%C3%A7.pdf',
  ],
  ['a"b\\c%d\'(*)!.pdf', "a_b_c_d'(*)!.pdf", 'a%22b%5Cc%25d%27%28%2A%29%21.pdf'],
  ['a\r\nSet-Cookie: x=中.pdf', 'a__Set-Cookie: x=_.pdf', 'a%0D%0ASet-Cookie%3A%20x%3D%E4%B8%AD.pdf'],
])('%j is kept under its own name and under a plain one', (name, plain, encoded) => {
  expect(contentDisposition(name)).toBe(`inline; filename="${plain}"; filename*=UTF-8''${encoded}`);
});
