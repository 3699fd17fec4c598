#!/usr/bin/env bash
# From a login to the cost of a finished production order. Needs bash, curl, and node to read JSON.
set -euo pipefail

api="${HOROZ_URL:-http://localhost:8000}/api/v1"
username="${HOROZ_USER:-yonetici}"
password="${HOROZ_PASSWORD:-Horoz-2026!}"
run=$(node -p 'Date.now().toString(36).toUpperCase()') # codes are unique, and this may run twice
token=''

# Reads one field of the JSON on the input: field 'items[0].product_code'
field() { node -p "JSON.parse(require('fs').readFileSync(0, 'utf8')).$1"; }

# request METHOD PATH [BODY]: prints the body of the answer; anything but a success goes to stderr and ends with 1.
# curl tries again by itself when the server is busy (429, 503), as Retry-After says, or the line breaks; the key, which is the
# same for the same request of this run, makes that safe for a POST.
request() {
  local answer status
  local -a options=(-sS -X "$1" -H 'Accept-Language: en' --retry 3 --retry-connrefused --max-time 30 -w '\n%{http_code}')
  [ -z "$token" ] || options+=(-H "Authorization: Bearer $token")
  [ "$1" != POST ] || options+=(-H "Idempotency-Key: $run-$(printf '%s' "$2 ${3:-}" | cksum | tr ' ' -)")
  [ -z "${3:-}" ] || options+=(-H 'Content-Type: application/json' -d "$3")
  answer=$(curl "${options[@]}" "$api$2")
  status=${answer##*$'\n'}
  answer=${answer%$'\n'*}
  case $status in
    2??) printf '%s\n' "$answer" ;;
    *) printf '%s\n' "$answer" >&2; return 1 ;;
  esac
}

# The password goes in by the environment, so that quotes in it cannot break the JSON.
login=$(USERNAME_="$username" PASSWORD_="$password" \
  node -p 'JSON.stringify({ username: process.env.USERNAME_, password: process.env.PASSWORD_ })')
token=$(request POST /auth/login "$login" | field access_token)
me=$(request GET /auth/me)
echo "logged in as $(field username <<<"$me"), $(field role <<<"$me")"

store=$(request POST /warehouses '{"warehouse_code":"RM'"$run"'","warehouse_name":"Steel store",
  "warehouse_type":"RAW_MATERIALS"}' | field warehouse_id)
material=$(request POST /products '{"product_code":"STEEL-'"$run"'","product_name":"ÇELİK SAC 2 MM",
  "product_type":"RAW_MATERIAL","unit_of_measure":"KG"}' | field product_id)
received=$(request POST /inventory/stock-in '{"product_id":'"$material"',"warehouse_id":'"$store"',
  "quantity":"100","unit_cost":"12.50","quality_status":"APPROVED"}')
echo "received $(field quantity_in_stock <<<"$received") KG at $(field unit_cost <<<"$received")"

# A shelf of 2.5 kg of the material, and an order over ten of it, which reserves 25 kg at once.
shelf_store=$(request POST /warehouses '{"warehouse_code":"FG'"$run"'","warehouse_name":"Shelf store",
  "warehouse_type":"FINISHED_PRODUCTS"}' | field warehouse_id)
shelf=$(request POST /products '{"product_code":"SHELF-'"$run"'","product_name":"ÇELİK RAF",
  "product_type":"FINISHED_PRODUCT","unit_of_measure":"PCS"}' | field product_id)
bom=$(request POST /bom/create '{"parent_product_id":'"$shelf"',"bom_version":"1.0","base_quantity":"1",
  "labor_cost_per_unit":"5","overhead_cost_per_unit":"2","effective_date":"2026-01-01",
  "components":[{"component_product_id":'"$material"',"quantity_required":"2.5"}]}' | field bom_id)
request PUT "/bom/$bom/status" '{"status":"ACTIVE"}' >/dev/null
order=$(request POST /production/orders '{"product_id":'"$shelf"',"bom_id":'"$bom"',
  "warehouse_id":'"$shelf_store"',"planned_quantity":"10"}' | field production_order_id)
for status in RELEASED IN_PROGRESS; do
  request PUT "/production/orders/$order/status" '{"status":"'$status'"}' >/dev/null
done
done_=$(request POST "/production/orders/$order/complete" '{"completed_quantity":"10"}')
echo "order $(field status <<<"$done_"), $(field completed_quantity <<<"$done_") made"

cost=$(request GET "/production/orders/$order/cost")
echo "material $(field material.actual_cost <<<"$cost"), labour $(field labor.actual_cost <<<"$cost")"
echo "overhead $(field overhead.actual_cost <<<"$cost"), total $(field total.actual_cost <<<"$cost")"

if ! refusal=$(request POST /inventory/stock-out '{"product_id":'"$material"',"quantity":"1000",
  "reason":"More than there is"}' 2>&1 >/dev/null); then
  code=$(field error_code <<<"$refusal")
  # What this program does not expect is somebody else's to handle.
  [ "$code" = INSUFFICIENT_STOCK ] || { printf '%s\n' "$refusal" >&2; exit 1; }
  echo "refused with 409 $code: $(field 'details[0].shortage' <<<"$refusal") KG short"
fi

# One row a page, to show how. Ask for 100.
page=1
more=true
while [ "$more" = true ]; do
  found=$(request GET "/products?search=$run&sort=product_code&page_size=1&page=$page")
  echo "found $(field 'items[0].product_name' <<<"$found")"
  more=$(field has_next <<<"$found")
  page=$((page + 1))
done
request POST /auth/logout >/dev/null
