/** Sentences of production. */
export const PRODUCTION_TURKISH: Readonly<Record<string, string>> = {
  'production order': 'üretim emri',
  'mass change': 'toplu değişiklik',
  'The order is cancelled; nothing is reserved for it.': 'Emir iptal edildi; onun için rezervasyon yok.',
  'The order is completed; nothing more is needed.': 'Emir tamamlandı; başka bir şey gerekmiyor.',
  'All components are consumed.': 'Bileşenlerin tümü tüketildi.',
  'Some of the components are consumed; the rest is reserved.':
    'Bileşenlerin bir kısmı tüketildi, kalanı rezerve edildi.',
  'All components are reserved.': 'Bileşenlerin tümü rezerve edildi.',
  '1 of 1 component is short: {1}.': '1 bileşenden 1 tanesi eksik: {1}.',
  '1 of {1} components is short: {2}.': '{1} bileşenden 1 tanesi eksik: {2}.',
  '{1} of {2} components are short: {3}.': '{2} bileşenden {1} tanesi eksik: {3}.',
  'Product {1} needs a sub-order and is inactive. Activate it first.':
    '{1} ürünü için alt emir gerekiyor, ama ürün pasif. Önce etkinleştirin.',
  '{1} needs a sub-order, and there is no active {2} warehouse for it. Open one first.':
    '{1} ürünü için alt emir gerekiyor, ama onun için {2} tipinde etkin bir depo yok. Önce bir depo açın.',
  'Order {1} waits for its sub-orders: {2}. Complete or cancel them first.':
    '{1} numaralı emir alt emirlerini bekliyor: {2}. Önce onları tamamlayın veya iptal edin.',
  'must not be before planned_start_date': 'planned_start_date gününden önce olmamalıdır',
  'goes with explosion SINGLE_LEVEL; MULTI_LEVEL makes everything in the one order':
    'yalnızca explosion SINGLE_LEVEL ile kullanılır; MULTI_LEVEL her şeyi tek emirde üretir',
  'Warehouse {1} is inactive. Choose another one.': '{1} deposu pasif. Başka bir depo seçin.',
  'BOM {1} makes another product. Choose a BOM of product {2}.':
    '{1} numaralı ürün ağacı başka bir ürüne ait. Kimliği {2} olan ürünün bir ürün ağacını seçin.',
  'BOM {1} is not in force today. Choose the version that is.':
    '{1} numaralı ürün ağacı bugün geçerli değil. Geçerli olan sürümü seçin.',
  'BOM {1} is {2}. Activate it first, or choose the active version.':
    '{1} numaralı ürün ağacının durumu {2}. Önce etkinleştirin veya etkin sürümü seçin.',
  'There is not enough available stock for order {1}.':
    '{1} numaralı emir için yeterli kullanılabilir stok yok.',
  'There is not enough available stock beyond what is reserved for the order.':
    'Emir için rezerve edilenin dışında yeterli kullanılabilir stok yok.',
  '{1} Complete its sub-orders: {2}.': '{1} Alt emirlerini tamamlayın: {2}.',
  'Order {1} is {2}; nothing can be reserved for it.':
    '{1} numaralı emrin durumu {2}; onun için rezervasyon yapılamaz.',
  'This status is final.': 'Bu durum kesindir.',
  'Allowed: {1}.': 'İzin verilenler: {1}.',
  'Start it first. Allowed: {1}.': 'Önce emri başlatın. İzin verilenler: {1}.',
  'Send completion_data with it, or use POST …/complete.':
    'Birlikte completion_data gönderin veya POST …/complete kullanın.',
  'Order {1} is {2} and cannot go to {3}. {4}': '{1} numaralı kaydın durumu {2}; {3} durumuna geçemez. {4}',
  'must not be 0 when scrapped_quantity is 0 as well': 'scrapped_quantity de 0 ise 0 olmamalıdır',
  'Order {1} plans {2}; {3} are booked, so {4} is too much. Book less, or make a new order.':
    '{1} numaralı emirde {2} planlandı, {3} kaydedildi; bu nedenle {4} fazla. Daha az kaydedin veya yeni bir emir açın.',
  'give either new_unit_cost or change_percentage, one of the two':
    'new_unit_cost ile change_percentage alanlarından yalnızca birini verin',
  '{1} is {2} levels below the top, and more than {3} are not followed. Check the recipes above it.':
    '{1} en üstteki ürünün {2} seviye altında; {3} seviyeden fazlası izlenmez. Üstündeki reçeteleri kontrol edin.',
  'comes twice': 'iki kez geçiyor',
  '{1} is not a component of the order; when it stands for one, say substitute_for_product_id':
    '{1} kimlikli ürün emrin bileşeni değil; bir bileşenin yerine kullanılıyorsa substitute_for_product_id verin',
  '{1} is not a component of the order': '{1} kimlikli ürün emrin bileşeni değil',
  'Product {1}': '{1} kimlikli ürün',
  '{1} has no substitutes in the recipe of order {2}. Book the component itself.':
    '{2} numaralı emrin reçetesinde {1} için muadil yok. Bileşenin kendisini kaydedin.',
  '{1} may not take the place of {2} in order {3}. Allowed: {4}.':
    '{3} numaralı emirde {2} yerine {1} kullanılamaz. İzin verilenler: {4}.',
  '{1}: {2} consumed where {3} was due for the quantity done.':
    '{1}: yapılan miktar için {3} gerekirken {2} tüketildi.',
  '{1}: {2} due, {3} given': '{1}: gereken {2}, verilen {3}',
  'The recipe of order {1} does not allow to consume more than is due. {2}. Book what is due, or issue the rest from stock with a reason.':
    '{1} numaralı emrin reçetesi gerekenden fazla tüketime izin vermiyor. {2}. Gereken kadarını kaydedin veya fazlasını nedenini yazarak stoktan çıkın.',
  'Mass change {1} was undone already.': '{1} numaralı toplu değişiklik zaten geri alındı.',
  'The status or the end of these recipes was changed since: {1}. Correct them one by one instead.':
    'Şu reçetelerin durumu veya bitiş günü o zamandan beri değişti: {1}. Bunları tek tek düzeltin.',
  'Open production orders were made by the new versions: {1}. Complete or cancel them first.':
    'Yeni sürümlerle açılmış açık üretim emirleri var: {1}. Önce onları tamamlayın veya iptal edin.',
  'Recipes that would get a new version: {1}.': 'Yeni sürümü oluşacak reçete sayısı: {1}.',
  'Blocked: {1} of {2} recipes, so the change would be refused as a whole.':
    '{2} reçeteden {1} tanesi engelli; bu yüzden değişikliğin tümü reddedilirdi.',
  '{1} Open production orders that keep the recipe frozen into them: {2}.':
    '{1} Kendi dondurulmuş reçetesiyle sürecek açık üretim emri sayısı: {2}.',
  'No active recipe that holds on {1} or later names {2}. There is nothing to replace.':
    '{1} günü veya sonrasında geçerli olan etkin reçetelerin hiçbirinde {2} yok. Değiştirilecek bir şey yok.',
  '{1} Blocked: {2} of {3} recipes, so none was changed. Change the blocked ones first.':
    '{1} {3} reçeteden {2} tanesi engelli, bu yüzden hiçbiri değiştirilmedi. Önce engelli olanları düzeltin.',
  'BOM {1} of {2}': '{2} ürününün {1} numaralı ürün ağacı',
  '{1}: a product would contain itself: {2}.': '{1}: bir ürün kendisini içermiş olurdu: {2}.',
  '{1} takes the component as a phantom, and no recipe of {2} is active on that day.':
    '{1}: bileşen burada hayalet olarak kullanılıyor ve o gün {2} ürününün etkin bir reçetesi yok.',
  '{1}: the new quantity rounds to zero. Choose a larger factor.':
    '{1}: yeni miktar sıfıra yuvarlanıyor. Daha büyük bir katsayı seçin.',
  '{1}: the new quantity is too large. Choose a smaller factor.':
    '{1}: yeni miktar çok büyük. Daha küçük bir katsayı seçin.',
  'must be another product than from_product_id': 'from_product_id alanındakinden başka bir ürün olmalıdır',
  'must not be before today': 'bugünden önce olmamalıdır',
  '{1} is inactive. Activate it or choose another component.':
    '{1} pasif. Etkinleştirin veya başka bir bileşen seçin.',
  '{1} does not convert to {2}, the stock unit of {3}, any more. Give the product a conversion of {4}.':
    '{1} birimi, {3} ürününün stok birimi olan {2} birimine artık çevrilemiyor. Ürüne {4} birimi için bir çevrim tanımlayın.',
  'Item {1} was made of this batch and was given a credit that is larger than what would be left of its cost. Revalue that item first.':
    '{1} numaralı stok katmanı bu partiden üretildi ve ona verilen alacak, kalacak maliyetinden büyük. Önce o katmanı yeniden değerleyin.',
  'give either unit_cost or additional_cost':
    'unit_cost ile additional_cost alanlarından yalnızca birini verin',
  'This layer is a part of batch {1}, which was received as item {2} in {3}. Revalue that item: the change follows to this one.':
    'Bu katman {1} partisinin bir parçasıdır; parti {3} deposuna {2} numaralı katman olarak girdi. O katmanı yeniden değerleyin: değişiklik buna da yansır.',
  'must not take away more than the batch has cost, {1}':
    'partinin maliyetinden ({1}) fazlasını düşmemelidir',
  'would make the unit cost larger than 999999999.9999':
    'birim maliyeti 999999999.9999 sınırının üstüne çıkarır',
  'Resume it first.': 'Önce emri sürdürün.',
  'It needs no material any more.': 'Artık malzemeye ihtiyacı yok.',
  'Order {1} is {2}. {3}': '{1} numaralı emrin durumu {2}. {3}',
  'Order {1} is {2}: nothing is left to change. Start a new planning run.':
    '{1} numaralı emrin durumu {2}: değiştirilecek bir şey kalmadı. Yeni bir planlama çalıştırması başlatın.',
  'Order {1} is {2}, and its quantity is fixed with its release. Make more with an order of its own; for less, cancel it and make a new one.':
    '{1} numaralı emrin durumu {2}; miktarı, serbest bırakılmasıyla kesinleşti. Fazlası için ayrı bir emir açın; azı için bu emri iptal edip yenisini açın.',
  'Order {1} was made together with {2}, which would have to change with it. Cancel it and make a new one.':
    '{1} numaralı emir {2} ile birlikte açıldı; onların da değişmesi gerekirdi. İptal edip yenisini açın.',
  'Order {1} was made by a recipe that has changed since. Cancel it and make a new one.':
    '{1} numaralı emrin reçetesi o zamandan beri değişti. İptal edip yenisini açın.',
  'Your role {1} does not have the permission approve:production. Ask a production manager.':
    '{1} rolünüzde approve:production yetkisi yok. Bir üretim yöneticisine danışın.',
};
