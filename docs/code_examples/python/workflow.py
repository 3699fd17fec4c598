"""From a login to the cost of a finished production order. See docs/code_examples/README.md."""

import os
import time
from decimal import Decimal

from horoz import ApiError, Horoz

api = Horoz(
    os.environ.get("HOROZ_URL", "http://localhost:8000"),
    os.environ.get("HOROZ_USER", "yonetici"),
    os.environ.get("HOROZ_PASSWORD", "Horoz-2026!"),
)
run = format(time.time_ns() // 1_000_000, "X")[-8:]  # codes are unique, and this may run twice


def warehouse(code, name, kind):
    body = {"warehouse_code": code + run, "warehouse_name": name, "warehouse_type": kind}
    return api.post("/warehouses", body)["warehouse_id"]


def product(code, name, kind, unit):
    body = {"product_code": f"{code}-{run}", "product_name": name, "product_type": kind, "unit_of_measure": unit}
    return api.post("/products", body)["product_id"]


me = api.get("/auth/me")
print(f"logged in as {me['username']}, {me['role']}")

store = warehouse("RM", "Steel store", "RAW_MATERIALS")
material = product("STEEL", "ÇELİK SAC 2 MM", "RAW_MATERIAL", "KG")
received = api.post(
    "/inventory/stock-in",
    {
        "product_id": material,
        "warehouse_id": store,
        "quantity": Decimal("100"),
        "unit_cost": Decimal("12.50"),
        "quality_status": "APPROVED",
    },
)
print(f"received {received['quantity_in_stock']} KG at {received['unit_cost']}")

# A shelf of 2.5 kg of the material, and an order over ten of it, which reserves 25 kg at once.
shelf_store = warehouse("FG", "Shelf store", "FINISHED_PRODUCTS")
shelf = product("SHELF", "ÇELİK RAF", "FINISHED_PRODUCT", "PCS")
bom = api.post(
    "/bom/create",
    {
        "parent_product_id": shelf,
        "bom_version": "1.0",
        "base_quantity": "1",
        "labor_cost_per_unit": "5",
        "overhead_cost_per_unit": "2",
        "effective_date": "2026-01-01",
        "components": [{"component_product_id": material, "quantity_required": Decimal("2.5")}],
    },
)["bom_id"]
api.put(f"/bom/{bom}/status", {"status": "ACTIVE"})
order = api.post(
    "/production/orders",
    {"product_id": shelf, "bom_id": bom, "warehouse_id": shelf_store, "planned_quantity": "10"},
)["production_order_id"]
for status in ("RELEASED", "IN_PROGRESS"):
    api.put(f"/production/orders/{order}/status", {"status": status})
done = api.post(f"/production/orders/{order}/complete", {"completed_quantity": "10"})
print(f"order {done['status']}, {done['completed_quantity']} made")

cost = api.get(f"/production/orders/{order}/cost")
print(f"material {cost['material']['actual_cost']}, labour {cost['labor']['actual_cost']}")
print(f"overhead {cost['overhead']['actual_cost']}, total {cost['total']['actual_cost']}")
# Decimal is exact where float is not.
parts = sum(Decimal(cost[part]["actual_cost"]) for part in ("material", "labor", "overhead"))
assert parts == Decimal(cost["total"]["actual_cost"])

try:
    api.post("/inventory/stock-out", {"product_id": material, "quantity": "1000", "reason": "More than there is"})
except ApiError as error:
    # What this program does not expect is somebody else's to handle.
    if error.error_code != "INSUFFICIENT_STOCK":
        raise
    print(f"refused with {error.status} {error.error_code}: {error.details[0]['shortage']} KG short")

# One row a page, to show how. Leave page_size out to get 100.
for found in api.all("/products", page_size=1, search=run, sort="product_code"):
    print(f"found {found['product_name']}")
api.post("/auth/logout")
