/** Sentences of the platform, of authentication and of master data. */
export const PLATFORM_TURKISH: Readonly<Record<string, string>> = {
  'There is no {1} {2}. Check the id.': 'Kimliği {2} olan {1} yok. Kimliği kontrol edin.',
  'There is a {1} with {2} {3} already. Choose another {4}.':
    '{2} değeri {3} olan {1} zaten var. Başka bir {4} değeri seçin.',
  'The invariants are being checked already. Try again in a few seconds.':
    'Tutarlılık denetimi zaten sürüyor. Birkaç saniye sonra yeniden deneyin.',
  'Metrics are for this machine and private networks, directly. From elsewhere send Authorization: Bearer and METRICS_TOKEN.':
    'Ölçümler yalnızca bu makineden ve özel ağlardan doğrudan okunur. Başka yerden Authorization: Bearer ile METRICS_TOKEN gönderin.',
  'Send either Authorization or X-API-Key, once, and not both.':
    'Authorization veya X-API-Key başlıklarından yalnızca birini, bir kez gönderin.',
  'The API key is not valid. Check that it was copied whole.':
    'API anahtarı geçerli değil. Eksiksiz kopyalandığını kontrol edin.',
  'This API key was revoked. Use another one.': 'Bu API anahtarı iptal edildi. Başka bir anahtar kullanın.',
  'The owner of this API key is not active any more. Use another key.':
    'Bu API anahtarının sahibi artık etkin değil. Başka bir anahtar kullanın.',
  'This API key has expired. Create a new one.':
    'Bu API anahtarının süresi doldu. Yeni bir anahtar oluşturun.',
  'You can list only your own API keys. Leave user_id out, or ask an administrator.':
    'Yalnızca kendi API anahtarlarınızı listeleyebilirsiniz. user_id alanını çıkarın veya bir yöneticiye danışın.',
  'API key': 'API anahtarı',
  'Your role {1} does not have {2}, so your key cannot either. Leave it out.':
    '{1} rolünüzde şu yetki yok, bu yüzden anahtarınızda da olamaz: {2}. Bu yetkiyi çıkarın.',
  'must be in the future': 'gelecekte olmalıdır',
  'must be at most two years ahead': 'en çok iki yıl sonrası olabilir',
  'needs entity_type, because each kind of record has its own numbers':
    'entity_type ile birlikte verilmelidir, çünkü her kayıt türünün kendi numaraları vardır',
  'must not be before from': 'from gününden önce olmamalıdır',
  'entry of the audit log': 'denetim kaydı',
  'is not the next_cursor of a page. Leave it out to start at the first page':
    'bir sayfanın next_cursor değeri değil. İlk sayfadan başlamak için bu alanı çıkarın',
  'You are logged out.': 'Oturumunuz kapatıldı.',
  'The password is changed. Other sessions that were ended: {1}.':
    'Parola değiştirildi. Sonlandırılan diğer oturum sayısı: {1}.',
  'The session has ended.': 'Oturum sonlandırıldı.',
  'The username or the password is wrong. Check both.':
    'Kullanıcı adı veya parola yanlış. İkisini de kontrol edin.',
  'You are logged in.': 'Oturum açıldı.',
  'The session goes on.': 'Oturum sürüyor.',
  'This session has ended. Log in again.': 'Bu oturum sona erdi. Yeniden oturum açın.',
  'This refresh token is not known. Log in again.': 'Bu yenileme belirteci tanınmıyor. Yeniden oturum açın.',
  'The refresh token has expired. Log in again.': 'Yenileme belirtecinin süresi doldu. Yeniden oturum açın.',
  'must differ from the current password': 'şimdiki paroladan farklı olmalıdır',
  'The current password is wrong. Check it.': 'Şimdiki parola yanlış. Kontrol edin.',
  'The password has just been changed elsewhere. Log in again.':
    'Parola az önce başka bir yerde değiştirildi. Yeniden oturum açın.',
  'must have {1} to {2} bytes; a letter like ş takes two. It has {3}.':
    'en az {1}, en çok {2} bayt olmalıdır; ş gibi bir harf iki bayt tutar. Şu an {3} bayt.',
  'You can list only your own sessions. Leave user_id out, or ask an administrator.':
    'Yalnızca kendi oturumlarınızı listeleyebilirsiniz. user_id alanını çıkarın veya bir yöneticiye danışın.',
  session: 'oturum',
  user: 'kullanıcı',
  'The access token has expired. Get a new one with POST /auth/refresh.':
    'Erişim belirtecinin süresi doldu. POST /auth/refresh ile yenisini alın.',
  'The access token is not valid. Log in again.': 'Erişim belirteci geçerli değil. Yeniden oturum açın.',
  'Log in first, and send the access token in Authorization.':
    'Önce oturum açın ve erişim belirtecini Authorization başlığında gönderin.',
  'Authorization must be: Bearer, a blank, the access token.':
    'Authorization başlığı şöyle olmalıdır: Bearer, bir boşluk, erişim belirteci.',
  'Sessions that were ended: {1}.': 'Sonlandırılan oturum sayısı: {1}.',
  '{1} is the last active administrator. Make somebody else an administrator first.':
    '{1} son etkin yöneticidir. Önce başka bir kullanıcıyı yönetici yapın.',
  'Product {1} has no conversion of its own for {2} now.':
    '{1} ürününün {2} birimi için artık kendi dönüşümü yok.',
  '{1} is the stock unit of {2}, so one of it is always 1. Name another unit.':
    '{1}, {2} ürününün stok birimidir; bu yüzden katsayısı her zaman 1 olur. Başka bir birim verin.',
  'There is no own conversion of product {1} for unit {2}. Check the id.':
    '{1} ürününün {2} birimi için kendi dönüşümü yok. Kimliği kontrol edin.',
  'Quantities of {1} are given in {2}. Change these recipes and finish these orders first.':
    '{1} ürününün miktarları {2} birimiyle verilmiş. Önce bu reçeteleri değiştirin ve bu emirleri bitirin.',
  'Product {1} is inactive now.': '{1} ürünü artık pasif.',
  'is required with lot_sizing_rule FIXED_QUANTITY': 'lot_sizing_rule FIXED_QUANTITY olduğunda zorunludur',
  'must not be below minimum_order_quantity': 'minimum_order_quantity değerinden küçük olmamalıdır',
  'must leave room for one order_multiple': 'en az bir order_multiple katına yer bırakmalıdır',
  'Product {1} is still needed. Use up its stock, finish its orders and end its BOMs first.':
    '{1} ürünü hâlâ gerekli. Önce stoğunu tüketin, emirlerini bitirin ve ürün ağaçlarını sonlandırın.',
  'Quantities of product {1} are recorded in {2} already, so its unit cannot change. Create a new product with the other unit.':
    '{1} ürününün miktarları {2} birimiyle kaydedilmiş, bu yüzden birimi değişemez. Diğer birimle yeni bir ürün oluşturun.',
  'Product {1} is in stock, in warehouses of its type. Use up or write off the stock before you change the type.':
    '{1} ürünü, tipine uygun depolarda stokta. Tipi değiştirmeden önce stoğu tüketin veya kayıttan düşün.',
  '{1} does not convert to {2}, the stock unit of {3}. Use another unit, or give the product a conversion of its own.':
    '{1} birimi, {3} ürününün stok birimi olan {2} birimine çevrilemiyor. Başka bir birim kullanın veya ürüne kendi dönüşümünü tanımlayın.',
  'must be after valid_from, {1}': 'valid_from gününden ({1}) sonra olmalıdır',
  'overlaps with the price from {1} on that is valid from {2} on without an end. End that one first':
    '{1} miktarından başlayan ve {2} gününden itibaren süresiz geçerli olan fiyatla çakışıyor. Önce o fiyatı sonlandırın',
  'overlaps with the price from {1} on that is valid from {2} until {3}. End that one first':
    '{1} miktarından başlayan ve {2} gününden {3} gününe kadar geçerli olan fiyatla çakışıyor. Önce o fiyatı sonlandırın',
  'Product {1} is not linked to supplier {2}. Link them first with POST /suppliers/{3}/products.':
    '{1} numaralı ürün {2} numaralı tedarikçiye bağlı değil. Önce POST /suppliers/{3}/products ile bağlayın.',
  'Supplier {1} is inactive. Activate it before you link it.':
    '{1} tedarikçisi pasif. Bağlamadan önce etkinleştirin.',
  'Product {1} is inactive. Activate it before you link it.':
    '{1} ürünü pasif. Bağlamadan önce etkinleştirin.',
  'Supplier {1} is inactive now.': '{1} tedarikçisi artık pasif.',
  'Supplier {1} still has open purchase orders. Receive, close or cancel them first.':
    '{1} tedarikçisinin hâlâ açık satın alma siparişleri var. Önce onları teslim alın, kapatın veya iptal edin.',
  'There is no unit {1}. Use one of {2}.': '{1} adlı bir birim yok. Şunlardan birini kullanın: {2}.',
  'Warehouse {1} is inactive now.': '{1} deposu artık pasif.',
  'Warehouse {1} is still needed. Move its stock and finish its orders first.':
    '{1} deposu hâlâ gerekli. Önce stoğunu taşıyın ve emirlerini bitirin.',
  '{1} large reports are being written at this moment, which is as many as this server writes at once. Try again in a few seconds.':
    'Şu anda {1} büyük rapor yazılıyor; bu sunucu aynı anda daha fazlasını yazmaz. Birkaç saniye sonra yeniden deneyin.',
  'Too many others are changing the same records at this moment. Try again in a second.':
    'Şu anda aynı kayıtları çok fazla kişi değiştiriyor. Bir saniye sonra yeniden deneyin.',
  'The database is busy or restarting. Try again in a few seconds.':
    'Veritabanı meşgul veya yeniden başlıyor. Birkaç saniye sonra yeniden deneyin.',
  'Somebody has just used the same code or number. Choose another one.':
    'Aynı kodu veya numarayı az önce başkası kullandı. Başka birini seçin.',
  'Somebody has just changed a related record. Read it again and decide anew.':
    'İlgili bir kaydı az önce başkası değiştirdi. Kaydı yeniden okuyup yeniden karar verin.',
  'A value is out of range or holds a character that cannot be stored.':
    'Bir değer sınırların dışında veya saklanamayan bir karakter içeriyor.',
  'Your role {1} does not have the permission {2}. Ask an administrator.':
    '{1} rolünüzde {2} yetkisi yok. Bir yöneticiye danışın.',
  'This API key may not use {1}: the scopes of the key and the role {2} of its owner must both have it.':
    'Bu API anahtarı {1} yetkisini kullanamaz: yetki hem anahtarın kapsamında hem de sahibinin {2} rolünde bulunmalıdır.',
  'An API key cannot do this. Log in with a username and a password.':
    'Bu işlem API anahtarıyla yapılamaz. Kullanıcı adı ve parola ile oturum açın.',
  'The password is a temporary one. Change it with POST /auth/change-password, then go on.':
    'Parola geçici. POST /auth/change-password ile değiştirin, sonra devam edin.',
  'Somebody else changed this record since you read it. Read it again and repeat your change.':
    'Siz okuduktan sonra bu kaydı başkası değiştirdi. Kaydı yeniden okuyup değişikliğinizi yineleyin.',
  'The address cannot be read: a % must be followed by two hexadecimal digits of UTF-8.':
    'Adres okunamıyor: % işaretinden sonra iki onaltılık UTF-8 basamağı gelmelidir.',
  'Too many requests in a minute. Wait {1} seconds.':
    'Bir dakika içinde çok fazla istek geldi. {1} saniye bekleyin.',
  'it is nested too deeply': 'çok derin iç içe geçmiş',
  'The body is not valid JSON: {1}': 'Gövde geçerli bir JSON değil: {1}',
  'Send the body in UTF-8: Content-Type: application/json; charset=utf-8.':
    'Gövdeyi UTF-8 ile gönderin: Content-Type: application/json; charset=utf-8.',
  'This server does not answer for that host name. See ALLOWED_HOSTS.':
    'Bu sunucu o ana bilgisayar adına yanıt vermez. ALLOWED_HOSTS ayarına bakın.',
  'must be the number of an event, as the stream sends it in id.':
    'akışın id alanında gönderdiği gibi bir olay numarası olmalıdır.',
  'is {1}, but the newest event is {2}. Leave it out to begin anew, and read the lists again.':
    '{1} verildi, ama en yeni olay {2}. Baştan başlamak için bu başlığı çıkarın ve listeleri yeniden okuyun.',
  'You have {1} live streams open on this server. Close one of them first.':
    'Bu sunucuda {1} canlı akışınız açık. Önce birini kapatın.',
  'The database lacks {1} migrations. Restart the server.':
    'Veritabanında {1} geçiş eksik. Sunucuyu yeniden başlatın.',
  'must have 1 to 255 visible ASCII characters': '1 ile 255 arasında görünür ASCII karakteri içermelidir',
  'Idempotency-Key {1}.': 'Idempotency-Key {1}.',
  'The same request is being worked on. Try again in a second.':
    'Aynı istek şu anda işleniyor. Bir saniye sonra yeniden deneyin.',
  'This Idempotency-Key belongs to another request. Use a new key for each new request.':
    'Bu Idempotency-Key başka bir isteğe ait. Her yeni istek için yeni bir anahtar kullanın.',
  'The address must be a complete http or https URL.': 'Adres tam bir http veya https URL adresi olmalıdır.',
  'The address must not contain a user name or a password.': 'Adres kullanıcı adı veya parola içermemelidir.',
  'The port must be 80, 443, or 1024 and above.': 'Port 80, 443 veya 1024 ve üzeri olmalıdır.',
  '{1} is or leads to the address {2}, which is not on the public internet. Use a public address, or let the network be listed in WEBHOOK_ALLOWED_NETWORKS.':
    '{1} adı, genel internette olmayan {2} adresine gidiyor. Genel bir adres kullanın veya ağın WEBHOOK_ALLOWED_NETWORKS listesine eklenmesini isteyin.',
  'The name {1} cannot be resolved now.': '{1} adı şu anda çözümlenemiyor.',
  'Send the body as JSON, with Content-Type: application/json.':
    'Gövdeyi JSON olarak, Content-Type: application/json ile gönderin.',
  'Send the file itself as the body, with Content-Type: {1}.':
    'Dosyanın kendisini gövde olarak gönderin; Content-Type: {1}.',
  '{1} or {2}': '{1} veya {2}',
  'The body is larger than {1} MiB. Send less at once.':
    'Gövde {1} MiB sınırından büyük. Bir seferde daha az gönderin.',
  'The body is empty. Send a JSON object.': 'Gövde boş. Bir JSON nesnesi gönderin.',
  'The body does not have the length that Content-Length says.':
    'Gövdenin uzunluğu Content-Length değerine uymuyor.',
  'The request cannot be read.': 'İstek okunamıyor.',
  'The server made a mistake and changed nothing. Try again; if it happens again, report the request_id.':
    'Sunucu bir hata yaptı ve hiçbir şeyi değiştirmedi. Yeniden deneyin; yine olursa request_id değerini bildirin.',
  'There is nothing at {1} {2}. The addresses stand in /docs.':
    '{1} {2} adresinde bir şey yok. Adresler /docs altında yazılıdır.',
  'must be a plain decimal number like 12.5, without exponent, blanks or thousands signs':
    '12.5 gibi yalın bir ondalık sayı olmalıdır; üs, boşluk veya binlik ayırıcı içermemelidir',
  'must be greater than {1}': '{1} değerinden büyük olmalıdır',
  'must be at least {1}': 'en az {1} olmalıdır',
  'must be at most {1}': 'en çok {1} olmalıdır',
  'must be a moment like 2026-11-21T08:30:00Z': '2026-11-21T08:30:00Z gibi bir tarih ve saat olmalıdır',
  'must be an e-mail address like name@example.com': 'name@example.com gibi bir e-posta adresi olmalıdır',
  'must be an identifier like 123e4567-e89b-12d3-a456-426614174000':
    '123e4567-e89b-12d3-a456-426614174000 gibi bir kimlik olmalıdır',
  string: 'metin',
  integer: 'tam sayı',
  number: 'sayı',
  boolean: 'mantıksal değer (true veya false)',
  object: 'nesne',
  array: 'dizi',
  null: 'null',
  'must have at least {1} characters': 'en az {1} karakter içermelidir',
  'must have at most {1} characters': 'en çok {1} karakter içermelidir',
  'must have at least {1} entries': 'en az {1} öğe içermelidir',
  'must have at most {1} entries': 'en çok {1} öğe içermelidir',
  'must have at least {1} fields': 'en az {1} alan içermelidir',
  'must have at most {1} fields': 'en çok {1} alan içermelidir',
  'must be less than {1}': '{1} değerinden küçük olmalıdır',
  'is required': 'zorunludur',
  'is not a known field; known are: {1}': 'bilinen bir alan değil; bilinen alanlar: {1}',
  'has the wrong form': 'yanlış biçimde',
  'must be {1}': '{1} olmalıdır',
  'must not have the same entry twice (entries {1} and {2})':
    'aynı öğeyi iki kez içermemelidir ({1}. ve {2}. öğe)',
  'must be equal to constant': 'öngörülen sabit değere eşit olmalıdır',
  '{1},{2}': '{1} veya {2}',
  'must not be empty': 'boş olmamalıdır',
  'must match {1}': '{1} kalıbına uymalıdır',
  'must look like {1}': '{1} biçiminde olmalıdır',
  'must have {1} characters of {2}, like {3}': '{1} karakter olmalı ve yalnız {2} içermelidir; örnek: {3}',
  'must have {1} to {2} characters of {3}, like {4}':
    'en az {1}, en çok {2} karakter olmalı ve yalnız {3} içermelidir; örnek: {4}',
  '{1}: The request is not valid.': '{1}: İstek geçerli değil.',
  '{1}: {2} {3}.': '{1}: {2} {3}.',
  '{1}: {2} {3}. {4} more in details.': '{1}: {2} {3}. {4} sorun daha details içinde.',
  Body: 'Gövde',
  Query: 'Sorgu',
  Path: 'Adres',
  Headers: 'Başlıklar',
  'the report has more than {1} rows, too many for a PDF. Ask for csv or xlsx, or for less with the filters.':
    'raporun {1} satırdan fazlası var, bu PDF için çok. csv veya xlsx isteyin ya da süzgeçlerle daha azını isteyin.',
};
