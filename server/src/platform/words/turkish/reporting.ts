/** Sentences of alerts, reports and imports. */
export const REPORTING_TURKISH: Readonly<Record<string, string>> = {
  alert: 'uyarı',
  webhook: 'webhook',
  delivery: 'webhook iletimi',
  batch: 'parti',
  import: 'içe aktarma',
  'saved report': 'kayıtlı rapor',
  'Delivery {1} is {2}. Only a dead one can be replayed.':
    '{1} numaralı iletimin durumu {2}. Yalnızca DEAD durumundaki iletim yinelenebilir.',
  'Webhook {1} is inactive. Activate it first.': '{1} numaralı webhook pasif. Önce etkinleştirin.',
  'Webhook {1} is deleted.': '{1} numaralı webhook silindi.',
  '"{1}" is no topic. Write alert.raised, alert.* or *, with commas between.':
    '"{1}" bir konu değil. alert.raised, alert.* veya * yazın ve virgülle ayırın.',
  'must be in the future, at most a year from now': 'gelecekte ve en çok bir yıl sonrası olmalıdır',
  '{1} is inactive and sees no alerts. Choose somebody else.':
    '{1} pasif bir kullanıcı ve uyarıları görmez. Başka birini seçin.',
  'This alert is resolved: its cause is gone, and there is nothing left to do. Read the open ones.':
    'Bu uyarı kapandı: nedeni ortadan kalktı ve yapılacak bir şey kalmadı. Açık uyarılara bakın.',
  'is for pages, and a file holds all rows. Leave it out':
    'sayfalar içindir, dosyada ise tüm satırlar bulunur. Bu alanı çıkarın',
  'The days of the ledger are kept in another time zone than {1}. Set TIME_ZONE alike on every server and start this one again.':
    'Stok hareketlerinin günleri {1} dışında bir saat dilimiyle tutuluyor. TIME_ZONE değerini her sunucuda aynı yapın ve bu sunucuyu yeniden başlatın.',
  'needs reference_type, because each kind of document has its own numbers':
    'reference_type ile birlikte verilmelidir, çünkü her belge türünün kendi numaraları vardır',
  'must not be before date_from': 'date_from gününden önce olmamalıdır',
  'must not be in the future: what stock will be then is not known':
    'gelecekte olmamalıdır: o günkü stok bilinemez',
  'must be true or false': 'true veya false olmalıdır',
  'must be one of {1}': 'şunlardan biri olmalıdır: {1}',
  'must be a text of 1 to {1} characters': '1 ile {1} karakter arasında bir metin olmalıdır',
  'must not hold control characters': 'denetim karakteri içermemelidir',
  'must be a whole number': 'tam sayı olmalıdır',
  'must be a plain decimal number like 12.5': '12.5 gibi yalın bir ondalık sayı olmalıdır',
  'must have at most {1} decimals': 'en çok {1} ondalık basamaklı olmalıdır',
  'must be a day like 2026-11-21': '2026-11-21 gibi bir gün olmalıdır',
  'must not be given with {1}': '{1} ile birlikte verilmemelidir',
  'must be a list of two values, the lower one first': 'küçüğü önce gelen iki değerlik bir liste olmalıdır',
  'must be a list of 1 to {1} values': '1 ile {1} arasında değer içeren bir liste olmalıdır',
  'must be one value': 'tek bir değer olmalıdır',
  'A saved report belongs to a user. Log in as one.':
    'Kayıtlı rapor bir kullanıcıya ait olur. Bir kullanıcı olarak oturum açın.',
  'This report belongs to {1}: only the owner or an administrator changes it. Save it under a name of your own.':
    'Bu raporun sahibi {1}: yalnızca sahibi veya bir yönetici değiştirebilir. Kendi adınıza başka bir adla kaydedin.',
  'The saved report does not fit the data any more: {1}. Change its definition with PUT.':
    'Kayıtlı rapor artık verilere uymuyor: {1}. Tanımını PUT ile değiştirin.',
  'together with those of the saved report there are {1}; at most {2} are possible.':
    'kayıtlı raporunkilerle birlikte {1} süzgeç oluyor; en çok {2} olabilir.',
  'The report takes longer than {1} seconds. {2}': 'Rapor {1} saniyeden uzun sürüyor. {2}',
  'The report would read about {1} rows, more than the {2} that one may. {3}':
    'Rapor yaklaşık {1} satır okurdu; bir rapor en çok {2} satır okuyabilir. {3}',
  'Narrow it with a filter on one of: {1}; or ask for a shorter period or fewer groups.':
    'Şu alanlardan birine süzgeç koyarak daraltın: {1}; ya da daha kısa bir dönem veya daha az gruplama isteyin.',
  '{1} more in details.': 'Ayrıntılarda {1} tane daha var.',
  'GET /reports/custom/schema lists what there is.':
    'Kullanılabilecekleri GET /reports/custom/schema listeler.',
  '{1} {2}.': '{1}: {2}.',
  'is not a known data set': 'bilinen bir veri kümesi değil',
  'is not a field of this data set; it has: {1}': 'bu veri kümesinin alanı değil; alanları: {1}',
  'is in the grouping already': 'gruplamada zaten var',
  'cannot be grouped by; use it in metrics or filters':
    'gruplamada kullanılamaz; metrics veya filters içinde kullanın',
  'is in the metrics already': 'metrics içinde zaten var',
  'is required; only count can do without': 'zorunludur; yalnızca count alansız olabilir',
  'of {1} must be one of {2}': '{1} için şunlardan biri olmalıdır: {2}',
  'must have either field or metric': 'field veya metric alanlarından yalnızca biri verilmelidir',
  'must be one of the metrics of this report: {1}': 'bu raporun metriklerinden biri olmalıdır: {1}',
  'must be one of the grouping of this report: {1}':
    'bu raporun gruplamasındaki alanlardan biri olmalıdır: {1}',
  'The saved report {1} is deleted.': '{1} adlı kayıtlı rapor silindi.',
  'Other files are waiting to be imported. Try again in a minute.':
    'İçe aktarılmayı bekleyen başka dosyalar var. Bir dakika sonra yeniden deneyin.',
  'is empty; send the file itself': 'boş; dosyanın kendisini gönderin',
  'is required for CSV: comma, semicolon or tab': 'CSV için zorunludur: comma, semicolon veya tab',
  'is required for CSV: point or comma': 'CSV için zorunludur: point veya comma',
  'is for workbooks; a CSV file has none': 'Excel dosyaları içindir; CSV dosyasında sayfa yoktur',
  'is for CSV; a workbook says it itself': 'CSV içindir; Excel dosyasında zaten bellidir',
  'The server stopped during the import.': 'İçe aktarma sırasında sunucu durdu.',
};
