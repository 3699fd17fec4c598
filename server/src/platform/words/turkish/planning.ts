/** Sentences of planning: what it refuses and what it reports. */
export const PLANNING_TURKISH: Readonly<Record<string, string>> = {
  demand: 'talep',
  'demand in this plan': 'bu planda talep',
  'product in this plan': 'bu planda ürün',
  'planned order': 'planlanan emir',
  'planned order in this plan': 'bu planda planlanan emir',
  'planning exception': 'planlama mesajı',
  'planning run': 'planlama çalıştırması',
  'planning scenario': 'planlama senaryosu',
  'purchase order line': 'satın alma siparişi satırı',
  'is there twice. Keep one entry.': 'iki kez var. Birini bırakın.',
  'is before from. Exchange them.': 'from gününden önce. İkisinin yerini değiştirin.',
  'there is no {1} {2}. Check the id.': 'kimliği {2} olan {1} yok. Kimliği kontrol edin.',
  'nothing is to come of {1} {2} any more. Leave the entry out.':
    'kimliği {2} olan {1} için artık gelecek bir şey yok. Bu girişi çıkarın.',
  'supplier {1} does not deliver product {2}. Link them first.':
    '{1} kimlikli tedarikçi {2} kimlikli ürünü teslim etmiyor. Önce ikisini birbirine bağlayın.',
  'BOM {1} does not make product {2}. Choose a version of its own recipe.':
    '{1} numaralı ürün ağacı {2} kimlikli ürüne ait değil. Ürünün kendi reçetesinin bir sürümünü seçin.',
  'Reality is not planned yet. Ask for a run with POST /planning/runs first.':
    'Gerçek durum henüz planlanmadı. Önce POST /planning/runs ile bir planlama çalıştırması isteyin.',
  'A planning run has just changed the plan. Try again.':
    'Bir planlama çalıştırması planı az önce değiştirdi. Yeniden deneyin.',
  'Planned order {1} does not belong to the scenario. Choose an order of its newest plan.':
    '{1} numaralı planlanan emir bu senaryoya ait değil. Senaryonun en yeni planından bir emir seçin.',
  'Planned order {1} was replaced by a later run of the scenario. Read its plan again.':
    '{1} numaralı planlanan emrin yerini senaryonun daha sonraki bir çalıştırması aldı. Senaryonun planını yeniden okuyun.',
  'Planned order {1} is for product {2}, which is inactive. Activate it first.':
    '{1} numaralı planlanan emrin ürünü {2} pasif. Önce etkinleştirin.',
  'Planned order {1} meets firm planned order {2} for {3} on {4}. Change that order, or convert it first.':
    '{1} numaralı planlanan emir, {3} ürününün {4} günündeki {2} numaralı kesinleşmiş planlanan emriyle çakışıyor. Önce o emri değiştirin veya dönüştürün.',
  'message {1} asks for the same planned order. Accept one of the two.':
    '{1} numaralı mesaj da aynı planlanan emirle ilgili. İkisinden birini kabul edin.',
  'Your role {1} does not have the permission write:procurement, which cancelling {2} needs. Ask a procurement officer.':
    '{1} rolünüzde, {2} siparişinin iptali için gereken write:procurement yetkisi yok. Bir satın alma sorumlusuna danışın.',
  'Message {1} ({2}): {3}': '{1} numaralı mesaj ({2}): {3}',
  'The plan cannot be looked into at this moment. Try again in a second.':
    'Plana şu anda bakılamıyor. Bir saniye sonra yeniden deneyin.',
  'A scenario is always planned whole. Leave mode out.':
    'Senaryo her zaman bütün olarak planlanır. mode alanını çıkarın.',
  'Another planning run has just ended. Try again.':
    'Başka bir planlama çalıştırması az önce bitti. Yeniden deneyin.',
  'Planning run {1} is under way. Wait for it, or cancel it, and start again.':
    '{1} numaralı planlama çalıştırması sürüyor. Bitmesini bekleyin veya iptal edin, sonra yeniden başlatın.',
  'Planning run {1} is over ({2}): nothing is left to cancel.':
    '{1} numaralı planlama çalıştırması bitti ({2}): iptal edilecek bir şey kalmadı.',
  'has no price. Enter what {1} takes for product {2} first.':
    'fiyatı yok. Önce {1} tedarikçisinin {2} ürünü için fiyatını girin.',
  'needs the rate of {1}': '{1} kurunu da içermelidir',
  'makes a demand of more than 999999999.999 {1}': '999999999.999 {1} sınırından büyük bir talep oluşturur',
  'The weekday decides about {1} again.': '{1} için yine haftanın günü belirleyici.',
  'one product': 'bir ürün',
  'product {1}': '{1} ürünü',
  'more than 100,000 orders of {1} for one need, because its maximum order quantity is so small':
    'tek bir ihtiyaç için 100.000 emirden fazlası gerekiyor ({1}), çünkü en çok sipariş miktarı çok küçük',
  'more of {1} than can be planned': 'planlanabilecekten büyük bir miktar gerekiyor ({1})',
  'takes {1}: make it smaller': '{1}: miktarı küçültün',
  'take {1}: make the quantities smaller': '{1}: miktarları küçültün',
  'Supplier {1} no longer delivers product {2}. Change the scenario.':
    '{1} kimlikli tedarikçi {2} kimlikli ürünü artık teslim etmiyor. Senaryoyu değiştirin.',
  'must be within ten years of today': 'bugünden en çok on yıl uzakta olmalıdır',
  'A plan is being made at this moment. Convert the planned orders in a few seconds.':
    'Şu anda bir plan yapılıyor. Planlanan emirleri birkaç saniye sonra dönüştürün.',
  'Planning run {1} is {2}: it has no plan to look into.':
    '{1} numaralı planlama çalıştırmasının durumu {2}: bakılacak bir planı yok.',
  'What planning run {1} was made from is no longer kept. Ask for a newer run.':
    '{1} numaralı planlama çalıştırmasının verileri artık saklanmıyor. Daha yeni bir çalıştırmaya bakın.',
  'is required, or quantity, start_date or due_date':
    'zorunludur; ya da quantity, start_date veya due_date verin',
  'must not be false together with a change: the next run would undo it':
    'bir değişiklikle birlikte false olmamalıdır: sonraki çalıştırma değişikliği geri alırdı',
  'Planned order {1} belongs to a scenario. Choose an order of the plan of reality.':
    '{1} numaralı planlanan emir bir senaryoya ait. Gerçek planın bir emrini seçin.',
  'Planned order {1} belongs to a scenario. Choose orders of the plan of reality.':
    '{1} numaralı planlanan emir bir senaryoya ait. Gerçek planın emirlerini seçin.',
  'Planned order {1} became an order already. Change that order.':
    '{1} numaralı planlanan emir zaten bir emre dönüştü. O emri değiştirin.',
  'Planned order {1} became {2} already. Read the plan again.':
    '{1} numaralı planlanan emir zaten dönüştürüldü ({2}). Planı yeniden okuyun.',
  'Planned order {1} was replaced by a later run. Read the plan again.':
    '{1} numaralı planlanan emrin yerini daha sonraki bir çalıştırma aldı. Planı yeniden okuyun.',
  'Planned order {1} is of {2}, and there is no active {3} warehouse for it. Open one first.':
    '{1} numaralı planlanan emrin ürünü {2} için {3} tipinde etkin bir depo yok. Önce bir depo açın.',
  'Planned order {1} has no supplier. Link product {2} to one and plan again.':
    '{1} numaralı planlanan emrin tedarikçisi yok. {2} ürününü bir tedarikçiye bağlayın ve yeniden planlayın.',
  'Planned order {1} has no recipe. Activate one of product {2} and plan again.':
    '{1} numaralı planlanan emrin reçetesi yok. {2} ürününün bir reçetesini etkinleştirin ve yeniden planlayın.',
  'must not be before today, {1}': 'bugünden ({1}) önce olmamalıdır',
  'must not be after {1}, the day it is due': 'termin gününden ({1}) sonra olmamalıdır',
  'must not be before {1}, the day of its start; move start_date as well':
    'başlangıç gününden ({1}) önce olmamalıdır; start_date alanını da değiştirin',
  'must not be before start_date': 'start_date gününden önce olmamalıdır',
  'must be whole: {1} has no decimals': 'tam sayı olmalıdır: {1} biriminin ondalığı yok',
  'must have at most {1} decimals, as {2} has': 'en çok {1} ondalık basamaklı olmalıdır; {2} birimi böyledir',
  'There is no plan yet that it could belong to. Start a planning run first.':
    'Emrin ait olabileceği bir plan henüz yok. Önce bir planlama çalıştırması başlatın.',
  'Planning run {1} is {2}: it has said nothing.':
    '{1} numaralı planlama çalıştırmasının durumu {2}: hiçbir mesaj vermedi.',
  '{1} is inactive and plans nothing. Choose somebody else.':
    '{1} pasif bir kullanıcı ve planlama yapmaz. Başka birini seçin.',
  'This message is resolved: the last plan no longer says it, and there is nothing left to do. Read the open ones.':
    'Bu mesaj kapandı: son plan artık bunu söylemiyor ve yapılacak bir şey kalmadı. Açık mesajlara bakın.',
  'This message is accepted: what it says has been done. Change the order itself if it should not be so.':
    'Bu mesaj kabul edildi: dediği yapıldı. Böyle olmaması gerekiyorsa emrin kendisini değiştirin.',
  'There is no plan yet. Start a planning run first: POST /planning/runs.':
    'Henüz bir plan yok. Önce bir planlama çalıştırması başlatın: POST /planning/runs.',
  'Product {1} is newer than the plan of run {2}. Start a planning run first: POST /planning/runs.':
    '{1} ürünü, {2} numaralı çalıştırmanın planından daha yeni. Önce bir planlama çalıştırması başlatın: POST /planning/runs.',
  'must be {1} or earlier': '{1} günü veya öncesi olmalıdır',
  'must be {1} or earlier: at most {2} days at once':
    '{1} günü veya öncesi olmalıdır: bir kerede en çok {2} gün',
  'Demand {1} for {2} is inactive now.': '{2} ürününün {1} numaralı talebi artık pasif.',
  'it belongs to a scenario. Accept messages of the plan of reality.':
    'mesaj bir senaryoya ait. Gerçek planın mesajlarını kabul edin.',
  'it is resolved, and nothing is left to do. Read the open ones.':
    'mesaj kapandı ve yapılacak bir şey kalmadı. Açık mesajlara bakın.',
  'it is accepted already, and what it says was done. Read the open ones.':
    'mesaj zaten kabul edildi ve dediği yapıldı. Açık mesajlara bakın.',
  'there is no single thing to do about it. Accept the messages about the orders of the product, or put off what needs it.':
    'bunun için yapılacak tek bir iş yok. Ürünün emirleriyle ilgili mesajları kabul edin veya ürünü gerektiren işi erteleyin.',
  'a new day must come from whoever delivers. Enter it in the order, or book what has come.':
    'yeni günü teslim edecek olan bildirmelidir. Günü siparişe veya emre yazın ya da geleni kaydedin.',
  'its day has passed, and it is for you to decide. Convert the planned order with POST /planning/planned-orders/convert, or put off what needs it.':
    'günü geçti, karar sizin. Planlanan emri POST /planning/planned-orders/convert ile dönüştürün veya onu gerektiren işi erteleyin.',
  'its planned order is not there any more. Start a new planning run.':
    'planlanan emri artık yok. Yeni bir planlama çalıştırması başlatın.',
  'The calendar has no entry for {1}. Its weekday decides already.':
    'Takvimde {1} için giriş yok. Zaten haftanın günü belirleyici.',
  'Ramazan and Kurban Bayramı move from year to year: enter their days with PUT /planning/calendar.':
    'Ramazan ve Kurban Bayramı her yıl başka günlere gelir: günlerini PUT /planning/calendar ile girin.',
  'The calendar is PLAIN_DAYS, so every day still counts as worked on: PUT /planning/settings makes it WORKING_DAYS.':
    'Takvim PLAIN_DAYS olduğu için her gün hâlâ iş günü sayılıyor: PUT /planning/settings ile WORKING_DAYS yapın.',
  'Scenario {1} is deleted.': '{1} senaryosu silindi.',
  'Product {1} is inactive, so nothing is planned for it. Activate it first, or choose another one.':
    '{1} ürünü pasif, bu yüzden onun için planlama yapılmaz. Önce etkinleştirin veya başka bir ürün seçin.',
  'Planning run {1} of the scenario is under way. Wait for it, or cancel it, and delete then.':
    'Senaryonun {1} numaralı planlama çalıştırması sürüyor. Bitmesini bekleyin veya iptal edin, sonra silin.',
  'must be left out where run_ids are given': 'run_ids verildiğinde verilmemelidir',
  'or scenario_ids must be given': 'veya scenario_ids verilmelidir',
  'Scenario {1} is not planned yet. Ask for a run with POST /planning/runs and its scenario_id first.':
    '{1} numaralı senaryo henüz planlanmadı. Önce POST /planning/runs ve scenario_id ile bir çalıştırma isteyin.',
};
