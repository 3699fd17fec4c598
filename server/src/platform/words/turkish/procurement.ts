/** Sentences of procurement. */
export const PROCUREMENT_TURKISH: Readonly<Record<string, string>> = {
  'purchase order': 'satın alma siparişi',
  receipt: 'mal kabul',
  'supplier return': 'tedarikçiye iade',
  'Book what has come with PUT /procurement/orders/{order_id}/receive; it sets this status.':
    'Geleni PUT /procurement/orders/{order_id}/receive ile kaydedin; bu durumu o belirler.',
  'Something has come already. Close it instead: the rest is then not awaited any more.':
    'Siparişten mal gelmiş bile. İptal yerine kapatın: kalanı artık beklenmez.',
  'Nothing was ordered yet. Send it first: set its status to SENT.':
    'Henüz sipariş verilmedi. Önce gönderin: durumunu SENT yapın.',
  'Nothing more is awaited for it.': 'Bu sipariş için artık mal beklenmiyor.',
  'There is no line of order {1} with po_item_id {2}. Check the id.':
    '{1} numaralı siparişte po_item_id değeri {2} olan satır yok. Kimliği kontrol edin.',
  'There is no line in {1} with po_item_id {2}. Check the id.':
    '{1} numaralı siparişte po_item_id değeri {2} olan satır yok. Kimliği kontrol edin.',
  'There is no line of {1} with the number {2}. Check the id.':
    '{1} numaralı siparişte kimliği {2} olan satır yok. Kimliği kontrol edin.',
  'There is no receipt of {1} with the number {2}. Check the id.':
    '{1} numaralı siparişin kimliği {2} olan mal kabulü yok. Kimliği kontrol edin.',
  'Order {1} is {2}: the supplier has it. Move its dates with PUT …/delivery-dates, or cancel or close it and order anew.':
    '{1} numaralı siparişin durumu {2}: sipariş tedarikçide. Tarihlerini PUT …/delivery-dates ile değiştirin; ya da iptal edip veya kapatıp yeniden sipariş verin.',
  'Order {1} is {2} and cannot be changed any more.':
    '{1} numaralı siparişin durumu {2}; artık değiştirilemez.',
  'changes only together with items, because their prices are in it':
    'yalnızca items ile birlikte değişir, çünkü satır fiyatları bu para birimindedir',
  'changes only together with items, because their prices are the supplier’s':
    'yalnızca items ile birlikte değişir, çünkü satır fiyatları bu tedarikçinindir',
  'is required, or items with a day of their own': 'zorunludur; ya da kendi günü olan items verin',
  'Order {1} is a DRAFT. Change it with PUT /procurement/orders/{2}.':
    '{1} numaralı sipariş DRAFT durumunda. PUT /procurement/orders/{2} ile değiştirin.',
  'Order {1} is {2}: nothing is awaited any more.':
    '{1} numaralı siparişin durumu {2}: artık mal beklenmiyor.',
  'Line {1} of order {2} is {3}: nothing is awaited any more.':
    '{2} numaralı siparişin {1}. satırının durumu {3}: artık mal beklenmiyor.',
  'must be 1 or left out: {1} is the company’s own currency':
    '1 olmalı veya verilmemelidir: {1} şirketin kendi para birimidir',
  'must be 1 or left out, because {1} is the currency of the company':
    '1 olmalı veya verilmemelidir, çünkü {1} şirketin para birimidir',
  'is required: the order is in {1} and stock is valued in {2}':
    'zorunludur: sipariş {1}, stok değeri {2} cinsindendir',
  'is required: what one {1} is in {2}': 'zorunludur: 1 {1} karşılığı {2} tutarı',
  'is required: neither the supplier nor an earlier purchase has a price for the product':
    'zorunludur: ürün için ne tedarikçide ne de önceki bir satın almada fiyat var',
  'is required: the last purchase was in {1} and the order is in {2}. Give the price in {3}, or order in {4}':
    'zorunludur: son satın alma {1}, sipariş {2} cinsinden. Fiyatı {3} cinsinden verin veya {4} cinsinden sipariş verin',
  'is required: the supplier’s price is in {1} and the order is in {2}. Give the price in {3}, or order in {4}':
    'zorunludur: tedarikçinin fiyatı {1}, sipariş {2} cinsinden. Fiyatı {3} cinsinden verin veya {4} cinsinden sipariş verin',
  'must not be before {1}, the day of the order': 'sipariş gününden ({1}) önce olmamalıdır',
  '{1} is not linked to {2}. Check that it sells it.':
    '{1} ürünü {2} tedarikçisine bağlı değil. Tedarikçinin bu ürünü sattığını kontrol edin.',
  '{1} sells {2} from {3} {4}; ordered are {5}.':
    '{1} tedarikçisinde {2} için en az sipariş {3} {4}; sipariş edilen {5}.',
  '{1} has the price of its last purchase, {2} {3}. Ask {4} for its price.':
    '{1} ürününe son satın alma fiyatı yazıldı: {2} {3}. {4} tedarikçisinden fiyat isteyin.',
  'Nothing of {1} has been received yet, so there is no stock whose cost could change. Receive it first.':
    '{1} numaralı siparişten henüz mal kabul edilmedi; bu nedenle maliyeti değişecek stok yok. Önce mal kabulünü yapın.',
  'is more than {1} {2}. Check the exchange rate.': '{1} {2} sınırını aşıyor. Döviz kurunu kontrol edin.',
  'is less than 0.0001 {1} at this rate': 'bu kurla 0.0001 {1} tutarının altında kalıyor',
  'What was received of {1} is counted in {2}, and those cannot be added up. Use VALUE, or name a receipt.':
    '{1} numaralı siparişten gelen mallar farklı birimlerde ({2}) ve bunlar toplanamaz. VALUE kullanın veya bir mal kabul belirtin.',
  'What was received of {1} cost nothing, so nothing can be spread by its value. Use QUANTITY.':
    '{1} numaralı siparişten gelen malların maliyeti sıfır; bu nedenle değere göre dağıtım yapılamaz. QUANTITY kullanın.',
  'Batch {1} of {2} did not come with a receipt of a purchase order. Use POST /inventory/items/{3}/return instead.':
    '{2} ürününün {1} partisi bir satın alma siparişinin mal kabulüyle gelmedi. Bunun yerine POST /inventory/items/{3}/return kullanın.',
  'This delivery note was booked for {1} already, with receipt {2}. Check the number, or leave the delivery as it is.':
    'Bu irsaliye {1} numaralı sipariş için {2} numaralı mal kabulle zaten kaydedildi. Numarayı kontrol edin veya teslimatı olduğu gibi bırakın.',
  'The delivery note was booked for {1} as well, with receipt {2}.':
    'Bu irsaliye {1} numaralı sipariş için de {2} numaralı mal kabulle kaydedilmiş.',
  'Order {1} is {2} and its line {3} {4}: nothing is awaited any more. Start a new planning run.':
    '{1} numaralı siparişin durumu {2}, {3}. satırının durumu {4}: artık mal beklenmiyor. Yeni bir planlama çalıştırması başlatın.',
  'Order {1} is {2} and also brings {3}: the supplier has it as a whole. Close the order and order the other lines anew.':
    '{1} numaralı siparişin durumu {2} ve siparişte {3} de var: sipariş bütün olarak tedarikçide. Siparişi kapatın ve öteki satırları yeniden sipariş edin.',
  'Order {1} is {2} and also brings {3}: the supplier has it as a whole. Cancel the order and order the other lines anew.':
    '{1} numaralı siparişin durumu {2} ve siparişte {3} de var: sipariş bütün olarak tedarikçide. Siparişi iptal edin ve öteki satırları yeniden sipariş edin.',
  'Order {1} is {2}: the supplier has it, and its quantities are agreed. Order more with an order of its own; for less, agree with the supplier, cancel or close the order and order anew.':
    '{1} numaralı siparişin durumu {2}: sipariş tedarikçide ve miktarları üzerinde anlaşıldı. Fazlasını ayrı bir siparişle isteyin; azı için tedarikçiyle anlaşın, siparişi iptal edip veya kapatıp yeniden sipariş verin.',
  Supplier: 'Tedarikçi',
  Warehouse: 'Depo',
  Product: 'Ürün',
  '{1} {2} is inactive. Activate it first, or choose another one.':
    '{1} {2} pasif. Önce etkinleştirin veya başkasını seçin.',
  'must be left out with receive_all': 'receive_all ile birlikte verilmemelidir',
  'is required without receive_all': 'receive_all yoksa zorunludur',
  'is only for receive_all; say it for each of items_received':
    'yalnızca receive_all içindir; her items_received satırı için ayrı verin',
  'is too large at the exchange rate of the order: correct one of them':
    'siparişin kuruyla çok büyük: fiyatı veya kuru düzeltin',
  'is past. Correct the date, or receive the batch as REJECTED or QUARANTINE':
    'geçmişte kaldı. Tarihi düzeltin veya partiyi REJECTED ya da QUARANTINE olarak kabul edin',
  '{1} {2} more lines have the same fault.': '{1} {2} satırda daha aynı hata var.',
  'Of {1} {2} were ordered and {3} received; with {4} more it would be above the {5} that are allowed.':
    '{1} ürününden {2} sipariş edildi, {3} kabul edildi; {4} daha gelirse izin verilen {5} aşılır.',
  '{1} Correct the quantity, or order more first.':
    '{1} Miktarı düzeltin veya önce sipariş miktarını artırın.',
  'Of {1} {2} have come and {3} were ordered.': '{1} ürününden {2} geldi, {3} sipariş edilmişti.',
  'is invoiced twice': 'iki kez faturalanmış',
  'Invoice {1} of {2} was posted already, as {3}. A correction of it has a number of its own.':
    '{2} numaralı siparişin {1} numaralı faturası {3} olarak zaten işlendi. Düzeltme faturasının kendi numarası olur.',
  'Nothing of line {1} of {2} has been received yet. Receive it first, or leave it out.':
    '{2} numaralı siparişin {1}. satırından henüz mal kabul edilmedi. Önce mal kabulünü yapın veya satırı çıkarın.',
};
