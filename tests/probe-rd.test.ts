import { it } from 'vitest';
import { createTestApp } from './harness/app.ts';
it('probe', async () => {
  const t = await createTestApp();
  const J = { 'content-type': 'application/json' };
  const raw = async (label: string, text: string, headers: Record<string,string> = J) => {
    const a = await t.as.admin.post('/warehouses', text, headers);
    console.log(label, a.status, a.body.error_code, JSON.stringify(a.body.message ?? a.body).slice(0,150), JSON.stringify(a.body.details ?? '').slice(0,200));
  };
  const ok = (extra: string, code='AB01') => `{"warehouse_code":"${code}","warehouse_name":"x","warehouse_type":"PACKAGING"${extra}}`;
  await raw('proto', ok(',"__proto__":{"is_active":false}','AB02'));
  await raw('proto2', ok(',"__proto__":5','AB12'));
  await raw('ctor', ok(',"constructor":{"prototype":{}}','AB03'));
  await raw('dup', ok(',"warehouse_code":"AB05"','AB04'));
  await raw('dupsame', ok(',"warehouse_code":"AB06"','AB06'));
  await raw('deep', '['.repeat(100000));
  await raw('deep2', '['.repeat(300000)+']'.repeat(300000));
  await raw('deep3', ok(`,"location":${'['.repeat(500)+']'.repeat(500)}`,'AB07'));
  await raw('nul', ok(',"location":"a\\u0000b"','AB08'));
  await raw('lone', ok(',"location":"a\\ud800b"','AB09'));
  await raw('empty', '');
  await raw('null', 'null');
  await raw('arr', '[]');
  await raw('str', '"x"');
  await raw('broken', '{"a":');
  await raw('trailing', ok('', 'AB11')+'x');
  await raw('bom', '\ufeff'+ok('', 'AB13'));
  await raw('nan', '{"a":NaN}');
  await raw('text', ok('','AB10'), {'content-type':'text/plain'});
  await raw('none', ok('','AB14'), {});
  await raw('form', 'a=b', {'content-type':'application/x-www-form-urlencoded'});
  await raw('charset', ok('','AB15'), {'content-type':'application/json; charset=utf-8'});
  await raw('big', JSON.stringify({ warehouse_name: 'x'.repeat(1_048_577)}));
  for (const [m,u,h] of [['GET','/',{accept:'text/html'}],['GET','/',{}],['GET','/health',{}],['GET','/health/ready',{}],['GET','/docs',{}],['GET','/docs/',{}],['GET','/redoc',{}],['GET','/redoc/redoc.standalone.js',{}],['GET','/openapi.json',{}],['GET','/nowhere?x=1',{}],['GET','/api/v1/nowhere',{}],['PATCH','/api/v1/warehouses',{}],['DELETE','/api/v1/warehouses',{}],['GET','/warehouses/',{}],['GET','/master-data/warehouses?page=1',{}],['GET','/master-data/inventory/items',{}],['GET','/warehousesx',{}],['OPTIONS','/api/v1/warehouses',{origin:'http://localhost:3000','access-control-request-method':'PUT'}],['OPTIONS','/api/v1/warehouses',{origin:'http://evil.example','access-control-request-method':'PUT'}],['GET','/health',{origin:'http://evil.example'}],['GET','/health',{origin:'http://localhost:3000'}],['GET','/health',{host:'evil.example'}],['GET','/health',{host:'LOCALHOST:99'}],['GET','/health',{'x-request-id':'abc-1'}],['GET','/health',{'x-request-id':'a b\tc'}],['GET','/api/v1/%zz',{}],['GET','/api/v1/warehouses/1;drop',{}]] as const) {
    const a = await t.app.inject({ method: m as 'GET', url: u, headers: h as Record<string,string> });
    console.log(m,u,JSON.stringify(h),a.statusCode,a.body.slice(0,120).replaceAll('\n',' '),JSON.stringify(a.headers).slice(0,1500));
  }
  await t.close();
});
