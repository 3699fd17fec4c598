/** How planning explains itself: promises, late demands, planned orders, suggestions, and what changed between two plans. */
export const PLAN_EXPLANATIONS_TURKISH: Readonly<Record<string, string>> = {
  '{1}; {2}': '{1}; {2}',
  '{1} and {2}': '{1} ve {2}',
  '{1} {2}': '{1} {2}',
  '{1} {2} {3}': '{1} {2} {3}',
  '{1}: {2}': '{1}: {2}',
  'It was due before the plan begins, and what it takes is on hand.':
    'Termini plan başlamadan geçmiş; gerekenler elde var.',
  '{1} for {2} can be promised for {3}, 1 day late. {4}':
    '{2} günü istenen {1} için 1 gün gecikmeyle {3} gününe söz verilebilir. {4}',
  '{1} for {2} can be promised for {3}, {4} days late. {5}':
    '{2} günü istenen {1} için {4} gün gecikmeyle {3} gününe söz verilebilir. {5}',
  '{1} for {2} are in time: all of them can be there on {3}.':
    '{2} günü istenen {1} zamanında: tümü {3} günü hazır olabilir.',
  'Nothing is planned for {1} on {2}: the plan ends on {3}.':
    '{2} günü istenen {1} için planlanan bir şey yok: plan {3} günü bitiyor.',
  'Nothing is planned for this forecast of {1}: customer orders of its week have consumed it, or its week is over.':
    'Bu {1} tahmini için planlanan bir şey yok: haftasındaki müşteri siparişleri tahmini karşıladı veya haftası geçti.',
  '{1} are on hand.': '{1} elde var.',
  '{1} of {2} for {3} brings {4}.': '{1} ({2}, {3}) ile {4} geliyor.',
  Stock: 'Stok',
  'Purchase order': 'Satın alma siparişi',
  'Production order': 'Üretim emri',
  'Planned order': 'Planlanan emir',
  'Firm planned order': 'Kesinleşmiş planlanan emir',
  'Planned order {1}': 'Planlanan emir {1}',
  'Production order {1}': 'Üretim emri {1}',
  'Firm planned order {1}': 'Kesinleşmiş planlanan emir {1}',
  'Purchase order line {1}': 'Satın alma siparişi satırı {1}',
  '{1} {2} of {3}': '{1} {2} {3}',
  'a lead time of 1 working day': '1 iş günü temin süresi',
  'a lead time of {1} working days': '{1} iş günü temin süresi',
  'a lead time of 1 day': '1 gün temin süresi',
  'a lead time of {1} days': '{1} gün temin süresi',
  '{1} are needed on {2}; with {3}, counted from today, they are there on {4} at the earliest.':
    '{2} günü {1} gerekiyor; bugünden sayılan {3} ile en erken {4} günü hazır olur.',
  '{1} are needed on {2} and wait for {3}, which is there on {4}; with {5} they are there on {6}.':
    '{2} günü {1} gerekiyor ve {4} günü hazır olacak {3} bekleniyor; {5} ile {6} günü hazır olur.',
  '{1} brings {2} on {3}; they are needed on {4}.': '{1} ile {3} günü {2} geliyor; ihtiyaç günü {4}.',
  '{1} should have brought {2} before today; it is taken to come on {3}, and they were needed on {4}.':
    '{1} ile {2} bugünden önce gelmeliydi; {3} günü geleceği varsayılıyor, ihtiyaç günü {4} idi.',
  '{1} Why not a day earlier: {2}': '{1} Neden bir gün önce değil: {2}',
  '{1} can be promised for {2}.': '{1} için {2} gününe söz verilebilir.',
  '{1} can be promised for {2}, in time.': '{1} için zamanında, {2} gününe söz verilebilir.',
  '{1} can be promised for {2}, 1 day late.': '{1} için 1 gün gecikmeyle {2} gününe söz verilebilir.',
  '{1} can be promised for {2}, {3} days late.': '{1} için {3} gün gecikmeyle {2} gününe söz verilebilir.',
  'Up to {1}, {2}; {3}: {4}.': '{1} gününe kadar {2}; {3}: {4}.',
  '{1} {2} of {3} are required': '{1} {2} {3} gerekiyor',
  '{1} are to be kept': '{1} emniyet stoku olarak kalmalı',
  '{1} expire unused': '{1} kullanılmadan son kullanma tarihini geçiyor',
  '{1} are on hand': 'eldeki {1}',
  '{1} on order': 'siparişteki {1}',
  '{1} planned before': 'daha önce planlanan {1}',
  '{1} are short': '{1} eksik',
  'nothing is short, it was fixed by hand': 'eksik yok, emir elle kesinleştirildi',
  '{1} with minimum {2} makes {3} of it.': '{1} kuralı, en az {2} ile bunu {3} yapıyor.',
  '{1} with minimum {2} and multiple {3} makes {4} of it.':
    '{1} kuralı, en az {2} ve {3} katları ile bunu {4} yapıyor.',
  'Its rule {1} {2}, so it is ordered lot for lot.':
    'Kuralı {1} için {2}; bu nedenle ihtiyaç kadar sipariş edilir.',
  'lacks the days of its period': 'dönem gün sayısı girilmemiş',
  'lacks a lot size, or costs and use to work it out from':
    'parti büyüklüğü ya da onu hesaplamak için maliyetler ve kullanım bilgisi yok',
  'lacks what ordering, holding or the product itself costs':
    'sipariş verme, stok tutma veya ürün maliyeti bilgisi yok',
  'Its lead time of {1} days puts the start on {2}, {3} days ago.':
    '{1} günlük temin süresiyle başlangıç {2} günüydü, yani {3} gün önce.',
  'Its lead time of {1} days puts the start on {2}.': '{1} günlük temin süresiyle başlangıç {2} günü.',
  '{1} are ordered for {2}.': '{2} günü için {1} sipariş edilir.',
  '{1} are made from {2} to {3}.': '{1}, {2} ile {3} arasında üretilir.',
  '{1}: {2} {3} of {4} are given back to the next run, which drops them.':
    '{1}: {2} {3} {4} sonraki çalıştırmaya geri verilir; o da bunları plandan çıkarır.',
  '{1}: {2} {3} of {4} are cancelled.': '{1}: {2} {3} {4} iptal edilir.',
  '{1}: {2} {3} of {4} instead of {5}.': '{1}: {5} yerine {2} {3} {4}.',
  '{1}: {2} {3} of {4} are due on {5} instead of {6}.': '{1}: {2} {3} {4}, termini {6} yerine {5}.',
  'there was no demand': 'talep olmadı',
  'there was demand on most days, of about the same size':
    'çoğu gün, aşağı yukarı aynı büyüklükte talep oldu',
  'there was demand on most days, of very different size': 'çoğu gün, çok farklı büyüklüklerde talep oldu',
  'there was demand on few days, of about the same size':
    'az sayıda gün, aşağı yukarı aynı büyüklükte talep oldu',
  'there was demand on few days, of very different size':
    'az sayıda gün, çok farklı büyüklüklerde talep oldu',
  'nothing is expected': 'talep beklenmiyor',
  'exponential smoothing: recent days count more': 'üstel düzeltme: son günlerin ağırlığı daha fazla',
  'smoothing with a trend that fades (Holt, damped)': 'sönümlenen eğilimli düzeltme (Holt, sönümlü)',
  'Croston’s method as corrected by Syntetos and Boylan, made for rare demand':
    'seyrek talep için Croston yöntemi (Syntetos ve Boylan düzeltmesiyle)',
  'In {1} days {2}, so: {3}.': '{1} günde {2}; bu nedenle: {3}.',
  'In {1} days {2}, so: {3} (weight {4}).': '{1} günde {2}; bu nedenle: {3} (ağırlık {4}).',
  'Nobody delivers it: link it to an active supplier.':
    'Bu ürünü teslim eden yok: etkin bir tedarikçiye bağlayın.',
  'Nobody delivers it: link it to a supplier.': 'Bu ürünü teslim eden yok: bir tedarikçiye bağlayın.',
  'It is made here: plan a production order.': 'Bu ürün burada üretiliyor: bir üretim emri planlayın.',
  'No price is known: enter one at its supplier.': 'Fiyatı bilinmiyor: tedarikçisine bir fiyat girin.',
  'No order is needed: {1}': 'Sipariş gerekmiyor: {1}',
  '{1} {2} are needed on {3}.': '{3} günü {1} {2} gerekiyor.',
  '{1} {2} are needed on {3}, ordered as {4} {5} because {6}.':
    '{3} günü {1} {2} gerekiyor; {4} {5} sipariş edilir, çünkü {6}.',
  'It delivers in {1} days': 'Temin süresi {1} gün',
  'It delivers in {1} working days': 'Temin süresi {1} iş günü',
  '{1}, so order by {2}; that day is over, and ordered today it comes on {3}.':
    '{1}; en geç {2} günü sipariş edilmeliydi. O gün geçti; bugün sipariş edilirse {3} günü gelir.',
  '{1}, so order by {2}.': '{1}; en geç {2} günü sipariş edin.',
  'at least {1} are ordered': 'en az {1} sipariş edilir',
  'orders are multiples of {1}': 'siparişler {1} ve katları kadardır',
  '{1} is the only supplier.': 'Tek tedarikçi {1}.',
  '{1} is the preferred supplier.': 'Tercih edilen tedarikçi {1}.',
  '{1} has the shortest lead time of {2} suppliers.': '{2} tedarikçi arasında temin süresi en kısa olan {1}.',
  '{1} has the lowest price of {2} suppliers as the numbers stand, all of them in foreign currencies.':
    'Tümü yabancı para birimiyle çalışan {2} tedarikçi arasında rakam olarak en düşük fiyat {1} tedarikçisinde.',
  '{1} is the cheapest of {2} suppliers.': '{2} tedarikçi arasında en ucuzu {1}.',
  '{1} is the cheapest of {2} suppliers ({3} with a price in a foreign currency left out).':
    '{2} tedarikçi arasında en ucuzu {1} (fiyatı yabancı para biriminde olan {3} tedarikçi dışarıda bırakıldı).',
  'Position: {1} available + {2} on order + {3} in production − {4} needed by running orders and not reserved = {5}.':
    'Stok pozisyonu: {1} kullanılabilir + {2} siparişte + {3} üretimde − {4} açık emirlerin rezerve edilmemiş ihtiyacı = {5}.',
  'Reorder point: {1} safety + {2} expected in the lead time of {3} days = {4}.':
    'Yeniden sipariş noktası: {1} emniyet + {3} günlük temin süresinde beklenen {2} = {4}.',
  'The position is below it, so order today: {1} bring it to the reorder point and cover {2} of the {3} days after the delivery{4}.':
    'Pozisyon bunun altında, bu yüzden bugün sipariş edin: {1} pozisyonu sipariş noktasına getirir ve teslimattan sonraki {3} günün {2} ihtiyacını karşılar{4}.',
  '; {1}, so {2} {3}': '; {1}, bu nedenle {2} {3}',
  'The position is not below it, and at the expected demand it stays so for two years.':
    'Pozisyon bunun altında değil ve beklenen talep ile iki yıl boyunca altına düşmez.',
  'The position is not below it. At the expected demand it will be on {1}.':
    'Pozisyon bunun altında değil. Beklenen talep ile {1} günü altına düşer.',
  '{1} {2} needed + {3} safety stock − {4} available − {5} on order':
    '{1} {2} ihtiyaç + {3} emniyet stoku − {4} kullanılabilir − {5} siparişte',
  '{1} {2} needed + {3} safety stock + {4} that expire − {5} available − {6} on order':
    '{1} {2} ihtiyaç + {3} emniyet stoku + {4} son kullanma tarihi geçecek − {5} kullanılabilir − {6} siparişte',
  '{1} leave nothing to order.': '{1}: sipariş edilecek bir şey kalmıyor.',
  ', which is too late': ', artık geç',
  '{1} = {2} {3}: make {4}, the first by {5}, to be started on {6}{7}.':
    '{1} = {2} {3}: {4} üretin; ilki {5} gününe kadar, başlangıç {6}{7}.',
  '{1} = {2} {3}: buy {4}, the first by {5}, to be started on {6}{7}.':
    '{1} = {2} {3}: {4} satın alın; ilki {5} gününe kadar, başlangıç {6}{7}.',
};
