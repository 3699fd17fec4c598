/** Sentences of stock, costs and bills of materials. */
export const STOCK_TURKISH: Readonly<Record<string, string>> = {
  product: 'ürün',
  supplier: 'tedarikçi',
  warehouse: 'depo',
  '{1} comes twice': '{1} iki kez geçiyor',
  'Product {1} is inactive. Activate it first.': '{1} ürünü pasif. Önce etkinleştirin.',
  '{1} is a {2} and is bought, not made. Choose a semi-finished or finished product.':
    '{1} ürününün tipi {2}; bu tip üretilmez, satın alınır. Yarı mamul veya mamul bir ürün seçin.',
  'component product': 'bileşen ürün',
  'Line {1}: {2} is inactive. Choose another component.':
    '{1}. satır: {2} ürünü pasif. Başka bir bileşen seçin.',
  'Line {1}: {2} does not convert to {3}, the stock unit of {4}. Use a unit that does.':
    '{1}. satır: {2} birimi, {4} ürününün stok birimi olan {3} birimine çevrilemiyor. Çevrilebilen bir birim kullanın.',
  BOM: 'ürün ağacı',
  'BOM {1} is {2} and cannot go to {3}. This status is final.':
    '{1} numaralı ürün ağacının durumu {2}; {3} durumuna geçemez. Bu durum kesindir.',
  'BOM {1} is {2} and cannot go to {3}. Allowed: {4}.':
    '{1} numaralı ürün ağacının durumu {2}; {3} durumuna geçemez. İzin verilenler: {4}.',
  'must be before the expiry date {1}': '{1} olan bitiş gününden önce olmalıdır',
  'must be after effective_date': 'effective_date gününden sonra olmalıdır',
  'BOM of this product': 'bu ürüne ait ürün ağacı',
  'BOM {1} is {2}, and only a DRAFT can be edited. Make a new version with POST /bom/{3}/new-version and edit that.':
    '{1} numaralı ürün ağacının durumu {2}; yalnızca DRAFT durumundaki düzenlenebilir. POST /bom/{3}/new-version ile yeni bir sürüm oluşturup onu düzenleyin.',
  'BOM {1} has no components, so BOM {2} has no limit to judge. Add its components.':
    '{1} numaralı ürün ağacının bileşeni yok, bu yüzden {2} numaralı ürün ağacı için bir üst sınır bulunamıyor. Bileşenlerini ekleyin.',
  'The tree has too many rows to show. Ask for the explosion without tree=true.':
    'Ağaç gösterilemeyecek kadar çok satırlı. Açılımı tree=true olmadan isteyin.',
  '{1} is a phantom in the recipe of {2}, but no recipe of {3} is active on that day. Activate one, or make the line an ordinary one.':
    '{1}, {2} ürününün reçetesinde hayalet bileşen; ama o gün {3} ürününün etkin bir reçetesi yok. Bir reçeteyi etkinleştirin veya satırı olağan bir satır yapın.',
  '{1} does not convert to {2}, the stock unit of {3}. Correct the line.':
    '{1} birimi, {3} ürününün stok birimi olan {2} birimine çevrilemiyor. Satırı düzeltin.',
  'A product would contain itself: {1}. Remove one of these lines.':
    'Bir ürün kendisini içermiş olurdu: {1}. Bu satırlardan birini kaldırın.',
  'must not be before {1}': '{1} gününden önce olmamalıdır',
  'must not be before from ({1})': 'from gününden ({1}) önce olmamalıdır',
  allocation: 'rezervasyon',
  'event of allocation': 'rezervasyon olayı',
  'stock count': 'stok sayımı',
  'is counted twice': 'iki kez sayılmış',
  'a product is counted either as a whole or batch by batch, not both':
    'bir ürün ya bütün olarak ya da parti parti sayılır, ikisi birden olmaz',
  '{1} of the {2} that is missing is reserved for {3}. Release it there first.':
    'Eksik çıkan {2} miktarının {1} kadarı {3} için rezerve. Önce o rezervasyonu serbest bırakın.',
  'is required: nothing says what {1} costs': 'zorunludur: {1} ürününün maliyeti bilinmiyor',
  'is less than a thousandth of the stock unit': 'stok biriminin binde birinden az',
  'is more than 999999999.999 of the stock unit': 'stok birimiyle 999999999.999 sınırından çok',
  'inventory item': 'stok katmanı',
  '{1} and {2} more': '{1} ve {2} tane daha',
  'There is not enough available stock in batch {1}.':
    '{1} numaralı partide yeterli kullanılabilir stok yok.',
  'Only {1} of batch {2} in {3} is free; the rest is reserved for {4}. Release it there first.':
    '{3} deposundaki {2} numaralı partinin yalnızca {1} kadarı serbest; kalanı {4} için rezerve. Önce o rezervasyonu serbest bırakın.',
  'Nothing of batch {1} is left in this layer. Choose one that has stock.':
    'Bu katmanda {1} numaralı partiden bir şey kalmamış. Stoğu olan bir katman seçin.',
  'Batch {1} is {2} and cannot become {3}. Allowed: {4}.':
    '{1} numaralı partinin kalite durumu {2}; {3} olamaz. İzin verilenler: {4}.',
  'Allocation {1} belongs to production order {2}. Complete the order: that consumes it and books its cost.':
    '{1} numaralı rezervasyon {2} numaralı üretim emrine ait. Emri tamamlayın: bu, rezervasyonu tüketir ve maliyetini kaydeder.',
  '{1} reservation released.': '{1} rezervasyon serbest bırakıldı.',
  '{1} reservations released.': '{1} rezervasyon serbest bırakıldı.',
  'is required when no production_order_id is given': 'production_order_id verilmediğinde zorunludur',
  '{1} is not a component of order {2}. Choose one of its components.':
    '{1}, {2} numaralı emrin bileşeni değil. Bileşenlerinden birini seçin.',
  'Order {1} needs only {2} more of {3}. Reserve that much or less.':
    '{1} numaralı emrin yalnızca {2} kadar daha {3} ihtiyacı var. Bu kadar veya daha az rezerve edin.',
  'Allocation {1} is released or consumed already. Nothing was changed.':
    '{1} numaralı rezervasyon zaten serbest bırakılmış veya tüketilmiş. Hiçbir şey değiştirilmedi.',
  'There is not enough available stock.': 'Yeterli kullanılabilir stok yok.',
  'There is not enough available stock in {1}.': '{1} deposunda yeterli kullanılabilir stok yok.',
  '{1}: {2} needed, {3} available': '{1}: {2} gerekli, {3} kullanılabilir',
  '{1}; and {2} more': '{1}; ve {2} tane daha',
  '{1} {2}. Receive or approve stock, or reduce the quantity.':
    '{1} {2}. Stok girişi yapın, stoğu onaylayın veya miktarı azaltın.',
  'Product {1} is inactive. Activate it first, or choose another one.':
    '{1} ürünü pasif. Önce etkinleştirin veya başka bir ürün seçin.',
  'Warehouse {1} is inactive. Activate it first, or choose another one.':
    '{1} deposu pasif. Önce etkinleştirin veya başka bir depo seçin.',
  '{1} is a {2} and belongs in a {3} warehouse; {4} is for {5}. Choose another warehouse.':
    '{1} ürününün tipi {2} ve yeri {3} tipinde bir depo; {4} deposu ise {5} için. Başka bir depo seçin.',
  'must not be in the future': 'gelecekte olmamalıdır',
  'must not be before 1900-01-01': '1900-01-01 gününden önce olmamalıdır',
  'must not be the warehouse that it leaves': 'çıkış deposuyla aynı olmamalıdır',
  'must be {1}, that of the layer, or be left out': 'katmanın değeri olan {1} olmalı veya hiç verilmemelidir',
  '{1} got {2} {3} of batch {4} from {5} because it was the oldest batch that could be issued{6}{7}.':
    '{1} için {5} deposundaki {4} numaralı partiden {2} {3} ayrıldı, çünkü çıkışı yapılabilecek en eski parti buydu{6}{7}.',
  '{1} got {2} {3} of batch {4} from {5} although an older batch could have been issued{6}{7}.':
    '{1} için {5} deposundaki {4} numaralı partiden {2} {3} ayrıldı; oysa daha eski bir partinin çıkışı yapılabilirdi{6}{7}.',
  '; older ones that were there: {1}': '; orada bulunan daha eski partiler: {1}',
  '; next in line after it was {1}': '; ondan sonra sırada {1} vardı',
  '{1} ({2})': '{1} ({2})',
  'the same request took all that was free of it': 'serbest olan kısmının tamamını aynı istek aldı',
  'all of it was reserved': 'tamamı rezerveydi',
  'all of it was reserved for {1}': 'tamamı {1} için rezerveydi',
  'its quality was {1}': 'kalite durumu {1} idi',
  'it had expired on {1}': 'son kullanma günü {1} geçmişti',
  'it lay in {1}, where the request did not take from': '{1} deposundaydı, istek oradan almıyordu',
  'nothing stood in its way': 'önünde bir engel yoktu',
  'is required without inventory_item_id': 'inventory_item_id verilmediğinde zorunludur',
};
