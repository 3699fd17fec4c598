/**
 * The demo factory: a metal workshop in Gebze that makes steel cabinets and desks. Plain tables, so that a planner can read
 * them. Quantities per fortnight; prices in lira at the end of the six months.
 */

export const DEMO_PASSWORD = 'Horoz-2026!';

export const ACCOUNTS = [
  { username: 'yonetici', role: 'admin', fullName: 'Nurşen Horoz' },
  { username: 'uretim', role: 'prod_mgr', fullName: 'İbrahim Yıldız' },
  { username: 'depo', role: 'inv_clerk', fullName: 'Gülşah Işık' },
  { username: 'satinalma', role: 'proc_off', fullName: 'Çağrı Öztürk' },
  { username: 'izleyici', role: 'viewer', fullName: 'Ümit Şahin' },
] as const;

export const WAREHOUSES = [
  ['RM01', 'Hammadde Deposu', 'RAW_MATERIALS', 'Gebze, A Blok', 'Gülşah Işık'],
  ['RM02', 'Sac Sahası', 'RAW_MATERIALS', 'Gebze, açık saha', 'Gülşah Işık'],
  ['SF01', 'Yarı Mamul Deposu', 'SEMI_FINISHED', 'Gebze, B Blok', 'İbrahim Yıldız'],
  ['FG01', 'Mamul Deposu', 'FINISHED_PRODUCTS', 'Gebze, C Blok', 'Şükrü Kılıç'],
  ['PK01', 'Ambalaj Deposu', 'PACKAGING', 'Gebze, C Blok', 'Şükrü Kılıç'],
] as const;

export const SUPPLIERS = [
  ['S-ERDEMIR', 'Ereğli Sac Ticaret A.Ş.', 'Zonguldak', 14],
  ['S-PROFIL', 'Çayırova Boru Profil Ltd.', 'Kocaeli', 7],
  ['S-CIVATA', 'İstanbul Cıvata Sanayi', 'İstanbul', 5],
  ['S-BOYA', 'Işıl Toz Boya Kimya', 'Bursa', 10],
  ['S-HIRDAVAT', 'Güven Hırdavat', 'Gebze', 3],
  ['S-AMBALAJ', 'Örnek Ambalaj ve Karton', 'Sakarya', 6],
] as const;

/** code, name, unit, price, received per fortnight, supplier, minimum, critical, warehouse */
export const BOUGHT = [
  ['RM-SAC-10', 'DKP SAC 1,0 MM', 'KG', '34.5000', '940', 'S-ERDEMIR', '600', '300', 'RM02'],
  ['RM-SAC-15', 'DKP SAC 1,5 MM', 'KG', '33.8000', '380', 'S-ERDEMIR', '300', '150', 'RM02'],
  ['RM-SAC-20', 'DKP SAC 2,0 MM', 'KG', '33.2000', '60', 'S-ERDEMIR', '200', '100', 'RM02'],
  ['RM-PRF-40', 'KUTU PROFİL 40×40×2', 'M', '92.0000', '112', 'S-PROFIL', '80', '40', 'RM01'],
  ['RM-PRF-30', 'KUTU PROFİL 30×30×1,5', 'M', '61.0000', '102', 'S-PROFIL', '80', '40', 'RM01'],
  ['RM-BRU-25', 'BORU Ø25×1,5', 'M', '48.0000', '24', 'S-PROFIL', '50', '20', 'RM01'],
  ['RM-CVT-M8', 'CIVATA M8×25', 'PCS', '1.8500', '640', 'S-CIVATA', '500', '250', 'RM01'],
  ['RM-SMN-M8', 'FLANŞLI SOMUN M8', 'PCS', '0.6500', '500', 'S-CIVATA', '2500', '1500', 'RM01'],
  ['RM-BOY-7016', 'TOZ BOYA RAL 7016 ANTRASİT', 'KG', '168.0000', '46', 'S-BOYA', '40', '20', 'RM01'],
  ['RM-BOY-9005', 'TOZ BOYA RAL 9005 SİYAH', 'KG', '162.0000', '6', 'S-BOYA', '25', '15', 'RM01'],
  ['RM-MNT-60', 'MENTEŞE 60 MM', 'PCS', '18.5000', '86', 'S-HIRDAVAT', '60', '30', 'RM01'],
  ['RM-KLT-01', 'SİLİNDİRLİ KİLİT', 'PCS', '74.0000', '29', 'S-HIRDAVAT', '200', '120', 'RM01'],
  ['RM-KYN-08', 'GAZALTI KAYNAK TELİ 0,8 MM', 'KG', '96.0000', '8', 'S-HIRDAVAT', '10', '5', 'RM01'],
  ['RM-TNR-01', 'TİNER', 'LITER', '58.0000', '16', 'S-BOYA', '10', '5', 'RM01'],
  ['RM-AYK-01', 'AYARLI AYAK M10', 'PCS', '12.0000', '56', 'S-HIRDAVAT', '40', '20', 'RM01'],
  ['RM-SNT-18', 'SUNTA TABLA 18 MM', 'M2', '310.0000', '13', 'S-AMBALAJ', '10', '5', 'RM01'],
  ['PK-KRT-01', 'KARTON KUTU 60×60×200', 'PCS', '46.0000', '28', 'S-AMBALAJ', '20', '10', 'PK01'],
  ['PK-KSB-01', 'KARTON KÖŞEBENT', 'PCS', '7.5000', '48', 'S-AMBALAJ', '40', '20', 'PK01'],
  ['PK-STR-01', 'STREÇ FİLM', 'ROLL', '95.0000', '4', 'S-AMBALAJ', '6', '3', 'PK01'],
] as const;

