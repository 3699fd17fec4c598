import { describe, expect, it } from 'vitest';
import { criticalMail, digestMail, type MailedAlert } from './digest.text.ts';

describe('the words', () => {
  const of = (alert_type: string, details: Record<string, unknown>, of_type = 1): MailedAlert => ({
    alert_type,
    severity: 'WARNING',
    message: `${alert_type} in English.`,
    details,
    of_type,
  });
  const product_ = { product_name: 'Boya', product_code: 'RM-PAINT', unit_of_measure: 'L' };

  it('say everything in Turkish and in English, the worst first', () => {
    const mail = digestMail(
      [
        of('LATE_PRODUCTION', { order_number: 'MO-2026-000004', ...product_, planned_completion_date: '2026-11-19' }),
        of('EXPIRING', { ...product_, batch_number: 'P-1', warehouse_code: 'HM01', quantity: '1234567.250', expiry_date: '2026-12-01' }, 72),
        of('LATE_PURCHASE', { po_number: 'PO-2026-000012', supplier_name: 'Ereğli', open_lines: 3, late_lines: 2, first_due_date: '2026-11-10' }),
      ], // biome-ignore format: one alert on one line
      { acknowledged: 0, snoozed: 0 },
      '2026-11-21',
    );
    expect(mail.subject).toBe('İlgi bekleyen 74 açık uyarı, 21.11.2026 / 74 open alerts');
    expect(mail.text).toBe(`21.11.2026 tarihinde ilgi bekleyen 74 açık uyarı var.

Son kullanma tarihi yaklaşan veya geçenler (72)
  - Boya (RM-PAINT), parti P-1, depo HM01: 1.234.567,25 L, son kullanma tarihi 01.12.2026
  … ve 71 tane daha

Geciken satın alma siparişleri (1)
  - PO-2026-000012, Ereğli: 3 açık kalemden 2 tanesi gecikti, ilk teslim tarihi 10.11.2026

Geciken üretim emirleri (1)
  - MO-2026-000004, Boya (RM-PAINT): planlanan bitiş 19.11.2026


------------------------------------------------------------

74 alerts open on 2026-11-21.

Expiring or expired (72)
  - EXPIRING in English.
  … and 71 more

Late purchase orders (1)
  - LATE_PURCHASE in English.

Late production orders (1)
  - LATE_PRODUCTION in English.

`);
  });

  it('write a number so that no Turkish reader takes it for a thousand times as much', () => {
    const { text } = criticalMail([
      of('CRITICAL', {
        ...product_,
        available: '120.000',
        minimum_stock_level: '1000.500',
        critical_stock_level: '-0.125',
      }),
    ]);
    expect(text).toContain('kullanılabilir 120 L; asgari seviye 1.000,5, kritik seviye -0,125');
  });
});