type Line = readonly [code: string, quantity: string, unit?: string, scrap?: string];
interface Made {
  readonly code: string;
  readonly name: string;
  readonly type: 'SEMI_FINISHED' | 'FINISHED_PRODUCT';
  readonly labor: string;
  readonly overhead: string;
  readonly yield?: string;
  readonly warehouse: 'SF01' | 'FG01';
  /** made per fortnight, in the order of this table: assemblies before what they go into */
  readonly lot: string;
  /** shipped per fortnight */
  readonly shipped?: string;
  readonly lines: readonly Line[];
}

export const MADE: readonly Made[] = [
  {
    code: 'SF-PNL-01', name: 'YAN PANEL', type: 'SEMI_FINISHED', labor: '32', overhead: '15', yield: '98', warehouse: 'SF01', lot: '80',
    lines: [['RM-SAC-10', '9.4', 'KG', '6'], ['RM-BOY-7016', '280', 'G']],
  },
  {
    code: 'SF-CER-01', name: 'DOLAP ÇERÇEVESİ', type: 'SEMI_FINISHED', labor: '85', overhead: '40', warehouse: 'SF01', lot: '16',
    lines: [['RM-PRF-40', '5.6', 'M', '3'], ['RM-KYN-08', '250', 'G'], ['RM-BOY-7016', '350', 'G']],
  },
  {
    code: 'SF-RAF-01', name: 'RAF', type: 'SEMI_FINISHED', labor: '14', overhead: '6', warehouse: 'SF01', lot: '72',
    lines: [['RM-SAC-15', '4.2', 'KG', '5'], ['RM-BOY-7016', '140', 'G']],
  },
  {
    code: 'SF-MAS-01', name: 'MASA AYAĞI TAKIMI', type: 'SEMI_FINISHED', labor: '70', overhead: '32', warehouse: 'SF01', lot: '12',
    lines: [['RM-PRF-30', '7.2', 'M', '4'], ['RM-KYN-08', '0.2'], ['RM-AYK-01', '4'], ['RM-BOY-9005', '300', 'G']],
  },
  {
    code: 'SF-KPI-01', name: 'KAPI', type: 'SEMI_FINISHED', labor: '45', overhead: '18', warehouse: 'SF01', lot: '24',
    lines: [['SF-PNL-01', '1'], ['RM-MNT-60', '3'], ['RM-KLT-01', '1']],
  },
  {
    code: 'FP-CAB-200', name: 'ÇELİK DOLAP 200', type: 'FINISHED_PRODUCT', labor: '160', overhead: '75', warehouse: 'FG01', lot: '10', shipped: '9',
    lines: [
      ['SF-CER-01', '1'], ['SF-KPI-01', '2'], ['SF-PNL-01', '3'], ['SF-RAF-01', '4'], ['RM-CVT-M8', '32'], ['RM-SMN-M8', '32'],
      ['PK-KRT-01', '1'], ['PK-KSB-01', '4'],
    ],
  },
  {
    code: 'FP-TBL-120', name: 'ÇALIŞMA MASASI 120', type: 'FINISHED_PRODUCT', labor: '60', overhead: '28', warehouse: 'FG01', lot: '10', shipped: '9',
    lines: [['SF-MAS-01', '1'], ['RM-SNT-18', '0.96', 'M2', '8'], ['RM-CVT-M8', '12'], ['PK-KRT-01', '1']],
  },
  {
    code: 'FP-TKM-100', name: 'TAKIM DOLABI', type: 'FINISHED_PRODUCT', labor: '140', overhead: '62', warehouse: 'FG01', lot: '4', shipped: '3',
    lines: [
      ['SF-CER-01', '1'], ['SF-KPI-01', '1'], ['SF-PNL-01', '2'], ['SF-RAF-01', '5'], ['RM-CVT-M8', '24'], ['RM-SMN-M8', '24'],
      ['PK-KRT-01', '1'],
    ],
  },
]; // biome-ignore format: tables
