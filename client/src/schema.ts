// Made by `npm run generate` from docs/api/openapi.json. Do not edit; a test fails when it is stale.
export interface paths {
    "/api/v1/auth/login": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Log in
         * @description Begins a session and answers an access token and a refresh token. Tries are limited for each address and for each username.
         *
         *     Needs no token.
         */
        post: operations["logIn"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/refresh": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Refresh the tokens
         * @description Answers a new access token and the next refresh token. Each refresh token works once; using one twice ends the session.
         *
         *     Needs no token.
         */
        post: operations["refreshTokens"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/logout": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Log out
         * @description Ends the session of this request. Its tokens stop working at once.
         *
         *     Needs an access token of any role; an API key will not do.
         */
        post: operations["logOut"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/me": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get the current user
         * @description Who you are, and all that your role may do.
         *
         *     Needs an access token of any role, or an API key.
         */
        get: operations["getCurrentUser"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/change-password": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Change the own password
         * @description Ends all other sessions of the user. Tries are limited as those of the login.
         *
         *     Needs an access token of any role; an API key will not do.
         */
        post: operations["changeOwnPassword"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/sessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List sessions
         * @description The open sessions, your own unless an administrator asks for another user, last used first.
         *
         *     Needs an access token of any role; an API key will not do.
         */
        get: operations["listSessions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/sessions/{session_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * End a session
         * @description Its tokens stop working at once. An administrator may end any session, others only their own.
         *
         *     Needs an access token of any role; an API key will not do.
         */
        delete: operations["endSession"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/health/invariants": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Check that all books agree
         * @description Checks every invariant of the stock, its ledger and its documents in one read-only snapshot: quantities and values against movements, reservations against allocations, strict FIFO against the events, orders against their bookings. `violations` is 0 where all is well. Reads all tables, so it takes seconds with much data; one run at a time, a second caller meanwhile gets SERVICE_UNAVAILABLE. `npm run doctor` does the same without the server.
         *
         *     Needs the permission `read:audit`.
         */
        get: operations["checkThatAllBooksAgree"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/users": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List users
         * @description Users in the order of their usernames; search looks at username and full name.
         *
         *     Needs the permission `manage:users`.
         */
        get: operations["listUsers"];
        put?: never;
        /**
         * Create a user
         * @description The user can log in at once and should change the password then.
         *
         *     Needs the permission `manage:users`.
         */
        post: operations["createUser"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/users/{user_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get a user
         * @description One user. Its ETag can be sent back as If-Match with a change.
         *
         *     Needs the permission `manage:users`.
         */
        get: operations["getUser"];
        /**
         * Update a user
         * @description Changes the fields that are sent and leaves the others. A new role, a new password or a deactivation ends the sessions of the user. A new password is a temporary one: the user must change it at the next login. The last active administrator stays one.
         *
         *     Needs the permission `manage:users`.
         */
        put: operations["updateUser"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/users/{user_id}/reset-password": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Reset a password
         * @description Answers a temporary password, this once, for a user who forgot the own one. Ends the sessions of the user, who must change it at the next login before anything else.
         *
         *     Needs the permission `manage:users`.
         */
        post: operations["resetPassword"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/users/{user_id}/sessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the sessions of a user
         * @description The open sessions, last used first. One of them is ended with DELETE /auth/sessions.
         *
         *     Needs the permission `manage:users`.
         */
        get: operations["listSessionsOfUser"];
        put?: never;
        post?: never;
        /**
         * End all sessions of a user
         * @description Their tokens stop working at once, on every node. The API keys of the user stay.
         *
         *     Needs the permission `manage:users`.
         */
        delete: operations["endAllSessionsOfUser"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/api-keys": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List API keys
         * @description Your own keys, the newest first; an administrator sees the keys of all users. search looks at name and owner.
         *
         *     Needs an access token of any role; an API key will not do.
         */
        get: operations["listAPIKeys"];
        put?: never;
        /**
         * Create an API key
         * @description Answers the key itself, this once. A program sends it as Authorization: Bearer or as X-API-Key, and may do what both its scopes and the role of its owner allow at that time.
         *
         *     Needs an access token of any role; an API key will not do.
         */
        post: operations["createAPIKey"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/api-keys/{api_key_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get an API key
         * @description One key of your own, or anybody’s for an administrator; never the key itself.
         *
         *     Needs an access token of any role; an API key will not do.
         */
        get: operations["getAPIKey"];
        put?: never;
        post?: never;
        /**
         * Revoke an API key
         * @description It stops working at once. The row stays, so that the audit log can be read later.
         *
         *     Needs an access token of any role; an API key will not do.
         */
        delete: operations["revokeAPIKey"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/audit-log": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the audit log
         * @description Who did what, newest first. Pages follow one another by cursor: an entry is never met twice or passed over because new ones arrive meanwhile.
         *
         *     Needs the permission `read:audit`.
         */
        get: operations["listAuditLog"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/audit-log/{audit_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get an entry of the audit log
         * @description One entry, with the record as it was before and after.
         *
         *     Needs the permission `read:audit`.
         */
        get: operations["getEntryOfAuditLog"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/units": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List units of measure
         * @description All units, with their dimension and the decimals of their quantities. There are few: no pages.
         *
         *     Needs the permission `read:products`.
         */
        get: operations["listUnitsOfMeasure"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/warehouses": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List warehouses
         * @description Warehouses in the order of their codes, filtered by type, state and search text.
         *
         *     Needs the permission `read:warehouses`.
         */
        get: operations["listWarehouses"];
        put?: never;
        /**
         * Create a warehouse
         * @description The code is the name on labels and in files; it cannot be changed later.
         *
         *     Needs the permission `write:warehouses`.
         */
        post: operations["createWarehouse"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/warehouses/{warehouse_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get a warehouse
         * @description One warehouse. Its ETag can be sent back as If-Match with a change.
         *
         *     Needs the permission `read:warehouses`.
         */
        get: operations["getWarehouse"];
        /**
         * Update a warehouse
         * @description Changes the fields that are sent and leaves the others. With If-Match it fails when somebody was faster. The type stays while the warehouse holds stock or an open order needs it.
         *
         *     Needs the permission `write:warehouses`.
         */
        put: operations["updateWarehouse"];
        post?: never;
        /**
         * Deactivate a warehouse
         * @description Refused while it holds stock or an open order needs it. Nothing is erased.
         *
         *     Needs the permission `write:warehouses`.
         */
        delete: operations["deactivateWarehouse"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/products": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List products
         * @description Products in the order of their codes. `search` looks into code, name and type.
         *
         *     Needs the permission `read:products`.
         */
        get: operations["listProducts"];
        put?: never;
        /**
         * Create a product
         * @description The code cannot be changed later, and the unit only until stock, orders or BOMs use it.
         *
         *     Needs the permission `write:products`.
         */
        post: operations["createProduct"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/products/{product_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get a product
         * @description One product with its own units. Its ETag can be sent back as If-Match with a change.
         *
         *     Needs the permission `read:products`.
         */
        get: operations["getProduct"];
        /**
         * Update a product
         * @description Changes the fields that are sent and leaves the others. With If-Match it fails when somebody was faster. A new standard cost is kept in the cost history.
         *
         *     Needs the permission `write:products`.
         */
        put: operations["updateProduct"];
        post?: never;
        /**
         * Deactivate a product
         * @description Refused while stock, an open order or an active BOM needs it. Nothing is erased.
         *
         *     Needs the permission `write:products`.
         */
        delete: operations["deactivateProduct"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/products/{product_id}/units": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the units of a product
         * @description The stock unit and every unit that converts to it: by its dimension, or by a conversion of the product’s own.
         *
         *     Needs the permission `read:products`.
         */
        get: operations["listUnitsOfProduct"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/products/{product_id}/units/convert": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Convert a quantity of a product
         * @description From one unit of the product to another, computed exactly and rounded half up to 3 decimals; the answer says whether rounding lost anything.
         *
         *     Needs the permission `read:products`.
         */
        get: operations["convertQuantityOfProduct"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/products/{product_id}/units/{unit_code}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Set a unit conversion of a product
         * @description One of the unit is `factor` stock units: one sheet of this steel is 15.7 kg. It goes before the usual conversion of the unit. Recipes that name the unit mean the new factor from now on; what is booked or reserved stays.
         *
         *     Needs the permission `write:products`.
         */
        put: operations["setUnitConversionOfProduct"];
        post?: never;
        /**
         * Remove a unit conversion of a product
         * @description Refused while a draft or active recipe or an open order gives quantities in the unit.
         *
         *     Needs the permission `write:products`.
         */
        delete: operations["removeUnitConversionOfProduct"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/suppliers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List suppliers
         * @description Suppliers in the order of their codes, with what their deliveries of the last 365 days say of them. `search` looks into code, name and city.
         *
         *     Needs the permission `read:suppliers`.
         */
        get: operations["listSuppliers"];
        put?: never;
        /**
         * Create a supplier
         * @description The code cannot be changed later.
         *
         *     Needs the permission `write:suppliers`.
         */
        post: operations["createSupplier"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/suppliers/{supplier_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get a supplier
         * @description One supplier. Its ETag can be sent back as If-Match with a change.
         *
         *     Needs the permission `read:suppliers`.
         */
        get: operations["getSupplier"];
        /**
         * Update a supplier
         * @description Changes the fields that are sent and leaves the others. With If-Match it fails when somebody was faster.
         *
         *     Needs the permission `write:suppliers`.
         */
        put: operations["updateSupplier"];
        post?: never;
        /**
         * Deactivate a supplier
         * @description Refused while it has open purchase orders. It stops being the preferred supplier of its products; nothing is erased.
         *
         *     Needs the permission `write:suppliers`.
         */
        delete: operations["deactivateSupplier"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/suppliers/{supplier_id}/products": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the products of a supplier
         * @description What the supplier delivers, with price, minimum quantity and lead time.
         *
         *     Needs the permission `read:suppliers`.
         */
        get: operations["listProductsOfSupplier"];
        put?: never;
        /**
         * Link a product to a supplier
         * @description One product per request. A repeat changes the link: fields that are left out keep their values. A product has one preferred supplier; the last one who is given the preference has it.
         *
         *     Needs the permission `write:suppliers`.
         */
        post: operations["linkProductToSupplier"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/suppliers/{supplier_id}/products/{product_id}/price-breaks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get the price breaks of a supplier’s product
         * @description What the product costs from which quantity on, and when.
         *
         *     Needs the permission `read:suppliers`.
         */
        get: operations["getPriceBreaksOfSuppliersProduct"];
        /**
         * Set the price breaks of a supplier’s product
         * @description Replaces all of them. A purchase order takes the one with the largest minimum quantity that its line reaches, of those valid on the order’s day: from valid_from on, until the day before valid_to. For one minimum quantity there is at most one price on any day.
         *
         *     Needs the permission `write:suppliers`.
         */
        put: operations["setPriceBreaksOfSuppliersProduct"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/inventory/items": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List inventory items
         * @description Layers with stock in FIFO order: the first of a product is the next that will be issued. With `as_of` the layers as they stood then, from the ledger: what was posted up to that moment counts, so a receipt that was entered later with an earlier entry date, or a later revaluation, does not change the past. Quantities, value, unit cost, quality and what was available on that day are those of then; the place in the warehouse, the remarks and whether the warehouse is active are as they are now.
         *
         *     Needs the permission `read:inventory`.
         */
        get: operations["listInventoryItems"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/inventory/items/{inventory_item_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get an inventory item
         * @description One layer, also when nothing of it is left.
         *
         *     Needs the permission `read:inventory`.
         */
        get: operations["getInventoryItem"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/inventory/stock-in": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Receive stock
         * @description Puts stock into a warehouse as a new FIFO layer. Without `batch_number` one is made: product code, day, running number. Stock is PENDING, on hand and not available, unless `quality_status` is APPROVED.
         *
         *     Needs the permission `write:inventory`.
         */
        post: operations["receiveStock"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/inventory/stock-out": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Issue stock
         * @description Takes available stock out, oldest layer first, whole or not at all, and answers what it cost. Reserved, expired and not approved stock is not touched.
         *
         *     Needs the permission `write:inventory`.
         */
        post: operations["issueStock"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/inventory/availability/{product_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Check availability
         * @description What is on hand, reserved and available of a product, and the layers that would be issued next.
         *
         *     Needs the permission `read:inventory`.
         */
        get: operations["checkAvailability"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/inventory/reserve": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Reserve stock
         * @description Promises available stock, oldest layer first, whole or not at all. Name the production order that it is for, or a reason.
         *
         *     Needs the permission `allocate:stock`.
         */
        post: operations["reserveStock"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/inventory/release-reservation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Release reservations
         * @description Makes reserved stock available again: all of the allocations named, or none.
         *
         *     Needs the permission `allocate:stock`.
         */
        post: operations["releaseReservations"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/inventory/issue-reservation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Issue reserved stock
         * @description Hands out what was reserved for a reason, from the very layers that were promised: all of the allocations named, or none. What is reserved for a production order is consumed by its completion instead.
         *
         *     Needs the permission `write:inventory`.
         */
        post: operations["issueReservedStock"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/inventory/allocations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List allocations
         * @description What is and was promised of which batch, to which order or for which reason, the latest first. The search finds products, order numbers and batch numbers.
         *
         *     Needs the permission `read:inventory`.
         */
        get: operations["listAllocations"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/inventory/allocations/{allocation_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get an allocation
         * @description One promise of part of a layer, also when it is settled.
         *
         *     Needs the permission `read:inventory`.
         */
        get: operations["getAllocation"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/inventory/allocations/{allocation_id}/explain": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Explain why this batch
         * @description Why the order got this batch and not another one, from the gapless events of the product: each older layer that was there at that moment and what stood in its way, what was free of the chosen one, which one was next, and one sentence that says it in words.
         *
         *     Needs the permission `read:inventory`.
         */
        get: operations["explainWhyThisBatch"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/inventory/items/{inventory_item_id}/label": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Print the label of an inventory item
         * @description A label of 100 × 50 mm as a PDF, for the batch as it is now: product, quantity, expiry, place, quality, the batch number as a Code 128, and a QR code that says `HD1;{inventory_item_id};{batch_number}`.
         *
         *     Needs the permission `read:inventory`.
         */
        get: operations["printLabelOfInventoryItem"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/inventory/labels": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Print labels of inventory items
         * @description One PDF with a label of 100 × 50 mm for each of up to 200 layers, in the order asked for: for a whole receipt at once. It changes nothing.
         *
         *     Needs the permission `read:inventory`.
         */
        post: operations["printLabelsOfInventoryItems"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/inventory/items/{inventory_item_id}/trace": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Trace a batch backward and forward
         * @description Over all levels. Backward: the layers that it was transferred or split from, the component batches that the booking which made it consumed, and so on to the suppliers and purchase orders. Forward: where it was moved to, which orders consumed it, which batches they made of it, what left the factory and with which document, and what is still on hand. A batch that an order consumed in its second booking is not in what the first one made. Up to 5,000 layers in each direction; beyond that `is_complete` is false.
         *
         *     Needs the permission `read:inventory`.
         */
        get: operations["traceBatchBackwardAndForward"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/inventory/items/{inventory_item_id}/quality-status": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Change the quality status
         * @description PENDING becomes APPROVED, REJECTED or QUARANTINE; QUARANTINE becomes APPROVED or REJECTED; APPROVED and REJECTED become QUARANTINE. With a `quantity` below what is on hand the layer is split: the part gets the new status, the rest keeps the old one. Reserved stock cannot leave APPROVED.
         *
         *     Needs the permission `write:inventory`.
         */
        put: operations["changeQualityStatus"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/inventory/transfer": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Transfer stock to another warehouse
         * @description Moves available stock of a product, oldest layer first, or one named layer. Batch, entry date, cost, expiry and quality stay, so a transfer changes neither the value of the stock nor its FIFO order.
         *
         *     Needs the permission `write:inventory`.
         */
        post: operations["transferStockToAnotherWarehouse"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/inventory/count": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Post a stock count
         * @description Makes the ledger say what was counted in a warehouse, per product or per batch. What is missing leaves, oldest layer first; what is found enters as a new layer at the cost given, else the newest layer’s, else a known price. Reserved stock stays. All lines or none.
         *
         *     Needs the permission `write:inventory`.
         */
        post: operations["postStockCount"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/inventory/counts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List stock counts
         * @description Counts with what their differences are worth, newest first. The lines are in each count.
         *
         *     Needs the permission `read:inventory`.
         */
        get: operations["listStockCounts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/inventory/counts/{stock_count_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get a stock count
         * @description What the ledger said, what was counted, and what the difference was worth.
         *
         *     Needs the permission `read:inventory`.
         */
        get: operations["getStockCount"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/inventory/items/{inventory_item_id}/scrap": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Scrap part of a layer
         * @description Takes out what is broken, of the layer named and at its cost, in any quality. Reserved stock stays.
         *
         *     Needs the permission `write:inventory`.
         */
        post: operations["scrapPartOfLayer"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/inventory/items/{inventory_item_id}/return": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Return part of a layer to the supplier
         * @description Takes out what goes back, of the layer named and at its cost, in any quality. Reserved stock stays.
         *
         *     Needs the permission `write:inventory`.
         */
        post: operations["returnPartOfLayerToSupplier"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/inventory/items/{inventory_item_id}/adjust": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Correct the quantity of a layer
         * @description Makes the ledger say what is really left of one layer. What is missing leaves at the layer’s cost; what is found enters as a layer of its own with the same batch, entry date and unit cost.
         *
         *     Needs the permission `write:inventory`.
         */
        post: operations["correctQuantityOfLayer"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/inventory/items/{inventory_item_id}/location": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Move a layer to another shelf
         * @description Changes the place inside the warehouse. To move stock to another warehouse, transfer it.
         *
         *     Needs the permission `write:inventory`.
         */
        put: operations["moveLayerToAnotherShelf"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/costs/products/{product_id}/current": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get the current cost of a product
         * @description What the next quantity would cost by FIFO, with the layers it would take; the average of everything on hand; standard cost, last purchase price and the preferred supplier’s price. What stock cannot cover is costed at the last purchase price, else the preferred supplier’s, else the standard cost, and the answer says so.
         *
         *     Needs the permission `read:reports`.
         */
        get: operations["getCurrentCostOfProduct"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/costs/products/{product_id}/history": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get the cost history of a product
         * @description Receipts, production outputs, standard costs and later corrections in time order, with statistics and monthly averages over everything that came in. Days are those of the factory’s time zone.
         *
         *     Needs the permission `read:reports`.
         */
        get: operations["getCostHistoryOfProduct"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/costs/products/{product_id}/variance": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Compare standard and actual cost of a product
         * @description Purchase price variance of each receipt against the standard cost of that time, variances of completed production orders by material price, material usage, labour and overhead, and later corrections of stock that had gone already. Without a standard cost a variance is null, not zero.
         *
         *     Needs the permission `read:reports`.
         */
        get: operations["compareStandardAndActualCostOfProduct"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/bom/list": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List bills of materials
         * @description Recipes by product, status and the day on which they hold.
         *
         *     Needs the permission `read:bom`.
         */
        get: operations["listBillsOfMaterials"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/bom/create": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Create a bill of materials
         * @description Creates a DRAFT. Each unit must convert to the stock unit of its component, and no product may contain itself at any depth.
         *
         *     Needs the permission `write:bom`.
         */
        post: operations["createBillOfMaterials"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/bom/{bom_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get a bill of materials
         * @description One recipe with its lines.
         *
         *     Needs the permission `read:bom`.
         */
        get: operations["getBillOfMaterials"];
        /**
         * Edit a bill of materials
         * @description Changes the fields that are sent; components replaces all lines. Only a DRAFT can be edited: of any other, make a new version. With If-Match it fails when somebody was faster.
         *
         *     Needs the permission `write:bom`.
         */
        put: operations["editBillOfMaterials"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/bom/{bom_id}/new-version": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Copy a bill of materials into a new version
         * @description Copies one of any status, with its lines, into a DRAFT that would hold from today. Without bom_version it gets the next minor one.
         *
         *     Needs the permission `write:bom`.
         */
        post: operations["copyBillOfMaterialsIntoNewVersion"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/bom/{bom_id}/status": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Change the status of a bill of materials
         * @description DRAFT → ACTIVE → INACTIVE → ACTIVE; OBSOLETE from any, for good. Activating a version closes the one that it replaces on its first day.
         *
         *     Needs the permission `write:bom`.
         */
        put: operations["changeStatusOfBillOfMaterials"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/bom/{bom_id}/explosion": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Explode a bill of materials
         * @description Multiplies a recipe out to the materials it needs over all levels. A material from several branches is one row; availability, shortage and FIFO cost are judged on the sum. Any status can be exploded; assemblies use the recipe that is active on the date.
         *
         *     Needs the permission `read:bom`.
         */
        get: operations["explodeBillOfMaterials"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/bom/{bom_id}/cost-calculation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the stored cost calculations of a bill of materials
         * @description The history of its cost, newest first.
         *
         *     Needs the permission `read:bom`.
         */
        get: operations["listStoredCostCalculationsOfBillOfMaterials"];
        put?: never;
        /**
         * Calculate and store the cost of a bill of materials
         * @description Rolls material, labour and overhead up over all levels, with the recipes that are active today, and keeps the result. What the basis cannot cost is costed at the last purchase price, else the preferred supplier’s, else the standard cost, and its row says so.
         *
         *     Needs the permission `write:bom`.
         */
        post: operations["calculateAndStoreCostOfBillOfMaterials"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/bom/{bom_id}/buildable": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * How much can be made now
         * @description The largest quantity that the available stock of all levels makes, what limits it, and what one unit more would need. Assemblies in stock are used before more of them are made, phantoms are not; a part shared by several branches counts once; what is reserved does not count. Of a DRAFT it is a preview.
         *
         *     Needs the permission `read:bom`.
         */
        get: operations["howMuchCanBeMadeNow"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/products/{product_id}/where-used": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the recipes that contain a product
         * @description Every recipe that takes the product, directly or through its components, over all levels, and how much of it one unit of what the recipe makes takes. A product that is only a later choice of a substitute group is not contained.
         *
         *     Needs the permission `read:bom`.
         */
        get: operations["listRecipesThatContainProduct"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/bom/{bom_id}/compare/{other_bom_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Compare two bills of materials
         * @description What the other recipe has that this one has not, and the other way round: header, lines added, removed and changed, and the difference of unit cost, each made from materials alone at FIFO cost. Quantities are compared in stock units for one unit of the parent, so that 2500 G for one is 25 KG for ten. The recipes may make different products.
         *
         *     Needs the permission `read:bom`.
         */
        get: operations["compareTwoBillsOfMaterials"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/products/{product_id}/bom-alternatives": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Compare the recipes of a product
         * @description Every recipe of the product that is not OBSOLETE, best first, with unit cost, what is short of the quantity and the earliest day: the one that can be made earlier comes first, of these the one with the lower unit cost. Availability uses stock of assemblies before it makes more of them; each recipe is judged as if it alone took the stock.
         *
         *     Needs the permission `read:bom`.
         */
        get: operations["compareRecipesOfProduct"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/production/orders": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List production orders
         * @description Orders with their progress: how far their components are and why, what is short, when it is due, and whether they are late.
         *
         *     Needs the permission `read:production`.
         */
        get: operations["listProductionOrders"];
        put?: never;
        /**
         * Create a production order
         * @description Explodes the recipe and reserves every material, oldest stock first, over all active warehouses. When anything is short there is no order, and the answer names all that is short; with allow_shortage the order is made with what there is. With create_sub_orders, what is short of semi-finished products gets orders of its own at every level, one for each product, all or nothing.
         *
         *     Needs the permission `write:production`.
         */
        post: operations["createProductionOrder"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/production/orders/{order_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get a production order
         * @description One order with its components and the layers behind them, the order above it and the sub-orders below it.
         *
         *     Needs the permission `read:production`.
         */
        get: operations["getProductionOrder"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/production/orders/{order_id}/components": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get the components of a production order
         * @description Required, allocated and consumed quantities, and the layers behind each component.
         *
         *     Needs the permission `read:production`.
         */
        get: operations["getComponentsOfProductionOrder"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/production/orders/{order_id}/status": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Change the status of a production order
         * @description PLANNED → RELEASED → IN_PROGRESS → COMPLETED; ON_HOLD from any of the first three and back. RELEASED reserves what is still missing, and is refused while something is short. IN_PROGRESS waits for the sub-orders. CANCELLED from any but COMPLETED gives all reservations back and cancels the sub-orders that nobody has released and no other order needs; those under way go on, and their output becomes free stock. COMPLETED needs completion_data.
         *
         *     Needs the permission `write:production`.
         */
        put: operations["changeStatusOfProductionOrder"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/production/orders/{order_id}/history": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get the history of a production order
         * @description Every state that the order went through: when, by whom and why.
         *
         *     Needs the permission `read:production`.
         */
        get: operations["getHistoryOfProductionOrder"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/production/orders/{order_id}/complete": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Complete a production order
         * @description Books what was made: consumes the reserved material, puts the good quantity into stock at (material + labour + overhead) ÷ completed quantity, and gives back what is left over. With is_final false the order goes on.
         *
         *     Needs the permission `write:production`.
         */
        post: operations["completeProductionOrder"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/production/orders/{order_id}/reprioritise": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Change the priority of an order and re-allocate material by it
         * @description Gives the order what it lacks: first from free stock, then from PLANNED orders that are less urgent (higher number, then later planned completion, then younger), the least urgent first. The layers stay the same. RELEASED orders and orders at work keep what they have: they were promised that the work can start. Says who gains and who loses what; only with dry_run false it does so.
         *
         *     Needs the permission `write:production`.
         */
        post: operations["changePriorityOfOrderAndReallocateMaterialByIt"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/production/orders/{order_id}/cost": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get the cost of a production order
         * @description Estimated against actual cost by material, labour and overhead, with price and usage variance of each material. An order that is under way is compared with the part of its estimate that is done.
         *
         *     Needs the permission `read:production`.
         */
        get: operations["getCostOfProductionOrder"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/costs/impact": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Analyze the impact of a new cost
         * @description What a new unit cost of a product would mean for every product that contains it, over all levels of the recipes active today, and for open production orders that have still to consume it. Nothing is changed.
         *
         *     Needs the permission `read:reports`.
         */
        post: operations["analyzeImpactOfNewCost"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/bom/mass-changes/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Preview the replacement of a component everywhere
         * @description What applying the same request would do to every ACTIVE recipe that names the component and holds on effective_date or later: quantities, unit cost before and after, circles that forbid it, and open production orders, which keep the recipe that is frozen into them. Nothing is changed.
         *
         *     Needs the permission `read:bom`.
         */
        post: operations["previewReplacementOfComponentEverywhere"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/bom/mass-changes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List mass changes of recipes
         * @description Which component was replaced by which, when and why, the latest first.
         *
         *     Needs the permission `read:bom`.
         */
        get: operations["listMassChangesOfRecipes"];
        put?: never;
        /**
         * Replace a component in all recipes
         * @description Makes the next minor version of every ACTIVE recipe that names the component and holds on effective_date or later, with the new component in its place, and activates it: the old version ends where the new one begins. All or nothing. Open production orders keep the recipe that is frozen into them, and drafts stay as they are.
         *
         *     Needs the permission `write:bom`.
         */
        post: operations["replaceComponentInAllRecipes"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/bom/mass-changes/{bom_mass_change_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get a mass change
         * @description One mass change with each version that it replaced and the one that took its place.
         *
         *     Needs the permission `read:bom`.
         */
        get: operations["getMassChange"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/bom/mass-changes/{bom_mass_change_id}/undo": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Undo a mass change
         * @description Makes its new versions OBSOLETE and gives the old ones their status and end back. Refused when one of them was changed since, or while an open production order was made by a new version.
         *
         *     Needs the permission `write:bom`.
         */
        post: operations["undoMassChange"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/inventory/items/{inventory_item_id}/revalue": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Post a cost that became known later
         * @description The invoice differs, or freight is added. Follows the batch through transfers, splits and production: what is on hand gets its right value and unit cost, what is gone is listed as variance. Afterwards everything is worth what it would have been worth had the cost been known at the receipt. No movement is rewritten.
         *
         *     Needs the permission `write:inventory`.
         */
        post: operations["postCostThatBecameKnownLater"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/inventory/items/{inventory_item_id}/revaluations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the revaluations of a layer
         * @description Every later correction of what the batch cost, with each place that it reached.
         *
         *     Needs the permission `read:inventory`.
         */
        get: operations["listRevaluationsOfLayer"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/procurement/orders": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List purchase orders
         * @description Orders, the newest first, each with what is still to come, its worth and whether it is late. `search` looks into order number, the supplier’s reference, the supplier and the codes of the products.
         *
         *     Needs the permission `read:procurement`.
         */
        get: operations["listPurchaseOrders"];
        put?: never;
        /**
         * Create a purchase order
         * @description A draft. A line without a price gets the supplier’s best price break for its quantity, else the supplier’s price, else what was paid last. Warnings say what to look at again: a quantity below the supplier’s minimum, a product that is not linked to it, a price of the last purchase.
         *
         *     Needs the permission `write:procurement`.
         */
        post: operations["createPurchaseOrder"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/procurement/orders/{order_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get a purchase order
         * @description One order with its lines. Its ETag can be sent back as If-Match with a change.
         *
         *     Needs the permission `read:procurement`.
         */
        get: operations["getPurchaseOrder"];
        /**
         * Edit a draft purchase order
         * @description Changes the fields that are sent and leaves the others; `items` replaces all lines, and prices that are left out are looked up anew. Only while it is a DRAFT: the supplier has not seen it yet.
         *
         *     Needs the permission `write:procurement`.
         */
        put: operations["editDraftPurchaseOrder"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/procurement/orders/{order_id}/delivery-dates": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Move the delivery dates of a purchase order
         * @description For an order that the supplier has: the day of the order, of some lines, or both. What has come keeps the day that was agreed then.
         *
         *     Needs the permission `write:procurement`.
         */
        put: operations["moveDeliveryDatesOfPurchaseOrder"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/procurement/orders/{order_id}/status": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Change the status of a purchase order
         * @description DRAFT → SENT → CONFIRMED. CANCELLED from any of these three, while nothing has come. CLOSED from SENT, CONFIRMED and PARTIALLY_RECEIVED, for a rest that will not come. PARTIALLY_RECEIVED and FULLY_RECEIVED are set by receiving alone.
         *
         *     Needs the permission `write:procurement`.
         */
        put: operations["changeStatusOfPurchaseOrder"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/procurement/orders/{order_id}/history": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get the history of a purchase order
         * @description Every state that the order went through and every move of its delivery dates: when, by whom and why.
         *
         *     Needs the permission `read:procurement`.
         */
        get: operations["getHistoryOfPurchaseOrder"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/procurement/price": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Ask for a purchase price
         * @description What a line without a price of its own would cost: the supplier’s best price break for the quantity, else its price, else what was paid last. Also from which quantity on it gets another price.
         *
         *     Needs the permission `read:procurement`.
         */
        get: operations["askForPurchasePrice"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/procurement/orders/{order_id}/receive": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Receive goods of a purchase order
         * @description Books what came as layers of stock, each with its batch, quality, cost and place, and moves the order to PARTIALLY_RECEIVED or FULLY_RECEIVED. `receive_all` books everything that is outstanding. More than ordered is refused beyond the tolerance, and a delivery note is booked once for an order. Without a delivery note, sending it twice books it twice: the POST takes an Idempotency-Key.
         *
         *     Needs the permission `receive:procurement`.
         */
        put: operations["receiveGoodsOfPurchaseOrder"];
        /**
         * Receive goods of a purchase order once
         * @description Books what came as layers of stock, each with its batch, quality, cost and place, and moves the order to PARTIALLY_RECEIVED or FULLY_RECEIVED. `receive_all` books everything that is outstanding. More than ordered is refused beyond the tolerance, and a delivery note is booked once for an order. The same as the PUT, and safe to repeat with an Idempotency-Key.
         *
         *     Needs the permission `receive:procurement`.
         */
        post: operations["receiveGoodsOfPurchaseOrderOnce"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/procurement/receiving/lookup": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Look up a scanned code at the gate
         * @description What a code is, the order lines that are still to come of it with the one due first at the top, and the receipts that were booked. A code that nothing has answers empty lists.
         *
         *     Needs the permission `read:procurement`.
         */
        get: operations["lookUpScannedCodeAtGate"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/procurement/receipts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List goods receipts
         * @description What came, newest first; by order, supplier, product, delivery note and day. The search finds receipt, order and delivery note numbers and suppliers.
         *
         *     Needs the permission `read:procurement`.
         */
        get: operations["listGoodsReceipts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/procurement/receipts/{receipt_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get a goods receipt
         * @description One delivery with its lines, the layer that each became, and what is still outstanding.
         *
         *     Needs the permission `read:procurement`.
         */
        get: operations["getGoodsReceipt"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/procurement/returns": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List returns to suppliers
         * @description What went back, newest first; by supplier, order, product, layer and day. The search finds suppliers and products.
         *
         *     Needs the permission `read:procurement`.
         */
        get: operations["listReturnsToSuppliers"];
        put?: never;
        /**
         * Return goods to their supplier
         * @description Takes a quantity out of a named layer, at its cost, and books it to the supplier, order and receipt that the layer came with, also when it was split or moved since. Reserved stock stays, and what was received stays received.
         *
         *     Needs the permission `receive:procurement`.
         */
        post: operations["returnGoodsToTheirSupplier"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/procurement/returns/{supplier_return_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get a return to a supplier
         * @description One return: what went back, to whom, why, and what it was worth in stock.
         *
         *     Needs the permission `read:procurement`.
         */
        get: operations["getReturnToSupplier"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/procurement/orders/{order_id}/landed-costs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the landed costs of an order
         * @description Each with its lines and what became of it, oldest first.
         *
         *     Needs the permission `read:procurement`.
         */
        get: operations["listLandedCostsOfOrder"];
        put?: never;
        /**
         * Add freight or another landed cost
         * @description Spreads a bill over what was received, by value or by quantity, to the last 0.0001. Each share follows its batch through transfers and production: what is on hand gets its right value and unit cost, what is gone is listed as variance.
         *
         *     Needs the permission `write:procurement`.
         */
        post: operations["addFreightOrAnotherLandedCost"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/procurement/orders/{order_id}/invoices": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the invoices of an order
         * @description Each with its lines and what became of the difference, oldest first.
         *
         *     Needs the permission `read:procurement`.
         */
        get: operations["listInvoicesOfOrder"];
        put?: never;
        /**
         * Post the invoice of a supplier
         * @description Corrects the cost of what was received where the invoice differs from what was booked, also of what was consumed, transferred or sold meanwhile. A price holds for all receipts of its line; a second invoice corrects the first. Landed cost stays.
         *
         *     Needs the permission `write:procurement`.
         */
        post: operations["postInvoiceOfSupplier"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/procurement/suppliers/{supplier_id}/performance": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Judge how a supplier delivers
         * @description Deliveries, punctuality, measured lead time beside the entered one, what inspection accepted, price trend, and a score from 0 to 100 with its weights and parts, over a period: the last 365 days unless said otherwise. Ratings that are set by hand go before the computed ones, and the answer says which is which.
         *
         *     Needs the permission `read:procurement`.
         */
        get: operations["judgeHowSupplierDelivers"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/alerts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List alerts
         * @description What needs attention, newest first: all that are not RESOLVED, unless a status is asked for. The search looks at the message.
         *
         *     Needs the permission `read:inventory`.
         */
        get: operations["listAlerts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/alerts/{alert_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get an alert
         * @description One alert, open or resolved.
         *
         *     Needs the permission `read:inventory`.
         */
        get: operations["getAlert"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/alerts/{alert_id}/acknowledge": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Acknowledge an alert
         * @description Seen, you take care of it. It stays quiet until it gets worse, which opens it again, or until its cause is gone.
         *
         *     Needs the permission `write:alerts`.
         */
        post: operations["acknowledgeAlert"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/alerts/{alert_id}/snooze": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Put an alert off
         * @description It comes back at that moment, within a minute, if its cause is still there; earlier when it gets worse.
         *
         *     Needs the permission `write:alerts`.
         */
        post: operations["putAlertOff"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/alerts/{alert_id}/assign": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Assign an alert
         * @description Says whose it is; null takes it away from everybody. The status stays.
         *
         *     Needs the permission `write:alerts`.
         */
        post: operations["assignAlert"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/alerts/stream": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Follow alerts as they happen
         * @description What happens to alerts: raised, changed, acknowledged, resolved. Server-sent events: `id` is the number of the event, `event` its topic, `data` its content as JSON.
         *     Without Last-Event-ID (or `after`) the first message is `hello`, with the number of the newest event in `data`, and what
         *     happens from then on follows. With it the stream goes on after that event: none is missing and none comes twice, on
         *     whichever server. A line `: still here` comes every 15 seconds. The stream ends when the token expires or the session is
         *     ended. At most 20 streams of one user are open on a server.
         *
         *     Needs the permission `read:inventory`.
         */
        get: operations["followAlertsAsTheyHappen"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/events/stream": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Follow all events as they happen
         * @description Everything that webhooks can hear of too. Server-sent events: `id` is the number of the event, `event` its topic, `data` its content as JSON.
         *     Without Last-Event-ID (or `after`) the first message is `hello`, with the number of the newest event in `data`, and what
         *     happens from then on follows. With it the stream goes on after that event: none is missing and none comes twice, on
         *     whichever server. A line `: still here` comes every 15 seconds. The stream ends when the token expires or the session is
         *     ended. At most 20 streams of one user are open on a server.
         *
         *     Needs the permission `manage:webhooks`.
         */
        get: operations["followAllEventsAsTheyHappen"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/products/{product_id}/stock-trend": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get consumption, trend and forecast of a product
         * @description What was issued to customers and production day by day, whether it rises or falls, what the next days will need and how sure that is, and how long the available stock lasts. Demand on few days is forecast by a method made for it.
         *
         *     Needs the permission `read:planning`.
         */
        get: operations["getConsumptionTrendAndForecastOfProduct"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/products/{product_id}/reorder-suggestion": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get what to reorder of a product
         * @description Whether it should be ordered now, how much, from whom, by when and at which price, with the arithmetic in words. Order point and order-up-to level: what is available, on order and in production, less what running orders still need, is compared with safety and the demand expected until a delivery.
         *
         *     Needs the permission `read:planning`.
         */
        get: operations["getWhatToReorderOfProduct"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/planning/reorder-suggestions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List what to reorder, by supplier
         * @description All active products that have a safety stock, a minimum or a critical level and whose position is below the reorder point, grouped as they are ordered.
         *
         *     Needs the permission `read:planning`.
         */
        get: operations["listWhatToReorderBySupplier"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/planning/reorder-suggestions/orders": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Turn suggestions into purchase orders
         * @description Makes draft purchase orders, one per supplier and currency, of the suggested quantities or of those given.
         *
         *     Needs the permission `write:procurement`.
         */
        post: operations["turnSuggestionsIntoPurchaseOrders"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/planning/runs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List planning runs
         * @description The newest first. The first COMPLETED one is the plan in force.
         *
         *     Needs the permission `read:planning`.
         */
        get: operations["listPlanningRuns"];
        put?: never;
        /**
         * Start a planning run
         * @description Plans the whole factory in the background and answers at once; GET /planning/runs/{run_id} says how far it is. One run at a time. A run that fails or is cancelled leaves the plan before it in force.
         *
         *     Needs the permission `write:planning`.
         */
        post: operations["startPlanningRun"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/planning/runs/{run_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get a planning run
         * @description Its state and progress, and once it is done what it has changed.
         *
         *     Needs the permission `read:planning`.
         */
        get: operations["getPlanningRun"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/planning/runs/{run_id}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Cancel a planning run
         * @description A run that waits is cancelled at once, one that goes on at its next step. Nothing of it stays.
         *
         *     Needs the permission `write:planning`.
         */
        post: operations["cancelPlanningRun"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/planning/runs/{run_id}/changes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get what a run has changed, and why
         * @description Product by product, which planned orders are new, gone, moved or of another quantity since the completed run before it, and what the run has found otherwise: stock, demands, open orders, settings, recipes, or the orders of a product that takes it. Only products whose planned orders have changed are named.
         *
         *     Needs the permission `read:planning`.
         */
        get: operations["getWhatRunHasChangedAndWhy"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/planning/runs/{run_id}/late-demands": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the demands that a plan cannot meet in time
         * @description Each with the earliest day on which all of it can be there, if every order is begun as planned or as soon as what it takes is there, and with what holds it up in the end. The first due first.
         *
         *     Needs the permission `read:planning`.
         */
        get: operations["listDemandsThatPlanCannotMeetInTime"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/planning/runs/{run_id}/demands/{demand_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get what covers a demand, and why it is late
         * @description Stock, open and planned orders that the demand is pegged to, through all levels; and when it is late, the chain from the demand down to what holds it up, step by step, with the earliest day that can be promised.
         *
         *     Needs the permission `read:planning`.
         */
        get: operations["getWhatCoversDemandAndWhyItIsLate"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/planning/capable-to-promise": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Ask for the earliest day that can be promised
         * @description The earliest day on which so much more of a product can be had, without taking anything from the plan in force: from stock and open orders that are for nobody, and from new orders through all levels, none of which starts before today. Says what limits it. Capacity is not looked at. Nothing is stored.
         *
         *     Needs the permission `read:planning`.
         */
        post: operations["askForEarliestDayThatCanBePromised"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/planning/runs/{run_id}/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Follow a planning run
         * @description Server-sent events, all of them `progress`: where the run stands now, then each change of its state or progress within a
         *     second, on whichever server it is worked on. `data` is `run_id`, `state`, `progress`, `summary` and `error_message`, as
         *     GET /planning/runs/{run_id} has them. The stream ends with the state COMPLETED, FAILED or CANCELLED; of a run that is over
         *     it is that one event. Events have no number: after a cut open the stream again, it begins with where the run stands.
         *     A line `: still here` comes every 15 seconds. The stream ends when the token expires or the session is ended. At most 20
         *     streams of one user are open on a server.
         *
         *     Needs the permission `read:planning`.
         */
        get: operations["followPlanningRun"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/planning/runs/{run_id}/planned-orders": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List what a run has planned
         * @description The planned orders that stood after the run, the first due first, each with the arithmetic behind it. A run writes only what differs from the plan before it, so an order that nothing has changed keeps its number from run to run.
         *
         *     Needs the permission `read:planning`.
         */
        get: operations["listWhatRunHasPlanned"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/planning/runs/{run_id}/items/{product_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get the time-phased record of a product
         * @description Day by day what is needed, what open and planned orders bring, and what the stock will be. Only days on which something happens are shown.
         *
         *     Needs the permission `read:planning`.
         */
        get: operations["getTimephasedRecordOfProduct"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/planning/runs/{run_id}/pegging/{planned_order_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get what a planned order is for, and from what
         * @description Pegging both ways with quantities: up to the demand that it exists for, and down through its components to stock, open and planned orders. Supplies serve demands first in, first out.
         *
         *     Needs the permission `read:planning`.
         */
        get: operations["getWhatPlannedOrderIsForAndFromWhat"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/planning/planned-orders/convert": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Turn planned orders into real ones
         * @description Makes production orders of what is made and draft purchase orders of what is bought, one per supplier, week, warehouse and currency; planned orders of one product in one of them become one line, so that price breaks are reached. All of it or nothing, and each planned order once. With `preview` it answers the same and changes nothing.
         *
         *     Needs the permission `write:planning`.
         */
        post: operations["turnPlannedOrdersIntoRealOnes"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/planning/runs/{run_id}/substitutes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List what substitutes could cover
         * @description The planned orders of components that have a substitute with stock that the plan leaves free, the first due first: how much of the need it could cover, and from when. What one row uses is not offered again in the next. `search` looks into the component.
         *
         *     Needs the permission `read:planning`.
         */
        get: operations["listWhatSubstitutesCouldCover"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/planning/demands": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List independent demand
         * @description What customers have ordered, what is forecast and what was entered by hand, the first due first. The search looks into code and name of the product and the reference.
         *
         *     Needs the permission `read:planning`.
         */
        get: operations["listIndependentDemand"];
        put?: never;
        /**
         * Enter a demand
         * @description Says that so much of a product is needed on a day. What its components need follows from the recipes and is not entered.
         *
         *     Needs the permission `write:planning`.
         */
        post: operations["enterDemand"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/planning/demands/{demand_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get a demand
         * @description One demand, active or not. Its ETag can be sent back as If-Match with a change.
         *
         *     Needs the permission `read:planning`.
         */
        get: operations["getDemand"];
        /**
         * Change a demand
         * @description Changes the fields that are sent and leaves the others. The product stays: for another product enter another demand. With If-Match it fails when somebody was faster.
         *
         *     Needs the permission `write:planning`.
         */
        put: operations["changeDemand"];
        post?: never;
        /**
         * Deactivate a demand
         * @description Nothing is planned for it any more. It stays as history and can be brought back.
         *
         *     Needs the permission `write:planning`.
         */
        delete: operations["deactivateDemand"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/planning/demands/forecasts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Forecast demand and accept it
         * @description What products are expected to need, week by week or month by month, from what left stock so far, with the method, its error and the interval. Without `accept` nothing is changed. With it the forecast takes the place of the open forecast demands of these products that are due up to the end of the horizon, those of days that are over among them.
         *
         *     Needs the permission `write:planning`.
         */
        post: operations["forecastDemandAndAcceptIt"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/planning/calendar": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get the working calendar
         * @description Each day of a period, whether the factory works on it, and why. The setting `calendar` decides whether the entries count at all.
         *
         *     Needs the permission `read:planning`.
         */
        get: operations["getWorkingCalendar"];
        /**
         * Set days of the working calendar
         * @description Says of single days whether the factory works on them: a company holiday, a Saturday that is worked, the religious holidays. Days that are not named stay as they are.
         *
         *     Needs the permission `write:planning`.
         */
        put: operations["setDaysOfWorkingCalendar"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/planning/calendar/holidays": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Fill in the public holidays of a year
         * @description Enters the holidays of Turkey that the law fixes: 1 January, 23 April, 1 May, 19 May, 15 July, 30 August and 29 October (the half day of 28 October is noted in words). The religious ones, Ramazan and Kurban Bayramı, move and are entered by the factory. A day that has an entry keeps it.
         *
         *     Needs the permission `write:planning`.
         */
        post: operations["fillInPublicHolidaysOfYear"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/planning/calendar/{calendar_date}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Forget a day of the calendar
         * @description Deletes what was entered for the day, so that its weekday decides again.
         *
         *     Needs the permission `write:planning`.
         */
        delete: operations["forgetDayOfCalendar"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/planning/settings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get the settings of planning
         * @description Which calendar lead times are counted in, and whom the plan buys from. Until somebody sets them, every day is worked on, and the preferred supplier is chosen.
         *
         *     Needs the permission `read:planning`.
         */
        get: operations["getSettingsOfPlanning"];
        /**
         * Change the settings of planning
         * @description Changes the fields that are sent and leaves the others. With If-Match it fails when somebody was faster.
         *
         *     Needs the permission `write:planning`.
         */
        put: operations["changeSettingsOfPlanning"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/planning/net-requirements": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Calculate what production plans need
         * @description Explodes the plans through all levels of their recipes and nets each product against stock, open orders and safety stock, with lot sizes and lead times, as a planning run does it. Answers what must be made and bought, and the shortages to send to POST /planning/procurement-suggestions. Nothing is stored.
         *
         *     Needs the permission `read:planning`.
         */
        post: operations["calculateWhatProductionPlansNeed"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/planning/procurement-suggestions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Suggest suppliers and orders for shortages
         * @description Takes shortages, as POST /planning/net-requirements answers them, and says for each from whom to order, how much, by when and at which price, and what the other suppliers would charge. Lead times are counted in the days of the planning calendar. Nothing is stored.
         *
         *     Needs the permission `read:planning`.
         */
        post: operations["suggestSuppliersAndOrdersForShortages"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/planning/exceptions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List exception messages
         * @description What the plan asks of its planner, the earliest date first: the open messages of reality, unless a status or a scenario is asked for. They live from run to run. The search looks at code and name of the product.
         *
         *     Needs the permission `read:planning`.
         */
        get: operations["listExceptionMessages"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/planning/runs/{run_id}/exceptions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List what a run has said
         * @description The messages that the run raised or repeated, whatever became of them since: the same list as /planning/exceptions, with every status unless one is asked for. Their dates and quantities are those of now.
         *
         *     Needs the permission `read:planning`.
         */
        get: operations["listWhatRunHasSaid"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/planning/exceptions/{planning_exception_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get an exception message
         * @description One message of the plan, whatever its status.
         *
         *     Needs the permission `read:planning`.
         */
        get: operations["getExceptionMessage"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/planning/exceptions/{planning_exception_id}/dismiss": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Dismiss an exception message
         * @description Nothing is done about it, and it says why. It stays quiet until a run finds a date moved by more than 2 days or a quantity changed by more than 10 %, which opens it again. Dismissing once more replaces the reason.
         *
         *     Needs the permission `write:planning`.
         */
        post: operations["dismissExceptionMessage"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/planning/exceptions/{planning_exception_id}/assign": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Assign an exception message
         * @description Says whose it is; null takes it away from everybody. The status stays.
         *
         *     Needs the permission `write:planning`.
         */
        post: operations["assignExceptionMessage"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/planning/exceptions/accept": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Do what exception messages say
         * @description All of it or nothing, and the messages become ACCEPTED; the next run resolves them. ORDER and MAKE convert their planned orders, all in one conversion. EXPEDITE and DEFER move the day of an order (of a production order also its start, by the same days), INCREASE and DECREASE change the quantity of a draft or of an order that nobody has released, and CANCEL cancels the order when nothing else is on it, closes it when part of it has come, or takes its line off a draft; to cancel takes the right to do so by hand. What is about a firm planned order changes that. PAST_DUE, SHORTAGE and what the state of an order forbids are refused with what can be done instead. With `preview` it answers the same and changes nothing.
         *
         *     Needs the permission `write:planning`.
         */
        post: operations["doWhatExceptionMessagesSay"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/planning/exceptions/{planning_exception_id}/accept": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Do what an exception message says
         * @description The same for one message.
         *
         *     Needs the permission `write:planning`.
         */
        post: operations["doWhatExceptionMessageSays"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/planning/planned-orders": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Make a planned order by hand
         * @description It is firm: runs leave it as it is and plan around it. Whether it is made or bought, by which recipe or from whom, and when it starts follows from the product, as in a run. It belongs to the newest run.
         *
         *     Needs the permission `write:planning`.
         */
        post: operations["makePlannedOrderByHand"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/planning/planned-orders/{planned_order_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get a planned order
         * @description One planned order, of whichever run and whatever became of it.
         *
         *     Needs the permission `read:planning`.
         */
        get: operations["getPlannedOrder"];
        /**
         * Change and fix a planned order
         * @description The fields that are sent. Another quantity or day makes it firm: runs leave it as it is and plan around it. `firm: true` fixes it as it is, `firm: false` gives it back to the next run. Only a planned order of reality that stands; another due day may give it another lot number.
         *
         *     Needs the permission `write:planning`.
         */
        put: operations["changeAndFixPlannedOrder"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/planning/scenarios": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List planning scenarios
         * @description What-if scenarios in the order of their names, each with its newest run.
         *
         *     Needs the permission `read:planning`.
         */
        get: operations["listPlanningScenarios"];
        put?: never;
        /**
         * Create a planning scenario
         * @description The overlay says what is otherwise than in reality: demand, lead times, suppliers, recipes, stock, open orders. Everything else is as it is on the day of a run. A run of the scenario is asked for with POST /planning/runs and its scenario_id.
         *
         *     Needs the permission `write:planning`.
         */
        post: operations["createPlanningScenario"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/planning/scenarios/{scenario_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get a planning scenario
         * @description One scenario with its overlay. Its ETag can be sent back as If-Match with a change.
         *
         *     Needs the permission `read:planning`.
         */
        get: operations["getPlanningScenario"];
        /**
         * Change a planning scenario
         * @description Changes the fields that are sent and leaves the others; an overlay takes the place of the whole overlay before. What was planned for the scenario stays until its next run. With If-Match it fails when somebody was faster.
         *
         *     Needs the permission `write:planning`.
         */
        put: operations["changePlanningScenario"];
        post?: never;
        /**
         * Delete a planning scenario
         * @description Erases it with its runs, planned orders and messages. What was taken over into reality stays. Refused while a run of it waits or goes on.
         *
         *     Needs the permission `write:planning`.
         */
        delete: operations["deletePlanningScenario"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/planning/scenarios/compare": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Compare the plans of scenarios
         * @description Service, lateness, value of the stock, purchases, planned orders and overloaded suppliers of up to five runs side by side, each compared with the first. With scenario_ids the newest completed run of reality is the first. Costs and prices are those of today for all of them, so that nothing but the plans differs.
         *
         *     Needs the permission `read:planning`.
         */
        get: operations["comparePlansOfScenarios"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/planning/scenarios/compare/orders": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Compare the planned orders of two runs
         * @description The planned orders that differ, product by product. Orders of the same day and lot belong together, then those of the same quantity; what is left is new or gone.
         *
         *     Needs the permission `read:planning`.
         */
        get: operations["comparePlannedOrdersOfTwoRuns"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/planning/scenarios/{scenario_id}/apply": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Take planned orders of a scenario over into reality
         * @description Each of them becomes a firm planned order of reality, with its quantity, days, supplier and recipe, as part of the newest plan. What reality plans for the same need stays until its next run, which plans around firm orders. Refused where a firm order stands for the same product and day already.
         *
         *     Needs the permission `write:planning`.
         */
        post: operations["takePlannedOrdersOfScenarioOverIntoReality"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/reports/inventory/summary": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Inventory summary
         * @description Stock by warehouse, product and quality with its FIFO value. The totals are the sums of the rows shown. With `as_of` stock and value as they stood then, from the ledger: what was posted up to that moment counts, so a receipt that was entered later with an earlier entry date, or a later revaluation, does not change the past. Whether a warehouse is active is judged as now. Headings of a file: Depo, Depo adı, Ürün kodu, Ürün adı, Tür, Birim, Parti, Stok, Rezerve, Kullanılabilir, Beklemede, Onaylı, Red, Karantina, Değer, Ortalama maliyet; in English Warehouse, Warehouse name, Product code, Product name, Type, Unit, Batches, On hand, Reserved, Available, Pending, Approved, Rejected, Quarantine, Value, Average cost. `format=csv`, `xlsx` or `pdf` answers the same report as a file, and so does Accept with its content type. The headings, numbers and days of a file are Turkish where Accept-Language prefers `tr`, and English otherwise; its parameters stand at the head and its totals at the end. A file has all rows, a PDF 5000 at most.
         *
         *     Needs the permission `read:reports`.
         */
        get: operations["inventorySummary"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/reports/inventory/movements": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Stock movements with running balance
         * @description The ledger by the moment of posting, newest first unless asked otherwise. Pages follow one another by cursor: a row is never met twice or passed over because new movements arrive meanwhile. Each row carries what was on hand of the product in its warehouse after it. With product_id and no other filter than days, also the balance over all warehouses; with product_id and at most warehouse_id and days, the balances at the start and at the end of the period. A file has no pages, so it takes neither page_size nor cursor. Headings of a file: Tarih, Hareket, Ürün kodu, Ürün adı, Depo, Parti no, Miktar, Birim, Birim maliyet, Değer, Depo bakiyesi, Depo değeri, Ürün bakiyesi, Ürün değeri, Belge türü, Belge no, Sebep, Not, Kullanıcı, Hareket no; in English Date, Movement, Product code, Product name, Warehouse, Batch, Quantity, Unit, Unit cost, Value, Warehouse balance, Warehouse value, Product balance, Product value, Document, Document number, Reason, Notes, User, Movement number. `format=csv`, `xlsx` or `pdf` answers the same report as a file, and so does Accept with its content type. The headings, numbers and days of a file are Turkish where Accept-Language prefers `tr`, and English otherwise; its parameters stand at the head and its totals at the end. A file has all rows, a PDF 5000 at most.
         *
         *     Needs the permission `read:reports`.
         */
        get: operations["stockMovementsWithRunningBalance"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/reports/custom/schema": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What custom reports can be made of
         * @description The data sets with their fields: what each may be filtered, grouped and measured by, and the limits of a report.
         *
         *     Needs the permission `read:reports`.
         */
        get: operations["whatCustomReportsCanBeMadeOf"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/reports/custom": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Run a custom report
         * @description Groups the rows of a data set by up to three dimensions, with the figures asked for on each level and for the whole. Days are those of the factory. A report that would read too much, or takes too long, is refused with what to filter by. The limit holds for files too, where a column tells the level of each row. `format=csv`, `xlsx` or `pdf` answers the same report as a file, and so does Accept with its content type. The headings, numbers and days of a file are Turkish where Accept-Language prefers `tr`, and English otherwise; its parameters stand at the head and its totals at the end. A file has all rows, a PDF 5000 at most.
         *
         *     Needs the permission `generate:reports`.
         */
        post: operations["runCustomReport"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/reports/custom/saved": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List saved reports
         * @description The caller's own and those that are shared, by name; an administrator sees all.
         *
         *     Needs the permission `read:reports`.
         */
        get: operations["listSavedReports"];
        put?: never;
        /**
         * Save a custom report
         * @description Under a name of which its owner has one. Nothing is run; the definition is checked.
         *
         *     Needs the permission `generate:reports`.
         */
        post: operations["saveCustomReport"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/reports/custom/saved/{custom_report_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get a saved report
         * @description With its definition, and what of it has to be mended because the data sets have changed.
         *
         *     Needs the permission `read:reports`.
         */
        get: operations["getSavedReport"];
        /**
         * Change a saved report
         * @description Changes the fields that are sent; a definition takes the place of the whole definition before. Only its owner or an administrator may. With If-Match it fails when somebody was faster.
         *
         *     Needs the permission `generate:reports`.
         */
        put: operations["changeSavedReport"];
        post?: never;
        /**
         * Delete a saved report
         * @description Only its owner or an administrator may.
         *
         *     Needs the permission `generate:reports`.
         */
        delete: operations["deleteSavedReport"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/reports/custom/saved/{custom_report_id}/run": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Run a saved report
         * @description As it was saved; a filter that is sent takes the place of all saved ones on its field. A definition that does not fit the data sets any more is refused with what to mend. A file has the name of the report. `format=csv`, `xlsx` or `pdf` answers the same report as a file, and so does Accept with its content type. The headings, numbers and days of a file are Turkish where Accept-Language prefers `tr`, and English otherwise; its parameters stand at the head and its totals at the end. A file has all rows, a PDF 5000 at most.
         *
         *     Needs the permission `generate:reports`.
         */
        post: operations["runSavedReport"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/reports/critical-stock": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Products below their stock levels
         * @description Active products whose available stock is below their critical or minimum level, judged as the alerts judge it, with what is missing, how many days the rest lasts and the order that planning suggests (`/products/{product_id}/reorder-suggestion`). With `warehouse_id` the stock of that warehouse is judged; the suggestion stays one for the whole factory. `format=csv`, `xlsx` or `pdf` answers the same report as a file, and so does Accept with its content type. The headings, numbers and days of a file are Turkish where Accept-Language prefers `tr`, and English otherwise; its parameters stand at the head and its totals at the end. A file has all rows, a PDF 5000 at most.
         *
         *     Needs the permission `read:reports`.
         */
        get: operations["productsBelowTheirStockLevels"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/reports/production/efficiency": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Production efficiency
         * @description Orders completed in the period, by product: planned against completed and scrapped quantities, orders on time and late by their planned completion day, and the variance of their cost against the estimate for what was done. The costs are the sums of `/production/orders/{order_id}/cost`. An order without a planned day is neither on time nor late. `format=csv`, `xlsx` or `pdf` answers the same report as a file, and so does Accept with its content type. The headings, numbers and days of a file are Turkish where Accept-Language prefers `tr`, and English otherwise; its parameters stand at the head and its totals at the end. A file has all rows, a PDF 5000 at most.
         *
         *     Needs the permission `read:reports`.
         */
        get: operations["productionEfficiency"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/reports/cost/fifo": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * FIFO cost analysis of a product
         * @description The layers on hand with their value and how their cost differs from layer to layer and from the average; what left in the period, of which layer and at which cost; and month by month what came in and left and the average cost of what stayed. Months count what was booked in them, so they add up to the movements. `format=csv`, `xlsx` or `pdf` answers the same report as a file, and so does Accept with its content type. The headings, numbers and days of a file are Turkish where Accept-Language prefers `tr`, and English otherwise; its parameters stand at the head and its totals at the end. A file has all rows, a PDF 5000 at most.
         *
         *     Needs the permission `read:reports`.
         */
        get: operations["fifoCostAnalysisOfProduct"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/reports/stock/value-roll-forward": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Stock value from one day to another
         * @description Opening value, what came in and went out in between by kind of movement, and the closing value, by product type or product. Days are those on which things were booked, in the time zone of the factory, as in `/reports/inventory/summary?as_of=`: its value as of `to` is the closing value, to the last digit. `format=csv`, `xlsx` or `pdf` answers the same report as a file, and so does Accept with its content type. The headings, numbers and days of a file are Turkish where Accept-Language prefers `tr`, and English otherwise; its parameters stand at the head and its totals at the end. A file has all rows, a PDF 5000 at most.
         *
         *     Needs the permission `read:reports`.
         */
        get: operations["stockValueFromOneDayToAnother"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/reports/production/cost-variance": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Production cost variances
         * @description Orders completed in the period: actual against standard cost of the good output, split into price, usage, labour, overhead and yield exactly as `/production/orders/{order_id}/cost` splits them, with totals. `format=csv`, `xlsx` or `pdf` answers the same report as a file, and so does Accept with its content type. The headings, numbers and days of a file are Turkish where Accept-Language prefers `tr`, and English otherwise; its parameters stand at the head and its totals at the end. A file has all rows, a PDF 5000 at most.
         *
         *     Needs the permission `read:reports`.
         */
        get: operations["productionCostVariances"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/reports/stock/slow-movers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Slow movers
         * @description Products in stock for at least `days` days of which nothing or little was issued or consumed in these days, with their value, the last issue and the days since. Transfers, scrap and corrections are no issues. `format=csv`, `xlsx` or `pdf` answers the same report as a file, and so does Accept with its content type. The headings, numbers and days of a file are Turkish where Accept-Language prefers `tr`, and English otherwise; its parameters stand at the head and its totals at the end. A file has all rows, a PDF 5000 at most.
         *
         *     Needs the permission `read:reports`.
         */
        get: operations["slowMovers"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/reports/stock/turnover": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Stock turnover
         * @description What was issued and consumed in the period at FIFO cost, divided by the average value of the stock, and for how many days the stock lasts at that rate. Over all products the totals divide the sums; they are no mean of the rows. `format=csv`, `xlsx` or `pdf` answers the same report as a file, and so does Accept with its content type. The headings, numbers and days of a file are Turkish where Accept-Language prefers `tr`, and English otherwise; its parameters stand at the head and its totals at the end. A file has all rows, a PDF 5000 at most.
         *
         *     Needs the permission `read:reports`.
         */
        get: operations["stockTurnover"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/reports/batches/{batch_number}/trace": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Recall sheet of a batch number
         * @description Every layer with this batch number, in any warehouse, and over all levels what went into it (up to suppliers and purchase orders), the production orders and batches that it went into, what left the factory and what is still on hand and where. One layer alone: `/inventory/items/{inventory_item_id}/trace`. Up to 5,000 layers in each direction; beyond that `is_complete` is false. `format=csv`, `xlsx` or `pdf` answers the same report as a file, and so does Accept with its content type. The headings, numbers and days of a file are Turkish where Accept-Language prefers `tr`, and English otherwise; its parameters stand at the head and its totals at the end. A file has all rows, a PDF 5000 at most.
         *
         *     Needs the permission `read:reports`.
         */
        get: operations["recallSheetOfBatchNumber"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/reports/orders/late": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Late orders
         * @description Demands of customers, production orders and lines of purchase orders whose day is before today and which are not there yet, with the days since and the value of what is missing. Forecasts are never late. `format=csv`, `xlsx` or `pdf` answers the same report as a file, and so does Accept with its content type. The headings, numbers and days of a file are Turkish where Accept-Language prefers `tr`, and English otherwise; its parameters stand at the head and its totals at the end. A file has all rows, a PDF 5000 at most.
         *
         *     Needs the permission `read:reports`.
         */
        get: operations["lateOrders"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/reports/stock/ageing": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Stock ageing
         * @description Quantity and FIFO value of the stock by the days since it entered, in any quality, as of today. What is moved to another warehouse or split keeps its entry date. The bands of a row add up to its value, and the rows to the totals, which are those of `/reports/inventory/summary`. `format=csv`, `xlsx` or `pdf` answers the same report as a file, and so does Accept with its content type. The headings, numbers and days of a file are Turkish where Accept-Language prefers `tr`, and English otherwise; its parameters stand at the head and its totals at the end. A file has all rows, a PDF 5000 at most.
         *
         *     Needs the permission `read:reports`.
         */
        get: operations["stockAgeing"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/reports/suppliers/scorecard": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Supplier scorecard
         * @description Every supplier that delivered in the period, with the figures of `/procurement/suppliers/{supplier_id}/performance` side by side and the value that came into stock. `format=csv`, `xlsx` or `pdf` answers the same report as a file, and so does Accept with its content type. The headings, numbers and days of a file are Turkish where Accept-Language prefers `tr`, and English otherwise; its parameters stand at the head and its totals at the end. A file has all rows, a PDF 5000 at most.
         *
         *     Needs the permission `read:reports`.
         */
        get: operations["supplierScorecard"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/procurement/orders/{order_id}/document": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Print a purchase order
         * @description The order as a PDF of A4 pages, for the supplier: with our number as a Code 128 and the supplier’s own product codes. A draft and a cancelled order say so across each page.
         *
         *     Needs the permission `read:procurement`.
         */
        get: operations["printPurchaseOrder"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/procurement/receipts/{receipt_id}/document": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Print a goods receipt
         * @description The goods received note as a PDF of A4 pages: batches, quantities, quality as it came, expiry and warehouse, with room for signatures. Cost and value only with `prices=true`.
         *
         *     Needs the permission `read:procurement`.
         */
        get: operations["printGoodsReceipt"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/webhooks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List webhooks
         * @description Who is told of events. Secrets are not shown.
         *
         *     Needs the permission `manage:webhooks`.
         */
        get: operations["listWebhooks"];
        put?: never;
        /**
         * Create a webhook
         * @description Events of its topics are posted to the URL from now on. The host must resolve to public addresses, or to a network of WEBHOOK_ALLOWED_NETWORKS. The answer shows the secret that signs the deliveries, this once.
         *
         *     Needs the permission `manage:webhooks`.
         */
        post: operations["createWebhook"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/webhooks/dead-letters": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List dead letters
         * @description Deliveries of all webhooks that have used up their tries or met an inactive webhook.
         *
         *     Needs the permission `manage:webhooks`.
         */
        get: operations["listDeadLetters"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/webhooks/{webhook_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get a webhook
         * @description One webhook without its secret. Its ETag can be sent back as If-Match with a change.
         *
         *     Needs the permission `manage:webhooks`.
         */
        get: operations["getWebhook"];
        /**
         * Update a webhook
         * @description Changes the fields that are sent and leaves the others. An inactive webhook gets no new events; what it is still owed becomes a dead letter when its next try is due.
         *
         *     Needs the permission `manage:webhooks`.
         */
        put: operations["updateWebhook"];
        post?: never;
        /**
         * Delete a webhook
         * @description With all its deliveries, also those that wait. The audit log keeps that it was there.
         *
         *     Needs the permission `manage:webhooks`.
         */
        delete: operations["deleteWebhook"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/webhooks/{webhook_id}/test": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Test a webhook
         * @description Posts an event `webhook.test` right away, signed as any other, and answers what the receiver said. It is tried once, also when the webhook is inactive.
         *
         *     Needs the permission `manage:webhooks`.
         */
        post: operations["testWebhook"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/webhooks/{webhook_id}/rotate-secret": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Change the secret of a webhook
         * @description The answer shows the new secret, this once. For 24 hours each delivery is signed with both, so that the receiver can be switched over.
         *
         *     Needs the permission `manage:webhooks`.
         */
        post: operations["changeSecretOfWebhook"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/webhooks/{webhook_id}/deliveries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List deliveries of a webhook
         * @description The newest first. Delivered ones are kept for 30 days.
         *
         *     Needs the permission `manage:webhooks`.
         */
        get: operations["listDeliveriesOfWebhook"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/webhooks/deliveries/{webhook_delivery_id}/replay": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Replay a dead letter
         * @description Tries a dead delivery again, from the first try on, with the same event id.
         *
         *     Needs the permission `manage:webhooks`.
         */
        post: operations["replayDeadLetter"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/webhooks/{webhook_id}/replay-dead": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Replay all dead letters of a webhook
         * @description The oldest first, 10,000 in one call; the answer says how many are left.
         *
         *     Needs the permission `manage:webhooks`.
         */
        post: operations["replayAllDeadLettersOfWebhook"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/imports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List imports
         * @description Imports, the newest first, without their errors.
         *
         *     Needs an access token of any role, or an API key.
         */
        get: operations["listImports"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/imports/{import_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get an import
         * @description How far an import is, how it ended, and its first 1,000 errors in the order of the file.
         *
         *     Needs an access token of any role, or an API key.
         */
        get: operations["getImport"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/imports/{kind}/template": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get the columns of an import
         * @description The columns that a file of this kind may have, with what their cells may hold and an example.
         *
         *     Needs an access token of any role, or an API key.
         */
        get: operations["getColumnsOfImport"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/imports/warehouses": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Import warehouses
         * @description Adds warehouses from a file. The body is the file itself, CSV or XLSX, up to 16 MiB and 100,000 rows; its first row names the columns. How a CSV file is written must be said. The answer comes at once, and `GET /imports/{import_id}` tells how far the work is and, at its end, every bad row with its column, what was found and what is expected. A file is imported whole or not at all.
         *
         *     Needs the permission `write:warehouses`.
         */
        post: operations["importWarehouses"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/imports/products": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Import products
         * @description Adds products from a file. Units are named by their codes. The body is the file itself, CSV or XLSX, up to 16 MiB and 100,000 rows; its first row names the columns. How a CSV file is written must be said. The answer comes at once, and `GET /imports/{import_id}` tells how far the work is and, at its end, every bad row with its column, what was found and what is expected. A file is imported whole or not at all.
         *
         *     Needs the permission `write:products`.
         */
        post: operations["importProducts"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/imports/suppliers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Import suppliers
         * @description Adds suppliers from a file. The body is the file itself, CSV or XLSX, up to 16 MiB and 100,000 rows; its first row names the columns. How a CSV file is written must be said. The answer comes at once, and `GET /imports/{import_id}` tells how far the work is and, at its end, every bad row with its column, what was found and what is expected. A file is imported whole or not at all.
         *
         *     Needs the permission `write:suppliers`.
         */
        post: operations["importSuppliers"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/imports/opening-stock": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Import opening stock
         * @description Receives the stock that is on the shelves when the books begin, one batch per row. Product, warehouse and supplier are named by their codes; a batch without a number gets one. The body is the file itself, CSV or XLSX, up to 16 MiB and 100,000 rows; its first row names the columns. How a CSV file is written must be said. The answer comes at once, and `GET /imports/{import_id}` tells how far the work is and, at its end, every bad row with its column, what was found and what is expected. A file is imported whole or not at all.
         *
         *     Needs the permission `write:inventory`.
         */
        post: operations["importOpeningStock"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/imports/boms": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Import bills of materials
         * @description Adds recipes from indented parts lists: level 0 is a product that is made, and each row of a level below is a component of the nearest row above that is one level higher. Every product that has components becomes a DRAFT that would hold from today; one that occurs several times must have the same components each time, or list them once. The body is the file itself, CSV or XLSX, up to 16 MiB and 100,000 rows; its first row names the columns. How a CSV file is written must be said. The answer comes at once, and `GET /imports/{import_id}` tells how far the work is and, at its end, every bad row with its column, what was found and what is expected. A file is imported whole or not at all.
         *
         *     Needs the permission `write:bom`.
         */
        post: operations["importBillsOfMaterials"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/imports/demands": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Import independent demand
         * @description Adds customer orders, forecasts and other demand, one per row. The product is named by its code; a demand with a reference comes in once. The body is the file itself, CSV or XLSX, up to 16 MiB and 100,000 rows; its first row names the columns. How a CSV file is written must be said. The answer comes at once, and `GET /imports/{import_id}` tells how far the work is and, at its end, every bad row with its column, what was found and what is expected. A file is imported whole or not at all.
         *
         *     Needs the permission `write:planning`.
         */
        post: operations["importIndependentDemand"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        ActualConsumption: {
            /**
             * @description Component, or what took its place.
             * @example 1
             */
            product_id: number;
            /**
             * @description Consumed by this booking; components not named are consumed in proportion. Text or number with at most 3 decimals.
             * @example 12.500
             */
            quantity: string | number;
            /**
             * @description The component whose place it took; the product must be in the component’s group of substitutes. One that is a component itself may come twice: for itself, and in the place of the other.
             * @example 1
             */
            substitute_for_product_id?: number;
        };
        AdjustmentRequest: {
            /**
             * @description What is really left of this layer, in the stock unit. Text or number with at most 3 decimals.
             * @example 12.500
             */
            counted_quantity: string | number;
            /**
             * @description Why.
             * @example Taşıma hasarı
             */
            reason: string;
            /** @description Remarks. */
            notes?: string | null;
        };
        AffectedProduct: {
            /**
             * @description Product that contains it.
             * @example 1
             */
            product_id: number;
            product_code: string;
            product_name: string;
            unit_of_measure: string;
            /**
             * @description Its recipe that is active today.
             * @example 1
             */
            bom_id: number;
            /** @description 1: contains it directly; otherwise the longest way down to it. */
            level: number;
            /**
             * @description Needed for one of the product over all branches, half up to 3 decimals.
             * @example 12.500
             */
            required_quantity: string;
            /**
             * @description The same as an exact fraction.
             * @example 13/5
             */
            exact_required_quantity: string;
            /**
             * @description Of one of the product: material, labour and overhead of all levels.
             * @example 15.2500
             */
            cost_before: string;
            /**
             * @description The same with the new cost.
             * @example 15.2500
             */
            cost_after: string;
            /**
             * @description Required quantity × difference, rounded once.
             * @example 15.2500
             */
            cost_change: string;
            /**
             * @description Of the cost before; null when that is zero.
             * @example 2.50
             */
            change_percentage: string | null;
        };
        AffectedProductionOrder: {
            /**
             * @description Open production order.
             * @example 1
             */
            production_order_id: number;
            /** @example MO-2026-000001 */
            order_number: string;
            /** @enum {string} */
            status: "PLANNED" | "RELEASED" | "IN_PROGRESS" | "ON_HOLD" | "COMPLETED" | "CANCELLED";
            /**
             * @description What it makes.
             * @example 1
             */
            product_id: number;
            product_code: string;
            /**
             * @description Needed by the whole order.
             * @example 12.500
             */
            required_quantity: string;
            /**
             * @description Consumed already: its cost does not change.
             * @example 12.500
             */
            consumed_quantity: string;
            /**
             * @description Covered by substitutes already.
             * @example 12.500
             */
            replaced_quantity: string;
            /**
             * @description Still to be consumed.
             * @example 12.500
             */
            remaining_quantity: string;
            /**
             * @description Remaining quantity × difference.
             * @example 15.2500
             */
            cost_change: string;
        };
        Alert: {
            /**
             * @description Number of the alert.
             * @example 1
             */
            alert_id: number;
            /**
             * @description What is wrong. The three levels of a product are one alert, which escalates and eases.
             * @enum {string}
             */
            alert_type: "OUT_OF_STOCK" | "CRITICAL" | "MINIMUM" | "EXPIRING" | "LATE_PURCHASE" | "LATE_PRODUCTION" | "FAILED_LOGINS";
            /**
             * @description How bad it is.
             * @enum {string}
             */
            severity: "INFO" | "WARNING" | "CRITICAL";
            /**
             * @description RESOLVED when its cause is gone, by itself and for good.
             * @enum {string}
             */
            status: "OPEN" | "ACKNOWLEDGED" | "SNOOZED" | "RESOLVED";
            /**
             * @description The product.
             * @example 1
             */
            product_id: number | null;
            /**
             * @description Code of the product.
             * @example RM-STEEL-02
             */
            product_code: string | null;
            /**
             * @description The warehouse of the layer or the order; a level is judged over all of them.
             * @example 1
             */
            warehouse_id: number | null;
            /**
             * @description The late purchase order.
             * @example 1
             */
            purchase_order_id: number | null;
            /**
             * @description Its number.
             * @example PO-2026-000012
             */
            po_number: string | null;
            /**
             * @description The late production order.
             * @example 1
             */
            production_order_id: number | null;
            /**
             * @description Its number.
             * @example MO-2026-000004
             */
            order_number: string | null;
            /**
             * @description The layer that expires.
             * @example 1
             */
            inventory_item_id: number | null;
            /**
             * @description Its batch.
             * @example RM-PAINT-01-261101-001
             */
            batch_number: string | null;
            /**
             * @description What is wrong, with figures.
             * @example Çelik sac 2 mm (RM-STEEL-02): 120.000 KG available, critical level 200.000.
             */
            message: string;
            /**
             * @description The figures behind the message: quantities as text, days as YYYY-MM-DD, codes and names of what it is about.
             * @example {
             *       "product_code": "RM-STEEL-02",
             *       "available": "120.000",
             *       "critical_stock_level": "200.000"
             *     }
             */
            details: {
                [key: string]: unknown;
            };
            /**
             * Format: date-time
             * @description When its cause came up.
             * @example 2026-11-21T08:30:00.000Z
             */
            raised_at: string;
            /**
             * Format: date-time
             * @description When anything of it last changed.
             * @example 2026-11-21T08:30:00.000Z
             */
            updated_at: string;
            /**
             * Format: date-time
             * @description When somebody said: seen, I take care of it.
             * @example 2026-11-21T08:30:00.000Z
             */
            acknowledged_at: string | null;
            /**
             * @description Who said so.
             * @example 1
             */
            acknowledged_by: number | null;
            /** @description What that person wrote. */
            acknowledgement_note: string | null;
            /**
             * @description Whose it is.
             * @example 1
             */
            assigned_to: number | null;
            /**
             * @description Name of that person.
             * @example Ayşe Yılmaz
             */
            assigned_to_name: string | null;
            /**
             * Format: date-time
             * @description Put off until then, when it is open again.
             * @example 2026-11-21T08:30:00.000Z
             */
            snoozed_until: string | null;
            /**
             * Format: date-time
             * @description When its cause was gone.
             * @example 2026-11-21T08:30:00.000Z
             */
            resolved_at: string | null;
        };
        AlertAcknowledgement: {
            /** @description What you are going to do about it. */
            note?: string | null;
        };
        AlertAssignment: {
            /**
             * @description Whose it is from now on; null: nobody’s.
             * @example 1
             */
            user_id: number | null;
        };
        AlertPage: {
            items: components["schemas"]["Alert"][];
            /** @description Rows in all pages. */
            total_count: number;
            page: number;
            page_size: number;
            has_next: boolean;
            has_previous: boolean;
        };
        AlertSnooze: {
            /**
             * Format: moment
             * @description When it comes back, at most a year from now.
             * @example 2026-11-21T08:30:00Z
             */
            until: string;
        };
        Allocation: {
            /**
             * @description Number of the allocation.
             * @example 1
             */
            allocation_id: number;
            /**
             * @description The layer that it promises.
             * @example 1
             */
            inventory_item_id: number;
            /**
             * @description Product.
             * @example 1
             */
            product_id: number;
            product_code: string;
            /** @description Unit of the quantities. */
            unit_of_measure: string;
            /**
             * @description Warehouse of the layer.
             * @example 1
             */
            warehouse_id: number;
            warehouse_code: string;
            /**
             * @description Batch number: 3 to 50 capital letters, digits or -.
             * @example CS-2026-0001
             */
            batch_number: string;
            /**
             * Format: date-time
             * @description When the layer entered stock.
             * @example 2026-11-21T08:30:00.000Z
             */
            entry_date: string;
            /**
             * @description The order that it is for.
             * @example 1
             */
            production_order_id: number | null;
            order_number: string | null;
            /** @description What it is for, when it is not for an order. */
            reason: string | null;
            /**
             * @description Promised.
             * @example 12.500
             */
            allocated_quantity: string;
            /**
             * @description Consumed of it.
             * @example 12.500
             */
            consumed_quantity: string;
            /**
             * @description Given back of it.
             * @example 12.500
             */
            released_quantity: string;
            /**
             * @description Still promised.
             * @example 12.500
             */
            open_quantity: string;
            /**
             * @description OPEN: nothing is settled. PARTIAL: a part. RELEASED: all given back. CLOSED: all settled.
             * @enum {string}
             */
            status: "OPEN" | "PARTIAL" | "RELEASED" | "CLOSED";
            /**
             * Format: date-time
             * @description When it was promised.
             * @example 2026-11-21T08:30:00.000Z
             */
            allocated_at: string;
            /**
             * Format: date-time
             * @description When the last of it was settled.
             * @example 2026-11-21T08:30:00.000Z
             */
            closed_at: string | null;
        };
        AllocationExplanation: {
            /**
             * @description Number of the allocation.
             * @example 1
             */
            allocation_id: number;
            /**
             * @description Product.
             * @example 1
             */
            product_id: number;
            product_code: string;
            /** @description Unit of the quantities. */
            unit_of_measure: string;
            /**
             * @description The order.
             * @example 1
             */
            production_order_id: number | null;
            order_number: string | null;
            /** @description What for, when it is not for an order. */
            reason: string | null;
            /** @description Why this batch, in one sentence. */
            explanation: string;
            /** @description Number of the event among those of the product in the warehouse; they have no gap. */
            event_number: number;
            /**
             * @description CONSUME: taken by a booking beyond what was reserved.
             * @enum {string}
             */
            event_type: "RESERVE" | "CONSUME";
            /**
             * Format: date-time
             * @description When the batch was chosen.
             * @example 2026-11-21T08:30:00.000Z
             */
            occurred_at: string;
            taken: components["schemas"]["AllocationTakenLayer"];
            /** @description Older layers of the product that were not empty at that moment, oldest first; up to 200. */
            older_layers: components["schemas"]["AllocationOlderLayer"][];
            next_in_line: components["schemas"]["AllocationNextLayer"] | null;
        };
        AllocationHolder: {
            /**
             * @description Number of the other allocation.
             * @example 1
             */
            allocation_id: number;
            /**
             * @description The order.
             * @example 1
             */
            production_order_id: number | null;
            order_number: string | null;
            /** @description What for, when it is not for an order. */
            reason: string | null;
            /**
             * @description Promised by it.
             * @example 12.500
             */
            allocated_quantity: string;
        };
        /** @description The next layer in this warehouse that could be issued at that moment. */
        AllocationNextLayer: {
            /**
             * @description Layer.
             * @example 1
             */
            inventory_item_id: number;
            /**
             * @description Batch number: 3 to 50 capital letters, digits or -.
             * @example CS-2026-0001
             */
            batch_number: string;
            /**
             * @description Warehouse.
             * @example 1
             */
            warehouse_id: number;
            warehouse_code: string;
            /**
             * Format: date-time
             * @description When it entered stock: the FIFO order.
             * @example 2026-11-21T08:30:00.000Z
             */
            entry_date: string;
            /**
             * @description What was free of it.
             * @example 12.500
             */
            available_quantity: string;
        };
        AllocationOlderLayer: {
            /**
             * @description Layer.
             * @example 1
             */
            inventory_item_id: number;
            /**
             * @description Batch number: 3 to 50 capital letters, digits or -.
             * @example CS-2026-0001
             */
            batch_number: string;
            /**
             * @description Warehouse.
             * @example 1
             */
            warehouse_id: number;
            warehouse_code: string;
            /**
             * Format: date-time
             * @description When it entered stock: the FIFO order.
             * @example 2026-11-21T08:30:00.000Z
             */
            entry_date: string;
            /**
             * @description TAKEN_TOO: the same request took all that was free of it. ALL_RESERVED: nothing of it was free. NOT_APPROVED: its quality did not allow it. EXPIRED: its last day had passed. OTHER_WAREHOUSE: it lay in a warehouse that the request did not take from. PASSED_OVER: it should have been taken; npm run doctor says more.
             * @enum {string}
             */
            reason: "TAKEN_TOO" | "ALL_RESERVED" | "NOT_APPROVED" | "EXPIRED" | "OTHER_WAREHOUSE" | "PASSED_OVER";
            /**
             * @description Its quality at that moment.
             * @enum {string}
             */
            quality_status: "PENDING" | "APPROVED" | "REJECTED" | "QUARANTINE";
            /**
             * Format: date
             * @description Last day on which it may be issued.
             * @example 2026-11-21
             */
            expiry_date: string | null;
            /**
             * @description On hand at that moment.
             * @example 12.500
             */
            on_hand_quantity: string;
            /**
             * @description On hand less reserved at that moment.
             * @example 12.500
             */
            available_quantity: string;
            /** @description Who held it, where the reason is ALL_RESERVED. */
            reserved_for: components["schemas"]["AllocationHolder"][];
        };
        AllocationPage: {
            items: components["schemas"]["Allocation"][];
            /** @description Rows in all pages. */
            total_count: number;
            page: number;
            page_size: number;
            has_next: boolean;
            has_previous: boolean;
        };
        AllocationTakenLayer: {
            /**
             * @description Layer.
             * @example 1
             */
            inventory_item_id: number;
            /**
             * @description Batch number: 3 to 50 capital letters, digits or -.
             * @example CS-2026-0001
             */
            batch_number: string;
            /**
             * @description Warehouse.
             * @example 1
             */
            warehouse_id: number;
            warehouse_code: string;
            /**
             * Format: date-time
             * @description When it entered stock: the FIFO order.
             * @example 2026-11-21T08:30:00.000Z
             */
            entry_date: string;
            /**
             * @description Promised by this allocation.
             * @example 12.500
             */
            allocated_quantity: string;
            /**
             * @description What was free of the layer before.
             * @example 12.500
             */
            available_before: string;
            /**
             * @description What was free of it afterwards.
             * @example 12.500
             */
            available_after: string;
        };
        AlternativeShortMaterial: {
            /**
             * @description Product.
             * @example 1
             */
            product_id: number;
            product_code: string;
            product_name: string;
            unit_of_measure: string;
            /**
             * @description What the quantity takes, when stock of assemblies is used first.
             * @example 12.500
             */
            required_quantity: string;
            /**
             * @description What may be issued now, over all warehouses.
             * @example 12.500
             */
            available_quantity: string;
            /**
             * @description What is missing.
             * @example 12.500
             */
            shortage_quantity: string;
            /** @description Days until it can be there. */
            lead_time_days: number;
            /**
             * @description SUPPLIER: of the preferred supplier. PRODUCT: of the product, because it has no preferred supplier.
             * @enum {string}
             */
            lead_time_source: "SUPPLIER" | "PRODUCT";
        };
        ApiKey: {
            /**
             * @description Number of the key.
             * @example 1
             */
            api_key_id: number;
            /**
             * @description Owner.
             * @example 1
             */
            user_id: number;
            /** @description Owner. */
            username: string;
            /**
             * @description What it is for. The audit log names it beside its owner.
             * @example ERP integration
             */
            name: string;
            /** @description Beginning of the key after hdk_, to tell keys apart. */
            key_prefix: string;
            /**
             * @description Permissions of the key. It may do what these and the role of its owner both allow.
             * @example [
             *       "read:inventory",
             *       "write:inventory"
             *     ]
             */
            scopes: ("read:warehouses" | "read:products" | "read:suppliers" | "read:inventory" | "read:production" | "read:bom" | "read:procurement" | "read:reports" | "read:planning" | "write:warehouses" | "write:products" | "write:suppliers" | "write:inventory" | "allocate:stock" | "write:production" | "approve:production" | "write:bom" | "write:procurement" | "receive:procurement" | "generate:reports" | "write:planning" | "write:alerts")[];
            /**
             * Format: date-time
             * @description When it was created.
             * @example 2026-11-21T08:30:00.000Z
             */
            created_at: string;
            /**
             * Format: date-time
             * @description Until when it works.
             * @example 2026-11-21T08:30:00.000Z
             */
            expires_at: string;
            /**
             * Format: date-time
             * @description Last use, to the minute. null: never used.
             * @example 2026-11-21T08:30:00.000Z
             */
            last_used_at: string | null;
            /**
             * Format: date-time
             * @description When it was revoked.
             * @example 2026-11-21T08:30:00.000Z
             */
            revoked_at: string | null;
            /**
             * @description Whether it works, and if not, why.
             * @enum {string}
             */
            status: "ACTIVE" | "EXPIRED" | "REVOKED" | "OWNER_INACTIVE";
        };
        ApiKeyCreate: {
            /**
             * @description What it is for. The audit log names it beside its owner.
             * @example ERP integration
             */
            name: string;
            /**
             * @description Permissions of the key. It may do what these and the role of its owner both allow.
             * @example [
             *       "read:inventory",
             *       "write:inventory"
             *     ]
             */
            scopes: ("read:warehouses" | "read:products" | "read:suppliers" | "read:inventory" | "read:production" | "read:bom" | "read:procurement" | "read:reports" | "read:planning" | "write:warehouses" | "write:products" | "write:suppliers" | "write:inventory" | "allocate:stock" | "write:production" | "approve:production" | "write:bom" | "write:procurement" | "receive:procurement" | "generate:reports" | "write:planning" | "write:alerts")[];
            /**
             * Format: moment
             * @description Until when it works: in the future, at most two years ahead. Left out: one year from now.
             * @example 2026-11-21T08:30:00Z
             */
            expires_at?: string;
        };
        ApiKeyCreated: {
            /**
             * @description Number of the key.
             * @example 1
             */
            api_key_id: number;
            /**
             * @description Owner.
             * @example 1
             */
            user_id: number;
            /** @description Owner. */
            username: string;
            /**
             * @description What it is for. The audit log names it beside its owner.
             * @example ERP integration
             */
            name: string;
            /** @description Beginning of the key after hdk_, to tell keys apart. */
            key_prefix: string;
            /**
             * @description Permissions of the key. It may do what these and the role of its owner both allow.
             * @example [
             *       "read:inventory",
             *       "write:inventory"
             *     ]
             */
            scopes: ("read:warehouses" | "read:products" | "read:suppliers" | "read:inventory" | "read:production" | "read:bom" | "read:procurement" | "read:reports" | "read:planning" | "write:warehouses" | "write:products" | "write:suppliers" | "write:inventory" | "allocate:stock" | "write:production" | "approve:production" | "write:bom" | "write:procurement" | "receive:procurement" | "generate:reports" | "write:planning" | "write:alerts")[];
            /**
             * Format: date-time
             * @description When it was created.
             * @example 2026-11-21T08:30:00.000Z
             */
            created_at: string;
            /**
             * Format: date-time
             * @description Until when it works.
             * @example 2026-11-21T08:30:00.000Z
             */
            expires_at: string;
            /**
             * Format: date-time
             * @description Last use, to the minute. null: never used.
             * @example 2026-11-21T08:30:00.000Z
             */
            last_used_at: string | null;
            /**
             * Format: date-time
             * @description When it was revoked.
             * @example 2026-11-21T08:30:00.000Z
             */
            revoked_at: string | null;
            /**
             * @description Whether it works, and if not, why.
             * @enum {string}
             */
            status: "ACTIVE" | "EXPIRED" | "REVOKED" | "OWNER_INACTIVE";
            /**
             * @description The key itself. Shown this once: only its hash is kept.
             * @example hdk_4f1d09a7c3be_kX3vQ0m1oYF2e8mJ9b1rTqL7c5dN4aWzU6sHgPiRjVE
             */
            api_key: string;
        };
        ApiKeyPage: {
            items: components["schemas"]["ApiKey"][];
            /** @description Rows in all pages. */
            total_count: number;
            page: number;
            page_size: number;
            has_next: boolean;
            has_previous: boolean;
        };
        AppliedPlannedOrder: {
            /**
             * @description The planned order of the scenario.
             * @example 1
             */
            scenario_planned_order_id: number;
            /**
             * @description The firm planned order of reality; null in a preview.
             * @example 1
             */
            planned_order_id: number | null;
            /**
             * @description Product.
             * @example 1
             */
            product_id: number;
            product_code: string;
            /** @enum {string} */
            order_type: "MAKE" | "BUY";
            /**
             * @description In the stock unit.
             * @example 12.500
             */
            quantity: string;
            /**
             * Format: date
             * @description Start.
             * @example 2026-11-21
             */
            start_date: string;
            /**
             * Format: date
             * @description Due.
             * @example 2026-11-21
             */
            due_date: string;
            /** @description The next that is free for the product on the day; it may differ from that in the scenario. */
            lot_number: number;
            /**
             * @description Whom to buy from.
             * @example 1
             */
            supplier_id: number | null;
            /**
             * @description Recipe to make it by.
             * @example 1
             */
            bom_id: number | null;
        };
        AuditEntry: {
            /**
             * @description Number of the entry.
             * @example 1
             */
            audit_id: number;
            /**
             * Format: date-time
             * @description When it was done.
             * @example 2026-11-21T08:30:00.000Z
             */
            occurred_at: string;
            /**
             * @description Who did it; null for the system itself.
             * @example 1
             */
            user_id: number | null;
            /** @description Who did it; with an API key, its name after the owner. */
            username: string;
            /** @description X-Request-ID of the request. */
            request_id: string;
            /**
             * @description What was done, noun and verb.
             * @example user.update
             */
            action: string;
            /** @description Kind of record. */
            entity_type: string;
            /** @description Its number. */
            entity_id: string;
            /** @description The record before it, or null. */
            before: unknown;
            /** @description The record after it, or null. */
            after: unknown;
        };
        AuditEntrySummary: {
            /**
             * @description Number of the entry.
             * @example 1
             */
            audit_id: number;
            /**
             * Format: date-time
             * @description When it was done.
             * @example 2026-11-21T08:30:00.000Z
             */
            occurred_at: string;
            /**
             * @description Who did it; null for the system itself.
             * @example 1
             */
            user_id: number | null;
            /** @description Who did it; with an API key, its name after the owner. */
            username: string;
            /** @description X-Request-ID of the request. */
            request_id: string;
            /**
             * @description What was done, noun and verb.
             * @example user.update
             */
            action: string;
            /** @description Kind of record. */
            entity_type: string;
            /** @description Its number. */
            entity_id: string;
        };
        AuditLogPage: {
            items: components["schemas"]["AuditEntrySummary"][];
            page_size: number;
            has_next: boolean;
            /** @description Ask with it for the next page. null on the last one. */
            next_cursor: string | null;
        };
        BOMAlternative: {
            /** @description 1 is the best. */
            rank: number;
            /**
             * @description Recipe.
             * @example 1
             */
            bom_id: number;
            bom_version: string;
            bom_name: string | null;
            /** @enum {string} */
            status: "DRAFT" | "ACTIVE" | "INACTIVE" | "OBSOLETE";
            /** @description ACTIVE, and the day is within its dates: orders can use it as it is. */
            is_in_force: boolean;
            /**
             * @description Made from materials alone at FIFO cost, with labour and overhead; null when it cannot be exploded.
             * @example 15.2500
             */
            unit_cost: string | null;
            /**
             * @description The same for the quantity.
             * @example 15.2500
             */
            total_cost: string | null;
            /** @description false: nothing says what some material costs. */
            is_cost_complete: boolean;
            /** @description Available stock covers the quantity. */
            can_be_made_now: boolean;
            /** @description By code. */
            short_materials: components["schemas"]["AlternativeShortMaterial"][];
            /**
             * Format: date
             * @description Today, or when the last of what is short can be there; null when it cannot be exploded.
             * @example 2026-11-21
             */
            earliest_date: string | null;
            /** @description Why it has its rank, for people. */
            reason: string;
        };
        BOMAlternatives: {
            /**
             * @description Product.
             * @example 1
             */
            product_id: number;
            product_code: string;
            product_name: string;
            unit_of_measure: string;
            /**
             * @description How much is to be made.
             * @example 12.500
             */
            quantity: string;
            /**
             * Format: date
             * @description Day whose active recipes count for the assemblies.
             * @example 2026-11-21
             */
            date: string;
            /** @description Best first: what can be made earlier, then what costs less a unit. */
            alternatives: components["schemas"]["BOMAlternative"][];
        };
        BOMBuildable: {
            /**
             * @description Recipe.
             * @example 1
             */
            bom_id: number;
            /**
             * @description Product.
             * @example 1
             */
            product_id: number;
            product_code: string;
            product_name: string;
            unit_of_measure: string;
            bom_version: string;
            /**
             * @description Of any but an ACTIVE recipe this is a preview.
             * @enum {string}
             */
            status: "DRAFT" | "ACTIVE" | "INACTIVE" | "OBSOLETE";
            /**
             * Format: date
             * @description Day whose active recipes count for the assemblies: today.
             * @example 2026-11-21
             */
            date: string;
            /**
             * @description The warehouse whose stock counts; null: all active ones.
             * @example 1
             */
            warehouse_id: number | null;
            /**
             * @description The most that can be made now, in whole steps of the unit.
             * @example 12.500
             */
            buildable_quantity: string;
            /** @description The bottlenecks, by level, then code. */
            limited_by: components["schemas"]["BuildableBottleneck"][];
            /** @description Everything that is missing for one unit more. */
            next_unit_needs: components["schemas"]["BuildableNextUnitNeed"][];
            /** @description Assemblies whose stock is used before more of them are made. */
            assemblies_from_stock: components["schemas"]["BuildableUsedAssembly"][];
        };
        BOMComparison: {
            bom: components["schemas"]["ComparedBOM"];
            other_bom: components["schemas"]["ComparedBOM"];
            /**
             * @description How much is made, for the costs.
             * @example 12.500
             */
            quantity: string;
            /**
             * Format: date
             * @description Day whose active recipes count for the assemblies: today.
             * @example 2026-11-21
             */
            date: string;
            /** @description Nothing below differs but, perhaps, costs. */
            is_same: boolean;
            header_differences: components["schemas"]["BOMHeaderDifference"][];
            /** @description Lines that only the other recipe has, in its order. */
            lines_added: components["schemas"]["ComparedBOMLine"][];
            /** @description Lines that only this recipe has, in its order. */
            lines_removed: components["schemas"]["ComparedBOMLine"][];
            /** @description In the order of this recipe. */
            lines_changed: components["schemas"]["ChangedBOMLine"][];
            /** @description With levels=all: by code. */
            material_differences?: components["schemas"]["BOMMaterialDifference"][];
            /**
             * @description Unit cost of the other recipe less that of this one.
             * @example 15.2500
             */
            unit_cost_difference: string;
            /**
             * @description The same in percent; null when this one costs nothing.
             * @example 2.50
             */
            unit_cost_change_percentage: string | null;
        };
        BOMCostCalculation: {
            /**
             * @description Number of the calculation.
             * @example 1
             */
            bom_cost_calculation_id: number;
            /**
             * @description Recipe.
             * @example 1
             */
            bom_id: number;
            /**
             * @description How much of the parent.
             * @example 12.500
             */
            quantity: string;
            /** @enum {string} */
            basis: "FIFO" | "STANDARD" | "AVERAGE";
            /**
             * @description All materials.
             * @example 15.2500
             */
            material_cost: string;
            /**
             * @description Labour of all levels.
             * @example 15.2500
             */
            labor_cost: string;
            /**
             * @description Overhead of all levels.
             * @example 15.2500
             */
            overhead_cost: string;
            /**
             * @description All three.
             * @example 15.2500
             */
            total_cost: string;
            /**
             * @description Total cost ÷ quantity.
             * @example 15.2500
             */
            unit_cost: string;
            /**
             * Format: date-time
             * @description When it was calculated.
             * @example 2026-11-21T08:30:00.000Z
             */
            calculated_at: string;
            /**
             * @description User who asked for it.
             * @example 1
             */
            calculated_by: number | null;
            /**
             * Format: date
             * @description Day whose active recipes counted for the assemblies.
             * @example 2026-11-21
             */
            date: string;
            /** @description By level, then code. */
            materials: components["schemas"]["BOMCostedMaterial"][];
            assemblies: components["schemas"]["BOMExplosionAssembly"][];
        };
        BOMCostCalculationList: {
            items: components["schemas"]["BOMCostCalculationRow"][];
            /** @description Rows in all pages. */
            total_count: number;
            page: number;
            page_size: number;
            has_next: boolean;
            has_previous: boolean;
        };
        BOMCostCalculationRow: {
            /**
             * @description Number of the calculation.
             * @example 1
             */
            bom_cost_calculation_id: number;
            /**
             * @description Recipe.
             * @example 1
             */
            bom_id: number;
            /**
             * @description How much of the parent.
             * @example 12.500
             */
            quantity: string;
            /** @enum {string} */
            basis: "FIFO" | "STANDARD" | "AVERAGE";
            /**
             * @description All materials.
             * @example 15.2500
             */
            material_cost: string;
            /**
             * @description Labour of all levels.
             * @example 15.2500
             */
            labor_cost: string;
            /**
             * @description Overhead of all levels.
             * @example 15.2500
             */
            overhead_cost: string;
            /**
             * @description All three.
             * @example 15.2500
             */
            total_cost: string;
            /**
             * @description Total cost ÷ quantity.
             * @example 15.2500
             */
            unit_cost: string;
            /**
             * Format: date-time
             * @description When it was calculated.
             * @example 2026-11-21T08:30:00.000Z
             */
            calculated_at: string;
            /**
             * @description User who asked for it.
             * @example 1
             */
            calculated_by: number | null;
        };
        BOMCostedMaterial: {
            /**
             * @description Material.
             * @example 1
             */
            product_id: number;
            product_code: string;
            product_name: string;
            unit_of_measure: string;
            /** @description Deepest level at which it occurs; the parent is 0. */
            level: number;
            /**
             * @description Needed in all, over all branches.
             * @example 12.500
             */
            required_quantity: string;
            /**
             * @description Total cost ÷ required quantity.
             * @example 15.2500
             */
            unit_cost: string;
            /**
             * @description Cost of the required quantity.
             * @example 15.2500
             */
            total_cost: string;
            /**
             * @description Where the cost comes from; MIXED: partly FIFO, partly a price.
             * @enum {string}
             */
            cost_source: "FIFO" | "MIXED" | "LAST_PURCHASE" | "SUPPLIER_PRICE" | "STANDARD" | "NONE" | "AVERAGE";
            /**
             * @description What the basis could not cost, so that a known price was used for it.
             * @example 12.500
             */
            uncovered_quantity: string;
        };
        BOMExplosion: {
            /**
             * @description Recipe.
             * @example 1
             */
            bom_id: number;
            /**
             * @description How much of the parent.
             * @example 12.500
             */
            quantity_multiplier: string;
            /**
             * Format: date
             * @description Day whose active recipes count.
             * @example 2026-11-21
             */
            date: string;
            /** @description By level, then code. */
            raw_materials: components["schemas"]["BOMExplosionItem"][];
            assemblies: components["schemas"]["BOMExplosionAssembly"][];
            /**
             * @description All materials.
             * @example 15.2500
             */
            total_material_cost: string;
            /**
             * @description Labour of all levels.
             * @example 15.2500
             */
            total_labor_cost: string;
            /**
             * @description Overhead of all levels.
             * @example 15.2500
             */
            total_overhead_cost: string;
            /**
             * @description All three.
             * @example 15.2500
             */
            total_cost: string;
            /** @description The parent with its children, each with product, level, required quantity and children. */
            tree?: {
                [key: string]: unknown;
            };
        };
        BOMExplosionAssembly: {
            /**
             * @description Assembly.
             * @example 1
             */
            product_id: number;
            product_code: string;
            product_name: string;
            unit_of_measure: string;
            /**
             * @description Its recipe.
             * @example 1
             */
            bom_id: number;
            level: number;
            /** @description All of it is needed through phantom lines: it is never stocked. */
            is_phantom: boolean;
            /**
             * @description Needed in all.
             * @example 12.500
             */
            required_quantity: string;
            /**
             * @description Taken from stock with net=true.
             * @example 12.500
             */
            from_stock_quantity: string;
            /**
             * @description Labour of this assembly.
             * @example 15.2500
             */
            labor_cost: string;
            /**
             * @description Overhead of this assembly.
             * @example 15.2500
             */
            overhead_cost: string;
        };
        BOMExplosionItem: {
            /**
             * @description Material.
             * @example 1
             */
            product_id: number;
            product_code: string;
            product_name: string;
            unit_of_measure: string;
            /**
             * @description Needed in all, over all branches.
             * @example 12.500
             */
            required_quantity: string;
            /**
             * @description What may be issued now, over all warehouses.
             * @example 12.500
             */
            available_quantity: string;
            /**
             * @description What is missing.
             * @example 12.500
             */
            shortage_quantity: string;
            /**
             * @description Total cost ÷ required quantity.
             * @example 15.2500
             */
            fifo_cost_per_unit: string;
            /**
             * @description FIFO cost of the required quantity; what stock cannot cover is costed at the source named.
             * @example 15.2500
             */
            total_cost: string;
            /**
             * @description Where the cost comes from; MIXED: partly FIFO, partly a price.
             * @enum {string}
             */
            cost_source: "FIFO" | "MIXED" | "LAST_PURCHASE" | "SUPPLIER_PRICE" | "STANDARD" | "NONE";
            /**
             * @description What stock cannot cover.
             * @example 12.500
             */
            uncovered_quantity: string;
            /** @description Deepest level at which it occurs; the parent is 0. */
            level: number;
        };
        BOMHeaderDifference: {
            /** @example yield_percentage */
            field: string;
            value: string | null;
            other_value: string | null;
        };
        BOMMaterialDifference: {
            /**
             * @description Material.
             * @example 1
             */
            product_id: number;
            product_code: string;
            product_name: string;
            unit_of_measure: string;
            /** @enum {string} */
            change: "ADDED" | "REMOVED" | "CHANGED";
            /**
             * @description For one unit of the parent, over all levels, with scrap and yield.
             * @example 12.500
             */
            quantity_per_unit: string;
            /**
             * @description The same in the other recipe.
             * @example 12.500
             */
            other_quantity_per_unit: string;
            /**
             * @description Other less this.
             * @example 12.500
             */
            difference: string;
        };
        BatchTraceOnHand: {
            /**
             * @description Product.
             * @example 1
             */
            product_id: number;
            product_code: string;
            product_name: string;
            unit_of_measure: string;
            /**
             * @description Warehouse.
             * @example 1
             */
            warehouse_id: number;
            warehouse_code: string;
            /** @description Layers with stock. */
            layer_count: number;
            /**
             * @description What is still there: the sum of the rows.
             * @example 12.500
             */
            quantity: string;
            /**
             * @description Promised to orders: hold them back first.
             * @example 12.500
             */
            reserved_quantity: string;
            /**
             * @description FIFO value of that.
             * @example 15.2500
             */
            value: string;
        };
        BatchTraceParameters: {
            /**
             * @description Batch number: 3 to 50 capital letters, digits or -.
             * @example CS-2026-0001
             */
            batch_number: string;
            /**
             * @description Product.
             * @example 1
             */
            product_id: number | null;
        };
        BatchTraceReport: {
            /**
             * Format: date-time
             * @description When this was put together.
             * @example 2026-11-21T08:30:00.000Z
             */
            generated_at: string;
            parameters: components["schemas"]["BatchTraceParameters"];
            /** @description The batch, then its destinations, then its origins, the nearest first. */
            rows: components["schemas"]["BatchTraceRow"][];
            /** @description What is still there of the batch and its destinations, by product and warehouse. */
            on_hand: components["schemas"]["BatchTraceOnHand"][];
            /** @description How they went into it. */
            origin_links: components["schemas"]["TraceLink"][];
            /** @description How it came there. */
            destination_links: components["schemas"]["TraceLink"][];
            /** @description Who delivered this layer, or what went into it. */
            suppliers: components["schemas"]["TraceSupplier"][];
            purchase_orders: components["schemas"]["TracePurchaseOrder"][];
            /** @description Every order that consumed this layer or one of the items. */
            production_orders: components["schemas"]["TraceProductionOrder"][];
            /** @description What left the factory, of this layer or one of the items, oldest first. */
            issues: components["schemas"]["TraceIssue"][];
            totals: components["schemas"]["BatchTraceTotals"];
        };
        BatchTraceRow: {
            /**
             * @description ORIGIN: went into the batch; BATCH: has its number; DESTINATION: something of the batch is in it.
             * @enum {string}
             */
            direction: "ORIGIN" | "BATCH" | "DESTINATION";
            /**
             * @description Number of the layer.
             * @example 1
             */
            inventory_item_id: number;
            /**
             * @description Product.
             * @example 1
             */
            product_id: number;
            product_code: string;
            product_name: string;
            product_type: string;
            /** @description Unit of the quantities. */
            unit_of_measure: string;
            /**
             * @description Batch number: 3 to 50 capital letters, digits or -.
             * @example CS-2026-0001
             */
            batch_number: string;
            /**
             * @description Warehouse.
             * @example 1
             */
            warehouse_id: number;
            warehouse_code: string;
            /** @description Shelf or bay. */
            location_in_warehouse: string | null;
            /** @enum {string} */
            quality_status: "PENDING" | "APPROVED" | "REJECTED" | "QUARANTINE";
            /**
             * Format: date-time
             * @description When it entered stock: the FIFO order.
             * @example 2026-11-21T08:30:00.000Z
             */
            entry_date: string;
            /**
             * @description What entered.
             * @example 12.500
             */
            initial_quantity: string;
            /**
             * @description What is left.
             * @example 12.500
             */
            quantity_in_stock: string;
            /**
             * @description What of it is promised to orders.
             * @example 12.500
             */
            reserved_quantity: string;
            /**
             * @description Who delivered it.
             * @example 1
             */
            supplier_id: number | null;
            supplier_name: string | null;
            /**
             * @description The purchase order that it came with.
             * @example 1
             */
            purchase_order_id: number | null;
            po_number: string | null;
            /**
             * @description The production order that made it.
             * @example 1
             */
            production_order_id: number | null;
            order_number: string | null;
            /** @description Steps from the layer that was asked for, on the shortest way. */
            depth: number;
        };
        BatchTraceTotals: {
            /** @description Layers with the batch number. */
            batch_layers: number;
            /** @description Layers that went into it. */
            origin_layers: number;
            /** @description Layers that something of it is in. */
            destination_layers: number;
            /** @description Of the batch and its destinations, with stock. */
            layers_on_hand: number;
            /**
             * @description The sum of what is on hand.
             * @example 15.2500
             */
            value_on_hand: string;
            /** @description Movements by which something of it left the factory. */
            issue_count: number;
            /** @description false when the answer was cut off for its size. */
            is_complete: boolean;
        };
        BillOfMaterials: {
            /**
             * @description Number of the recipe.
             * @example 1
             */
            bom_id: number;
            /**
             * @description What is made.
             * @example 1
             */
            parent_product_id: number;
            parent_product_code: string;
            parent_product_name: string;
            /**
             * @description Version of the recipe.
             * @example 1.0
             */
            bom_version: string;
            bom_name: string | null;
            /**
             * @description How much of the parent the lines are for.
             * @example 12.500
             */
            base_quantity: string;
            /**
             * @description Good share of what is made.
             * @example 2.50
             */
            yield_percentage: string;
            /**
             * @description Labour for one unit of the parent.
             * @example 15.2500
             */
            labor_cost_per_unit: string;
            /**
             * @description Overhead for one unit of the parent.
             * @example 15.2500
             */
            overhead_cost_per_unit: string;
            /** @enum {string} */
            status: "DRAFT" | "ACTIVE" | "INACTIVE" | "OBSOLETE";
            /**
             * Format: date
             * @description First day on which it holds.
             * @example 2026-11-21
             */
            effective_date: string;
            /**
             * Format: date
             * @description First day on which it no longer holds.
             * @example 2026-11-21
             */
            expiry_date: string | null;
            /**
             * @description What happens when an order consumes more than is due.
             * @enum {string}
             */
            over_consumption_rule: "BLOCK" | "WARN" | "ALLOW";
            notes: string | null;
            component_count: number;
            /**
             * @description Total of the latest stored cost calculation.
             * @example 15.2500
             */
            latest_total_cost: string | null;
            /**
             * @description The same for one unit of the parent.
             * @example 15.2500
             */
            latest_unit_cost: string | null;
            /**
             * Format: date-time
             * @description When it was created.
             * @example 2026-11-21T08:30:00.000Z
             */
            created_at: string;
            /**
             * Format: date-time
             * @description When it last changed; its ETag.
             * @example 2026-11-21T08:30:00.000Z
             */
            updated_at: string;
            components: components["schemas"]["BomComponent"][];
        };
        BomComponent: {
            /**
             * @description Number of the line.
             * @example 1
             */
            bom_component_id: number;
            /**
             * @description What goes in.
             * @example 1
             */
            component_product_id: number;
            product_code: string;
            product_name: string;
            product_type: string;
            sequence_number: number;
            /**
             * @description How much for the base quantity.
             * @example 12.500
             */
            quantity_required: string;
            unit_of_measure: string;
            /**
             * @description Lost in cutting.
             * @example 2.50
             */
            scrap_percentage: string;
            is_phantom: boolean;
            substitute_group: string | null;
            notes: string | null;
        };
        BomComponentRequest: {
            /**
             * @description What goes in.
             * @example 1
             */
            component_product_id: number;
            /**
             * @description How much for `base_quantity` of the parent. Text or number with at most 3 decimals.
             * @example 2.500
             */
            quantity_required: string | number;
            /**
             * @description A unit that converts to the stock unit of the component; default is that unit.
             * @example KG
             */
            unit_of_measure?: string;
            /**
             * @description Lost in cutting; default 0. Text or number with at most 2 decimals.
             * @example 2.50
             */
            scrap_percentage?: string | number;
            /** @description Order of the lines; default 10, 20, 30 … */
            sequence_number?: number;
            /** @description Never stocked: its components take its place. */
            is_phantom?: boolean;
            /** @description Lines of one group stand for each other; the first one counts. */
            substitute_group?: string | null;
            /** @description Remarks. */
            notes?: string | null;
        };
        BomCreateRequest: {
            /**
             * @description What is made.
             * @example 1
             */
            parent_product_id: number;
            /**
             * @description Version of the recipe.
             * @example 1.0
             */
            bom_version: string;
            /** @description Name for people. */
            bom_name?: string | null;
            /**
             * @description How much of the parent the quantities below are for. Text or number with at most 3 decimals.
             * @example 1.000
             */
            base_quantity: string | number;
            /**
             * @description Labour for one unit of the parent; default 0. Text or number with at most 4 decimals.
             * @example 15.2500
             */
            labor_cost_per_unit?: string | number;
            /**
             * @description Overhead for one unit of the parent; default 0. Text or number with at most 4 decimals.
             * @example 15.2500
             */
            overhead_cost_per_unit?: string | number;
            /**
             * @description Good share of what is made, above 0; default 100. Text or number with at most 2 decimals.
             * @example 98.00
             */
            yield_percentage?: string | number;
            /**
             * Format: date
             * @description First day on which it holds.
             * @example 2026-11-21
             */
            effective_date: string;
            /**
             * Format: date
             * @description First day on which it no longer holds.
             * @example 2026-11-21
             */
            expiry_date?: string | null;
            /**
             * @description When an order consumes more than is due: BLOCK refuses it, WARN books it and says so, ALLOW (default) books it.
             * @enum {string}
             */
            over_consumption_rule?: "BLOCK" | "WARN" | "ALLOW";
            /** @description Remarks. */
            notes?: string | null;
            components: components["schemas"]["BomComponentRequest"][];
        };
        BomList: {
            items: components["schemas"]["BomRow"][];
            /** @description Rows in all pages. */
            total_count: number;
            page: number;
            page_size: number;
            has_next: boolean;
            has_previous: boolean;
        };
        BomNewVersionRequest: {
            /**
             * @description Version of the recipe.
             * @example 1.0
             */
            bom_version?: string;
        };
        BomRow: {
            /**
             * @description Number of the recipe.
             * @example 1
             */
            bom_id: number;
            /**
             * @description What is made.
             * @example 1
             */
            parent_product_id: number;
            parent_product_code: string;
            parent_product_name: string;
            /**
             * @description Version of the recipe.
             * @example 1.0
             */
            bom_version: string;
            bom_name: string | null;
            /**
             * @description How much of the parent the lines are for.
             * @example 12.500
             */
            base_quantity: string;
            /**
             * @description Good share of what is made.
             * @example 2.50
             */
            yield_percentage: string;
            /**
             * @description Labour for one unit of the parent.
             * @example 15.2500
             */
            labor_cost_per_unit: string;
            /**
             * @description Overhead for one unit of the parent.
             * @example 15.2500
             */
            overhead_cost_per_unit: string;
            /** @enum {string} */
            status: "DRAFT" | "ACTIVE" | "INACTIVE" | "OBSOLETE";
            /**
             * Format: date
             * @description First day on which it holds.
             * @example 2026-11-21
             */
            effective_date: string;
            /**
             * Format: date
             * @description First day on which it no longer holds.
             * @example 2026-11-21
             */
            expiry_date: string | null;
            /**
             * @description What happens when an order consumes more than is due.
             * @enum {string}
             */
            over_consumption_rule: "BLOCK" | "WARN" | "ALLOW";
            notes: string | null;
            component_count: number;
            /**
             * @description Total of the latest stored cost calculation.
             * @example 15.2500
             */
            latest_total_cost: string | null;
            /**
             * @description The same for one unit of the parent.
             * @example 15.2500
             */
            latest_unit_cost: string | null;
            /**
             * Format: date-time
             * @description When it was created.
             * @example 2026-11-21T08:30:00.000Z
             */
            created_at: string;
            /**
             * Format: date-time
             * @description When it last changed; its ETag.
             * @example 2026-11-21T08:30:00.000Z
             */
            updated_at: string;
        };
        BomStatusUpdate: {
            /**
             * @description The status to go to.
             * @enum {string}
             */
            status: "DRAFT" | "ACTIVE" | "INACTIVE" | "OBSOLETE";
            /**
             * Format: date
             * @description First day on which an activated recipe holds; counts with ACTIVE only. Default: its own first day, and for one that was INACTIVE not before today.
             * @example 2026-11-21
             */
            effective_date?: string;
        };
        BomUpdateRequest: {
            /**
             * @description Version of the recipe.
             * @example 1.0
             */
            bom_version?: string;
            /** @description Name for people. */
            bom_name?: string | null;
            /**
             * @description How much of the parent the quantities below are for. Text or number with at most 3 decimals.
             * @example 1.000
             */
            base_quantity?: string | number;
            /**
             * @description Labour for one unit of the parent; default 0. Text or number with at most 4 decimals.
             * @example 15.2500
             */
            labor_cost_per_unit?: string | number;
            /**
             * @description Overhead for one unit of the parent; default 0. Text or number with at most 4 decimals.
             * @example 15.2500
             */
            overhead_cost_per_unit?: string | number;
            /**
             * @description Good share of what is made, above 0; default 100. Text or number with at most 2 decimals.
             * @example 98.00
             */
            yield_percentage?: string | number;
            /**
             * Format: date
             * @description First day on which it holds.
             * @example 2026-11-21
             */
            effective_date?: string;
            /**
             * Format: date
             * @description First day on which it no longer holds.
             * @example 2026-11-21
             */
            expiry_date?: string | null;
            /**
             * @description When an order consumes more than is due: BLOCK refuses it, WARN books it and says so, ALLOW (default) books it.
             * @enum {string}
             */
            over_consumption_rule?: "BLOCK" | "WARN" | "ALLOW";
            /** @description Remarks. */
            notes?: string | null;
            components?: components["schemas"]["BomComponentRequest"][];
        };
        BuildableBottleneck: {
            /**
             * @description Product.
             * @example 1
             */
            product_id: number;
            product_code: string;
            product_name: string;
            unit_of_measure: string;
            /** @description Deepest level at which it occurs; the parent is 0. */
            level: number;
            /**
             * @description What one unit of the parent takes over all levels, made from materials alone.
             * @example 12.500
             */
            required_per_unit: string;
            /**
             * @description What the buildable quantity takes.
             * @example 12.500
             */
            required_quantity: string;
            /**
             * @description What may be issued now.
             * @example 12.500
             */
            available_quantity: string;
            /**
             * @description What stays when the buildable quantity is made: too little for more.
             * @example 12.500
             */
            left_quantity: string;
        };
        BuildableNextUnitNeed: {
            /**
             * @description Product.
             * @example 1
             */
            product_id: number;
            product_code: string;
            product_name: string;
            unit_of_measure: string;
            /**
             * @description What the buildable quantity and one unit take together.
             * @example 12.500
             */
            required_quantity: string;
            /**
             * @description What may be issued now.
             * @example 12.500
             */
            available_quantity: string;
            /**
             * @description What has to come.
             * @example 12.500
             */
            missing_quantity: string;
        };
        BuildableUsedAssembly: {
            /**
             * @description Product.
             * @example 1
             */
            product_id: number;
            product_code: string;
            product_name: string;
            unit_of_measure: string;
            level: number;
            /**
             * @description What the buildable quantity takes.
             * @example 12.500
             */
            required_quantity: string;
            /**
             * @description The part of it that stock covers; the rest is made.
             * @example 12.500
             */
            from_stock_quantity: string;
        };
        Calendar: {
            /**
             * @description The setting: with PLAIN_DAYS every day is worked on, whatever was entered.
             * @enum {string}
             */
            calendar: "PLAIN_DAYS" | "WORKING_DAYS";
            /** @description Working days among the days. */
            working_day_count: number;
            days: components["schemas"]["CalendarDay"][];
        };
        CalendarDay: {
            /**
             * Format: date
             * @description The day.
             * @example 2026-11-21
             */
            calendar_date: string;
            /** @description 1 is Monday, 7 is Sunday. */
            weekday: number;
            is_working_day: boolean;
            /**
             * @description Why: every day is worked on (PLAIN_DAYS), its weekday is one that the factory works on or not (WEEKDAY, WEEKEND), a public holiday, or the factory’s own entry, which goes before all else.
             * @enum {string}
             */
            reason: "PLAIN_DAYS" | "WEEKDAY" | "WEEKEND" | "HOLIDAY" | "OWN";
            /**
             * @description What day it is.
             * @example Kurban Bayramı 1. gün
             */
            description: string | null;
        };
        CalendarDayRequest: {
            /**
             * Format: date
             * @description The day.
             * @example 2026-11-21
             */
            calendar_date: string;
            /** @description Whether the factory works on it. */
            is_working_day: boolean;
            /**
             * @description What day it is.
             * @example Kurban Bayramı 1. gün
             */
            description?: string | null;
        };
        CalendarDaysRequest: {
            /** @description The days, each once. */
            days: components["schemas"]["CalendarDayRequest"][];
        };
        CapableToPromise: {
            /**
             * @description The run whose plan is in force, and was asked.
             * @example 1
             */
            run_id: number;
            /**
             * Format: date
             * @description Day on which that plan begins.
             * @example 2026-11-21
             */
            first_day: string;
            /**
             * @description Product.
             * @example 1
             */
            product_id: number;
            product_code: string;
            unit_of_measure: string;
            /**
             * @description Asked for.
             * @example 12.500
             */
            quantity: string;
            /**
             * Format: date
             * @description Day asked for.
             * @example 2026-11-21
             */
            due_date: string | null;
            /**
             * Format: date
             * @description The earliest day on which all of it can be promised.
             * @example 2026-11-21
             */
            earliest_date: string;
            /** @description Whether the day asked for can be kept; null: none was. */
            is_on_time: boolean | null;
            /** @description Days from the day asked for to the earliest. */
            days_late: number;
            /**
             * @description Of the product itself, from stock and open orders that are for nobody.
             * @example 12.500
             */
            from_free: string;
            /** @description The promise in words, and why not a day earlier. */
            sentence: string;
            /** @description Why not a day earlier, from the product down to what cannot be there; needed_date is the day for a promise of one day earlier. Empty when it can be had today. */
            limited_by: components["schemas"]["LateStep"][];
            /** @description What keeping the promise takes, each product before its components. */
            steps: components["schemas"]["PromiseStep"][];
        };
        CapableToPromiseRequest: {
            /**
             * @description Product that a customer asks for.
             * @example 1
             */
            product_id: number;
            /**
             * @description How much more of it, in the stock unit. Text or number with at most 3 decimals.
             * @example 10.000
             */
            quantity: string | number;
            /**
             * Format: date
             * @description Day that the customer wants; left out: as early as possible.
             * @example 2026-11-21
             */
            due_date?: string;
        };
        ChangedBOMLine: {
            /**
             * @description What goes in.
             * @example 1
             */
            component_product_id: number;
            product_code: string;
            product_name: string;
            /** @description What differs. quantity: the stock quantity for one unit of the parent; sequence_number: only within substitute groups, where it decides. */
            changes: ("quantity" | "unit_of_measure" | "scrap_percentage" | "is_phantom" | "substitute_group" | "sequence_number")[];
            line: components["schemas"]["ComparedBOMLine"];
            other_line: components["schemas"]["ComparedBOMLine"];
        };
        CheckedInvariant: {
            /** @description Its number, as in the list of invariants. */
            id: string;
            /** @description What holds. */
            name: string;
            /** @description Rows for which it does not hold. */
            violations: number;
            /** @description The first of these rows. */
            examples: {
                [key: string]: unknown;
            }[];
            duration_ms: number;
        };
        ComparedBOM: {
            /**
             * @description Recipe.
             * @example 1
             */
            bom_id: number;
            /**
             * @description What it makes.
             * @example 1
             */
            product_id: number;
            product_code: string;
            product_name: string;
            bom_version: string;
            /** @enum {string} */
            status: "DRAFT" | "ACTIVE" | "INACTIVE" | "OBSOLETE";
            /**
             * @description Materials over all levels, at FIFO cost.
             * @example 15.2500
             */
            material_cost: string;
            /**
             * @description Labour of all levels.
             * @example 15.2500
             */
            labor_cost: string;
            /**
             * @description Overhead of all levels.
             * @example 15.2500
             */
            overhead_cost: string;
            /**
             * @description All three.
             * @example 15.2500
             */
            total_cost: string;
            /**
             * @description Total cost ÷ quantity.
             * @example 15.2500
             */
            unit_cost: string;
            /** @description false: nothing says what some material costs. */
            is_cost_complete: boolean;
        };
        ComparedBOMLine: {
            /**
             * @description What goes in.
             * @example 1
             */
            component_product_id: number;
            product_code: string;
            product_name: string;
            sequence_number: number;
            /**
             * @description As the line says it, for the base quantity.
             * @example 12.500
             */
            quantity_required: string;
            unit_of_measure: string;
            /** @description Unit in which the component is stocked. */
            stock_unit: string;
            /**
             * @description In stock units, for one unit of the parent; before scrap and yield.
             * @example 12.500
             */
            stock_quantity_per_unit: string;
            /**
             * @description The same, exact.
             * @example 5/2
             */
            exact_stock_quantity_per_unit: string;
            /**
             * @description Lost in cutting.
             * @example 2.50
             */
            scrap_percentage: string;
            is_phantom: boolean;
            substitute_group: string | null;
        };
        ComparedOrder: {
            /**
             * @description Its number; null when it is no longer kept.
             * @example 1
             */
            planned_order_id: number | null;
            /**
             * @description In the stock unit.
             * @example 12.500
             */
            quantity: string;
            /**
             * Format: date
             * @description Start.
             * @example 2026-11-21
             */
            start_date: string;
            /**
             * Format: date
             * @description Due.
             * @example 2026-11-21
             */
            due_date: string;
            lot_number: number;
            /**
             * @description Whom to buy from.
             * @example 1
             */
            supplier_id: number | null;
            /**
             * @description Recipe to make it by.
             * @example 1
             */
            bom_id: number | null;
        };
        ComparedRun: {
            /**
             * @description Planning run.
             * @example 1
             */
            run_id: number;
            /**
             * @description Its scenario; null: reality.
             * @example 1
             */
            scenario_id: number | null;
            scenario_name: string | null;
            /**
             * Format: date
             * @description First day of the horizon.
             * @example 2026-11-21
             */
            first_day: string | null;
            horizon_days: number;
            /**
             * Format: date-time
             * @description When it ended.
             * @example 2026-11-21T08:30:00.000Z
             */
            finished_at: string | null;
            figures: components["schemas"]["ScenarioFigures"];
            /** @description What differs from the first run, one sentence each. */
            differences: string[];
        };
        ComponentAllocation: {
            /**
             * @description Number of the allocation.
             * @example 1
             */
            allocation_id: number;
            /**
             * @description Layer.
             * @example 1
             */
            inventory_item_id: number;
            batch_number: string;
            /**
             * @description Warehouse of the layer.
             * @example 1
             */
            warehouse_id: number;
            warehouse_code: string;
            /**
             * Format: date-time
             * @description When the layer entered stock.
             * @example 2026-11-21T08:30:00.000Z
             */
            entry_date: string;
            /**
             * @description Unit cost of the layer.
             * @example 15.2500
             */
            unit_cost: string;
            /**
             * @description Promised.
             * @example 12.500
             */
            allocated_quantity: string;
            /**
             * @description Consumed.
             * @example 12.500
             */
            consumed_quantity: string;
            /**
             * @description Given back.
             * @example 12.500
             */
            released_quantity: string;
            /** @enum {string} */
            status: "OPEN" | "PARTIAL" | "RELEASED" | "CLOSED";
        };
        ConversionAmount: {
            /** @example TRY */
            currency: string;
            /**
             * @description Sum of the purchase orders in this currency.
             * @example 15.2500
             */
            total_amount: string;
        };
        ConversionExchangeRate: {
            /** @example EUR */
            currency: string;
            /**
             * @description What one unit of it is in the company’s currency. Text or number with at most 6 decimals.
             * @example 36.250000
             */
            exchange_rate: string | number;
        };
        ConvertedProductionOrder: {
            /**
             * @description The planned order it was.
             * @example 1
             */
            planned_order_id: number;
            /**
             * @description What is made.
             * @example 1
             */
            product_id: number;
            /** @example FG-DOOR-01 */
            product_code: string;
            /**
             * @description How much, in the stock unit of the product.
             * @example 12.500
             */
            quantity: string;
            /**
             * Format: date
             * @description When it is to start: today, where the plan’s day has passed.
             * @example 2026-11-21
             */
            start_date: string;
            /**
             * Format: date
             * @description When it must be done: today, where the plan’s day has passed.
             * @example 2026-11-21
             */
            due_date: string;
            /**
             * @description Where the output goes.
             * @example 1
             */
            warehouse_id: number;
            /** @example FG01 */
            warehouse_code: string;
            /**
             * @description The order that was made; null in a preview.
             * @example 1
             */
            production_order_id: number | null;
            /**
             * @description Its number; null in a preview.
             * @example MO-2026-000001
             */
            order_number: string | null;
            /**
             * @description The order that it is a sub-order of: the only one that the plan makes it for. Null in a preview.
             * @example 1
             */
            parent_production_order_id: number | null;
            /**
             * @description Which demands the plan makes it for; stands in the notes of the order.
             * @example For customer order SO-2026-17 (10.000 PCS of FG-DOOR-01, 2026-12-14).
             */
            origin: string | null;
        };
        ConvertedPurchaseLine: {
            /** @description The planned orders of the product for this week: one line, at the price of their sum. */
            planned_order_ids: number[];
            /**
             * @description What is bought.
             * @example 1
             */
            product_id: number;
            /** @example RM-STEEL-02 */
            product_code: string;
            /**
             * @description How much, in the stock unit of the product.
             * @example 12.500
             */
            quantity: string;
            /**
             * @description Price of one stock unit.
             * @example 15.2500
             */
            unit_price: string;
            /**
             * @description PRICE_BREAK, SUPPLIER_LINK or LAST_PRICE.
             * @example PRICE_BREAK
             */
            price_source: string;
            /**
             * @description Quantity × unit price.
             * @example 15.2500
             */
            total_price: string;
        };
        ConvertedPurchaseOrder: {
            /**
             * @description Who delivers.
             * @example 1
             */
            supplier_id: number;
            /** @example SUP-001 */
            supplier_code: string;
            /**
             * Format: date
             * @description Monday of the week in which its lines are due.
             * @example 2026-11-21
             */
            week: string;
            /**
             * @description Where the goods go.
             * @example 1
             */
            warehouse_id: number;
            /** @example RM01 */
            warehouse_code: string;
            /** @example TRY */
            currency: string;
            /**
             * Format: date
             * @description The earliest day of its lines: today, where the plan’s day has passed.
             * @example 2026-11-21
             */
            expected_delivery_date: string;
            /**
             * @description Sum of the lines, in the order’s currency.
             * @example 15.2500
             */
            total_amount: string;
            /**
             * @description The draft that was made; null in a preview.
             * @example 1
             */
            purchase_order_id: number | null;
            /**
             * @description Its number; null in a preview.
             * @example PO-2026-000001
             */
            po_number: string | null;
            lines: components["schemas"]["ConvertedPurchaseLine"][];
        };
        CostCalculationRequest: {
            /**
             * @description How much of the parent. Text or number with at most 3 decimals.
             * @example 10.000
             */
            quantity: string | number;
            /**
             * @description FIFO (default): what the oldest stock would cost. AVERAGE: the average of all available stock. STANDARD: the standard cost.
             * @enum {string}
             */
            basis?: "FIFO" | "STANDARD" | "AVERAGE";
        };
        CostHistory: {
            /**
             * @description Product.
             * @example 1
             */
            product_id: number;
            product_code: string;
            /** @description Stock unit; all costs are per one of it. */
            unit_of_measure: string;
            /**
             * Format: date
             * @description First day.
             * @example 2026-11-21
             */
            from: string;
            /**
             * Format: date
             * @description Last day, included.
             * @example 2026-11-21
             */
            to: string;
            /** @description In time order; the latest of the period when there are more. */
            points: components["schemas"]["CostHistoryPoint"][];
            /** @description There are earlier points in the period: shorten it, or raise limit. */
            has_more: boolean;
            statistics: components["schemas"]["CostStatistics"];
            /** @description Months of the factory’s time zone in which something came in. */
            months: components["schemas"]["CostHistoryMonth"][];
        };
        CostHistoryMonth: {
            /** @example 2026-11 */
            month: string;
            entries: number;
            /**
             * @description What came in.
             * @example 12.500
             */
            quantity: string;
            /**
             * @description What it was worth.
             * @example 15.2500
             */
            value: string;
            /**
             * @description Value ÷ quantity.
             * @example 15.2500
             */
            weighted_average_cost: string;
            /**
             * @description Lowest unit cost.
             * @example 15.2500
             */
            lowest_cost: string;
            /**
             * @description Highest unit cost.
             * @example 15.2500
             */
            highest_cost: string;
        };
        CostHistoryPoint: {
            /**
             * @description PURCHASE: received; PRODUCTION: made; STANDARD: a new standard cost; REVALUATION: a later correction.
             * @enum {string}
             */
            kind: "PURCHASE" | "PRODUCTION" | "STANDARD" | "REVALUATION";
            /**
             * Format: date-time
             * @description When it entered stock, or held from, or was corrected.
             * @example 2026-11-21T08:30:00.000Z
             */
            date: string;
            /**
             * @description Received or made; of a correction the whole batch; null for a standard cost.
             * @example 12.500
             */
            quantity: string | null;
            /**
             * @description Cost of one stock unit: as booked, or after the correction.
             * @example 15.2500
             */
            unit_cost: string;
            /**
             * @description Value that entered; of a correction the change; null for a standard cost.
             * @example 15.2500
             */
            value: string | null;
            /**
             * @description The layer.
             * @example 1
             */
            inventory_item_id: number | null;
            /** @description Batch of the layer. */
            batch_number: string | null;
            /** @description Purchase order, production order or revaluation. */
            reference: string | null;
        };
        CostImpact: {
            /**
             * @description The product whose cost changes.
             * @example 1
             */
            product_id: number;
            product_code: string;
            product_name: string;
            unit_of_measure: string;
            /**
             * @description FIFO cost of the next unit, else the known price.
             * @example 15.2500
             */
            current_unit_cost: string;
            /**
             * @description Where the current cost comes from.
             * @enum {string}
             */
            cost_source: "FIFO" | "MIXED" | "LAST_PURCHASE" | "SUPPLIER_PRICE" | "STANDARD" | "NONE";
            /**
             * @description What it is assumed to be.
             * @example 15.2500
             */
            new_unit_cost: string;
            /**
             * @description New − current.
             * @example 15.2500
             */
            difference: string;
            /**
             * @description Of the current cost; null when that is zero.
             * @example 2.50
             */
            change_percentage: string | null;
            affected_product_count: number;
            /** @description By level, then code. */
            affected_products: components["schemas"]["AffectedProduct"][];
            has_more_products: boolean;
            affected_order_count: number;
            /** @description Neither completed nor cancelled, by number. */
            affected_orders: components["schemas"]["AffectedProductionOrder"][];
            has_more_orders: boolean;
            /**
             * @description Still to be consumed by all open orders.
             * @example 12.500
             */
            total_remaining_quantity: string;
            /**
             * @description Of all open orders.
             * @example 15.2500
             */
            total_order_cost_change: string;
        };
        CostImpactRequest: {
            /**
             * @description The product whose cost changes.
             * @example 1
             */
            product_id: number;
            /**
             * @description Its new unit cost; or give change_percentage. Text or number with at most 4 decimals.
             * @example 15.2500
             */
            new_unit_cost?: string | number;
            /**
             * @description By how many percent the unit cost changes; below zero it falls. Text or number with at most 2 decimals.
             * @example 12.50
             */
            change_percentage?: string | number;
            /**
             * @description At most so many products and so many orders. Counts and totals are over all.
             * @default 500
             */
            limit?: number;
        };
        CostStatistics: {
            /** @description Receipts and outputs in the period. */
            entries: number;
            /**
             * @description What came in with them.
             * @example 12.500
             */
            quantity: string;
            /**
             * @description What it was worth.
             * @example 15.2500
             */
            value: string;
            /**
             * @description Unit cost of the first.
             * @example 15.2500
             */
            first_cost: string | null;
            /**
             * @description Unit cost of the last.
             * @example 15.2500
             */
            last_cost: string | null;
            /**
             * @description Lowest unit cost.
             * @example 15.2500
             */
            lowest_cost: string | null;
            /**
             * @description Highest unit cost.
             * @example 15.2500
             */
            highest_cost: string | null;
            /**
             * @description Value ÷ quantity.
             * @example 15.2500
             */
            weighted_average_cost: string | null;
            /**
             * @description From the first to the last; null when there is none or the first was free.
             * @example 2.50
             */
            change_percentage: string | null;
            /**
             * @description Later corrections of batches of the product, booked in the period.
             * @example 15.2500
             */
            revaluation_value: string;
        };
        CostVariances: {
            /**
             * @description Product.
             * @example 1
             */
            product_id: number;
            product_code: string;
            /** @description Stock unit. */
            unit_of_measure: string;
            /**
             * Format: date
             * @description First day.
             * @example 2026-11-21
             */
            from: string;
            /**
             * Format: date
             * @description Last day, included.
             * @example 2026-11-21
             */
            to: string;
            /**
             * @description The standard cost of today; null when the product has none.
             * @example 15.2500
             */
            standard_cost: string | null;
            /** @description false: there is no standard cost to compare with today. */
            has_standard_cost: boolean;
            purchase: components["schemas"]["PurchaseVariances"];
            production: components["schemas"]["ProductionVariances"];
            revaluation: components["schemas"]["RevaluationVariances"];
            /**
             * @description Purchase (where there was a standard cost) + production + revaluation.
             * @example 15.2500
             */
            total_variance: string;
        };
        CriticalStockParameters: {
            /**
             * @description Warehouse.
             * @example 1
             */
            warehouse_id: number | null;
            /** @enum {string|null} */
            urgency_level: "OUT_OF_STOCK" | "CRITICAL" | "MINIMUM" | null;
        };
        CriticalStockReport: {
            /**
             * Format: date-time
             * @description When this was put together.
             * @example 2026-11-21T08:30:00.000Z
             */
            generated_at: string;
            parameters: components["schemas"]["CriticalStockParameters"];
            /** @description The most urgent first, then by code. */
            rows: components["schemas"]["CriticalStockRow"][];
            totals: components["schemas"]["CriticalStockTotals"];
        };
        CriticalStockRow: {
            /**
             * @description Product.
             * @example 1
             */
            product_id: number;
            product_code: string;
            product_name: string;
            /** @enum {string} */
            product_type: "RAW_MATERIAL" | "SEMI_FINISHED" | "FINISHED_PRODUCT" | "PACKAGING";
            /** @description Stock unit, of the quantities. */
            unit_of_measure: string;
            /**
             * @description OUT_OF_STOCK: nothing is available; CRITICAL: below the critical level; MINIMUM: below the minimum level.
             * @enum {string}
             */
            urgency_level: "OUT_OF_STOCK" | "CRITICAL" | "MINIMUM";
            /**
             * @description What may be issued now.
             * @example 12.500
             */
            available_quantity: string;
            /**
             * @description 0.000 when it has none.
             * @example 12.500
             */
            critical_stock_level: string;
            /**
             * @description 0.000 when it has none.
             * @example 12.500
             */
            minimum_stock_level: string;
            /**
             * @description Up to the higher of the two levels.
             * @example 12.500
             */
            missing_quantity: string;
            /** @description Whole days that the available quantity lasts at the demand that planning expects; null without demand. */
            days_of_cover: number | null;
            /**
             * @description Outstanding on purchase orders, for all warehouses.
             * @example 12.500
             */
            on_order_quantity: string;
            /**
             * @description Still to come from production orders, for all warehouses.
             * @example 12.500
             */
            in_production_quantity: string;
            /** @enum {string} */
            order_type: "BUY" | "MAKE";
            /**
             * @description What planning suggests to order for the whole factory; 0.000 when what is on order is enough.
             * @example 12.500
             */
            suggested_quantity: string;
            /**
             * Format: date
             * @description When to order at the latest.
             * @example 2026-11-21
             */
            order_by_date: string | null;
            supplier_code: string | null;
            supplier_name: string | null;
            /**
             * @description The supplier’s price for this quantity.
             * @example 15.2500
             */
            unit_price: string | null;
            /**
             * @description Suggested quantity × unit price.
             * @example 15.2500
             */
            total_price: string | null;
            /** @example TRY */
            currency: string | null;
        };
        CriticalStockSuggestedTotal: {
            /** @example TRY */
            currency: string;
            /**
             * @description Sum of the rows in this currency.
             * @example 15.2500
             */
            total_price: string;
        };
        CriticalStockTotals: {
            /** @description Rows. */
            product_count: number;
            /** @description Of these with nothing available. */
            out_of_stock: number;
            /** @description Of these below the critical level. */
            critical: number;
            /** @description Of these below the minimum level only. */
            minimum: number;
            /** @description By currency. */
            suggested_orders: components["schemas"]["CriticalStockSuggestedTotal"][];
        };
        CurrentCost: {
            /**
             * @description Product.
             * @example 1
             */
            product_id: number;
            product_code: string;
            /** @description Stock unit; all costs are per one of it. */
            unit_of_measure: string;
            /**
             * @description The warehouse asked for, null for all.
             * @example 1
             */
            warehouse_id: number | null;
            fifo: components["schemas"]["CurrentFifoCost"];
            /**
             * @description Everything on hand, in any quality, reserved or not.
             * @example 12.500
             */
            valued_quantity: string;
            /**
             * @description What it is worth.
             * @example 15.2500
             */
            stock_value: string;
            /**
             * @description Stock value ÷ valued quantity; null when nothing is on hand.
             * @example 15.2500
             */
            average_cost: string | null;
            /**
             * @description The standard cost; null when the product has none.
             * @example 15.2500
             */
            standard_cost: string | null;
            last_purchase: components["schemas"]["LastPurchase"] | null;
            supplier_price: components["schemas"]["PreferredSupplierPrice"] | null;
        };
        CurrentCostLayer: {
            /**
             * @description Layer.
             * @example 1
             */
            inventory_item_id: number;
            batch_number: string;
            /**
             * @description Warehouse.
             * @example 1
             */
            warehouse_id: number;
            /**
             * Format: date-time
             * @description When it entered stock: the FIFO order.
             * @example 2026-11-21T08:30:00.000Z
             */
            entry_date: string;
            /**
             * @description What would be taken of it.
             * @example 12.500
             */
            quantity: string;
            /**
             * @description Its unit cost.
             * @example 15.2500
             */
            unit_cost: string;
            /**
             * @description What the part would cost.
             * @example 15.2500
             */
            value: string;
        };
        CurrentFifoCost: {
            /**
             * @description What is costed.
             * @example 12.500
             */
            quantity: string;
            /**
             * @description FIFO cost of what stock covers, and the known price for the rest.
             * @example 15.2500
             */
            total_cost: string;
            /**
             * @description Total cost ÷ quantity: the weighted average of what would be taken.
             * @example 15.2500
             */
            unit_cost: string;
            /**
             * @description Where the cost comes from. FIFO: all from stock; MIXED: a part; otherwise the known price that stood in.
             * @enum {string}
             */
            cost_source: "FIFO" | "MIXED" | "LAST_PURCHASE" | "SUPPLIER_PRICE" | "STANDARD" | "NONE";
            /**
             * @description What stock covers.
             * @example 12.500
             */
            covered_quantity: string;
            /**
             * @description What stock cannot cover.
             * @example 12.500
             */
            uncovered_quantity: string;
            /**
             * @description Where the cost of the rest comes from; null when there is none.
             * @enum {string|null}
             */
            uncovered_cost_source: "LAST_PURCHASE" | "SUPPLIER_PRICE" | "STANDARD" | "NONE" | null;
            /** @description The layers that would be taken, oldest first. */
            layers: components["schemas"]["CurrentCostLayer"][];
        };
        CustomReport: {
            /**
             * Format: date-time
             * @description When it was read.
             */
            generated_at: string;
            parameters: components["schemas"]["CustomReportDefinition"];
            columns: components["schemas"]["CustomReportColumn"][];
            rows: ({
                /** @description How many of the grouping the row is for: fewer than all is a subtotal, which follows its parts. */
                level: number;
            } & {
                [key: string]: string | number | boolean | null;
            })[];
            /** @description By the keys of the columns. Decimals are text of fixed scale. */
            totals: {
                [key: string]: string | number | boolean | null;
            };
            /** @description Groups of the last level, also those beyond the limit. */
            group_count: number;
            /** @description Whether the limit has left groups out. */
            truncated: boolean;
        };
        CustomReportColumn: {
            /**
             * @description The grouping or the metric as it was asked for.
             * @example value.sum
             */
            key: string;
            /** @description Heading. */
            title: {
                tr: string;
                en: string;
            };
            /** @enum {string} */
            role: "dimension" | "metric";
            /**
             * @description How its values are written.
             * @enum {string}
             */
            kind: "text" | "quantity" | "cost" | "integer" | "date" | "moment";
        };
        CustomReportDataSet: {
            /** @enum {string} */
            data_set: "stock" | "movements" | "production_orders" | "purchase_lines" | "demands" | "planned_orders";
            /** @description Name. */
            title: {
                tr: string;
                en: string;
            };
            description: string;
            fields: components["schemas"]["CustomReportField"][];
        };
        CustomReportDefinition: {
            /**
             * @description Which rows.
             * @enum {string}
             */
            data_set: "stock" | "movements" | "production_orders" | "purchase_lines" | "demands" | "planned_orders";
            /** @description Rows must pass all of them, at most 20. */
            filters?: components["schemas"]["CustomReportFilter"][];
            /** @description Groups within groups, at most 3; without them only the totals come. */
            grouping?: string[];
            /** @description The figures of each group. */
            metrics: components["schemas"]["CustomReportMetric"][];
            /** @description Order of the groups within the group above them; by the grouping itself unless said otherwise. */
            sort?: components["schemas"]["CustomReportSort"][];
            /** @description Groups of the last level that come, 1000 unless said otherwise. Subtotals and totals are always of all. */
            limit?: number;
        };
        CustomReportField: {
            /** @example product_type */
            field: string;
            /** @description Heading. */
            title: {
                tr: string;
                en: string;
            };
            /** @enum {string} */
            type: "id" | "text" | "code" | "boolean" | "integer" | "quantity" | "cost" | "date" | "moment";
            /** @description Whether a row may be without it. */
            nullable: boolean;
            /** @description The words of a code; empty otherwise. */
            values: string[];
            /** @description For filters. */
            operators: ("eq" | "ne" | "in" | "not_in" | "lt" | "lte" | "gt" | "gte" | "between" | "contains" | "starts_with" | "is_null" | "is_not_null")[];
            /** @description What it can be grouped by. */
            dimensions: string[];
            /** @description For metrics. */
            aggregates: ("sum" | "avg" | "min" | "max" | "count" | "count_distinct")[];
            /** @description A filter on it keeps a report on much data fast. */
            indexed: boolean;
        };
        CustomReportFilter: {
            /**
             * @description A field of the data set.
             * @example product_type
             */
            field: string;
            /**
             * @description Which of them a field knows is in the schema. ne and not_in also find rows without a value; contains and starts_with find text whatever its case, İ, ı and i alike.
             * @enum {string}
             */
            operator: "eq" | "ne" | "in" | "not_in" | "lt" | "lte" | "gt" | "gte" | "between" | "contains" | "starts_with" | "is_null" | "is_not_null";
            /**
             * @description What to compare with, of the type of the field: a number or decimal text, true or false, a day for dates, one of the words of a code. A list of two for between, of 1 to 500 for in and not_in, nothing for is_null and is_not_null.
             * @example RAW_MATERIAL
             */
            value?: (string | number | boolean)[] | string | number | boolean;
        };
        CustomReportLimits: {
            max_filters: number;
            max_list_values: number;
            max_grouping: number;
            max_metrics: number;
            max_limit: number;
            default_limit: number;
            max_rows_read: number;
            timeout_ms: number;
        };
        CustomReportMetric: {
            /**
             * @description What is measured; count can do without.
             * @example value
             */
            field?: string;
            /**
             * @description avg has four decimals, rounded half up.
             * @enum {string}
             */
            aggregate: "sum" | "avg" | "min" | "max" | "count" | "count_distinct";
        };
        CustomReportSchema: {
            data_sets: components["schemas"]["CustomReportDataSet"][];
            limits: components["schemas"]["CustomReportLimits"];
        };
        CustomReportSort: {
            /**
             * @description One of the grouping.
             * @example product_code
             */
            field?: string;
            /**
             * @description One of the metrics, as field.aggregate.
             * @example value.sum
             */
            metric?: string;
            /**
             * @description asc unless said otherwise.
             * @enum {string}
             */
            direction?: "asc" | "desc";
        };
        DailyConsumption: {
            /**
             * Format: date
             * @description Day, in the factory’s time zone.
             * @example 2026-11-21
             */
            date: string;
            /**
             * @description Issued to customers and production.
             * @example 12.500
             */
            quantity: string;
        };
        DeliveryDateOfLine: {
            /**
             * @description Number of the line.
             * @example 1
             */
            po_item_id: number;
            /**
             * Format: date
             * @description Day on which the line is due; null: with the order.
             * @example 2026-11-21
             */
            expected_delivery_date: string | null;
        };
        DeliveryDatesUpdate: {
            /**
             * Format: date
             * @description Day on which the goods are due. Lines without a day of their own follow it.
             * @example 2026-11-21
             */
            expected_delivery_date?: string;
            items?: components["schemas"]["DeliveryDateOfLine"][];
            /** @description Why, for the history. */
            reason?: string | null;
        };
        Demand: {
            /**
             * @description Number of the demand.
             * @example 1
             */
            demand_id: number;
            /**
             * @description What is needed.
             * @example 1
             */
            product_id: number;
            /** @example FP-CAB-200 */
            product_code: string;
            /** @example ÇELİK DOLAP 200 */
            product_name: string;
            /** @example PCS */
            unit_of_measure: string;
            /**
             * @description How much is needed, in the stock unit of the product.
             * @example 12.500
             */
            quantity: string;
            /**
             * Format: date
             * @description Day on which it is needed. A day that is over is allowed: the demand is late.
             * @example 2026-11-21
             */
            due_date: string;
            /**
             * @description FORECAST: what is expected; CUSTOMER_ORDER: what a customer has ordered; MANUAL: anything else, such as spare parts.
             * @enum {string}
             */
            demand_type: "FORECAST" | "CUSTOMER_ORDER" | "MANUAL";
            /**
             * @description Number of the order that it stands for.
             * @example SIP-2026-0187
             */
            reference_number: string | null;
            /** @description Remarks. */
            notes: string | null;
            /** @description An inactive demand is not planned for. */
            is_active: boolean;
            /**
             * @description Who entered it.
             * @example 1
             */
            created_by: number | null;
            /**
             * Format: date-time
             * @description When it was created.
             * @example 2026-11-21T08:30:00.000Z
             */
            created_at: string;
            /**
             * Format: date-time
             * @description When it was last changed; its ETag.
             * @example 2026-11-21T08:30:00.000Z
             */
            updated_at: string;
        };
        DemandCreate: {
            /**
             * @description What is needed: an active product.
             * @example 1
             */
            product_id: number;
            /**
             * @description How much is needed, in the stock unit of the product. Text or number with at most 3 decimals.
             * @example 12.000
             */
            quantity: string | number;
            /**
             * Format: date
             * @description Day on which it is needed. A day that is over is allowed: the demand is late.
             * @example 2026-11-21
             */
            due_date: string;
            /**
             * @description FORECAST: what is expected; CUSTOMER_ORDER: what a customer has ordered; MANUAL: anything else, such as spare parts. Default: MANUAL.
             * @enum {string}
             */
            demand_type?: "FORECAST" | "CUSTOMER_ORDER" | "MANUAL";
            /**
             * @description Number of the order that it stands for.
             * @example SIP-2026-0187
             */
            reference_number?: string | null;
            /** @description Remarks. */
            notes?: string | null;
        };
        DemandForecast: {
            /**
             * @description Kind of demand: how often there is any, and how much its size varies (Syntetos, Boylan and Croston 2005).
             * @enum {string}
             */
            pattern: "NONE" | "SMOOTH" | "ERRATIC" | "INTERMITTENT" | "LUMPY";
            /**
             * @description The method that was closest over the history, of those made for the pattern.
             * @enum {string}
             */
            method: "NO_DEMAND" | "EXPONENTIAL_SMOOTHING" | "DAMPED_TREND" | "CROSTON_SBA";
            /** @description Days forecast, from today. */
            horizon_days: number;
            /**
             * @description Expected demand of these days together.
             * @example 12.500
             */
            quantity: string;
            /**
             * @description Demand will lie above this nine times out of ten, if errors stay as they were.
             * @example 12.500
             */
            lower: string;
            /**
             * @description And below this nine times out of ten.
             * @example 12.500
             */
            upper: string;
            /**
             * @description How often demand lies between lower and upper.
             * @enum {string}
             */
            interval_percentage: "80.00";
            /**
             * @description Expected demand of one day: quantity ÷ horizon_days.
             * @example 12.500
             */
            daily_quantity: string;
            /**
             * @description How far off forecasts for one day ahead were, on average.
             * @example 12.500
             */
            mean_absolute_error: string;
            /**
             * @description The same, large errors counting more; the interval is made of it.
             * @example 12.500
             */
            root_mean_squared_error: string;
            /**
             * @description Average of forecast − demand: above zero it expects too much.
             * @example 12.500
             */
            bias: string;
            /** @description Why this method. */
            explanation: string;
        };
        DemandForecastRequest: {
            /** @description What to forecast, at most 200 products. */
            product_ids: number[];
            /**
             * @description Days to forecast, from today.
             * @example 84
             */
            horizon_days: number;
            /**
             * @description One demand per calendar week (from Monday) or per calendar month.
             * @enum {string}
             */
            bucket: "WEEK" | "MONTH";
            /**
             * @description Whole days of history, ending yesterday.
             * @default 90
             */
            history_days?: number;
            /**
             * @description true: what production used counts as well. Leave it out for products whose need follows from the plan of what they go into: it would be planned twice.
             * @default false
             */
            include_production?: boolean;
            /**
             * @description false only shows the forecast; true puts it in place of the open forecast demands.
             * @default false
             */
            accept?: boolean;
        };
        DemandForecasts: {
            /** @description true: the demands are entered. */
            is_accepted: boolean;
            /**
             * Format: date
             * @description Today.
             * @example 2026-11-21
             */
            from: string;
            /**
             * Format: date
             * @description Last day of the horizon.
             * @example 2026-11-21
             */
            to: string;
            /**
             * @description One demand per calendar week (from Monday) or per calendar month.
             * @enum {string}
             */
            bucket: "WEEK" | "MONTH";
            /** @description In the order of the request. */
            products: components["schemas"]["ProductForecast"][];
        };
        DemandPage: {
            items: components["schemas"]["Demand"][];
            /** @description Rows in all pages. */
            total_count: number;
            page: number;
            page_size: number;
            has_next: boolean;
            has_previous: boolean;
        };
        DemandSupply: {
            /** @description 0: of the product itself; one more for each level of recipes. */
            depth: number;
            /**
             * @description Product.
             * @example 1
             */
            product_id: number;
            product_code: string;
            unit_of_measure: string;
            /** @enum {string} */
            kind: "STOCK" | "PURCHASE_ORDER" | "PRODUCTION_ORDER" | "FIRM_PLANNED_ORDER" | "PLANNED_ORDER";
            /**
             * @description Number of the planned order, the production order or the purchase order line; null where there is none.
             * @example 1
             */
            id: number | null;
            /** @description Number of the document. */
            document: string | null;
            /**
             * Format: date
             * @description Its day; of stock the first day of the plan.
             * @example 2026-11-21
             */
            date: string;
            /**
             * @description All of it.
             * @example 12.500
             */
            quantity: string;
            /**
             * @description So much of it is for this demand.
             * @example 12.500
             */
            pegged_quantity: string;
            /** @description The same in words. */
            sentence: string;
        };
        DemandUpdate: {
            /**
             * @description How much is needed, in the stock unit of the product. Text or number with at most 3 decimals.
             * @example 15.000
             */
            quantity?: string | number;
            /**
             * Format: date
             * @description Day on which it is needed. A day that is over is allowed: the demand is late.
             * @example 2026-11-21
             */
            due_date?: string;
            /**
             * @description FORECAST: what is expected; CUSTOMER_ORDER: what a customer has ordered; MANUAL: anything else, such as spare parts.
             * @enum {string}
             */
            demand_type?: "FORECAST" | "CUSTOMER_ORDER" | "MANUAL";
            /**
             * @description Number of the order that it stands for.
             * @example SIP-2026-0187
             */
            reference_number?: string | null;
            /** @description Remarks. */
            notes?: string | null;
            /** @description true brings a deactivated demand back. */
            is_active?: boolean;
        };
        EchoedProductionPlan: {
            /**
             * @description As it was sent.
             * @example 1
             */
            product_id: number;
            /** @example FP-CAB-200 */
            product_code: string;
            /**
             * @description How much is to be ready, in the stock unit.
             * @example 12.500
             */
            quantity: string;
            /**
             * Format: date
             * @description As it was sent.
             * @example 2026-11-21
             */
            due_date: string;
        };
        ErrorAnswer: {
            /** @enum {string} */
            status: "error";
            /** @description A code of the catalogue, for programs. */
            error_code: string;
            /** @description What happened and what to do next, for people. */
            message: string;
            details: {
                [key: string]: unknown;
            }[];
            request_id: string;
            /** Format: date-time */
            timestamp: string;
        };
        /**
         * @description Server-sent events: `id` is the number of the event, `event` its topic, `data` its content as JSON in one line.
         * @example id: 7
         *     event: alert.raised
         *     data: {"alert_id": 3, "alert_type": "CRITICAL"}
         */
        EventFrames: string;
        FifoCostIssue: {
            /**
             * @description The layer that it was taken of.
             * @example 1
             */
            inventory_item_id: number;
            /**
             * @description Batch number: 3 to 50 capital letters, digits or -.
             * @example CS-2026-0001
             */
            batch_number: string;
            /**
             * @description How it left; ADJUSTMENT is a loss.
             * @enum {string}
             */
            movement_type: "STOCK_OUT" | "PRODUCTION_OUT" | "SCRAP" | "RETURN" | "ADJUSTMENT";
            /**
             * @description What left.
             * @example 12.500
             */
            quantity: string;
            /**
             * @description Value ÷ quantity, rounded half up.
             * @example 15.2500
             */
            unit_cost: string;
            /**
             * @description What left with it.
             * @example 15.2500
             */
            value: string;
        };
        FifoCostIssueTotals: {
            /**
             * @description What left.
             * @example 12.500
             */
            quantity: string;
            /**
             * @description The sum of the issues.
             * @example 15.2500
             */
            value: string;
            /**
             * @description Value ÷ quantity; null when nothing left.
             * @example 15.2500
             */
            average_unit_cost: string | null;
        };
        FifoCostLayer: {
            /**
             * @description Number of the layer.
             * @example 1
             */
            inventory_item_id: number;
            /**
             * @description Batch number: 3 to 50 capital letters, digits or -.
             * @example CS-2026-0001
             */
            batch_number: string;
            /**
             * @description Warehouse.
             * @example 1
             */
            warehouse_id: number;
            warehouse_code: string;
            /**
             * Format: date-time
             * @description When it entered stock: the FIFO order.
             * @example 2026-11-21T08:30:00.000Z
             */
            entry_date: string;
            /** @enum {string} */
            quality_status: "PENDING" | "APPROVED" | "REJECTED" | "QUARANTINE";
            /**
             * @description On hand now.
             * @example 12.500
             */
            quantity: string;
            /**
             * @description Of one stock unit.
             * @example 15.2500
             */
            unit_cost: string;
            /**
             * @description Of what is on hand.
             * @example 15.2500
             */
            value: string;
            /**
             * @description Unit cost − unit cost of the layer before it; null for the oldest.
             * @example 15.2500
             */
            cost_change: string | null;
            /**
             * @description The same in percent of the layer before; null when that was free.
             * @example 2.50
             */
            cost_change_percentage: string | null;
            /**
             * @description Value − quantity × average cost of all layers.
             * @example 15.2500
             */
            average_difference: string;
        };
        FifoCostMonth: {
            /** @example 2026-11 */
            month: string;
            /**
             * @description Received and produced.
             * @example 12.500
             */
            received_quantity: string;
            /**
             * @description Of that.
             * @example 15.2500
             */
            received_value: string;
            /**
             * @description Average; null when nothing came in.
             * @example 15.2500
             */
            received_unit_cost: string | null;
            /**
             * @description What left: issues, consumption, scrap, returns and losses.
             * @example 12.500
             */
            issued_quantity: string;
            /**
             * @description Of that.
             * @example 15.2500
             */
            issued_value: string;
            /**
             * @description Average; null when nothing left.
             * @example 15.2500
             */
            issued_unit_cost: string | null;
            /**
             * @description On hand at the end of the month, or of the period.
             * @example 12.500
             */
            closing_quantity: string;
            /**
             * @description Of that.
             * @example 15.2500
             */
            closing_value: string;
            /**
             * @description Closing value ÷ closing quantity; null without stock.
             * @example 15.2500
             */
            average_unit_cost: string | null;
        };
        FifoCostParameters: {
            /**
             * @description Product.
             * @example 1
             */
            product_id: number;
            /**
             * Format: date
             * @description First day.
             * @example 2026-11-21
             */
            from: string;
            /**
             * Format: date
             * @description Last day, included.
             * @example 2026-11-21
             */
            to: string;
        };
        FifoCostProduct: {
            /**
             * @description Product.
             * @example 1
             */
            product_id: number;
            product_code: string;
            product_name: string;
            /** @enum {string} */
            product_type: "RAW_MATERIAL" | "SEMI_FINISHED" | "FINISHED_PRODUCT" | "PACKAGING";
            /** @description Stock unit, of the quantities. */
            unit_of_measure: string;
        };
        FifoCostReport: {
            /**
             * Format: date-time
             * @description When this was put together.
             * @example 2026-11-21T08:30:00.000Z
             */
            generated_at: string;
            parameters: components["schemas"]["FifoCostParameters"];
            product: components["schemas"]["FifoCostProduct"];
            /** @description The layers on hand now, in FIFO order. */
            rows: components["schemas"]["FifoCostLayer"][];
            totals: components["schemas"]["FifoCostTotals"];
            /** @description What left in the period, in FIFO order. */
            issues: components["schemas"]["FifoCostIssue"][];
            issue_totals: components["schemas"]["FifoCostIssueTotals"];
            /** @description Each month of the period from the first movement of the product to now. */
            months: components["schemas"]["FifoCostMonth"][];
        };
        FifoCostTotals: {
            /** @description Rows. */
            layer_count: number;
            /**
             * @description On hand.
             * @example 12.500
             */
            quantity: string;
            /**
             * @description The FIFO value: the sum of the rows.
             * @example 15.2500
             */
            value: string;
            /**
             * @description Value ÷ quantity; null without stock.
             * @example 15.2500
             */
            average_unit_cost: string | null;
            /**
             * @description Of the layers.
             * @example 15.2500
             */
            lowest_unit_cost: string | null;
            /**
             * @description Of the layers.
             * @example 15.2500
             */
            highest_unit_cost: string | null;
            /**
             * @description Highest − lowest.
             * @example 15.2500
             */
            spread: string;
            /**
             * @description Spread ÷ lowest × 100; null when that is 0.
             * @example 2.50
             */
            spread_percentage: string | null;
        };
        ForecastBucket: {
            /**
             * Format: date
             * @description First day of it, and the day on which its demand is due.
             * @example 2026-11-21
             */
            from: string;
            /**
             * Format: date
             * @description Last day of it.
             * @example 2026-11-21
             */
            to: string;
            /**
             * @description Expected demand, in the decimals of the unit. Nothing is entered for zero.
             * @example 12.500
             */
            quantity: string;
            /**
             * @description The demand that was entered for it; null when it was only shown, or is zero.
             * @example 1
             */
            demand_id: number | null;
        };
        GoodsReceipt: {
            /**
             * @description Number of the receipt in the system.
             * @example 1
             */
            receipt_id: number;
            /** @example GR-2026-000001 */
            receipt_number: string;
            /**
             * @description The purchase order that it belongs to.
             * @example 1
             */
            purchase_order_id: number;
            /** @example PO-2026-000001 */
            po_number: string;
            /**
             * @description Who delivered.
             * @example 1
             */
            supplier_id: number;
            supplier_code: string;
            supplier_name: string;
            /**
             * @description Number of the supplier’s delivery note.
             * @example IRS2026000000123
             */
            delivery_note: string | null;
            /**
             * Format: date-time
             * @description When it was booked.
             * @example 2026-11-21T08:30:00.000Z
             */
            received_at: string;
            /** @description Username of who booked it; null for the system. */
            received_by: string | null;
            /** @description Name of who booked it. */
            received_by_name: string | null;
            /** @description Remarks. */
            notes: string | null;
            /**
             * @description Where the order is now.
             * @enum {string}
             */
            order_status: "PARTIALLY_RECEIVED" | "FULLY_RECEIVED" | "CLOSED";
            items: components["schemas"]["GoodsReceiptItem"][];
        };
        GoodsReceiptItem: {
            /**
             * @description Number of the line.
             * @example 1
             */
            receipt_item_id: number;
            /**
             * @description The line of the purchase order that it belongs to.
             * @example 1
             */
            po_item_id: number;
            /** @description Its number on the order. */
            line_number: number;
            /**
             * @description What came.
             * @example 1
             */
            product_id: number;
            product_code: string;
            product_name: string;
            /** @description Stock unit of the product. */
            unit_of_measure: string;
            /**
             * @description How much came.
             * @example 12.500
             */
            quantity_received: string;
            /**
             * @description What it was booked at, in the currency of the order.
             * @example 15.2500
             */
            unit_price: string;
            /**
             * @description The same in the currency of the company.
             * @example 15.2500
             */
            unit_cost: string;
            /**
             * @description What it was worth when it came: quantity × unit cost.
             * @example 15.2500
             */
            value: string;
            /**
             * @description As it came; what inspection made of it stands with the layer.
             * @enum {string}
             */
            quality_status: "PENDING" | "APPROVED" | "REJECTED" | "QUARANTINE";
            /**
             * @description The layer of stock that it became.
             * @example 1
             */
            inventory_item_id: number;
            /**
             * @description Batch number: 3 to 50 capital letters, digits or -.
             * @example CS-2026-0001
             */
            batch_number: string;
            /**
             * @description Where it was put.
             * @example 1
             */
            warehouse_id: number;
            warehouse_code: string;
            /**
             * Format: date
             * @description Last day on which it may be issued.
             * @example 2026-11-21
             */
            expiry_date: string | null;
            /**
             * Format: date
             * @description When it was due, by what was agreed when it came.
             * @example 2026-11-21
             */
            expected_delivery_date: string | null;
            /**
             * @description What the supplier still owes of this order line now.
             * @example 12.500
             */
            quantity_outstanding: string;
        };
        GoodsReceiptPage: {
            items: components["schemas"]["GoodsReceiptRow"][];
            /** @description Rows in all pages. */
            total_count: number;
            page: number;
            page_size: number;
            has_next: boolean;
            has_previous: boolean;
        };
        GoodsReceiptRow: {
            /**
             * @description Number of the receipt in the system.
             * @example 1
             */
            receipt_id: number;
            /** @example GR-2026-000001 */
            receipt_number: string;
            /**
             * @description The purchase order that it belongs to.
             * @example 1
             */
            purchase_order_id: number;
            /** @example PO-2026-000001 */
            po_number: string;
            /**
             * @description Who delivered.
             * @example 1
             */
            supplier_id: number;
            supplier_code: string;
            supplier_name: string;
            /**
             * @description Number of the supplier’s delivery note.
             * @example IRS2026000000123
             */
            delivery_note: string | null;
            /**
             * Format: date-time
             * @description When it was booked.
             * @example 2026-11-21T08:30:00.000Z
             */
            received_at: string;
            /** @description Username of who booked it; null for the system. */
            received_by: string | null;
            /** @description Name of who booked it. */
            received_by_name: string | null;
            /** @description Remarks. */
            notes: string | null;
            /**
             * @description Where the order is now.
             * @enum {string}
             */
            order_status: "PARTIALLY_RECEIVED" | "FULLY_RECEIVED" | "CLOSED";
            /** @description How many lines it has. */
            item_count: number;
            /**
             * @description What all of it was worth when it came.
             * @example 15.2500
             */
            total_value: string;
        };
        HolidaysAnswer: {
            /**
             * @description The setting: with PLAIN_DAYS every day is worked on, whatever was entered.
             * @enum {string}
             */
            calendar: "PLAIN_DAYS" | "WORKING_DAYS";
            /** @description Holidays that were entered now. */
            added: components["schemas"]["CalendarDay"][];
            /** @description Days that had an entry already; it was left as it is. */
            kept: components["schemas"]["CalendarDay"][];
            /** @description What is still to do. */
            message: string;
        };
        HolidaysRequest: {
            /**
             * @description Calendar year.
             * @example 2027
             */
            year: number;
        };
        Import: {
            /**
             * @description Number of the import.
             * @example 1
             */
            import_id: number;
            /**
             * @description What the file holds.
             * @enum {string}
             */
            kind: "WAREHOUSES" | "PRODUCTS" | "SUPPLIERS" | "OPENING_STOCK" | "BOMS" | "DEMANDS";
            /** @description true: the file is only checked. */
            is_dry_run: boolean;
            /**
             * @description RUNNING; CHECKED: a dry run without an error; REJECTED: the file has errors, nothing was imported; IMPORTED: all rows are in; FAILED: the program could not finish, nothing was imported.
             * @enum {string}
             */
            status: "RUNNING" | "CHECKED" | "REJECTED" | "IMPORTED" | "FAILED";
            /** @description Rows below the header; null until the file is read. */
            rows_total: number | null;
            /** @description Rows checked so far. They are written all together when the last one is checked. */
            rows_done: number;
            /** @description How many errors there are, all counted. */
            error_count: number;
            /** @description How it ended, for people. */
            message: string | null;
            options: components["schemas"]["ImportOptions"];
            /**
             * @description Who sent the file.
             * @example 1
             */
            created_by: number | null;
            /**
             * Format: date-time
             * @description When the file was sent.
             * @example 2026-11-21T08:30:00.000Z
             */
            created_at: string;
            /**
             * Format: date-time
             * @description When the work ended.
             * @example 2026-11-21T08:30:00.000Z
             */
            finished_at: string | null;
            /** @description The first 1,000 errors in the order of the file. */
            errors: components["schemas"]["ImportError"][];
        };
        ImportColumn: {
            /** @description Its name in the first row of the file. */
            name: string;
            /** @description true: the column must be there and each of its cells filled. */
            required: boolean;
            /** @enum {string} */
            type: "text" | "choice" | "whole number" | "decimal" | "day" | "moment";
            /** @description What a cell may hold. */
            expected: string;
            example: string;
            description: string;
        };
        ImportError: {
            /** @description Line of a CSV file on which the row begins, or row of the sheet; the header is 1. null: the whole file. */
            row: number | null;
            /** @description Name of the column; null where the row or the file is meant. */
            column: string | null;
            /** @description What stands there, its first 200 characters. */
            found: string | null;
            /** @description What may stand there. */
            expected: string;
            /** @description What is wrong, for people. */
            message: string;
        };
        ImportOptions: {
            /** @enum {string} */
            content_type: "text/csv" | "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
            /** @description Size of the file. */
            bytes: number;
            /** @enum {string|null} */
            delimiter: "comma" | "semicolon" | "tab" | null;
            /** @enum {string|null} */
            decimal_separator: "point" | "comma" | null;
            /** @enum {string|null} */
            encoding: "utf-8" | "windows-1254" | null;
            sheet: string | null;
        };
        ImportPage: {
            items: components["schemas"]["ImportSummary"][];
            /** @description Rows in all pages. */
            total_count: number;
            page: number;
            page_size: number;
            has_next: boolean;
            has_previous: boolean;
        };
        ImportSummary: {
            /**
             * @description Number of the import.
             * @example 1
             */
            import_id: number;
            /**
             * @description What the file holds.
             * @enum {string}
             */
            kind: "WAREHOUSES" | "PRODUCTS" | "SUPPLIERS" | "OPENING_STOCK" | "BOMS" | "DEMANDS";
            /** @description true: the file is only checked. */
            is_dry_run: boolean;
            /**
             * @description RUNNING; CHECKED: a dry run without an error; REJECTED: the file has errors, nothing was imported; IMPORTED: all rows are in; FAILED: the program could not finish, nothing was imported.
             * @enum {string}
             */
            status: "RUNNING" | "CHECKED" | "REJECTED" | "IMPORTED" | "FAILED";
            /** @description Rows below the header; null until the file is read. */
            rows_total: number | null;
            /** @description Rows checked so far. They are written all together when the last one is checked. */
            rows_done: number;
            /** @description How many errors there are, all counted. */
            error_count: number;
            /** @description How it ended, for people. */
            message: string | null;
            options: components["schemas"]["ImportOptions"];
            /**
             * @description Who sent the file.
             * @example 1
             */
            created_by: number | null;
            /**
             * Format: date-time
             * @description When the file was sent.
             * @example 2026-11-21T08:30:00.000Z
             */
            created_at: string;
            /**
             * Format: date-time
             * @description When the work ended.
             * @example 2026-11-21T08:30:00.000Z
             */
            finished_at: string | null;
        };
        ImportTemplate: {
            /** @enum {string} */
            kind: "WAREHOUSES" | "PRODUCTS" | "SUPPLIERS" | "OPENING_STOCK" | "BOMS" | "DEMANDS";
            /** @description In any order in the file; the ones that are not required may be left out. */
            columns: components["schemas"]["ImportColumn"][];
        };
        InvariantReport: {
            /**
             * @description ok when all hold.
             * @enum {string}
             */
            status: "ok" | "violated";
            /**
             * Format: date-time
             * @description When the snapshot was taken.
             * @example 2026-11-21T08:30:00.000Z
             */
            checked_at: string;
            duration_ms: number;
            invariants: components["schemas"]["CheckedInvariant"][];
        };
        InventoryAvailability: {
            /**
             * @description Product.
             * @example 1
             */
            product_id: number;
            product_code: string;
            unit_of_measure: string;
            /**
             * @description The warehouse asked for, null for all.
             * @example 1
             */
            warehouse_id: number | null;
            /**
             * @description On hand in any quality.
             * @example 12.500
             */
            total_on_hand: string;
            /**
             * @description Promised to orders.
             * @example 12.500
             */
            total_reserved: string;
            /**
             * @description What may be issued now.
             * @example 12.500
             */
            total_available: string;
            on_hand_by_quality: components["schemas"]["OnHandByQuality"];
            /**
             * @description Value of what is on hand.
             * @example 15.2500
             */
            total_value: string;
            /**
             * @description FIFO cost of all that is available ÷ its quantity; zero when nothing is.
             * @example 15.2500
             */
            weighted_average_cost: string;
            /** @description Issuable layers in FIFO order. */
            batches: components["schemas"]["InventoryItem"][];
        };
        InventoryItem: {
            /**
             * @description Number of the layer.
             * @example 1
             */
            inventory_item_id: number;
            /**
             * @description Product.
             * @example 1
             */
            product_id: number;
            /** @description Code of the product. */
            product_code: string;
            /** @description Name of the product. */
            product_name: string;
            /** @description Stock unit of the product. */
            unit_of_measure: string;
            /**
             * @description Warehouse.
             * @example 1
             */
            warehouse_id: number;
            /** @description Code of the warehouse. */
            warehouse_code: string;
            /**
             * @description Batch number: 3 to 50 capital letters, digits or -.
             * @example CS-2026-0001
             */
            batch_number: string;
            /**
             * Format: date-time
             * @description When it entered stock: the FIFO order.
             * @example 2026-11-21T08:30:00.000Z
             */
            entry_date: string;
            /**
             * @description What entered.
             * @example 12.500
             */
            initial_quantity: string;
            /**
             * @description On hand.
             * @example 12.500
             */
            quantity_in_stock: string;
            /**
             * @description Promised to orders.
             * @example 12.500
             */
            reserved_quantity: string;
            /**
             * @description On hand less reserved, zero unless the layer may be issued.
             * @example 12.500
             */
            available_quantity: string;
            /**
             * @description Cost of one stock unit.
             * @example 15.2500
             */
            unit_cost: string;
            /**
             * @description Value of what is on hand.
             * @example 15.2500
             */
            total_value: string;
            /**
             * @description Only APPROVED stock may be issued.
             * @enum {string}
             */
            quality_status: "PENDING" | "APPROVED" | "REJECTED" | "QUARANTINE";
            /**
             * Format: date
             * @description Last day on which it may be issued.
             * @example 2026-11-21
             */
            expiry_date: string | null;
            /** @description Shelf or bay. */
            location_in_warehouse: string | null;
            /**
             * @description Who delivered it.
             * @example 1
             */
            supplier_id: number | null;
            /**
             * @description The purchase order that it came with.
             * @example 1
             */
            purchase_order_id: number | null;
            /**
             * @description The production order that made it.
             * @example 1
             */
            production_order_id: number | null;
            /**
             * @description The layer that it was split or transferred from.
             * @example 1
             */
            source_item_id: number | null;
            /** @description Remarks. */
            notes: string | null;
            /**
             * Format: date-time
             * @description When it was entered into the system.
             * @example 2026-11-21T08:30:00.000Z
             */
            created_at: string;
            /**
             * Format: date-time
             * @description When it last changed.
             * @example 2026-11-21T08:30:00.000Z
             */
            updated_at: string;
        };
        InventoryItemPage: {
            items: components["schemas"]["InventoryItem"][];
            /** @description Rows in all pages. */
            total_count: number;
            page: number;
            page_size: number;
            has_next: boolean;
            has_previous: boolean;
        };
        InventorySummary: {
            /**
             * Format: date-time
             * @description When this was put together.
             * @example 2026-11-21T08:30:00.000Z
             */
            generated_at: string;
            /**
             * Format: date-time
             * @description The moment that the numbers are of.
             * @example 2026-11-21T08:30:00.000Z
             */
            as_of: string;
            parameters: components["schemas"]["InventorySummaryParameters"];
            warehouses: components["schemas"]["InventorySummaryWarehouse"][];
            /** @description The same rows by the type of their warehouse; types without stock are left out. */
            by_warehouse_type: components["schemas"]["InventorySummaryWarehouseType"][];
            /** @description The same rows by quality; a quality without stock is left out. */
            by_quality: components["schemas"]["InventorySummaryQuality"][];
            totals: components["schemas"]["InventorySummaryTotals"];
        };
        InventorySummaryOnHand: {
            /**
             * @description Waiting for inspection.
             * @example 12.500
             */
            PENDING: string;
            /**
             * @description Approved.
             * @example 12.500
             */
            APPROVED: string;
            /**
             * @description Rejected.
             * @example 12.500
             */
            REJECTED: string;
            /**
             * @description In quarantine.
             * @example 12.500
             */
            QUARANTINE: string;
        };
        InventorySummaryParameters: {
            /**
             * @description Warehouse.
             * @example 1
             */
            warehouse_id: number | null;
            /** @enum {string|null} */
            warehouse_type: "RAW_MATERIALS" | "SEMI_FINISHED" | "FINISHED_PRODUCTS" | "PACKAGING" | null;
            /** @enum {string|null} */
            product_type: "RAW_MATERIAL" | "SEMI_FINISHED" | "FINISHED_PRODUCT" | "PACKAGING" | null;
            /** @enum {string|null} */
            quality_status: "PENDING" | "APPROVED" | "REJECTED" | "QUARANTINE" | null;
            /** @description As it was asked for. */
            as_of: string | null;
        };
        InventorySummaryProduct: {
            /**
             * @description Product.
             * @example 1
             */
            product_id: number;
            product_code: string;
            product_name: string;
            /** @enum {string} */
            product_type: "RAW_MATERIAL" | "SEMI_FINISHED" | "FINISHED_PRODUCT" | "PACKAGING";
            unit_of_measure: string;
            /** @description Layers with stock. */
            batch_count: number;
            /**
             * @description On hand in any quality.
             * @example 12.500
             */
            on_hand: string;
            /**
             * @description Promised to orders.
             * @example 12.500
             */
            reserved: string;
            /**
             * @description What may be issued now.
             * @example 12.500
             */
            available: string;
            on_hand_by_quality: components["schemas"]["InventorySummaryOnHand"];
            /**
             * @description FIFO value of what is on hand.
             * @example 15.2500
             */
            value: string;
            value_by_quality: components["schemas"]["InventorySummaryValue"];
            /**
             * @description Value ÷ on hand, rounded half up.
             * @example 15.2500
             */
            average_unit_cost: string;
        };
        InventorySummaryQuality: {
            /** @enum {string} */
            quality_status: "PENDING" | "APPROVED" | "REJECTED" | "QUARANTINE";
            /** @description Different products. */
            product_count: number;
            /** @description Layers with stock. */
            batch_count: number;
            /**
             * @description FIFO value of all this stock: the sum of its rows.
             * @example 15.2500
             */
            total_value: string;
        };
        InventorySummaryTotals: {
            warehouse_count: number;
            /** @description Different products. */
            product_count: number;
            /** @description Layers with stock. */
            batch_count: number;
            /**
             * @description FIFO value of all this stock: the sum of its rows.
             * @example 15.2500
             */
            total_value: string;
        };
        InventorySummaryValue: {
            /**
             * @description Of what waits for inspection.
             * @example 15.2500
             */
            PENDING: string;
            /**
             * @description Of what is approved.
             * @example 15.2500
             */
            APPROVED: string;
            /**
             * @description Of what is rejected.
             * @example 15.2500
             */
            REJECTED: string;
            /**
             * @description Of what is in quarantine.
             * @example 15.2500
             */
            QUARANTINE: string;
        };
        InventorySummaryWarehouse: {
            /**
             * @description Warehouse.
             * @example 1
             */
            warehouse_id: number;
            warehouse_code: string;
            warehouse_name: string;
            /** @enum {string} */
            warehouse_type: "RAW_MATERIALS" | "SEMI_FINISHED" | "FINISHED_PRODUCTS" | "PACKAGING";
            /** @description Different products. */
            product_count: number;
            /** @description Layers with stock. */
            batch_count: number;
            /**
             * @description FIFO value of all this stock: the sum of its rows.
             * @example 15.2500
             */
            total_value: string;
            products: components["schemas"]["InventorySummaryProduct"][];
        };
        InventorySummaryWarehouseType: {
            /** @enum {string} */
            warehouse_type: "RAW_MATERIALS" | "SEMI_FINISHED" | "FINISHED_PRODUCTS" | "PACKAGING";
            warehouse_count: number;
            /** @description Different products. */
            product_count: number;
            /** @description Layers with stock. */
            batch_count: number;
            /**
             * @description FIFO value of all this stock: the sum of its rows.
             * @example 15.2500
             */
            total_value: string;
        };
        ItemReceived: {
            /**
             * @description The line of the order. May come several times: one for each batch.
             * @example 1
             */
            po_item_id: number;
            /**
             * @description How much came, in the stock unit. Text or number with at most 3 decimals.
             * @example 60.000
             */
            quantity_received: string | number;
            /**
             * @description PENDING unless said otherwise: on hand, not available until inspected.
             * @enum {string}
             */
            quality_status?: "PENDING" | "APPROVED" | "REJECTED" | "QUARANTINE";
            /**
             * @description Batch number: 3 to 50 capital letters, digits or -.
             * @example CS-2026-0001
             */
            batch_number?: string | null;
            /**
             * @description Cost of one stock unit in the currency of the company. Default: the price of the line × the exchange rate of the order. Text or number with at most 4 decimals.
             * @example 15.2500
             */
            unit_cost?: string | number | null;
            /**
             * Format: date
             * @description Last day on which it may be issued.
             * @example 2026-11-21
             */
            expiry_date?: string | null;
            /**
             * @description Where it is put, when it is not the warehouse of the order.
             * @example 1
             */
            warehouse_id?: number | null;
            /**
             * @description Shelf or bay.
             * @example A-01-3
             */
            location_in_warehouse?: string | null;
            /** @description Remarks about this batch. */
            notes?: string | null;
        };
        LabelsRequest: {
            /** @description The layers, at most 200; one label each, in this order. */
            inventory_item_ids: number[];
            /**
             * @description Language of the words, numbers and dates; Turkish when left out.
             * @enum {string}
             */
            language?: "tr" | "en";
        };
        LandedCost: {
            /**
             * @description Number of the landed cost in the system.
             * @example 1
             */
            landed_cost_id: number;
            /** @example LC-2026-000001 */
            landed_cost_number: string;
            /**
             * @description The purchase order.
             * @example 1
             */
            purchase_order_id: number;
            /** @example PO-2026-000001 */
            po_number: string;
            /**
             * @description The receipt; null: all there were.
             * @example 1
             */
            receipt_id: number | null;
            /** @example GR-2026-000001 */
            receipt_number: string | null;
            /** @enum {string} */
            cost_type: "FREIGHT" | "CUSTOMS" | "INSURANCE" | "HANDLING" | "OTHER";
            /**
             * @description VALUE: in proportion to what the lines were worth when they came. QUANTITY: to their quantities, which needs one unit of measure.
             * @enum {string}
             */
            basis: "VALUE" | "QUANTITY";
            /**
             * @description As billed.
             * @example 15.2500
             */
            billed_amount: string;
            /**
             * @description Currency of the bill, ISO 4217.
             * @example TRY
             */
            currency: string;
            /**
             * @description What one unit of that currency is in the company’s.
             * @example 36.250000
             */
            exchange_rate: string;
            /**
             * @description In the company’s currency, half up to 4 decimals: the sum of the lines.
             * @example 15.2500
             */
            total_amount: string;
            /**
             * @description How much of it the stock became worth more or less, wherever the batch is now.
             * @example 15.2500
             */
            value_change_on_hand: string;
            /**
             * @description How much of it is for what had left the stock: issued, scrapped, returned or lost in production.
             * @example 15.2500
             */
            value_change_gone: string;
            /**
             * @description Number of the bill.
             * @example NAK-2026-0815
             */
            reference_number: string | null;
            notes: string | null;
            /**
             * Format: date-time
             * @description When.
             * @example 2026-11-21T08:30:00.000Z
             */
            posted_at: string;
            /** @description Username of who posted it. */
            posted_by: string | null;
            lines: components["schemas"]["LandedCostLine"][];
        };
        LandedCostLine: {
            /** @description Place in this document. */
            line_number: number;
            /**
             * @description The line of the receipt.
             * @example 1
             */
            receipt_item_id: number;
            /** @example GR-2026-000001 */
            receipt_number: string;
            /**
             * @description The line of the purchase order.
             * @example 1
             */
            po_item_id: number;
            /**
             * @description What came.
             * @example 1
             */
            product_id: number;
            product_code: string;
            /**
             * @description The layer that it became.
             * @example 1
             */
            inventory_item_id: number;
            batch_number: string;
            /**
             * @description How much came.
             * @example 12.500
             */
            quantity_received: string;
            /**
             * @description The revaluation of the layer; null where nothing changes.
             * @example 1
             */
            stock_revaluation_id: number | null;
            /**
             * @description How much of it the stock became worth more or less, wherever the batch is now.
             * @example 15.2500
             */
            value_change_on_hand: string;
            /**
             * @description How much of it is for what had left the stock: issued, scrapped, returned or lost in production.
             * @example 15.2500
             */
            value_change_gone: string;
            /**
             * @description Its share, in the company’s currency.
             * @example 15.2500
             */
            amount: string;
        };
        LandedCostList: {
            /** @description Oldest first. */
            items: components["schemas"]["LandedCost"][];
        };
        LandedCostRequest: {
            /**
             * @description What was paid for.
             * @enum {string}
             */
            cost_type: "FREIGHT" | "CUSTOMS" | "INSURANCE" | "HANDLING" | "OTHER";
            /**
             * @description As billed, above zero. Text or number with at most 4 decimals.
             * @example 850.0000
             */
            billed_amount: string | number;
            /**
             * @description Currency of the bill. Left out: the company’s.
             * @example TRY
             */
            currency?: string | null;
            /**
             * @description What one unit of that currency is in the company’s. Left out for the order’s currency: the order’s rate. Text or number with at most 6 decimals.
             * @example 36.250000
             */
            exchange_rate?: string | number | null;
            /**
             * @description VALUE: in proportion to what the lines were worth when they came. QUANTITY: to their quantities, which needs one unit of measure.
             * @enum {string}
             */
            basis: "VALUE" | "QUANTITY";
            /**
             * @description The receipt that it was paid for. Left out: all receipts of the order so far.
             * @example 1
             */
            receipt_id?: number | null;
            /**
             * @description Number of the bill.
             * @example NAK-2026-0815
             */
            reference_number?: string | null;
            /** @description Remarks. */
            notes?: string | null;
        };
        LastPurchase: {
            /**
             * @description What was paid, with later corrections.
             * @example 15.2500
             */
            unit_cost: string;
            /**
             * @description Layer that came in.
             * @example 1
             */
            inventory_item_id: number;
            batch_number: string;
            /**
             * Format: date-time
             * @description When it came in.
             * @example 2026-11-21T08:30:00.000Z
             */
            entry_date: string;
            /**
             * @description Who delivered it.
             * @example 1
             */
            supplier_id: number | null;
            supplier_code: string | null;
            supplier_name: string | null;
        };
        LateDemand: {
            /**
             * @description Number of the demand.
             * @example 1
             */
            demand_id: number;
            /**
             * @description Who needs it.
             * @enum {string}
             */
            demand_type: "CUSTOMER_ORDER" | "FORECAST" | "MANUAL";
            /** @description What the customer calls it. */
            reference_number: string | null;
            /**
             * @description Product.
             * @example 1
             */
            product_id: number;
            product_code: string;
            unit_of_measure: string;
            product_name: string;
            /**
             * @description Needed, in the stock unit.
             * @example 12.500
             */
            quantity: string;
            /**
             * Format: date
             * @description Day on which it is needed.
             * @example 2026-11-21
             */
            due_date: string;
            /**
             * Format: date
             * @description The earliest day on which all of it can be there.
             * @example 2026-11-21
             */
            promised_date: string;
            /** @description Days from the due date, whether worked on or not. */
            days_late: number;
            /** @description Why, in words: what holds it up in the end. */
            sentence: string;
        };
        LateDemandPage: {
            items: components["schemas"]["LateDemand"][];
            /** @description Rows in all pages. */
            total_count: number;
            page: number;
            page_size: number;
            has_next: boolean;
            has_previous: boolean;
        };
        LateOrder: {
            /**
             * @description DEMAND: promised to a customer; PRODUCTION: to be made; PURCHASE: a line of an order to a supplier.
             * @enum {string}
             */
            kind: "DEMAND" | "PRODUCTION" | "PURCHASE";
            /**
             * @description Number of the demand, the production order or the line of the purchase order.
             * @example 1
             */
            id: number;
            /**
             * @description Number of the demand, the production order or the purchase order.
             * @example 1
             */
            order_id: number;
            /** @description Of the document; null for a demand without a reference. */
            number: string | null;
            /** @description Line of a purchase order. */
            line_number: number | null;
            /** @description Of the order; a demand has none. */
            status: string | null;
            /** @description The supplier of a purchase order. */
            partner: string | null;
            /**
             * @description Product.
             * @example 1
             */
            product_id: number;
            product_code: string;
            product_name: string;
            /** @enum {string} */
            product_type: "RAW_MATERIAL" | "SEMI_FINISHED" | "FINISHED_PRODUCT" | "PACKAGING";
            /** @description Stock unit, of the quantities. */
            unit_of_measure: string;
            /**
             * Format: date
             * @description When it should have been there.
             * @example 2026-11-21
             */
            due_date: string;
            /** @description Days since. */
            days_late: number;
            /**
             * @description What is still missing.
             * @example 12.500
             */
            open_quantity: string;
            /**
             * @description Of what is missing: a demand at standard cost (null without one), production at its estimate, a purchase at its price in the company’s currency.
             * @example 15.2500
             */
            value: string | null;
        };
        LateOrdersOfKind: {
            /** @enum {string} */
            kind: "DEMAND" | "PRODUCTION" | "PURCHASE";
            /** @description Rows. */
            order_count: number;
            /**
             * @description The sum of the rows that have a value.
             * @example 15.2500
             */
            value: string;
        };
        LateOrdersParameters: {
            /**
             * Format: date
             * @description The day that lateness is counted to: today.
             * @example 2026-11-21
             */
            as_of: string;
            /** @enum {string|null} */
            kind: "DEMAND" | "PRODUCTION" | "PURCHASE" | null;
            /**
             * @description Product.
             * @example 1
             */
            product_id: number | null;
        };
        LateOrdersReport: {
            /**
             * Format: date-time
             * @description When this was put together.
             * @example 2026-11-21T08:30:00.000Z
             */
            generated_at: string;
            parameters: components["schemas"]["LateOrdersParameters"];
            /** @description The latest first. */
            rows: components["schemas"]["LateOrder"][];
            /** @description Kinds without a late order are left out. */
            by_kind: components["schemas"]["LateOrdersOfKind"][];
            totals: components["schemas"]["LateOrdersTotals"];
        };
        LateOrdersTotals: {
            /** @description Rows. */
            order_count: number;
            /** @description Of the first row; 0 when nothing is late. */
            longest_days_late: number;
            /**
             * @description The sum of the rows that have a value.
             * @example 15.2500
             */
            value: string;
            /** @description Rows without a value. */
            without_value: number;
        };
        LateStep: {
            /**
             * @description Product.
             * @example 1
             */
            product_id: number;
            product_code: string;
            unit_of_measure: string;
            /**
             * @description What it waits for; null: an order that nobody has planned yet.
             * @enum {string|null}
             */
            supply: "STOCK" | "PURCHASE_ORDER" | "PRODUCTION_ORDER" | "FIRM_PLANNED_ORDER" | "PLANNED_ORDER" | null;
            /**
             * @description Number of the planned order, the production order or the purchase order line; null where there is none.
             * @example 1
             */
            id: number | null;
            /** @description Number of the document. */
            document: string | null;
            /**
             * @description How much of it is for what was asked about.
             * @example 12.500
             */
            quantity: string;
            /**
             * Format: date
             * @description Day on which it is needed.
             * @example 2026-11-21
             */
            needed_date: string;
            /**
             * Format: date
             * @description Day on which it can be there.
             * @example 2026-11-21
             */
            available_date: string;
            /** @description In days, or in working days when the factory plans with its calendar; null: an open order, of which only the day is known. */
            lead_time_days: number | null;
            /**
             * @description LEAD_TIME: it would have to start before today. COMPONENTS: it waits for the next step. OPEN_ORDER: the open or firm order comes later than it is needed. OVERDUE_ORDER: the open order should have come before today, and is taken to come today.
             * @enum {string}
             */
            reason: "LEAD_TIME" | "COMPONENTS" | "OPEN_ORDER" | "OVERDUE_ORDER";
            /**
             * @description The step in words.
             * @example 20.000 PCS of RM-HINGE are needed on 2026-03-04; with a lead time of 5 days, counted from today, they are there on 2026-03-07 at the earliest.
             */
            sentence: string;
        };
        LayerMovement: {
            /**
             * @description The layer that was named.
             * @example 1
             */
            inventory_item_id: number;
            /**
             * @description Number of the movement in the ledger; null when nothing changed.
             * @example 1
             */
            movement_id: number | null;
            /** @example SCRAP */
            movement_type: string;
            /**
             * @description Signed: what leaves is negative.
             * @example 12.500
             */
            quantity: string;
            /**
             * @description Signed: what leaves is negative.
             * @example 15.2500
             */
            value: string;
            item: components["schemas"]["InventoryItem"];
        };
        LocationRequest: {
            /**
             * @description Shelf or bay; null for none.
             * @example A-01-3
             */
            location_in_warehouse: string | null;
        };
        MassChange: {
            /**
             * @description Number of the change.
             * @example 1
             */
            bom_mass_change_id: number;
            /**
             * @description The component that is replaced.
             * @example 1
             */
            from_product_id: number;
            from_product_code: string;
            /**
             * @description The component that takes its place.
             * @example 1
             */
            to_product_id: number;
            to_product_code: string;
            /**
             * @description Stock units of the new component for one of the old.
             * @example 1.250000000
             */
            factor: string;
            /**
             * Format: date
             * @description First day of the new versions.
             * @example 2026-11-21
             */
            effective_date: string;
            /**
             * @description Why, for who reads the history.
             * @example Supplier stopped it
             */
            reason: string;
            /** @description Recipes that got a new version. */
            item_count: number;
            /**
             * Format: date-time
             * @description When it was applied.
             * @example 2026-11-21T08:30:00.000Z
             */
            applied_at: string;
            /**
             * @description User who applied it.
             * @example 1
             */
            applied_by: number | null;
            /**
             * Format: date-time
             * @description When it was undone; null while it stands.
             * @example 2026-11-21T08:30:00.000Z
             */
            undone_at: string | null;
            /**
             * @description User who undid it.
             * @example 1
             */
            undone_by: number | null;
            items: components["schemas"]["MassChangeItem"][];
        };
        MassChangeBom: {
            /**
             * @description Recipe that names the old component.
             * @example 1
             */
            bom_id: number;
            bom_version: string;
            /**
             * @description What the recipe makes.
             * @example 1
             */
            product_id: number;
            product_code: string;
            product_name: string;
            /**
             * Format: date
             * @description First day of its new version.
             * @example 2026-11-21
             */
            starts_on: string;
            /**
             * Format: date
             * @description First day on which it no longer holds, and its new version neither.
             * @example 2026-11-21
             */
            expiry_date: string | null;
            /** @description The lines that change. */
            lines: components["schemas"]["MassChangeLine"][];
            /**
             * @description Of one of the product now: material, labour and overhead of all levels; null when it cannot be exploded.
             * @example 15.2500
             */
            unit_cost_before: string | null;
            /**
             * @description The same after the whole change; null too for what is blocked.
             * @example 15.2500
             */
            unit_cost_after: string | null;
            /**
             * @description After − before.
             * @example 15.2500
             */
            unit_cost_change: string | null;
            blocked: components["schemas"]["MassChangeObstacle"] | null;
            /** @description Open orders made by this version itself. They keep the recipe that is frozen into them, and so do orders of products above, which are not listed. */
            open_orders: components["schemas"]["MassChangeOrder"][];
        };
        MassChangeItem: {
            /**
             * @description What the recipe makes.
             * @example 1
             */
            product_id: number;
            product_code: string;
            product_name: string;
            /**
             * @description Version that was replaced.
             * @example 1
             */
            old_bom_id: number;
            old_bom_version: string;
            /** @description Its status now. */
            old_status: string;
            /**
             * Format: date
             * @description Its end before the change, which undoing gives back.
             * @example 2026-11-21
             */
            old_expiry_date: string | null;
            /**
             * @description Version that took its place.
             * @example 1
             */
            new_bom_id: number;
            new_bom_version: string;
            /** @description Its status now. */
            new_status: string;
            /**
             * Format: date
             * @description Its first day.
             * @example 2026-11-21
             */
            new_effective_date: string;
        };
        MassChangeLine: {
            /** @description Place of the line, which stays. */
            sequence_number: number;
            /**
             * @description How much of the old component.
             * @example 12.500
             */
            old_quantity: string;
            /** @description Unit of the line. */
            old_unit_of_measure: string;
            /**
             * @description How much of the new one: old quantity in stock units × factor.
             * @example 12.500
             */
            new_quantity: string;
            /** @description Stock unit of the new component. */
            new_unit_of_measure: string;
            /** @description true: the exact quantity has more decimals and was rounded half up. */
            is_rounded: boolean;
        };
        MassChangeList: {
            items: components["schemas"]["MassChangeRow"][];
            /** @description Rows in all pages. */
            total_count: number;
            page: number;
            page_size: number;
            has_next: boolean;
            has_previous: boolean;
        };
        MassChangeObstacle: {
            /**
             * @description The code with which applying is refused.
             * @enum {string}
             */
            error_code: "CIRCULAR_BOM" | "INVALID_BOM";
            /** @description What stands in the way. */
            message: string;
            /** @description Product codes of the circle that would close, first and last the same; empty when there is none. */
            cycle: string[];
        };
        MassChangeOrder: {
            /**
             * @description Open production order.
             * @example 1
             */
            production_order_id: number;
            /** @example MO-2026-000001 */
            order_number: string;
            /** @enum {string} */
            status: "PLANNED" | "RELEASED" | "IN_PROGRESS" | "ON_HOLD" | "COMPLETED" | "CANCELLED";
            /**
             * @description What it makes.
             * @example 12.500
             */
            planned_quantity: string;
        };
        MassChangePreview: {
            /**
             * @description The component that is replaced.
             * @example 1
             */
            from_product_id: number;
            from_product_code: string;
            /**
             * @description The component that takes its place.
             * @example 1
             */
            to_product_id: number;
            to_product_code: string;
            /**
             * @description Stock units of the new component for one of the old.
             * @example 1.250000000
             */
            factor: string;
            /**
             * Format: date
             * @description First day of the new versions.
             * @example 2026-11-21
             */
            effective_date: string;
            /** @description The outcome in words. */
            message: string;
            /** @description Recipes that would get a new version. */
            bom_count: number;
            /** @description Of these, how many stand in the way of the whole. */
            blocked_count: number;
            /** @description Open orders that keep their frozen recipe. */
            open_order_count: number;
            /** @description Materials of which no cost is known: they count as 0. */
            products_without_cost: string[];
            /** @description By product code, then first day. */
            boms: components["schemas"]["MassChangeBom"][];
        };
        MassChangePreviewRequest: {
            /**
             * @description The component that is replaced.
             * @example 1
             */
            from_product_id: number;
            /**
             * @description The component that takes its place.
             * @example 1
             */
            to_product_id: number;
            /**
             * @description Stock units of the new component for one stock unit of the old one. Text or number with at most 9 decimals.
             * @example 1.25
             */
            factor: string | number;
            /**
             * Format: date
             * @description First day of the new versions, not before today; default today. A recipe that begins later keeps its first day.
             * @example 2026-11-21
             */
            effective_date?: string;
        };
        MassChangeRequest: {
            /**
             * @description The component that is replaced.
             * @example 1
             */
            from_product_id: number;
            /**
             * @description The component that takes its place.
             * @example 1
             */
            to_product_id: number;
            /**
             * @description Stock units of the new component for one stock unit of the old one. Text or number with at most 9 decimals.
             * @example 1.25
             */
            factor: string | number;
            /**
             * Format: date
             * @description First day of the new versions, not before today; default today. A recipe that begins later keeps its first day.
             * @example 2026-11-21
             */
            effective_date?: string;
            /**
             * @description Why, for who reads the history.
             * @example Supplier stopped it
             */
            reason: string;
        };
        MassChangeRow: {
            /**
             * @description Number of the change.
             * @example 1
             */
            bom_mass_change_id: number;
            /**
             * @description The component that is replaced.
             * @example 1
             */
            from_product_id: number;
            from_product_code: string;
            /**
             * @description The component that takes its place.
             * @example 1
             */
            to_product_id: number;
            to_product_code: string;
            /**
             * @description Stock units of the new component for one of the old.
             * @example 1.250000000
             */
            factor: string;
            /**
             * Format: date
             * @description First day of the new versions.
             * @example 2026-11-21
             */
            effective_date: string;
            /**
             * @description Why, for who reads the history.
             * @example Supplier stopped it
             */
            reason: string;
            /** @description Recipes that got a new version. */
            item_count: number;
            /**
             * Format: date-time
             * @description When it was applied.
             * @example 2026-11-21T08:30:00.000Z
             */
            applied_at: string;
            /**
             * @description User who applied it.
             * @example 1
             */
            applied_by: number | null;
            /**
             * Format: date-time
             * @description When it was undone; null while it stands.
             * @example 2026-11-21T08:30:00.000Z
             */
            undone_at: string | null;
            /**
             * @description User who undid it.
             * @example 1
             */
            undone_by: number | null;
        };
        MessageAnswer: {
            /** @enum {string} */
            status: "success";
            message: string;
            /** Format: date-time */
            timestamp: string;
        };
        Movement: {
            /**
             * @description Number of the movement.
             * @example 1
             */
            movement_id: number;
            /**
             * Format: date-time
             * @description When it was posted.
             * @example 2026-11-21T08:30:00.000Z
             */
            movement_date: string;
            /** @enum {string} */
            movement_type: "STOCK_IN" | "STOCK_OUT" | "PRODUCTION_IN" | "PRODUCTION_OUT" | "TRANSFER_IN" | "TRANSFER_OUT" | "ADJUSTMENT" | "SCRAP" | "RETURN" | "SPLIT" | "REVALUATION";
            /**
             * @description Product.
             * @example 1
             */
            product_id: number;
            product_code: string;
            product_name: string;
            /** @description Stock unit of the product. */
            unit_of_measure: string;
            /**
             * @description Warehouse.
             * @example 1
             */
            warehouse_id: number;
            warehouse_code: string;
            /**
             * @description The layer that moved.
             * @example 1
             */
            inventory_item_id: number;
            batch_number: string;
            /**
             * @description What came; negative for what left, zero for a revaluation.
             * @example 12.500
             */
            quantity: string;
            /**
             * @description Cost of one stock unit.
             * @example 15.2500
             */
            unit_cost: string;
            /**
             * @description What came or left, in money.
             * @example 15.2500
             */
            value: string;
            /**
             * @description On hand of the product in this warehouse after the movement.
             * @example 12.500
             */
            balance_quantity: string;
            /**
             * @description Its value.
             * @example 15.2500
             */
            balance_value: string;
            /**
             * @description On hand of the product in all warehouses after the movement.
             * @example 12.500
             */
            product_balance_quantity: string | null;
            /**
             * @description Its value.
             * @example 15.2500
             */
            product_balance_value: string | null;
            /** @enum {string} */
            reference_type: "PURCHASE_ORDER" | "PRODUCTION_ORDER" | "TRANSFER" | "ADJUSTMENT" | "MANUAL";
            /**
             * @description The document that it belongs to.
             * @example 1
             */
            reference_id: number | null;
            /** @description Number of that document. */
            reference_number: string | null;
            /**
             * @description The booking of a production order that consumed or made it.
             * @example 1
             */
            production_completion_id: number | null;
            reason: string | null;
            notes: string | null;
            /** @description Username; null for the system itself. */
            created_by: string | null;
            /** @description The request that posted it. */
            request_id: string;
        };
        MovementBalance: {
            /**
             * @description On hand.
             * @example 12.500
             */
            quantity: string;
            /**
             * @description Its value.
             * @example 15.2500
             */
            value: string;
        };
        MovementPage: {
            items: components["schemas"]["Movement"][];
            page_size: number;
            has_next: boolean;
            /** @description Ask with it for the next page. null on the last one. */
            next_cursor: string | null;
            opening_balance: components["schemas"]["MovementBalance"] | null;
            closing_balance: components["schemas"]["MovementBalance"] | null;
            totals: components["schemas"]["MovementTotals"] | null;
        };
        MovementTotals: {
            movement_count: number;
            /**
             * @description What came. null unless all rows are of one product.
             * @example 12.500
             */
            quantity_in: string | null;
            /**
             * @description What left, as a positive number.
             * @example 12.500
             */
            quantity_out: string | null;
            /**
             * @description Value of what came, with revaluations upwards.
             * @example 15.2500
             */
            value_in: string;
            /**
             * @description Value of what left, with revaluations downwards, as a positive number.
             * @example 15.2500
             */
            value_out: string;
        };
        NetRequirements: {
            /**
             * Format: date
             * @description Today: the first day of the plan.
             * @example 2026-11-21
             */
            first_day: string;
            /** @description So many days are planned, the first among them. */
            horizon_days: number;
            production_plans: components["schemas"]["EchoedProductionPlan"][];
            /** @description What the plans are made of, through all levels: by low-level code, then by code. Phantoms are gone through. */
            requirements: components["schemas"]["ProductRequirement"][];
            /** @description What must be bought, as POST /planning/procurement-suggestions takes it. */
            shortages: components["schemas"]["PlannedShortage"][];
        };
        NetRequirementsRequest: {
            /** @description Several of one product are summed. */
            production_plans: components["schemas"]["ProductionPlan"][];
            /** @description true: demands and firm planned orders that exist already take and bring their part, too. false: only these plans, the stock, and what open orders bring and take. Default: true. */
            include_demands?: boolean;
        };
        NextPriceBreak: {
            /**
             * @description From this quantity on
             * @example 12.500
             */
            minimum_quantity: string;
            /**
             * @description one stock unit costs this, in the currency of the link.
             * @example 15.2500
             */
            unit_price: string;
        };
        OnHandByQuality: {
            /**
             * @description Waiting for inspection.
             * @example 12.500
             */
            PENDING: string;
            /**
             * @description Approved.
             * @example 12.500
             */
            APPROVED: string;
            /**
             * @description Rejected.
             * @example 12.500
             */
            REJECTED: string;
            /**
             * @description In quarantine.
             * @example 12.500
             */
            QUARANTINE: string;
        };
        OrderDifference: {
            /**
             * @description NEW: only in to_run. GONE: only in from_run. MOVED: other dates. CHANGED: other quantity, supplier or recipe.
             * @enum {string}
             */
            change: "NEW" | "GONE" | "MOVED" | "CHANGED";
            /**
             * @description Product.
             * @example 1
             */
            product_id: number;
            product_code: string;
            product_name: string;
            unit_of_measure: string;
            /** @enum {string} */
            order_type: "MAKE" | "BUY";
            from: components["schemas"]["ComparedOrder"] | null;
            to: components["schemas"]["ComparedOrder"] | null;
        };
        OrderDifferencePage: {
            items: components["schemas"]["OrderDifference"][];
            /** @description Rows in all pages. */
            total_count: number;
            page: number;
            page_size: number;
            has_next: boolean;
            has_previous: boolean;
        };
        OrderGain: {
            /**
             * @description Material.
             * @example 1
             */
            product_id: number;
            product_code: string;
            /**
             * @description What the order lacks before.
             * @example 12.500
             */
            short_quantity: string;
            /**
             * @description Reserved for it from stock that nobody has reserved, oldest layers first.
             * @example 12.500
             */
            from_free_stock: string;
            /**
             * @description Taken over from orders that are less urgent.
             * @example 12.500
             */
            from_other_orders: string;
            /**
             * @description What it lacks after.
             * @example 12.500
             */
            still_short: string;
            /** @description When it is still short: the orders that hold the material and keep it, because they are more urgent, released or at work. */
            held_by: string[];
        };
        OrderLoss: {
            /**
             * @description Order that gives up reservations.
             * @example 1
             */
            production_order_id: number;
            /** @example MO-2026-000002 */
            order_number: string;
            /** @description Its priority. */
            priority: number;
            /**
             * Format: date
             * @description Day on which it must be done.
             * @example 2026-11-21
             */
            planned_completion_date: string | null;
            materials: components["schemas"]["OrderLossMaterial"][];
        };
        OrderLossMaterial: {
            /**
             * @description Material.
             * @example 1
             */
            product_id: number;
            product_code: string;
            /**
             * @description What it gives up.
             * @example 12.500
             */
            quantity: string;
        };
        PasswordChange: {
            /**
             * @description The one that is valid now, 6 to 72 bytes.
             * @example Sac-Levha-2026
             */
            current_password: string;
            /**
             * @description 8 to 72 bytes; must differ from the current one.
             * @example Sac-Levha-2026
             */
            new_password: string;
        };
        PeggedDemand: {
            /** @enum {string} */
            kind: "SAFETY_STOCK" | "EXPIRY" | "PRODUCTION_ORDER" | "PLANNED_ORDER" | "CUSTOMER_ORDER" | "MANUAL" | "FORECAST";
            /** @description Levels away; 0 is the nearest. */
            depth: number;
            /**
             * @description Product.
             * @example 1
             */
            product_id: number;
            product_code: string;
            /**
             * @description Number of the planned order, the production order, the order line or the demand; null for stock.
             * @example 1
             */
            id: number | null;
            /** @description Number of the document, or the reference of the demand. */
            document: string | null;
            /**
             * Format: date
             * @description Its day.
             * @example 2026-11-21
             */
            date: string;
            /**
             * @description All of it.
             * @example 12.500
             */
            quantity: string;
            /**
             * @description So much of it is served by the planned order.
             * @example 12.500
             */
            pegged_quantity: string;
        };
        PeggedSupply: {
            /** @enum {string} */
            kind: "STOCK" | "PURCHASE_ORDER" | "PRODUCTION_ORDER" | "FIRM_PLANNED_ORDER" | "PLANNED_ORDER";
            /** @description Levels away; 0 is the nearest. */
            depth: number;
            /**
             * @description Product.
             * @example 1
             */
            product_id: number;
            product_code: string;
            /**
             * @description Number of the planned order, the production order, the order line or the demand; null for stock.
             * @example 1
             */
            id: number | null;
            /** @description Number of the document, or the reference of the demand. */
            document: string | null;
            /**
             * Format: date
             * @description Its day.
             * @example 2026-11-21
             */
            date: string;
            /**
             * @description All of it.
             * @example 12.500
             */
            quantity: string;
            /**
             * @description So much of it is for the planned order.
             * @example 12.500
             */
            pegged_quantity: string;
        };
        PlanBucket: {
            /**
             * Format: date
             * @description Day.
             * @example 2026-11-21
             */
            bucket_date: string;
            /**
             * @description Needed on the day.
             * @example 12.500
             */
            gross_requirement: string;
            /**
             * @description Stock that may no longer be used from this day on.
             * @example 12.500
             */
            expired: string;
            /**
             * @description What open orders bring.
             * @example 12.500
             */
            scheduled_receipt: string;
            /**
             * @description Due from planned orders.
             * @example 12.500
             */
            planned_receipt: string;
            /**
             * @description To be started or ordered on the day.
             * @example 12.500
             */
            planned_release: string;
            /**
             * @description Stock at the end of the day, everything coming on its own day; below zero: short.
             * @example 40.000
             * @example -12.500
             */
            projected_on_hand: string;
        };
        PlanChangeCause: {
            /**
             * @description PLAN: first day, horizon or calendar. PRODUCT: how the product is planned. BOM: a recipe that takes it. PARENT_ORDERS: the planned orders of a product that takes it. Any other: a document.
             * @enum {string}
             */
            cause: "PLAN" | "PRODUCT" | "STOCK" | "DEMAND" | "COMPONENT_REQUIREMENT" | "PURCHASE_ORDER" | "PRODUCTION_ORDER" | "FIRM_PLANNED_ORDER" | "BOM" | "PARENT_ORDERS";
            /**
             * @description Number of the document or the other product; null where it is about neither.
             * @example 1
             */
            id: number | null;
            /**
             * @description Quantity, days or setting now; null where there is none any more.
             * @example 160.000
             */
            value: string | null;
            /**
             * @description The same before; null where there was none.
             * @example 160.000
             */
            previous_value: string | null;
            /**
             * Format: date
             * @description Its day now.
             * @example 2026-11-21
             */
            date: string | null;
            /**
             * Format: date
             * @description Its day before.
             * @example 2026-11-21
             */
            previous_date: string | null;
            /**
             * @description The cause in words.
             * @example Stock is 120.000 KG, it was 160.000 KG.
             */
            sentence: string;
        };
        PlanItem: {
            /**
             * @description Number of the run.
             * @example 1
             */
            run_id: number;
            /**
             * @description Product.
             * @example 1
             */
            product_id: number;
            product_code: string;
            product_name: string;
            unit_of_measure: string;
            /** @enum {string} */
            order_type: "MAKE" | "BUY";
            /** @description 0: no recipe takes it. */
            low_level_code: number;
            lead_time_days: number;
            /**
             * Format: date
             * @description The first bucket; what was due before stands in it.
             * @example 2026-11-21
             */
            first_day: string;
            /**
             * @description Usable stock on the first day.
             * @example 12.500
             */
            on_hand: string;
            /**
             * @description To be kept.
             * @example 12.500
             */
            safety_stock: string;
            /** @description The days on which something happens. */
            buckets: components["schemas"]["PlanBucket"][];
        };
        PlanSubstitute: {
            /**
             * @description The planned order of the component that is short; null: it stands no more.
             * @example 1
             */
            planned_order_id: number | null;
            /**
             * @description How the component would be replenished.
             * @enum {string}
             */
            order_type: "MAKE" | "BUY";
            /**
             * @description The component that is short.
             * @example 1
             */
            product_id: number;
            product_code: string;
            product_name: string;
            unit_of_measure: string;
            /**
             * @description Of the planned order.
             * @example 12.500
             */
            quantity: string;
            /**
             * Format: date
             * @description Day on which to start or to order it; before today: it will be late.
             * @example 2026-11-21
             */
            start_date: string;
            /**
             * Format: date
             * @description Day on which the component is needed.
             * @example 2026-11-21
             */
            due_date: string;
            /** @description How many days ago it should have been started. */
            days_late: number;
            /**
             * @description So much of it is for orders whose recipes allow the substitute.
             * @example 12.500
             */
            needed_quantity: string;
            /**
             * @description What may take its place.
             * @example 1
             */
            substitute_product_id: number;
            substitute_product_code: string;
            substitute_product_name: string;
            substitute_unit_of_measure: string;
            /**
             * @description So many stock units of the substitute stand for one of the component; an exact fraction.
             * @example 3/2
             */
            ratio: string;
            /**
             * @description Of the substitute, in its unit: what is above its safety stock from the due date to the end of the horizon, less what rows before this one use.
             * @example 12.500
             */
            free_quantity: string;
            /**
             * @description How much of that would be used.
             * @example 12.500
             */
            used_quantity: string;
            /**
             * @description So much of the component it would stand for.
             * @example 12.500
             */
            covered_quantity: string;
            /**
             * Format: date
             * @description The first day from which that much is free.
             * @example 2026-11-21
             */
            available_from: string;
        };
        PlanSubstitutePage: {
            items: components["schemas"]["PlanSubstitute"][];
            /** @description Rows in all pages. */
            total_count: number;
            page: number;
            page_size: number;
            has_next: boolean;
            has_previous: boolean;
        };
        PlannedDemand: {
            /**
             * @description Number of the run.
             * @example 1
             */
            run_id: number;
            /**
             * @description Number of the demand.
             * @example 1
             */
            demand_id: number;
            /**
             * @description Who needs it.
             * @enum {string}
             */
            demand_type: "CUSTOMER_ORDER" | "FORECAST" | "MANUAL";
            /** @description What the customer calls it. */
            reference_number: string | null;
            /**
             * @description Product.
             * @example 1
             */
            product_id: number;
            product_code: string;
            unit_of_measure: string;
            product_name: string;
            /**
             * @description Needed, in the stock unit.
             * @example 12.500
             */
            quantity: string;
            /**
             * Format: date
             * @description Day on which it is needed.
             * @example 2026-11-21
             */
            due_date: string;
            /**
             * @description So much of it is in the plan: of a forecast, what customer orders have not consumed.
             * @example 12.500
             */
            planned_quantity: string;
            is_late: boolean;
            /**
             * Format: date
             * @description The earliest day on which all of it can be there; null: it is no part of the plan.
             * @example 2026-11-21
             */
            promised_date: string | null;
            /** @description 0: it is in time. */
            days_late: number;
            /** @description In time or not, and why. */
            sentence: string;
            /** @description From the demand down to what holds it up, which is the last; empty when it is in time. */
            why_late: components["schemas"]["LateStep"][];
            /** @description What covers it; each one before what it is made from. */
            supplies: components["schemas"]["DemandSupply"][];
        };
        PlannedOrder: {
            /**
             * @description Number of the planned order. Another quantity or day makes another number.
             * @example 1
             */
            planned_order_id: number;
            /**
             * @description The run that planned it so.
             * @example 1
             */
            run_id: number;
            /**
             * @description Product.
             * @example 1
             */
            product_id: number;
            product_code: string;
            product_name: string;
            unit_of_measure: string;
            /**
             * @description MAKE: a production order. BUY: a purchase order.
             * @enum {string}
             */
            order_type: "MAKE" | "BUY";
            /**
             * @description In the stock unit.
             * @example 12.500
             */
            quantity: string;
            /**
             * Format: date
             * @description Day on which to start or to order; before today: it is past due.
             * @example 2026-11-21
             */
            start_date: string;
            /**
             * Format: date
             * @description Day on which it is needed.
             * @example 2026-11-21
             */
            due_date: string;
            /** @description Counts the orders of the product for that day. */
            lot_number: number;
            /**
             * @description Whom to buy from; null: nobody is linked, or it is made.
             * @example 1
             */
            supplier_id: number | null;
            supplier_code: string | null;
            /**
             * @description Recipe to make it by.
             * @example 1
             */
            bom_id: number | null;
            /** @description Fixed by a person: runs leave it as it is. */
            firm: boolean;
            /**
             * @description PLANNED: it stands. CONVERTED: it became an order. REPLACED: a later run has planned otherwise.
             * @enum {string}
             */
            status: "PLANNED" | "CONVERTED" | "REPLACED";
            /**
             * @description Production order that it became.
             * @example 1
             */
            production_order_id: number | null;
            /**
             * @description Purchase order that it became.
             * @example 1
             */
            purchase_order_id: number | null;
            explanation: components["schemas"]["PlannedOrderExplanation"] | null;
        };
        PlannedOrderChange: {
            /**
             * @description NEW: there was none. GONE: it is not planned any more. MOVED: other dates. CHANGED: other quantity, supplier or recipe.
             * @enum {string}
             */
            change: "NEW" | "GONE" | "MOVED" | "CHANGED";
            /**
             * @description The planned order now; null: GONE.
             * @example 1
             */
            planned_order_id: number | null;
            /**
             * @description In the stock unit.
             * @example 12.500
             */
            quantity: string | null;
            /**
             * Format: date
             * @description Day on which to start or to order.
             * @example 2026-11-21
             */
            start_date: string | null;
            /**
             * Format: date
             * @description Day on which it is needed.
             * @example 2026-11-21
             */
            due_date: string | null;
            /**
             * @description The planned order before; null: NEW.
             * @example 1
             */
            previous_planned_order_id: number | null;
            /**
             * @description In the stock unit.
             * @example 12.500
             */
            previous_quantity: string | null;
            /**
             * Format: date
             * @description Day on which to start or to order.
             * @example 2026-11-21
             */
            previous_start_date: string | null;
            /**
             * Format: date
             * @description Day on which it was needed.
             * @example 2026-11-21
             */
            previous_due_date: string | null;
            /** @description The change in words. */
            sentence: string;
        };
        PlannedOrderConversion: {
            /** @description true: nothing was changed. */
            preview: boolean;
            /** @description By start, then by id. */
            production_orders: components["schemas"]["ConvertedProductionOrder"][];
            /** @description Drafts: one per supplier, week, warehouse and currency, in this order. */
            purchase_orders: components["schemas"]["ConvertedPurchaseOrder"][];
            totals: components["schemas"]["PlannedOrderConversionTotals"];
        };
        PlannedOrderConversionRequest: {
            /** @description What to convert, each once: all of it, or nothing. */
            planned_order_ids: number[];
            /**
             * @description true: answers what would be made, by the same checks and prices, and changes nothing.
             * @default false
             */
            preview?: boolean;
            /** @description The rate of each foreign currency that a supplier’s price is in. */
            exchange_rates?: components["schemas"]["ConversionExchangeRate"][];
            /** @description Remarks for each order that is made. */
            notes?: string | null;
        };
        PlannedOrderConversionTotals: {
            production_order_count: number;
            purchase_order_count: number;
            /** @description By currency. */
            amounts: components["schemas"]["ConversionAmount"][];
        };
        PlannedOrderCreate: {
            /**
             * @description What is to be made or bought.
             * @example 1
             */
            product_id: number;
            /**
             * @description How much, in the stock unit of the product. Text or number with at most 3 decimals.
             * @example 120.000
             */
            quantity: string | number;
            /**
             * Format: date
             * @description Day on which it is needed: today or later.
             * @example 2026-11-21
             */
            due_date: string;
            /**
             * Format: date
             * @description Day on which to start or to order. Left out: by the lead time, in working days.
             * @example 2026-11-21
             */
            start_date?: string;
        };
        PlannedOrderExplanation: {
            /**
             * @description The arithmetic in words.
             * @example Up to 2026-12-14, 200.000 KG of RM-STEEL-01 are required and 10.000 are to be kept; 50.000 are on hand and 0.000 on order: 160.000 are short.
             */
            sentence: string;
            /**
             * Format: date
             * @description Day up to which requirements are summed: the first that this order serves.
             * @example 2026-11-21
             */
            up_to_date: string;
            /**
             * @description Required up to that day.
             * @example 12.500
             */
            required: string;
            /**
             * @description Stock that expires unused up to that day.
             * @example 12.500
             */
            expired: string;
            /**
             * @description To be kept.
             * @example 12.500
             */
            safety_stock: string;
            /**
             * @description Usable stock on the first day.
             * @example 12.500
             */
            on_hand: string;
            /**
             * @description What open purchase and production orders bring, whatever their day.
             * @example 12.500
             */
            on_order: string;
            /**
             * @description Firm planned orders, and planned ones in front of this one.
             * @example 12.500
             */
            ordered_before: string;
            /**
             * @description required + expired + safety_stock − on_hand − on_order − ordered_before.
             * @example 160.000
             */
            shortage: string;
            /**
             * @description The rule that made the quantity of the shortage: LOT_FOR_LOT when that of the product lacks what it needs.
             * @enum {string}
             */
            lot_sizing_rule: "LOT_FOR_LOT" | "FIXED_QUANTITY" | "PERIOD_QUANTITY" | "ECONOMIC_QUANTITY" | "LEAST_COST";
            /**
             * @description Least quantity of an order.
             * @example 12.500
             */
            minimum_order_quantity: string;
            /**
             * @description Largest quantity of an order; a larger lot is several.
             * @example 12.500
             */
            maximum_order_quantity: string | null;
            /**
             * @description Orders are multiples of it.
             * @example 12.500
             */
            order_multiple: string | null;
            /** @description Stock for so many days more is kept: `up_to_date` is so much later than the due date. */
            cover_days: number;
            /** @description From start to due date, in days of the calendar. */
            lead_time_days: number;
            /** @description How many days ago it should have been started; 0: there is time. */
            days_late: number;
        };
        PlannedOrderPage: {
            items: components["schemas"]["PlannedOrder"][];
            /** @description Rows in all pages. */
            total_count: number;
            page: number;
            page_size: number;
            has_next: boolean;
            has_previous: boolean;
        };
        PlannedOrderPegging: {
            /**
             * @description Planned order.
             * @example 1
             */
            planned_order_id: number;
            /** @description What the order is for, up to customers; each node before what it is for. */
            demands: components["schemas"]["PeggedDemand"][];
            /** @description What the order is made from, down to stock and purchases. */
            components: components["schemas"]["PeggedSupply"][];
        };
        PlannedOrderUpdate: {
            /**
             * @description How much, in the stock unit of the product. Text or number with at most 3 decimals.
             * @example 120.000
             */
            quantity?: string | number;
            /**
             * Format: date
             * @description Day on which to start or to order.
             * @example 2026-11-21
             */
            start_date?: string;
            /**
             * Format: date
             * @description Day on which it is needed: today or later.
             * @example 2026-11-21
             */
            due_date?: string;
            /** @description true: runs leave it as it is; so does any change of quantity or day. false, alone: the next run plans it anew. */
            firm?: boolean;
        };
        PlannedProductChanges: {
            /**
             * @description Product.
             * @example 1
             */
            product_id: number;
            product_code: string;
            product_name: string;
            unit_of_measure: string;
            /** @description By due date. */
            orders: components["schemas"]["PlannedOrderChange"][];
            /** @description What the run has found otherwise than the run before it. Empty for the first run. */
            causes: components["schemas"]["PlanChangeCause"][];
        };
        PlannedShortage: {
            /**
             * @description What is short.
             * @example 1
             */
            product_id: number;
            /** @example FP-CAB-200 */
            product_code: string;
            /**
             * @description The planned quantity.
             * @example 12.500
             */
            required_quantity: string;
            /**
             * Format: date
             * @description The first day on which it is short.
             * @example 2026-11-21
             */
            needed_date: string;
            /**
             * @description Before lot sizing.
             * @example 12.500
             */
            net_requirement: string;
        };
        PlanningAcceptance: {
            /** @description true: nothing was changed. */
            preview: boolean;
            /** @description One for each message, in the order of the request. */
            done: components["schemas"]["PlanningExceptionActDone"][];
            /** @description As in a conversion. */
            purchase_orders_made: components["schemas"]["ConvertedPurchaseOrder"][];
            /** @description As in a conversion. */
            production_orders_made: components["schemas"]["ConvertedProductionOrder"][];
        };
        PlanningException: {
            /**
             * @description Number of the message.
             * @example 1
             */
            planning_exception_id: number;
            /**
             * @description The scenario that it belongs to; null for reality.
             * @example 1
             */
            scenario_id: number | null;
            /**
             * @description What should be done, or (PAST_DUE, SHORTAGE) what is wrong.
             * @enum {string}
             */
            exception_type: "ORDER" | "MAKE" | "EXPEDITE" | "DEFER" | "INCREASE" | "DECREASE" | "CANCEL" | "PAST_DUE" | "SHORTAGE";
            /**
             * @description DISMISSED and ACCEPTED stay so until the need changes clearly, which opens it again. RESOLVED when a run no longer says it.
             * @enum {string}
             */
            status: "OPEN" | "ACCEPTED" | "DISMISSED" | "RESOLVED";
            /**
             * @description The product.
             * @example 1
             */
            product_id: number;
            /**
             * @description Its code.
             * @example RM-STEEL-01
             */
            product_code: string;
            /**
             * @description Its name.
             * @example Çelik sac 1 mm
             */
            product_name: string;
            /**
             * @description Its unit.
             * @example KG
             */
            unit_of_measure: string;
            /**
             * @description The planned order that it is about.
             * @example 1
             */
            planned_order_id: number | null;
            /**
             * @description The production order that it is about.
             * @example 1
             */
            production_order_id: number | null;
            /**
             * @description Its number.
             * @example MO-2026-000004
             */
            order_number: string | null;
            /**
             * @description The line of a purchase order that it is about.
             * @example 1
             */
            po_item_id: number | null;
            /**
             * @description The purchase order of that line.
             * @example 1
             */
            purchase_order_id: number | null;
            /**
             * @description Its number.
             * @example PO-2026-000012
             */
            po_number: string | null;
            /**
             * Format: date
             * @description The date as it is: of an order its due date, or the start of one that nobody has begun; of a shortage its first day.
             * @example 2026-11-21
             */
            exception_date: string;
            /**
             * Format: date
             * @description The date as it should be; of a shortage the day on which it ends.
             * @example 2026-11-21
             */
            needed_date: string | null;
            /**
             * @description The quantity as it is.
             * @example 12.500
             */
            quantity: string;
            /**
             * @description The quantity as it should be.
             * @example 12.500
             */
            needed_quantity: string | null;
            /**
             * @description From the date to the needed date.
             * @example -7
             */
            effect_days: number | null;
            /**
             * @description What it is about in the company currency: the change of the quantity, else the quantity, at standard cost; null without one.
             * @example 15.2500
             */
            effect_amount: string | null;
            /**
             * @description What should be done, in a sentence.
             * @example Expedite: 120.000 KG of RM-STEEL-01 are due on 2026-12-10 but needed on 2026-12-03 (7 days earlier).
             */
            message: string;
            /**
             * @description Whose it is.
             * @example 1
             */
            assigned_to: number | null;
            /**
             * @description Name of that person.
             * @example Ayşe Yılmaz
             */
            assigned_to_name: string | null;
            /**
             * @description The planning run that said it first.
             * @example 1
             */
            first_run_id: number;
            /**
             * @description The run that has said it in this form first.
             * @example 1
             */
            last_run_id: number;
            /**
             * @description The run that has not said it any more; null while it lives.
             * @example 1
             */
            resolved_run_id: number | null;
            /**
             * Format: date-time
             * @description When it was said first.
             * @example 2026-11-21T08:30:00.000Z
             */
            raised_at: string;
            /**
             * Format: date-time
             * @description When a run no longer said it.
             * @example 2026-11-21T08:30:00.000Z
             */
            resolved_at: string | null;
            /**
             * Format: date-time
             * @description When somebody last decided about it; it stays when the message opens again.
             * @example 2026-11-21T08:30:00.000Z
             */
            decided_at: string | null;
            /**
             * @description Who decided.
             * @example 1
             */
            decided_by: number | null;
            /**
             * @description Why.
             * @example Tedarikçi ile görüşüldü
             */
            decision_note: string | null;
        };
        PlanningExceptionAcceptance: {
            /**
             * @description true: answers what would be done, by the same checks and prices, and changes nothing.
             * @default false
             */
            preview?: boolean;
            /** @description Why; it stays with the messages and goes into the orders’ history. */
            note?: string | null;
            /** @description The rate of each foreign currency that a supplier’s price is in. */
            exchange_rates?: components["schemas"]["ConversionExchangeRate"][];
        };
        PlanningExceptionActDone: {
            /**
             * @description The message.
             * @example 1
             */
            planning_exception_id: number;
            /** @enum {string} */
            exception_type: "ORDER" | "MAKE" | "EXPEDITE" | "DEFER" | "INCREASE" | "DECREASE" | "CANCEL" | "PAST_DUE" | "SHORTAGE";
            /**
             * @description What was done, in a sentence.
             * @example PO-2026-000012: 120.000 KG of RM-STEEL-01 are due on 2026-12-03 instead of 2026-12-10.
             */
            what: string;
            /**
             * @description The purchase order that was made or changed; null for one in a preview.
             * @example 1
             */
            purchase_order_id: number | null;
            /**
             * @description Its line.
             * @example 1
             */
            po_item_id: number | null;
            /**
             * @description The production order that was made or changed; null for one in a preview.
             * @example 1
             */
            production_order_id: number | null;
            /**
             * @description So many days later; negative: earlier.
             * @example -7
             */
            days: number | null;
            /**
             * @description What it is about in the company currency, as the message says it.
             * @example 15.2500
             */
            amount: string | null;
        };
        PlanningExceptionAssignment: {
            /**
             * @description Whose it is from now on; null: nobody’s.
             * @example 1
             */
            user_id: number | null;
        };
        PlanningExceptionDismissal: {
            /**
             * @description Why nothing is done about it.
             * @example Tedarikçi ile görüşüldü
             */
            reason: string;
        };
        PlanningExceptionPage: {
            items: components["schemas"]["PlanningException"][];
            /** @description Rows in all pages. */
            total_count: number;
            page: number;
            page_size: number;
            has_next: boolean;
            has_previous: boolean;
        };
        PlanningExceptionsAcceptance: {
            /** @description What to do, each once: all of it, or nothing. */
            planning_exception_ids: number[];
            /**
             * @description true: answers what would be done, by the same checks and prices, and changes nothing.
             * @default false
             */
            preview?: boolean;
            /** @description Why; it stays with the messages and goes into the orders’ history. */
            note?: string | null;
            /** @description The rate of each foreign currency that a supplier’s price is in. */
            exchange_rates?: components["schemas"]["ConversionExchangeRate"][];
        };
        PlanningRun: {
            /**
             * @description Number of the run.
             * @example 1
             */
            run_id: number;
            /** @enum {string} */
            mode: "REGENERATIVE" | "NET_CHANGE";
            /**
             * @description Scenario that was planned; null: reality.
             * @example 1
             */
            scenario_id: number | null;
            /**
             * @description Days that are planned, today being the first. What is needed after them is left out.
             * @example 180
             */
            horizon_days: number;
            /**
             * Format: date
             * @description Day on which the horizon begins; null until the run has begun.
             * @example 2026-11-21
             */
            first_day: string | null;
            /**
             * @description A run that fails or is cancelled leaves the plan before it in force.
             * @enum {string}
             */
            state: "QUEUED" | "RUNNING" | "COMPLETED" | "FAILED" | "CANCELLED";
            progress: components["schemas"]["PlanningRunProgress"];
            summary: components["schemas"]["PlanningRunSummary"] | null;
            /** @description Why it failed and what to do. */
            error_message: string | null;
            /**
             * @description User who asked for it.
             * @example 1
             */
            requested_by: number | null;
            requested_by_name: string | null;
            /**
             * Format: date-time
             * @description When it was asked for.
             * @example 2026-11-21T08:30:00.000Z
             */
            requested_at: string;
            /**
             * Format: date-time
             * @description When somebody began with it.
             * @example 2026-11-21T08:30:00.000Z
             */
            started_at: string | null;
            /**
             * Format: date-time
             * @description When it ended.
             * @example 2026-11-21T08:30:00.000Z
             */
            finished_at: string | null;
        };
        PlanningRunChanges: {
            /**
             * @description Number of the run.
             * @example 1
             */
            run_id: number;
            /**
             * @description The completed run before it; null: it is the first, and everything is new.
             * @example 1
             */
            previous_run_id: number | null;
            /** @description What differs for all products: first day, horizon, calendar. */
            causes: components["schemas"]["PlanChangeCause"][];
            items: components["schemas"]["PlannedProductChanges"][];
            /** @description Rows in all pages. */
            total_count: number;
            page: number;
            page_size: number;
            has_next: boolean;
            has_previous: boolean;
        };
        /**
         * @description Server-sent events: `event` is always `progress`, `data` is run_id, state, progress, summary and error_message of the run as JSON in one line.
         * @example event: progress
         *     data: {"run_id":7,"state":"RUNNING","progress":{"phase":"SAVING","done":0,"total":4120},"summary":null,"error_message":null}
         */
        PlanningRunFrames: string;
        PlanningRunPage: {
            items: components["schemas"]["PlanningRun"][];
            /** @description Rows in all pages. */
            total_count: number;
            page: number;
            page_size: number;
            has_next: boolean;
            has_previous: boolean;
        };
        PlanningRunProgress: {
            /**
             * @description What is being done.
             * @enum {string}
             */
            phase: "WAITING" | "READING" | "PLANNING" | "SAVING" | "DONE";
            /** @description So many of `total` are done in this phase. */
            done: number;
            /** @description 0 as long as nobody knows. */
            total: number;
        };
        PlanningRunRequest: {
            /**
             * @description REGENERATIVE (default): everything is planned anew. NET_CHANGE: what has changed since the last run, and what follows from it; the plan is the same.
             * @enum {string}
             */
            mode?: "REGENERATIVE" | "NET_CHANGE";
            /**
             * @description Scenario to plan instead of reality; nothing real changes.
             * @example 1
             */
            scenario_id?: number | null;
            /**
             * @description Days that are planned, today being the first; 365 when not given, and for a net change those of the plan in force.
             * @example 180
             */
            horizon_days?: number;
        };
        PlanningRunSummary: {
            /** @description Products in the plan. */
            item_count: number;
            /** @description Planned orders that stand after the run, firm ones too. */
            planned_order_count: number;
            /** @description Of them, those to make. */
            make_count: number;
            /** @description Of them, those to buy. */
            buy_count: number;
            /** @description Planned orders that stand as they did before the run. */
            unchanged_count: number;
            /** @description Planned orders that are new, or new in this quantity or on these days. */
            new_count: number;
            /** @description Planned orders of the plan before that stand no longer. */
            ended_count: number;
            /** @description Planned orders that should have been started before today. */
            past_due_count: number;
            /** @description Messages that this run has raised. */
            exceptions_raised: number;
            /** @description Messages that came back, because the need has changed since somebody decided. */
            exceptions_reopened: number;
            /** @description Messages that are settled. */
            exceptions_resolved: number;
            /** @description Products that were planned again; of a net change only what was touched and what follows from it. */
            replanned_count?: number;
            milliseconds: components["schemas"]["PlanningRunTimes"];
        };
        PlanningRunTimes: {
            /** @description Reading the factory. */
            reading: number;
            /** @description Planning it. */
            planning: number;
            /** @description Writing what has changed. */
            saving: number;
        };
        PlanningScenario: {
            /**
             * @description Number of the scenario.
             * @example 1
             */
            scenario_id: number;
            /**
             * @description Name for people; unique.
             * @example Çelik iki hafta geç
             */
            scenario_name: string;
            /** @description What it is to find out. */
            description: string | null;
            /**
             * @description User who made it.
             * @example 1
             */
            created_by: number | null;
            created_by_name: string | null;
            last_run: components["schemas"]["ScenarioRun"] | null;
            /**
             * Format: date-time
             * @description When it was created.
             * @example 2026-11-21T08:30:00.000Z
             */
            created_at: string;
            /**
             * Format: date-time
             * @description When it was last changed; its ETag. A run takes the overlay as it is when the run begins.
             * @example 2026-11-21T08:30:00.000Z
             */
            updated_at: string;
            overlay: components["schemas"]["ScenarioOverlay"];
        };
        PlanningScenarioCreate: {
            /**
             * @description Name for people; unique.
             * @example Çelik iki hafta geç
             */
            scenario_name: string;
            /** @description What it is to find out. */
            description?: string | null;
            overlay?: components["schemas"]["ScenarioOverlay"];
        };
        PlanningScenarioPage: {
            items: components["schemas"]["PlanningScenario"][];
            /** @description Rows in all pages. */
            total_count: number;
            page: number;
            page_size: number;
            has_next: boolean;
            has_previous: boolean;
        };
        PlanningScenarioUpdate: {
            /**
             * @description Name for people; unique.
             * @example Çelik iki hafta geç
             */
            scenario_name?: string;
            /** @description What it is to find out. */
            description?: string | null;
            overlay?: components["schemas"]["ScenarioOverlay"];
        };
        PlanningSettings: {
            /**
             * @description PLAIN_DAYS: every day is worked on, and lead times are plain days. WORKING_DAYS: only the working weekdays are, less holidays and as the calendar says.
             * @enum {string}
             */
            calendar: "PLAIN_DAYS" | "WORKING_DAYS";
            /**
             * @description With WORKING_DAYS: the weekdays on which the factory works. 1 is Monday, 7 is Sunday.
             * @example [
             *       1,
             *       2,
             *       3,
             *       4,
             *       5,
             *       6
             *     ]
             */
            working_weekdays: number[];
            /**
             * @description Whom the plan buys from. PREFERRED: the preferred supplier, else the cheapest. CHEAPEST: the lowest price. EARLIEST: the shortest lead time. No rates of exchange are kept, so a price in the company’s currency goes before one in another.
             * @enum {string}
             */
            supplier_rule: "PREFERRED" | "CHEAPEST" | "EARLIEST";
            /**
             * Format: date-time
             * @description When they were last changed; their ETag.
             * @example 2026-11-21T08:30:00.000Z
             */
            updated_at: string;
        };
        PlanningSettingsUpdate: {
            /**
             * @description PLAIN_DAYS: every day is worked on, and lead times are plain days. WORKING_DAYS: only the working weekdays are, less holidays and as the calendar says.
             * @enum {string}
             */
            calendar?: "PLAIN_DAYS" | "WORKING_DAYS";
            /**
             * @description With WORKING_DAYS: the weekdays on which the factory works. 1 is Monday, 7 is Sunday.
             * @example [
             *       1,
             *       2,
             *       3,
             *       4,
             *       5,
             *       6
             *     ]
             */
            working_weekdays?: number[];
            /**
             * @description Whom the plan buys from. PREFERRED: the preferred supplier, else the cheapest. CHEAPEST: the lowest price. EARLIEST: the shortest lead time. No rates of exchange are kept, so a price in the company’s currency goes before one in another.
             * @enum {string}
             */
            supplier_rule?: "PREFERRED" | "CHEAPEST" | "EARLIEST";
        };
        PreferredSupplierPrice: {
            /**
             * @description Preferred supplier.
             * @example 1
             */
            supplier_id: number;
            supplier_code: string;
            supplier_name: string;
            /**
             * @description Agreed price.
             * @example 15.2500
             */
            unit_price: string;
            /** @example TRY */
            currency: string;
        };
        PriceBreak: {
            /**
             * @description From this quantity on, in the stock unit of the product.
             * @example 12.500
             */
            minimum_quantity: string;
            /**
             * @description Price of one stock unit, in the currency of the link.
             * @example 15.2500
             */
            unit_price: string;
            /**
             * Format: date
             * @description First day on which it is valid.
             * @example 2026-11-21
             */
            valid_from: string;
            /**
             * Format: date
             * @description First day on which it is not valid any more; null: no end is known.
             * @example 2026-11-21
             */
            valid_to: string | null;
        };
        PriceBreakInput: {
            /**
             * @description From this quantity on, in the stock unit of the product. Text or number with at most 3 decimals.
             * @example 1000.000
             */
            minimum_quantity: string | number;
            /**
             * @description Price of one stock unit, in the currency of the link. Text or number with at most 4 decimals.
             * @example 15.2500
             */
            unit_price: string | number;
            /**
             * Format: date
             * @description First day on which it is valid.
             * @example 2026-11-21
             */
            valid_from: string;
            /**
             * Format: date
             * @description First day on which it is not valid any more; null: no end is known.
             * @example 2026-11-21
             */
            valid_to?: string | null;
        };
        PriceBreaksReplacement: {
            /** @description All price breaks of the link from now on; an empty list takes them away. */
            price_breaks: components["schemas"]["PriceBreakInput"][];
        };
        ProcurementSuggestion: {
            /**
             * @description Number of the product.
             * @example 1
             */
            product_id: number;
            /** @example RM-STEEL-02 */
            product_code: string;
            /** @example ÇELİK SAC 2 MM */
            product_name: string;
            /** @example KG */
            unit_of_measure: string;
            /**
             * @description As it was asked for.
             * @example 12.500
             */
            required_quantity: string;
            /**
             * Format: date
             * @description As it was asked for.
             * @example 2026-11-21
             */
            needed_date: string;
            /**
             * @description From whom to order.
             * @example 1
             */
            supplier_id: number;
            /** @example SUP-01 */
            supplier_code: string;
            /** @example ASİL ÇELİK */
            supplier_name: string;
            /**
             * @description What to order: at least the minimum of supplier and product, and a whole multiple of the product’s lots.
             * @example 12.500
             */
            quantity: string;
            /**
             * @description Days from order to delivery: of the product at this supplier, else the supplier’s.
             * @example 10
             */
            lead_time_days: number;
            /**
             * Format: date
             * @description When to order at the latest: needed_date less the lead time.
             * @example 2026-11-21
             */
            order_by_date: string;
            /** @description order_by_date is over. */
            is_late: boolean;
            /**
             * Format: date
             * @description When it comes, ordered on order_by_date, or today when that day is over.
             * @example 2026-11-21
             */
            expected_date: string;
            /**
             * @description Today’s price of one stock unit for this quantity.
             * @example 15.2500
             */
            unit_price: string;
            /** @example TRY */
            currency: string;
            /** @description PRICE_BREAK, SUPPLIER_LINK or LAST_PRICE. */
            price_source: string;
            /**
             * @description Quantity × unit price.
             * @example 15.2500
             */
            total_price: string;
            /**
             * @description The larger of the supplier’s and the product’s.
             * @example 12.500
             */
            minimum_order_quantity: string;
            next_price_break: components["schemas"]["SuggestedPriceBreak"] | null;
            /** @description The other suppliers, the best by the same rule first. */
            alternatives: components["schemas"]["SuggestionAlternative"][];
            /** @description Why this supplier, this quantity and this day. */
            explanation: string;
        };
        ProcurementSuggestions: {
            /** @description In the order of the shortages. */
            suggestions: components["schemas"]["ProcurementSuggestion"][];
            /** @description Each product once. */
            without_supplier: components["schemas"]["ProductWithoutSupplier"][];
        };
        ProcurementSuggestionsRequest: {
            /** @description Several of one product are kept apart. */
            shortages: components["schemas"]["Shortage"][];
            /**
             * @description PREFERRED: the preferred supplier, else the cheapest. CHEAPEST: the lowest total price; prices in a foreign currency only when there is no other. EARLIEST: the shortest lead time, then the price. Default: PREFERRED.
             * @enum {string}
             */
            supplier_rule?: "PREFERRED" | "CHEAPEST" | "EARLIEST";
        };
        Product: {
            /**
             * @description Number of the product.
             * @example 1
             */
            product_id: number;
            /**
             * @description Code on labels: 3 to 20 capital letters, digits or hyphens. Cannot be changed later.
             * @example RM-STEEL-01
             */
            product_code: string;
            /**
             * @description Name for people.
             * @example ÇELİK SAC 2 MM
             */
            product_name: string;
            /** @description What else there is to say. */
            description: string | null;
            /**
             * @description What kind of product it is; decides which warehouses may hold it.
             * @enum {string}
             */
            product_type: "RAW_MATERIAL" | "SEMI_FINISHED" | "FINISHED_PRODUCT" | "PACKAGING";
            /**
             * @description Stock unit: the code of a unit that GET /units lists. Fixed once stock, orders or BOMs use it.
             * @example KG
             */
            unit_of_measure: string;
            /**
             * @description Planned cost of one stock unit.
             * @example 15.2500
             */
            standard_cost: string | null;
            /**
             * @description Below this available quantity a MINIMUM alert is raised.
             * @example 12.500
             */
            minimum_stock_level: string | null;
            /**
             * @description Below this available quantity a CRITICAL alert is raised.
             * @example 12.500
             */
            critical_stock_level: string | null;
            /**
             * @description Days that making or buying it takes.
             * @example 7
             */
            lead_time_days: number;
            /**
             * @description Quantity that planning keeps in reserve.
             * @example 12.500
             */
            safety_stock: string;
            /**
             * @description How planning turns needs into order quantities. FIXED_QUANTITY needs lot_size.
             * @enum {string}
             */
            lot_sizing_rule: "LOT_FOR_LOT" | "FIXED_QUANTITY" | "PERIOD_QUANTITY" | "ECONOMIC_QUANTITY" | "LEAST_COST";
            /**
             * @description Order quantity of the rule FIXED_QUANTITY, or what the other rules start from.
             * @example 12.500
             */
            lot_size: string | null;
            /**
             * @description Smallest quantity of one order.
             * @example 12.500
             */
            minimum_order_quantity: string;
            /**
             * @description Largest quantity of one order: planning makes several of a larger lot.
             * @example 12.500
             */
            maximum_order_quantity: string | null;
            /**
             * @description Orders are multiples of this quantity.
             * @example 12.500
             */
            order_multiple: string | null;
            /**
             * @description Planning keeps stock for what so many days more require, beside the safety stock.
             * @example 5
             */
            safety_days_of_cover: number;
            /**
             * @description What one order or set-up costs, whatever its quantity, in the company’s currency.
             * @example 15.2500
             */
            ordering_cost: string | null;
            /**
             * @description What keeping it in stock for a year costs, in percent of its unit cost.
             * @example 2.50
             */
            annual_holding_rate: string | null;
            /** @description An inactive product takes part in nothing new. */
            is_active: boolean;
            /**
             * Format: date-time
             * @description When it was created.
             * @example 2026-11-21T08:30:00.000Z
             */
            created_at: string;
            /**
             * Format: date-time
             * @description When it was last changed; its ETag.
             * @example 2026-11-21T08:30:00.000Z
             */
            updated_at: string;
        };
        ProductCreate: {
            /**
             * @description Code on labels: 3 to 20 capital letters, digits or hyphens. Cannot be changed later.
             * @example RM-STEEL-01
             */
            product_code: string;
            /**
             * @description Name for people.
             * @example ÇELİK SAC 2 MM
             */
            product_name: string;
            /**
             * @description What kind of product it is; decides which warehouses may hold it.
             * @enum {string}
             */
            product_type: "RAW_MATERIAL" | "SEMI_FINISHED" | "FINISHED_PRODUCT" | "PACKAGING";
            /**
             * @description Stock unit: the code of a unit that GET /units lists. Fixed once stock, orders or BOMs use it.
             * @example KG
             */
            unit_of_measure: string;
            /** @description What else there is to say. */
            description?: string | null;
            /**
             * @description Planned cost of one stock unit. Text or number with at most 4 decimals.
             * @example 15.2500
             */
            standard_cost?: string | number | null;
            /**
             * @description Below this available quantity a MINIMUM alert is raised. Text or number with at most 3 decimals.
             * @example 12.500
             */
            minimum_stock_level?: string | number | null;
            /**
             * @description Below this available quantity a CRITICAL alert is raised. Text or number with at most 3 decimals.
             * @example 12.500
             */
            critical_stock_level?: string | number | null;
            /**
             * @description Days that making or buying it takes.
             * @example 7
             */
            lead_time_days?: number;
            /**
             * @description Quantity that planning keeps in reserve. Text or number with at most 3 decimals.
             * @example 12.500
             */
            safety_stock?: string | number;
            /**
             * @description How planning turns needs into order quantities. FIXED_QUANTITY needs lot_size.
             * @enum {string}
             */
            lot_sizing_rule?: "LOT_FOR_LOT" | "FIXED_QUANTITY" | "PERIOD_QUANTITY" | "ECONOMIC_QUANTITY" | "LEAST_COST";
            /**
             * @description Order quantity of the rule FIXED_QUANTITY, or what the other rules start from. Text or number with at most 3 decimals.
             * @example 12.500
             */
            lot_size?: string | number | null;
            /**
             * @description Smallest quantity of one order. Text or number with at most 3 decimals.
             * @example 12.500
             */
            minimum_order_quantity?: string | number;
            /**
             * @description Largest quantity of one order: planning makes several of a larger lot. Text or number with at most 3 decimals.
             * @example 12.500
             */
            maximum_order_quantity?: string | number | null;
            /**
             * @description Orders are multiples of this quantity. Text or number with at most 3 decimals.
             * @example 12.500
             */
            order_multiple?: string | number | null;
            /**
             * @description Planning keeps stock for what so many days more require, beside the safety stock.
             * @example 5
             */
            safety_days_of_cover?: number;
            /**
             * @description What one order or set-up costs, whatever its quantity, in the company’s currency. Text or number with at most 4 decimals.
             * @example 15.2500
             */
            ordering_cost?: string | number | null;
            /**
             * @description What keeping it in stock for a year costs, in percent of its unit cost. Text or number with at most 2 decimals.
             * @example 20.00
             */
            annual_holding_rate?: string | number | null;
        };
        ProductDetail: {
            /**
             * @description Number of the product.
             * @example 1
             */
            product_id: number;
            /**
             * @description Code on labels: 3 to 20 capital letters, digits or hyphens. Cannot be changed later.
             * @example RM-STEEL-01
             */
            product_code: string;
            /**
             * @description Name for people.
             * @example ÇELİK SAC 2 MM
             */
            product_name: string;
            /** @description What else there is to say. */
            description: string | null;
            /**
             * @description What kind of product it is; decides which warehouses may hold it.
             * @enum {string}
             */
            product_type: "RAW_MATERIAL" | "SEMI_FINISHED" | "FINISHED_PRODUCT" | "PACKAGING";
            /**
             * @description Stock unit: the code of a unit that GET /units lists. Fixed once stock, orders or BOMs use it.
             * @example KG
             */
            unit_of_measure: string;
            /**
             * @description Planned cost of one stock unit.
             * @example 15.2500
             */
            standard_cost: string | null;
            /**
             * @description Below this available quantity a MINIMUM alert is raised.
             * @example 12.500
             */
            minimum_stock_level: string | null;
            /**
             * @description Below this available quantity a CRITICAL alert is raised.
             * @example 12.500
             */
            critical_stock_level: string | null;
            /**
             * @description Days that making or buying it takes.
             * @example 7
             */
            lead_time_days: number;
            /**
             * @description Quantity that planning keeps in reserve.
             * @example 12.500
             */
            safety_stock: string;
            /**
             * @description How planning turns needs into order quantities. FIXED_QUANTITY needs lot_size.
             * @enum {string}
             */
            lot_sizing_rule: "LOT_FOR_LOT" | "FIXED_QUANTITY" | "PERIOD_QUANTITY" | "ECONOMIC_QUANTITY" | "LEAST_COST";
            /**
             * @description Order quantity of the rule FIXED_QUANTITY, or what the other rules start from.
             * @example 12.500
             */
            lot_size: string | null;
            /**
             * @description Smallest quantity of one order.
             * @example 12.500
             */
            minimum_order_quantity: string;
            /**
             * @description Largest quantity of one order: planning makes several of a larger lot.
             * @example 12.500
             */
            maximum_order_quantity: string | null;
            /**
             * @description Orders are multiples of this quantity.
             * @example 12.500
             */
            order_multiple: string | null;
            /**
             * @description Planning keeps stock for what so many days more require, beside the safety stock.
             * @example 5
             */
            safety_days_of_cover: number;
            /**
             * @description What one order or set-up costs, whatever its quantity, in the company’s currency.
             * @example 15.2500
             */
            ordering_cost: string | null;
            /**
             * @description What keeping it in stock for a year costs, in percent of its unit cost.
             * @example 2.50
             */
            annual_holding_rate: string | null;
            /** @description An inactive product takes part in nothing new. */
            is_active: boolean;
            /**
             * Format: date-time
             * @description When it was created.
             * @example 2026-11-21T08:30:00.000Z
             */
            created_at: string;
            /**
             * Format: date-time
             * @description When it was last changed; its ETag.
             * @example 2026-11-21T08:30:00.000Z
             */
            updated_at: string;
            /** @description The product's own units, by code. */
            unit_conversions: components["schemas"]["UnitConversion"][];
        };
        ProductForecast: {
            /**
             * @description What is forecast.
             * @example 1
             */
            product_id: number;
            /** @example FP-CAB-200 */
            product_code: string;
            /** @example ÇELİK DOLAP 200 */
            product_name: string;
            /** @example PCS */
            unit_of_measure: string;
            /**
             * Format: date
             * @description First day of its history; null when it never had stock.
             * @example 2026-11-21
             */
            history_from: string | null;
            /** @description Days in it. Fewer than asked for when the product is new. */
            history_days: number;
            /**
             * @description What was used in these days.
             * @example 12.500
             */
            total_consumption: string;
            forecast: components["schemas"]["DemandForecast"];
            /**
             * @description Sum of the buckets: the forecast in the decimals of the unit.
             * @example 12.500
             */
            total_quantity: string;
            /** @description The first one begins today, the last one ends with the horizon. */
            buckets: components["schemas"]["ForecastBucket"][];
            /** @description Open forecast demands due up to the end of the horizon: they are, or would be, deactivated. */
            replaces: components["schemas"]["ReplacedForecast"][];
        };
        ProductPage: {
            items: components["schemas"]["Product"][];
            /** @description Rows in all pages. */
            total_count: number;
            page: number;
            page_size: number;
            has_next: boolean;
            has_previous: boolean;
        };
        ProductRequirement: {
            /**
             * @description Number of the product.
             * @example 1
             */
            product_id: number;
            /** @example FP-CAB-200 */
            product_code: string;
            /** @example ÇELİK DOLAP 200 */
            product_name: string;
            /** @example PCS */
            unit_of_measure: string;
            /**
             * @description 0: no recipe in force takes it.
             * @example 0
             */
            low_level_code: number;
            /**
             * @description MAKE when a recipe is in force today.
             * @enum {string}
             */
            order_type: "MAKE" | "BUY";
            /**
             * @description All that is needed of it within the horizon.
             * @example 12.500
             */
            gross_requirement: string;
            /**
             * @description Stock that the plan may use: not expired, not rejected, not reserved by hand.
             * @example 12.500
             */
            available: string;
            /**
             * @description Still to come from open orders and firm planned orders.
             * @example 12.500
             */
            scheduled_receipts: string;
            /**
             * @description To be kept all the time.
             * @example 12.500
             */
            safety_stock: string;
            /**
             * @description Stock that expires within the horizon before it is used.
             * @example 12.500
             */
            expiring_quantity: string;
            /**
             * @description Gross requirement + safety stock + expiring − available − scheduled receipts, never below zero.
             * @example 12.500
             */
            net_requirement: string;
            /**
             * @description What is to be made or bought for it, after lot sizing.
             * @example 12.500
             */
            planned_quantity: string;
            /**
             * Format: date
             * @description The first day on which what is there and comes is not enough; null when it always is.
             * @example 2026-11-21
             */
            first_needed_date: string | null;
            /**
             * Format: date
             * @description When the first order must start at the latest.
             * @example 2026-11-21
             */
            start_date: string | null;
            /** @description The first order should have started before today, or a plan for it was due before today. */
            is_late: boolean;
            /**
             * @description From whom it is bought: the preferred supplier, else the cheapest.
             * @example 1
             */
            supplier_id: number | null;
            /** @description In days of the planning calendar. */
            lead_time_days: number;
            /** @description The arithmetic in words. */
            explanation: string;
        };
        ProductUnit: {
            /**
             * @description Code used in quantities.
             * @example SHEET
             */
            unit_code: string;
            /**
             * @description Name for people.
             * @example Sheet
             */
            unit_name: string;
            /**
             * @description What it measures.
             * @enum {string}
             */
            dimension: "COUNT" | "MASS" | "LENGTH" | "AREA" | "VOLUME" | "TIME";
            /** @description The unit that stock of the product is counted in. */
            is_stock_unit: boolean;
            /** @description The product's own conversion, which goes before the usual one. */
            is_own: boolean;
            /**
             * @description How many stock units one of this unit is, rounded half up to 9 decimals.
             * @example 15.700000000
             */
            factor: string;
            /**
             * @description The same as an exact fraction.
             * @example 157/10
             */
            exact_factor: string;
        };
        ProductUnitFactor: {
            /**
             * @description How many stock units one of this unit is. Text or number with at most 9 decimals.
             * @example 15.7
             */
            factor: string | number;
        };
        ProductUnits: {
            /**
             * @description Product.
             * @example 1
             */
            product_id: number;
            /** @description Code of the product. */
            product_code: string;
            /**
             * @description The unit that stock of the product is counted in.
             * @example SHEET
             */
            stock_unit: string;
            /** @description The stock unit first, then by code. */
            units: components["schemas"]["ProductUnit"][];
            /**
             * Format: date-time
             * @description When the product or one of its units was last changed; its ETag.
             * @example 2026-11-21T08:30:00.000Z
             */
            updated_at: string;
        };
        ProductUpdate: {
            /**
             * @description Name for people.
             * @example ÇELİK SAC 2 MM
             */
            product_name?: string;
            /**
             * @description What kind of product it is; decides which warehouses may hold it.
             * @enum {string}
             */
            product_type?: "RAW_MATERIAL" | "SEMI_FINISHED" | "FINISHED_PRODUCT" | "PACKAGING";
            /**
             * @description Stock unit: the code of a unit that GET /units lists. Fixed once stock, orders or BOMs use it.
             * @example KG
             */
            unit_of_measure?: string;
            /** @description What else there is to say. */
            description?: string | null;
            /**
             * @description Planned cost of one stock unit. Text or number with at most 4 decimals.
             * @example 15.2500
             */
            standard_cost?: string | number | null;
            /**
             * @description Below this available quantity a MINIMUM alert is raised. Text or number with at most 3 decimals.
             * @example 12.500
             */
            minimum_stock_level?: string | number | null;
            /**
             * @description Below this available quantity a CRITICAL alert is raised. Text or number with at most 3 decimals.
             * @example 12.500
             */
            critical_stock_level?: string | number | null;
            /**
             * @description Days that making or buying it takes.
             * @example 7
             */
            lead_time_days?: number;
            /**
             * @description Quantity that planning keeps in reserve. Text or number with at most 3 decimals.
             * @example 12.500
             */
            safety_stock?: string | number;
            /**
             * @description How planning turns needs into order quantities. FIXED_QUANTITY needs lot_size.
             * @enum {string}
             */
            lot_sizing_rule?: "LOT_FOR_LOT" | "FIXED_QUANTITY" | "PERIOD_QUANTITY" | "ECONOMIC_QUANTITY" | "LEAST_COST";
            /**
             * @description Order quantity of the rule FIXED_QUANTITY, or what the other rules start from. Text or number with at most 3 decimals.
             * @example 12.500
             */
            lot_size?: string | number | null;
            /**
             * @description Smallest quantity of one order. Text or number with at most 3 decimals.
             * @example 12.500
             */
            minimum_order_quantity?: string | number;
            /**
             * @description Largest quantity of one order: planning makes several of a larger lot. Text or number with at most 3 decimals.
             * @example 12.500
             */
            maximum_order_quantity?: string | number | null;
            /**
             * @description Orders are multiples of this quantity. Text or number with at most 3 decimals.
             * @example 12.500
             */
            order_multiple?: string | number | null;
            /**
             * @description Planning keeps stock for what so many days more require, beside the safety stock.
             * @example 5
             */
            safety_days_of_cover?: number;
            /**
             * @description What one order or set-up costs, whatever its quantity, in the company’s currency. Text or number with at most 4 decimals.
             * @example 15.2500
             */
            ordering_cost?: string | number | null;
            /**
             * @description What keeping it in stock for a year costs, in percent of its unit cost. Text or number with at most 2 decimals.
             * @example 20.00
             */
            annual_holding_rate?: string | number | null;
            /** @description true brings a deactivated product back. */
            is_active?: boolean;
        };
        ProductWithoutSupplier: {
            /**
             * @description Number of the product.
             * @example 1
             */
            product_id: number;
            product_code: string;
            /** @description Why nothing is suggested, and what to do. */
            reason: string;
        };
        ProductionCompletion: {
            /**
             * @description Made and good. Text or number with at most 3 decimals.
             * @example 10.000
             */
            completed_quantity: string | number;
            /**
             * @description Made and scrapped; default 0. Text or number with at most 3 decimals.
             * @example 0.000
             */
            scrapped_quantity?: string | number;
            /**
             * @description Labour of this booking in all; left out, by the recipe. Text or number with at most 4 decimals.
             * @example 15.2500
             */
            actual_labor_cost?: string | number | null;
            /**
             * @description Overhead of this booking in all; left out, by the recipe. Text or number with at most 4 decimals.
             * @example 15.2500
             */
            actual_overhead_cost?: string | number | null;
            actual_consumption?: components["schemas"]["ActualConsumption"][];
            /** @description true (default) completes the order; false books a part and keeps it IN_PROGRESS. */
            is_final?: boolean;
            /**
             * @description Batch number: 3 to 50 capital letters, digits or -.
             * @example CS-2026-0001
             */
            batch_number?: string | null;
            /** @description Remarks. */
            completion_notes?: string | null;
        };
        ProductionComponentList: {
            /**
             * @description Number of the order.
             * @example 1
             */
            production_order_id: number;
            order_number: string;
            /** @enum {string} */
            status: "PLANNED" | "RELEASED" | "IN_PROGRESS" | "ON_HOLD" | "COMPLETED" | "CANCELLED";
            components: components["schemas"]["ProductionOrderComponent"][];
        };
        ProductionCost: {
            /**
             * @description Number of the order.
             * @example 1
             */
            production_order_id: number;
            /** @example MO-2026-000001 */
            order_number: string;
            /** @enum {string} */
            status: "PLANNED" | "RELEASED" | "IN_PROGRESS" | "ON_HOLD" | "COMPLETED" | "CANCELLED";
            /**
             * @description Product.
             * @example 1
             */
            product_id: number;
            /**
             * Format: date-time
             * @description When it was completed.
             * @example 2026-11-21T08:30:00.000Z
             */
            actual_completion_date: string | null;
            /**
             * @description To be made.
             * @example 12.500
             */
            planned_quantity: string;
            /**
             * @description Made and good.
             * @example 12.500
             */
            completed_quantity: string;
            /**
             * @description Made and scrapped.
             * @example 12.500
             */
            scrapped_quantity: string;
            /**
             * @description Both; the share of the estimate that actual cost is compared with.
             * @example 12.500
             */
            done_quantity: string;
            material: components["schemas"]["ProductionMaterialCost"];
            labor: components["schemas"]["ProductionCostElement"];
            overhead: components["schemas"]["ProductionCostElement"];
            total: components["schemas"]["ProductionCostElement"];
            variances: components["schemas"]["ProductionVarianceParts"];
            /**
             * @description The part that went into no layer, because nothing good came out of a booking.
             * @example 15.2500
             */
            scrap_cost: string;
            /**
             * @description Corrections of the material’s cost that became known after it was consumed.
             * @example 15.2500
             */
            later_corrections: string;
            /** @description By level, then code. */
            components: components["schemas"]["ProductionCostComponent"][];
        };
        ProductionCostComponent: {
            /**
             * @description Material.
             * @example 1
             */
            product_id: number;
            /**
             * @description The component whose place it took.
             * @example 1
             */
            substitute_for_product_id: number | null;
            product_code: string;
            product_name: string;
            unit_of_measure: string;
            /**
             * @description For the whole order.
             * @example 12.500
             */
            estimated_quantity: string;
            /**
             * @description Consumed.
             * @example 12.500
             */
            actual_quantity: string;
            /**
             * @description Estimate for the whole order, as it was when the order was made.
             * @example 15.2500
             */
            estimated_cost: string;
            /**
             * @description The estimate for what is done: estimate × done ÷ planned.
             * @example 15.2500
             */
            expected_cost: string;
            /**
             * @description What was booked.
             * @example 15.2500
             */
            actual_cost: string;
            /**
             * @description Actual − expected; above zero is dearer.
             * @example 15.2500
             */
            variance: string;
            /**
             * @description Actual cost − actual quantity at the estimated price.
             * @example 15.2500
             */
            price_variance: string;
            /**
             * @description (Actual − expected quantity) at the estimated price.
             * @example 15.2500
             */
            usage_variance: string;
            /**
             * @description Became known after it was consumed; not in the actual cost.
             * @example 15.2500
             */
            later_correction: string;
        };
        ProductionCostElement: {
            /**
             * @description Estimate for the whole order, as it was when the order was made.
             * @example 15.2500
             */
            estimated_cost: string;
            /**
             * @description The estimate for what is done: estimate × done ÷ planned.
             * @example 15.2500
             */
            expected_cost: string;
            /**
             * @description What was booked.
             * @example 15.2500
             */
            actual_cost: string;
            /**
             * @description Actual − expected; above zero is dearer.
             * @example 15.2500
             */
            variance: string;
        };
        ProductionCostVarianceParameters: {
            /**
             * Format: date
             * @description First day.
             * @example 2026-11-21
             */
            from: string;
            /**
             * Format: date
             * @description Last day, included.
             * @example 2026-11-21
             */
            to: string;
            /**
             * @description Product.
             * @example 1
             */
            product_id: number | null;
            /** @enum {string|null} */
            product_type: "RAW_MATERIAL" | "SEMI_FINISHED" | "FINISHED_PRODUCT" | "PACKAGING" | null;
        };
        ProductionCostVarianceReport: {
            /**
             * Format: date-time
             * @description When this was put together.
             * @example 2026-11-21T08:30:00.000Z
             */
            generated_at: string;
            parameters: components["schemas"]["ProductionCostVarianceParameters"];
            /** @description In the order of completion. */
            rows: components["schemas"]["ProductionCostVarianceRow"][];
            totals: components["schemas"]["ProductionCostVarianceTotals"];
        };
        ProductionCostVarianceRow: {
            /**
             * @description Order.
             * @example 1
             */
            production_order_id: number;
            /** @example MO-2026-000001 */
            order_number: string;
            /**
             * @description Product.
             * @example 1
             */
            product_id: number;
            product_code: string;
            product_name: string;
            /** @enum {string} */
            product_type: "RAW_MATERIAL" | "SEMI_FINISHED" | "FINISHED_PRODUCT" | "PACKAGING";
            /** @description Stock unit, of the quantities. */
            unit_of_measure: string;
            /**
             * Format: date
             * @description Day of completion.
             * @example 2026-11-21
             */
            completed_on: string;
            /**
             * @description To be made.
             * @example 12.500
             */
            planned_quantity: string;
            /**
             * @description Made and good.
             * @example 12.500
             */
            completed_quantity: string;
            /**
             * @description Made and scrapped.
             * @example 12.500
             */
            scrapped_quantity: string;
            /**
             * @description The estimate for the good output: estimate × completed ÷ planned.
             * @example 15.2500
             */
            standard_cost: string;
            /**
             * @description What was booked.
             * @example 15.2500
             */
            actual_cost: string;
            /**
             * @description Material: other prices than estimated.
             * @example 15.2500
             */
            price_variance: string;
            /**
             * @description Material: other quantities than estimated.
             * @example 15.2500
             */
            usage_variance: string;
            /**
             * @description Labour: booked − expected for what is done.
             * @example 15.2500
             */
            labor_variance: string;
            /**
             * @description Overhead: booked − expected for what is done.
             * @example 15.2500
             */
            overhead_variance: string;
            /**
             * @description The estimate for what was scrapped.
             * @example 15.2500
             */
            yield_variance: string;
            /**
             * @description Actual − standard cost: exactly the sum of the five.
             * @example 15.2500
             */
            total_variance: string;
            /**
             * @description The part that went into no stock, because nothing good came out of a booking.
             * @example 15.2500
             */
            scrap_cost: string;
        };
        ProductionCostVarianceTotals: {
            /** @description Rows. */
            order_count: number;
            /**
             * @description The estimate for the good output: estimate × completed ÷ planned.
             * @example 15.2500
             */
            standard_cost: string;
            /**
             * @description What was booked.
             * @example 15.2500
             */
            actual_cost: string;
            /**
             * @description Material: other prices than estimated.
             * @example 15.2500
             */
            price_variance: string;
            /**
             * @description Material: other quantities than estimated.
             * @example 15.2500
             */
            usage_variance: string;
            /**
             * @description Labour: booked − expected for what is done.
             * @example 15.2500
             */
            labor_variance: string;
            /**
             * @description Overhead: booked − expected for what is done.
             * @example 15.2500
             */
            overhead_variance: string;
            /**
             * @description The estimate for what was scrapped.
             * @example 15.2500
             */
            yield_variance: string;
            /**
             * @description Actual − standard cost: exactly the sum of the five.
             * @example 15.2500
             */
            total_variance: string;
            /**
             * @description The part that went into no stock, because nothing good came out of a booking.
             * @example 15.2500
             */
            scrap_cost: string;
        };
        ProductionEfficiencyParameters: {
            /**
             * Format: date
             * @description First day.
             * @example 2026-11-21
             */
            from: string;
            /**
             * Format: date
             * @description Last day, included.
             * @example 2026-11-21
             */
            to: string;
            /**
             * @description Product.
             * @example 1
             */
            product_id: number | null;
            /** @enum {string|null} */
            product_type: "RAW_MATERIAL" | "SEMI_FINISHED" | "FINISHED_PRODUCT" | "PACKAGING" | null;
        };
        ProductionEfficiencyReport: {
            /**
             * Format: date-time
             * @description When this was put together.
             * @example 2026-11-21T08:30:00.000Z
             */
            generated_at: string;
            parameters: components["schemas"]["ProductionEfficiencyParameters"];
            /** @description By product code. */
            rows: components["schemas"]["ProductionEfficiencyRow"][];
            totals: components["schemas"]["ProductionEfficiencyTotals"];
        };
        ProductionEfficiencyRow: {
            /**
             * @description Product.
             * @example 1
             */
            product_id: number;
            product_code: string;
            product_name: string;
            /** @enum {string} */
            product_type: "RAW_MATERIAL" | "SEMI_FINISHED" | "FINISHED_PRODUCT" | "PACKAGING";
            /** @description Stock unit, of the quantities. */
            unit_of_measure: string;
            /**
             * @description Of these orders.
             * @example 12.500
             */
            planned_quantity: string;
            /**
             * @description Made and good.
             * @example 12.500
             */
            completed_quantity: string;
            /**
             * @description Made and scrapped.
             * @example 12.500
             */
            scrapped_quantity: string;
            /**
             * @description Completed ÷ planned × 100.
             * @example 2.50
             */
            completion_percentage: string;
            /**
             * @description Scrapped ÷ (completed + scrapped) × 100.
             * @example 2.50
             */
            scrap_percentage: string;
            /** @description Completed in the period. */
            orders: number;
            /** @description Of these completed on their planned day or before. */
            orders_on_time: number;
            /** @description Of these completed later. */
            orders_late: number;
            /** @description Days of all late orders together. */
            days_late: number;
            /**
             * @description On time ÷ (on time + late) × 100; null when no order had a planned day.
             * @example 2.50
             */
            on_time_percentage: string | null;
            /**
             * @description The estimates for what was done.
             * @example 15.2500
             */
            expected_cost: string;
            /**
             * @description What was booked.
             * @example 15.2500
             */
            actual_cost: string;
            /**
             * @description Material: actual − expected.
             * @example 15.2500
             */
            material_variance: string;
            /**
             * @description Labour: actual − expected.
             * @example 15.2500
             */
            labor_variance: string;
            /**
             * @description Overhead: actual − expected.
             * @example 15.2500
             */
            overhead_variance: string;
            /**
             * @description Actual − expected: the three together.
             * @example 15.2500
             */
            cost_variance: string;
            /**
             * @description The part that went into no stock, because nothing good came out of a booking.
             * @example 15.2500
             */
            scrap_cost: string;
        };
        ProductionEfficiencyTotals: {
            /** @description Rows. */
            product_count: number;
            /** @description Completed in the period. */
            orders: number;
            /** @description Of these completed on their planned day or before. */
            orders_on_time: number;
            /** @description Of these completed later. */
            orders_late: number;
            /** @description Days of all late orders together. */
            days_late: number;
            /**
             * @description On time ÷ (on time + late) × 100; null when no order had a planned day.
             * @example 2.50
             */
            on_time_percentage: string | null;
            /**
             * @description The estimates for what was done.
             * @example 15.2500
             */
            expected_cost: string;
            /**
             * @description What was booked.
             * @example 15.2500
             */
            actual_cost: string;
            /**
             * @description Material: actual − expected.
             * @example 15.2500
             */
            material_variance: string;
            /**
             * @description Labour: actual − expected.
             * @example 15.2500
             */
            labor_variance: string;
            /**
             * @description Overhead: actual − expected.
             * @example 15.2500
             */
            overhead_variance: string;
            /**
             * @description Actual − expected: the three together.
             * @example 15.2500
             */
            cost_variance: string;
            /**
             * @description The part that went into no stock, because nothing good came out of a booking.
             * @example 15.2500
             */
            scrap_cost: string;
        };
        ProductionMaterialCost: {
            /**
             * @description Estimate for the whole order, as it was when the order was made.
             * @example 15.2500
             */
            estimated_cost: string;
            /**
             * @description The estimate for what is done: estimate × done ÷ planned.
             * @example 15.2500
             */
            expected_cost: string;
            /**
             * @description What was booked.
             * @example 15.2500
             */
            actual_cost: string;
            /**
             * @description Actual − expected; above zero is dearer.
             * @example 15.2500
             */
            variance: string;
            /**
             * @description Actual cost − actual quantity at the estimated price.
             * @example 15.2500
             */
            price_variance: string;
            /**
             * @description (Actual − expected quantity) at the estimated price.
             * @example 15.2500
             */
            usage_variance: string;
        };
        ProductionOrder: {
            /**
             * @description Number of the order.
             * @example 1
             */
            production_order_id: number;
            /**
             * @description MO-{year}-{number}.
             * @example MO-2026-000001
             */
            order_number: string;
            /**
             * @description Product.
             * @example 1
             */
            product_id: number;
            /**
             * @description Recipe.
             * @example 1
             */
            bom_id: number;
            /**
             * @description Warehouse that receives the output.
             * @example 1
             */
            warehouse_id: number;
            /**
             * @description The order that this sub-order was made for.
             * @example 1
             */
            parent_production_order_id: number | null;
            /** @enum {string} */
            status: "PLANNED" | "RELEASED" | "IN_PROGRESS" | "ON_HOLD" | "COMPLETED" | "CANCELLED";
            /** @enum {string} */
            explosion: "MULTI_LEVEL" | "SINGLE_LEVEL";
            /**
             * @description To be made.
             * @example 12.500
             */
            planned_quantity: string;
            /**
             * @description Made and good.
             * @example 12.500
             */
            completed_quantity: string;
            /**
             * @description Made and scrapped.
             * @example 12.500
             */
            scrapped_quantity: string;
            /**
             * @description (completed + scrapped) ÷ planned.
             * @example 2.50
             */
            progress_percentage: string;
            /** @description Its planned end has passed and it is not done. */
            is_late: boolean;
            /**
             * @description How far the components are, all together.
             * @enum {string}
             */
            component_status: "SHORT" | "PARTIALLY_ALLOCATED" | "ALLOCATED" | "PARTIALLY_CONSUMED" | "CONSUMED";
            /**
             * @description The same in words.
             * @example 2 of 5 components are short: STEEL 12.500 KG, BOLT 3.000 PCS.
             */
            component_status_reason: string;
            /** @description Something is neither reserved nor consumed yet. */
            has_shortage: boolean;
            /** @description What is short and when it is due. */
            shortages: components["schemas"]["ProductionOrderShortage"][];
            /** @description 1 is the most urgent. */
            priority: number;
            /**
             * Format: date
             * @description Day on which it was ordered.
             * @example 2026-11-21
             */
            order_date: string;
            /**
             * Format: date
             * @description Planned start.
             * @example 2026-11-21
             */
            planned_start_date: string | null;
            /**
             * Format: date
             * @description Planned end.
             * @example 2026-11-21
             */
            planned_completion_date: string | null;
            /**
             * Format: date-time
             * @description When work began.
             * @example 2026-11-21T08:30:00.000Z
             */
            actual_start_date: string | null;
            /**
             * Format: date-time
             * @description When it was completed.
             * @example 2026-11-21T08:30:00.000Z
             */
            actual_completion_date: string | null;
            /**
             * @description The estimates of its components.
             * @example 15.2500
             */
            estimated_material_cost: string;
            /**
             * @description Labour by the recipe; with MULTI_LEVEL of all levels.
             * @example 15.2500
             */
            estimated_labor_cost: string;
            /**
             * @description Overhead by the recipe; with MULTI_LEVEL of all levels.
             * @example 15.2500
             */
            estimated_overhead_cost: string;
            /**
             * @description All three.
             * @example 15.2500
             */
            estimated_cost: string;
            /**
             * @description Material consumed so far.
             * @example 15.2500
             */
            actual_material_cost: string;
            /**
             * @description Labour booked so far.
             * @example 15.2500
             */
            actual_labor_cost: string;
            /**
             * @description Overhead booked so far.
             * @example 15.2500
             */
            actual_overhead_cost: string;
            /**
             * @description All three.
             * @example 15.2500
             */
            actual_cost: string;
            /** @description Remarks. */
            notes: string | null;
            /**
             * Format: date-time
             * @description When it was created.
             * @example 2026-11-21T08:30:00.000Z
             */
            created_at: string;
            /**
             * Format: date-time
             * @description When it last changed; its ETag.
             * @example 2026-11-21T08:30:00.000Z
             */
            updated_at: string;
            product: components["schemas"]["ProductionOrderProduct"];
            bom: components["schemas"]["ProductionOrderBom"];
            warehouse: components["schemas"]["ProductionOrderWarehouse"];
            parent: components["schemas"]["RelatedProductionOrder"] | null;
            /** @description Sub-orders made for this order, with their states. */
            children: components["schemas"]["RelatedProductionOrder"][];
            components: components["schemas"]["ProductionOrderComponent"][];
            /** @description Of a completion: what was booked although more was taken than is due. */
            warnings?: string[];
        };
        ProductionOrderBom: {
            /**
             * @description Recipe.
             * @example 1
             */
            bom_id: number;
            bom_version: string;
            bom_name: string | null;
        };
        ProductionOrderComponent: {
            /**
             * @description Number of the component.
             * @example 1
             */
            production_order_component_id: number;
            /**
             * @description Material.
             * @example 1
             */
            product_id: number;
            product_code: string;
            product_name: string;
            unit_of_measure: string;
            /** @description Deepest level at which the recipe uses it. */
            level: number;
            /**
             * @description Of what was consumed in the place of a component: that component. Nothing is required of it then.
             * @example 1
             */
            substitute_for_product_id: number | null;
            /**
             * @description What the whole order needs.
             * @example 12.500
             */
            required_quantity: string;
            /**
             * @description Promised to the order, including what it has consumed.
             * @example 12.500
             */
            allocated_quantity: string;
            /**
             * @description Consumed so far.
             * @example 12.500
             */
            consumed_quantity: string;
            /**
             * @description What substitutes covered of the requirement so far, in the unit of this component.
             * @example 12.500
             */
            replaced_quantity: string;
            /**
             * @description How far this component is; what substitutes covered counts as consumed.
             * @enum {string}
             */
            status: "SHORT" | "PARTIALLY_ALLOCATED" | "ALLOCATED" | "PARTIALLY_CONSUMED" | "CONSUMED";
            /**
             * @description Estimated cost ÷ required quantity.
             * @example 15.2500
             */
            estimated_unit_cost: string;
            /**
             * @description FIFO cost of the required quantity when the order was made; what stock did not cover is costed at the source named.
             * @example 15.2500
             */
            estimated_cost: string;
            /**
             * @description Where the estimate comes from; MIXED: partly FIFO; SUB_ORDER: the estimate of the sub-order that makes it.
             * @enum {string}
             */
            cost_source: "FIFO" | "MIXED" | "SUB_ORDER" | "LAST_PURCHASE" | "SUPPLIER_PRICE" | "STANDARD" | "NONE";
            /**
             * @description What stock did not cover when the order was made.
             * @example 12.500
             */
            uncovered_quantity: string;
            /**
             * @description What the consumed quantity cost.
             * @example 15.2500
             */
            actual_cost: string;
            /** @description The layers behind it, oldest first. */
            allocations: components["schemas"]["ComponentAllocation"][];
        };
        ProductionOrderHistory: {
            /**
             * @description Number of the order.
             * @example 1
             */
            production_order_id: number;
            order_number: string;
            /**
             * @description Where it is now.
             * @enum {string}
             */
            status: "PLANNED" | "RELEASED" | "IN_PROGRESS" | "ON_HOLD" | "COMPLETED" | "CANCELLED";
            /** @description Every step from the first on. */
            steps: components["schemas"]["ProductionOrderStep"][];
        };
        ProductionOrderPage: {
            items: components["schemas"]["ProductionOrderRow"][];
            /** @description Rows in all pages. */
            total_count: number;
            page: number;
            page_size: number;
            has_next: boolean;
            has_previous: boolean;
        };
        ProductionOrderProduct: {
            /**
             * @description Product.
             * @example 1
             */
            product_id: number;
            product_code: string;
            product_name: string;
            unit_of_measure: string;
        };
        ProductionOrderRequest: {
            /**
             * @description Product to make.
             * @example 1
             */
            product_id: number;
            /**
             * @description Recipe to make it by; it must be ACTIVE today.
             * @example 1
             */
            bom_id: number;
            /**
             * @description Warehouse that receives the output.
             * @example 1
             */
            warehouse_id: number;
            /**
             * @description How much to make, in the stock unit of the product. Text or number with at most 3 decimals.
             * @example 10.000
             */
            planned_quantity: string | number;
            /** @description 1 is the most urgent; default 5. */
            priority?: number;
            /**
             * Format: date
             * @description Day on which to start.
             * @example 2026-11-21
             */
            planned_start_date?: string | null;
            /**
             * Format: date
             * @description Day on which it must be done.
             * @example 2026-11-21
             */
            planned_completion_date?: string | null;
            /**
             * @description MULTI_LEVEL (default): down to materials. SINGLE_LEVEL: takes semi-finished products from stock.
             * @enum {string}
             */
            explosion?: "MULTI_LEVEL" | "SINGLE_LEVEL";
            /** @description true: the order is made with what stock there is, and what is missing is reserved at its release. false (default): all of its material, or no order. */
            allow_shortage?: boolean;
            /** @description true, with SINGLE_LEVEL: what is short of semi-finished products gets orders of its own, at every level. Default false. */
            create_sub_orders?: boolean;
            /** @description Remarks. */
            notes?: string | null;
        };
        ProductionOrderRow: {
            /**
             * @description Number of the order.
             * @example 1
             */
            production_order_id: number;
            /**
             * @description MO-{year}-{number}.
             * @example MO-2026-000001
             */
            order_number: string;
            /**
             * @description Product.
             * @example 1
             */
            product_id: number;
            /**
             * @description Recipe.
             * @example 1
             */
            bom_id: number;
            /**
             * @description Warehouse that receives the output.
             * @example 1
             */
            warehouse_id: number;
            /**
             * @description The order that this sub-order was made for.
             * @example 1
             */
            parent_production_order_id: number | null;
            /** @enum {string} */
            status: "PLANNED" | "RELEASED" | "IN_PROGRESS" | "ON_HOLD" | "COMPLETED" | "CANCELLED";
            /** @enum {string} */
            explosion: "MULTI_LEVEL" | "SINGLE_LEVEL";
            /**
             * @description To be made.
             * @example 12.500
             */
            planned_quantity: string;
            /**
             * @description Made and good.
             * @example 12.500
             */
            completed_quantity: string;
            /**
             * @description Made and scrapped.
             * @example 12.500
             */
            scrapped_quantity: string;
            /**
             * @description (completed + scrapped) ÷ planned.
             * @example 2.50
             */
            progress_percentage: string;
            /** @description Its planned end has passed and it is not done. */
            is_late: boolean;
            /**
             * @description How far the components are, all together.
             * @enum {string}
             */
            component_status: "SHORT" | "PARTIALLY_ALLOCATED" | "ALLOCATED" | "PARTIALLY_CONSUMED" | "CONSUMED";
            /**
             * @description The same in words.
             * @example 2 of 5 components are short: STEEL 12.500 KG, BOLT 3.000 PCS.
             */
            component_status_reason: string;
            /** @description Something is neither reserved nor consumed yet. */
            has_shortage: boolean;
            /** @description What is short and when it is due. */
            shortages: components["schemas"]["ProductionOrderShortage"][];
            /** @description 1 is the most urgent. */
            priority: number;
            /**
             * Format: date
             * @description Day on which it was ordered.
             * @example 2026-11-21
             */
            order_date: string;
            /**
             * Format: date
             * @description Planned start.
             * @example 2026-11-21
             */
            planned_start_date: string | null;
            /**
             * Format: date
             * @description Planned end.
             * @example 2026-11-21
             */
            planned_completion_date: string | null;
            /**
             * Format: date-time
             * @description When work began.
             * @example 2026-11-21T08:30:00.000Z
             */
            actual_start_date: string | null;
            /**
             * Format: date-time
             * @description When it was completed.
             * @example 2026-11-21T08:30:00.000Z
             */
            actual_completion_date: string | null;
            /**
             * @description The estimates of its components.
             * @example 15.2500
             */
            estimated_material_cost: string;
            /**
             * @description Labour by the recipe; with MULTI_LEVEL of all levels.
             * @example 15.2500
             */
            estimated_labor_cost: string;
            /**
             * @description Overhead by the recipe; with MULTI_LEVEL of all levels.
             * @example 15.2500
             */
            estimated_overhead_cost: string;
            /**
             * @description All three.
             * @example 15.2500
             */
            estimated_cost: string;
            /**
             * @description Material consumed so far.
             * @example 15.2500
             */
            actual_material_cost: string;
            /**
             * @description Labour booked so far.
             * @example 15.2500
             */
            actual_labor_cost: string;
            /**
             * @description Overhead booked so far.
             * @example 15.2500
             */
            actual_overhead_cost: string;
            /**
             * @description All three.
             * @example 15.2500
             */
            actual_cost: string;
            /** @description Remarks. */
            notes: string | null;
            /**
             * Format: date-time
             * @description When it was created.
             * @example 2026-11-21T08:30:00.000Z
             */
            created_at: string;
            /**
             * Format: date-time
             * @description When it last changed; its ETag.
             * @example 2026-11-21T08:30:00.000Z
             */
            updated_at: string;
            product: components["schemas"]["ProductionOrderProduct"];
            bom: components["schemas"]["ProductionOrderBom"];
            warehouse: components["schemas"]["ProductionOrderWarehouse"];
        };
        ProductionOrderShortage: {
            /**
             * @description Component that is short.
             * @example 1
             */
            product_id: number;
            product_code: string;
            unit_of_measure: string;
            /**
             * @description Required and neither reserved nor consumed nor covered by substitutes.
             * @example 12.500
             */
            missing_quantity: string;
            /**
             * Format: date
             * @description When it is due: the planned start of the order, else its planned end.
             * @example 2026-11-21
             */
            needed_by: string | null;
            /** @description The open sub-order of this order that makes it. */
            sub_order_number: string | null;
        };
        ProductionOrderStep: {
            sequence_number: number;
            /**
             * @description null when it was made.
             * @enum {string|null}
             */
            from_status: "PLANNED" | "RELEASED" | "IN_PROGRESS" | "ON_HOLD" | "COMPLETED" | "CANCELLED" | null;
            /** @enum {string} */
            to_status: "PLANNED" | "RELEASED" | "IN_PROGRESS" | "ON_HOLD" | "COMPLETED" | "CANCELLED";
            /**
             * Format: date-time
             * @description When.
             * @example 2026-11-21T08:30:00.000Z
             */
            changed_at: string;
            changed_by: components["schemas"]["ProductionOrderStepUser"] | null;
            /** @description Why. */
            notes: string | null;
        };
        ProductionOrderStepUser: {
            /**
             * @description Who.
             * @example 1
             */
            user_id: number;
            username: string;
            full_name: string;
        };
        ProductionOrderVariance: {
            /**
             * @description Number of the order.
             * @example 1
             */
            production_order_id: number;
            /** @example MO-2026-000001 */
            order_number: string;
            /**
             * Format: date-time
             * @description When it was completed.
             * @example 2026-11-21T08:30:00.000Z
             */
            actual_completion_date: string | null;
            /**
             * @description To be made.
             * @example 12.500
             */
            planned_quantity: string;
            /**
             * @description Made and good.
             * @example 12.500
             */
            completed_quantity: string;
            /**
             * @description Made and scrapped.
             * @example 12.500
             */
            scrapped_quantity: string;
            /**
             * @description Both; the share of the estimate that actual cost is compared with.
             * @example 12.500
             */
            done_quantity: string;
            material: components["schemas"]["ProductionMaterialCost"];
            labor: components["schemas"]["ProductionCostElement"];
            overhead: components["schemas"]["ProductionCostElement"];
            total: components["schemas"]["ProductionCostElement"];
            variances: components["schemas"]["ProductionVarianceParts"];
            /**
             * @description The part that went into no layer, because nothing good came out of a booking.
             * @example 15.2500
             */
            scrap_cost: string;
            /**
             * @description Corrections of the material’s cost that became known after it was consumed.
             * @example 15.2500
             */
            later_corrections: string;
            /**
             * @description Standard cost when it was completed; null when there was none.
             * @example 15.2500
             */
            standard_cost: string | null;
            /**
             * @description Completed quantity × standard cost.
             * @example 15.2500
             */
            standard_value: string | null;
            /**
             * @description Actual cost − standard value; null without a standard cost.
             * @example 15.2500
             */
            standard_variance: string | null;
        };
        ProductionOrderWarehouse: {
            /**
             * @description Warehouse.
             * @example 1
             */
            warehouse_id: number;
            warehouse_code: string;
            warehouse_name: string;
        };
        ProductionPlan: {
            /**
             * @description What is to be made: an active product.
             * @example 1
             */
            product_id: number;
            /**
             * @description How much is to be ready, in the stock unit. Text or number with at most 3 decimals.
             * @example 40.000
             */
            quantity: string | number;
            /**
             * Format: date
             * @description Day on which it is to be ready, at most ten years from today. A day that is over is planned as today and is late.
             * @example 2026-11-21
             */
            due_date: string;
        };
        ProductionStatusUpdate: {
            /**
             * @description The status to go to.
             * @enum {string}
             */
            status: "PLANNED" | "RELEASED" | "IN_PROGRESS" | "ON_HOLD" | "COMPLETED" | "CANCELLED";
            completion_data?: components["schemas"]["ProductionCompletion"];
            /** @description Why. */
            notes?: string | null;
        };
        ProductionVarianceParts: {
            /**
             * @description The estimate for the good output: estimate × completed ÷ planned.
             * @example 15.2500
             */
            standard_cost: string;
            /**
             * @description What was booked.
             * @example 15.2500
             */
            actual_cost: string;
            /**
             * @description Material: other prices than estimated.
             * @example 15.2500
             */
            price: string;
            /**
             * @description Material: other quantities than estimated; a substitute counts as what it stands for.
             * @example 15.2500
             */
            usage: string;
            /**
             * @description Labour: booked − expected for what is done.
             * @example 15.2500
             */
            labor: string;
            /**
             * @description Overhead: booked − expected for what is done.
             * @example 15.2500
             */
            overhead: string;
            /**
             * @description The estimate for what was scrapped.
             * @example 15.2500
             */
            yield: string;
            /**
             * @description Actual − standard cost: exactly the sum of the five.
             * @example 15.2500
             */
            total: string;
        };
        ProductionVariances: {
            /** @description In the period. */
            entries: number;
            /**
             * @description Estimates, for what was done.
             * @example 15.2500
             */
            expected_cost: string;
            /**
             * @description What was booked.
             * @example 15.2500
             */
            actual_cost: string;
            /**
             * @description Material: other prices.
             * @example 15.2500
             */
            price_variance: string;
            /**
             * @description Material: other quantities.
             * @example 15.2500
             */
            usage_variance: string;
            /**
             * @description Both.
             * @example 15.2500
             */
            material_variance: string;
            /**
             * @description Labour.
             * @example 15.2500
             */
            labor_variance: string;
            /**
             * @description Overhead.
             * @example 15.2500
             */
            overhead_variance: string;
            /**
             * @description All: actual − expected cost.
             * @example 15.2500
             */
            variance: string;
            /** @description Completed in the period, in time order. */
            orders: components["schemas"]["ProductionOrderVariance"][];
            /** @description There are earlier rows; the totals are over all. */
            has_more: boolean;
        };
        PromiseStep: {
            /**
             * @description Product.
             * @example 1
             */
            product_id: number;
            product_code: string;
            unit_of_measure: string;
            /**
             * Format: date
             * @description Day on which it is needed.
             * @example 2026-11-21
             */
            needed_date: string;
            /**
             * @description Needed for the promise.
             * @example 12.500
             */
            needed: string;
            /**
             * @description From stock and open orders that are for nobody.
             * @example 12.500
             */
            from_free: string;
            /**
             * @description To be ordered or made anew, in whole lots.
             * @example 12.500
             */
            ordered: string;
            /**
             * Format: date
             * @description The last day to start that; null: there is enough.
             * @example 2026-11-21
             */
            start_date: string | null;
            /** @description In days, or in working days when the factory plans with its calendar. */
            lead_time_days: number;
        };
        PurchaseInvoice: {
            /**
             * @description Number of the posting in the system.
             * @example 1
             */
            purchase_invoice_id: number;
            /** @example PI-2026-000001 */
            posting_number: string;
            /**
             * @description The purchase order.
             * @example 1
             */
            purchase_order_id: number;
            /** @example PO-2026-000001 */
            po_number: string;
            /**
             * @description The number on the supplier’s paper. One invoice of an order is posted once.
             * @example FTR-2026-0417
             */
            invoice_number: string;
            /**
             * Format: date
             * @description Day of the invoice.
             * @example 2026-11-21
             */
            invoice_date: string;
            /**
             * @description The order’s currency.
             * @example TRY
             */
            currency: string;
            /**
             * @description What one unit of the order’s currency is in the company’s.
             * @example 36.250000
             */
            exchange_rate: string;
            /**
             * @description By how much what was received became dearer, in the company’s currency.
             * @example 15.2500
             */
            value_change: string;
            /**
             * @description How much of it the stock became worth more or less, wherever the batch is now.
             * @example 15.2500
             */
            value_change_on_hand: string;
            /**
             * @description How much of it is for what had left the stock: issued, scrapped, returned or lost in production.
             * @example 15.2500
             */
            value_change_gone: string;
            notes: string | null;
            /**
             * Format: date-time
             * @description When.
             * @example 2026-11-21T08:30:00.000Z
             */
            posted_at: string;
            /** @description Username of who posted it. */
            posted_by: string | null;
            /** @description A line for each receipt of the lines that were invoiced. */
            lines: components["schemas"]["PurchaseInvoiceLine"][];
        };
        PurchaseInvoiceLine: {
            /** @description Place in this document. */
            line_number: number;
            /**
             * @description The line of the receipt.
             * @example 1
             */
            receipt_item_id: number;
            /** @example GR-2026-000001 */
            receipt_number: string;
            /**
             * @description The line of the purchase order.
             * @example 1
             */
            po_item_id: number;
            /**
             * @description What came.
             * @example 1
             */
            product_id: number;
            product_code: string;
            /**
             * @description The layer that it became.
             * @example 1
             */
            inventory_item_id: number;
            batch_number: string;
            /**
             * @description How much came.
             * @example 12.500
             */
            quantity_received: string;
            /**
             * @description The revaluation of the layer; null where nothing changes.
             * @example 1
             */
            stock_revaluation_id: number | null;
            /**
             * @description How much of it the stock became worth more or less, wherever the batch is now.
             * @example 15.2500
             */
            value_change_on_hand: string;
            /**
             * @description How much of it is for what had left the stock: issued, scrapped, returned or lost in production.
             * @example 15.2500
             */
            value_change_gone: string;
            /**
             * @description As invoiced, in the order’s currency.
             * @example 15.2500
             */
            unit_price: string;
            /**
             * @description The same in the company’s.
             * @example 15.2500
             */
            unit_cost: string;
            /**
             * @description Quantity × unit cost, less the same at the cost that was booked last: by an earlier invoice, else by the receipt.
             * @example 15.2500
             */
            value_change: string;
        };
        PurchaseInvoiceLineRequest: {
            /**
             * @description The line of the order, of which something was received.
             * @example 1
             */
            po_item_id: number;
            /**
             * @description What one stock unit was invoiced at, in the order’s currency. Text or number with at most 4 decimals.
             * @example 16.1000
             */
            unit_price: string | number;
        };
        PurchaseInvoiceList: {
            /** @description Oldest first. */
            items: components["schemas"]["PurchaseInvoice"][];
        };
        PurchaseInvoiceRequest: {
            /**
             * @description The number on the supplier’s paper. One invoice of an order is posted once.
             * @example FTR-2026-0417
             */
            invoice_number: string;
            /**
             * Format: date
             * @description Day of the invoice. Left out: today.
             * @example 2026-11-21
             */
            invoice_date?: string | null;
            /**
             * @description What one unit of the order’s currency is in the company’s. Left out: the order’s. Text or number with at most 6 decimals.
             * @example 36.250000
             */
            exchange_rate?: string | number | null;
            /** @description Remarks. */
            notes?: string | null;
            /** @description Prices by line of the order. Each holds for all that was received of it. */
            lines: components["schemas"]["PurchaseInvoiceLineRequest"][];
        };
        PurchaseOrder: {
            /**
             * @description Number of the order.
             * @example 1
             */
            purchase_order_id: number;
            /**
             * @description PO-{year}-{number}.
             * @example PO-2026-000001
             */
            po_number: string;
            /**
             * @description Who delivers.
             * @example 1
             */
            supplier_id: number;
            supplier_code: string;
            supplier_name: string;
            /**
             * @description Where the goods go.
             * @example 1
             */
            warehouse_id: number;
            warehouse_code: string;
            /**
             * @description Where the order is.
             * @enum {string}
             */
            status: "DRAFT" | "SENT" | "CONFIRMED" | "PARTIALLY_RECEIVED" | "FULLY_RECEIVED" | "CANCELLED" | "CLOSED";
            /**
             * Format: date
             * @description Day on which it was made.
             * @example 2026-11-21
             */
            order_date: string;
            /**
             * Format: date
             * @description Day on which the goods are due.
             * @example 2026-11-21
             */
            expected_delivery_date: string | null;
            /**
             * @description Currency of all prices of the order, ISO 4217.
             * @example TRY
             */
            currency: string;
            /**
             * @description What one unit of the order’s currency is in the company’s currency.
             * @example 36.250000
             */
            exchange_rate: string;
            /**
             * @description Sum of its lines, in the order’s currency.
             * @example 15.2500
             */
            total_amount: string;
            /**
             * @description The same in the company’s currency, half up to 4 decimals.
             * @example 15.2500
             */
            total_amount_company: string;
            /**
             * @description The supplier’s own number of the order, from its confirmation.
             * @example SO-88123
             */
            supplier_reference: string | null;
            /** @description Remarks. */
            notes: string | null;
            /**
             * @description Judged today by the earliest day of a line still to come. A draft is never due.
             * @enum {string}
             */
            delivery_status: "NOT_DUE" | "DUE" | "LATE" | "PARTIAL" | "PARTIAL_LATE" | "COMPLETE" | "CLOSED" | "CANCELLED";
            /** @description Days since that day has passed; 0 when not late. */
            days_late: number;
            /** @description Lines still to come, wholly or in part. */
            pending_quantity_lines: number;
            /**
             * @description Worth of what is still to come, in the order’s currency.
             * @example 15.2500
             */
            pending_amount: string;
            /**
             * @description Mean of the received shares of its lines, cut to 2 decimals, so that 100.00 means everything.
             * @example 2.50
             */
            received_percentage: string;
            /**
             * Format: date-time
             * @description When it was created.
             * @example 2026-11-21T08:30:00.000Z
             */
            created_at: string;
            /**
             * Format: date-time
             * @description When it last changed; its ETag.
             * @example 2026-11-21T08:30:00.000Z
             */
            updated_at: string;
            /**
             * @description User who created it.
             * @example 1
             */
            created_by: number | null;
            /** @description Full name of that user. */
            created_by_name: string | null;
            items: components["schemas"]["PurchaseOrderItem"][];
            /** @description When it was just created or edited: what a buyer should look at again. */
            warnings?: components["schemas"]["PurchaseOrderWarning"][];
        };
        PurchaseOrderDateChange: {
            /**
             * Format: date-time
             * @description When.
             * @example 2026-11-21T08:30:00.000Z
             */
            changed_at: string;
            changed_by: components["schemas"]["PurchaseOrderStepUser"] | null;
            /**
             * Format: date
             * @description The order’s day before.
             * @example 2026-11-21
             */
            from_date: string | null;
            /**
             * Format: date
             * @description The order’s day after; the same when only lines moved.
             * @example 2026-11-21
             */
            to_date: string | null;
            lines_moved: components["schemas"]["PurchaseOrderLineDateChange"][];
            /** @description Why. */
            reason: string | null;
        };
        PurchaseOrderHistory: {
            /**
             * @description Number of the order.
             * @example 1
             */
            purchase_order_id: number;
            po_number: string;
            /**
             * @description Where it is now.
             * @enum {string}
             */
            status: "DRAFT" | "SENT" | "CONFIRMED" | "PARTIALLY_RECEIVED" | "FULLY_RECEIVED" | "CANCELLED" | "CLOSED";
            /** @description Every step from the first on. */
            steps: components["schemas"]["PurchaseOrderStep"][];
            /** @description Every move of the delivery dates since the order was sent, the first one first. */
            date_changes: components["schemas"]["PurchaseOrderDateChange"][];
        };
        PurchaseOrderItem: {
            /**
             * @description Number of the line.
             * @example 1
             */
            po_item_id: number;
            /** @description Place on the order. */
            line_number: number;
            /**
             * @description What is ordered.
             * @example 1
             */
            product_id: number;
            product_code: string;
            product_name: string;
            /** @description Stock unit of the product. */
            unit_of_measure: string;
            /** @description The supplier’s code when it was ordered. */
            supplier_product_code: string | null;
            /**
             * @description Ordered.
             * @example 12.500
             */
            quantity_ordered: string;
            /**
             * @description Received so far.
             * @example 12.500
             */
            quantity_received: string;
            /**
             * @description Still to come; nothing once the line is closed.
             * @example 12.500
             */
            quantity_outstanding: string;
            /**
             * @description Price of one stock unit in the order’s currency.
             * @example 15.2500
             */
            unit_price: string;
            /**
             * @description Quantity ordered × unit price, half up to 4 decimals.
             * @example 15.2500
             */
            total_price: string;
            /**
             * @description Where the price came from.
             * @enum {string}
             */
            price_source: "GIVEN" | "PRICE_BREAK" | "SUPPLIER_LINK" | "LAST_PRICE";
            /**
             * Format: date
             * @description Day on which the line is due: its own, else the order’s.
             * @example 2026-11-21
             */
            expected_delivery_date: string | null;
            /**
             * @description How far the line is.
             * @enum {string}
             */
            delivery_status: "OPEN" | "PARTIAL" | "RECEIVED" | "CLOSED";
            /** @description Remarks. */
            notes: string | null;
        };
        PurchaseOrderLineDateChange: {
            line_number: number;
            /**
             * Format: date
             * @description Day on which the line was due.
             * @example 2026-11-21
             */
            from_date: string | null;
            /**
             * Format: date
             * @description Day on which it is due since.
             * @example 2026-11-21
             */
            to_date: string | null;
        };
        PurchaseOrderLineRequest: {
            /**
             * @description What is ordered.
             * @example 1
             */
            product_id: number;
            /**
             * @description How much, in the stock unit of the product. Text or number with at most 3 decimals.
             * @example 500.000
             */
            quantity_ordered: string | number;
            /**
             * @description Price of one stock unit in the order’s currency. Left out: the supplier’s best price break for the quantity, else its price, else what was paid last. Text or number with at most 4 decimals.
             * @example 15.2500
             */
            unit_price?: string | number | null;
            /**
             * Format: date
             * @description Day on which the goods are due. Left out: the order’s.
             * @example 2026-11-21
             */
            expected_delivery_date?: string | null;
            /** @description Remarks. */
            notes?: string | null;
        };
        PurchaseOrderPage: {
            items: components["schemas"]["PurchaseOrderRow"][];
            /** @description Rows in all pages. */
            total_count: number;
            page: number;
            page_size: number;
            has_next: boolean;
            has_previous: boolean;
        };
        PurchaseOrderPendingItem: {
            product_code: string;
            /**
             * @description Still to come.
             * @example 12.500
             */
            quantity_outstanding: string;
            /**
             * Format: date
             * @description Day on which the goods are due.
             * @example 2026-11-21
             */
            expected_delivery_date: string | null;
        };
        PurchaseOrderRequest: {
            /**
             * @description Who delivers.
             * @example 1
             */
            supplier_id: number;
            /**
             * @description Where the goods go.
             * @example 1
             */
            warehouse_id: number;
            /**
             * Format: date
             * @description Day on which the goods are due. Left out: the latest day of its lines, by the lead times of supplier and products.
             * @example 2026-11-21
             */
            expected_delivery_date?: string | null;
            /**
             * @description Currency of all prices. Left out: that of the supplier’s prices, where all lines have one and they agree; else the company’s.
             * @example TRY
             */
            currency?: string | null;
            /**
             * @description What one unit of the order’s currency is in the company’s currency. Required for a foreign currency; the company’s own has 1. Text or number with at most 6 decimals.
             * @example 36.250000
             */
            exchange_rate?: string | number | null;
            /** @description Remarks. */
            notes?: string | null;
            /** @description The lines, at most 500. A product may stand on several. */
            items: components["schemas"]["PurchaseOrderLineRequest"][];
        };
        PurchaseOrderRow: {
            /**
             * @description Number of the order.
             * @example 1
             */
            purchase_order_id: number;
            /**
             * @description PO-{year}-{number}.
             * @example PO-2026-000001
             */
            po_number: string;
            /**
             * @description Who delivers.
             * @example 1
             */
            supplier_id: number;
            supplier_code: string;
            supplier_name: string;
            /**
             * @description Where the goods go.
             * @example 1
             */
            warehouse_id: number;
            warehouse_code: string;
            /**
             * @description Where the order is.
             * @enum {string}
             */
            status: "DRAFT" | "SENT" | "CONFIRMED" | "PARTIALLY_RECEIVED" | "FULLY_RECEIVED" | "CANCELLED" | "CLOSED";
            /**
             * Format: date
             * @description Day on which it was made.
             * @example 2026-11-21
             */
            order_date: string;
            /**
             * Format: date
             * @description Day on which the goods are due.
             * @example 2026-11-21
             */
            expected_delivery_date: string | null;
            /**
             * @description Currency of all prices of the order, ISO 4217.
             * @example TRY
             */
            currency: string;
            /**
             * @description What one unit of the order’s currency is in the company’s currency.
             * @example 36.250000
             */
            exchange_rate: string;
            /**
             * @description Sum of its lines, in the order’s currency.
             * @example 15.2500
             */
            total_amount: string;
            /**
             * @description The same in the company’s currency, half up to 4 decimals.
             * @example 15.2500
             */
            total_amount_company: string;
            /**
             * @description The supplier’s own number of the order, from its confirmation.
             * @example SO-88123
             */
            supplier_reference: string | null;
            /** @description Remarks. */
            notes: string | null;
            /**
             * @description Judged today by the earliest day of a line still to come. A draft is never due.
             * @enum {string}
             */
            delivery_status: "NOT_DUE" | "DUE" | "LATE" | "PARTIAL" | "PARTIAL_LATE" | "COMPLETE" | "CLOSED" | "CANCELLED";
            /** @description Days since that day has passed; 0 when not late. */
            days_late: number;
            /** @description Lines still to come, wholly or in part. */
            pending_quantity_lines: number;
            /**
             * @description Worth of what is still to come, in the order’s currency.
             * @example 15.2500
             */
            pending_amount: string;
            /**
             * @description Mean of the received shares of its lines, cut to 2 decimals, so that 100.00 means everything.
             * @example 2.50
             */
            received_percentage: string;
            /**
             * Format: date-time
             * @description When it was created.
             * @example 2026-11-21T08:30:00.000Z
             */
            created_at: string;
            /**
             * Format: date-time
             * @description When it last changed; its ETag.
             * @example 2026-11-21T08:30:00.000Z
             */
            updated_at: string;
            /**
             * @description User who created it.
             * @example 1
             */
            created_by: number | null;
            /** @description Full name of that user. */
            created_by_name: string | null;
            /** @description Number of lines. */
            item_count: number;
            /** @description The first five lines still to come, soonest due first. */
            pending_items: components["schemas"]["PurchaseOrderPendingItem"][];
        };
        PurchaseOrderStatusUpdate: {
            /**
             * @description The status to go to.
             * @enum {string}
             */
            status: "DRAFT" | "SENT" | "CONFIRMED" | "PARTIALLY_RECEIVED" | "FULLY_RECEIVED" | "CANCELLED" | "CLOSED";
            /**
             * @description The supplier’s own number of the order, from its confirmation.
             * @example SO-88123
             */
            supplier_reference?: string | null;
            /** @description Why. */
            notes?: string | null;
        };
        PurchaseOrderStep: {
            sequence_number: number;
            /**
             * @description null when it was made.
             * @enum {string|null}
             */
            from_status: "DRAFT" | "SENT" | "CONFIRMED" | "PARTIALLY_RECEIVED" | "FULLY_RECEIVED" | "CANCELLED" | "CLOSED" | null;
            /** @enum {string} */
            to_status: "DRAFT" | "SENT" | "CONFIRMED" | "PARTIALLY_RECEIVED" | "FULLY_RECEIVED" | "CANCELLED" | "CLOSED";
            /**
             * Format: date-time
             * @description When.
             * @example 2026-11-21T08:30:00.000Z
             */
            changed_at: string;
            changed_by: components["schemas"]["PurchaseOrderStepUser"] | null;
            /** @description Why. */
            notes: string | null;
        };
        PurchaseOrderStepUser: {
            /**
             * @description Who.
             * @example 1
             */
            user_id: number;
            username: string;
            full_name: string;
        };
        PurchaseOrderUpdate: {
            /**
             * @description Who delivers; another one only together with items, whose prices it makes.
             * @example 1
             */
            supplier_id?: number;
            /**
             * @description Where the goods go.
             * @example 1
             */
            warehouse_id?: number;
            /**
             * Format: date
             * @description Day on which the goods are due.
             * @example 2026-11-21
             */
            expected_delivery_date?: string;
            /**
             * @description Currency of all prices; another one only together with items.
             * @example TRY
             */
            currency?: string;
            /**
             * @description What one unit of the order’s currency is in the company’s currency. Required when the currency changes to a foreign one. Text or number with at most 6 decimals.
             * @example 36.250000
             */
            exchange_rate?: string | number;
            /** @description Remarks. */
            notes?: string | null;
            /** @description The lines, at most 500. A product may stand on several. */
            items?: components["schemas"]["PurchaseOrderLineRequest"][];
        };
        PurchaseOrderWarning: {
            /** @description The line that it is about. */
            line_number: number;
            /**
             * @description Number of the line.
             * @example 1
             */
            po_item_id: number;
            /** @enum {string} */
            code: "BELOW_MINIMUM_ORDER" | "PRICE_FROM_LAST_PURCHASE" | "NOT_LINKED";
            message: string;
        };
        PurchasePrice: {
            /**
             * @description What a line without a price of its own would get; null when nobody knows one.
             * @example 15.2500
             */
            unit_price: string | null;
            /**
             * @description Currency of the price.
             * @example TRY
             */
            currency: string | null;
            /**
             * @description Where the price comes from, in this order.
             * @enum {string|null}
             */
            source: "PRICE_BREAK" | "SUPPLIER_LINK" | "LAST_PRICE" | null;
            /**
             * @description Smallest quantity that the supplier accepts; null when it is not linked to the product.
             * @example 12.500
             */
            minimum_order_qty: string | null;
            next_price_break: components["schemas"]["NextPriceBreak"] | null;
        };
        PurchaseVariance: {
            /**
             * @description Layer that came in.
             * @example 1
             */
            inventory_item_id: number;
            batch_number: string;
            /**
             * Format: date-time
             * @description When it came in.
             * @example 2026-11-21T08:30:00.000Z
             */
            date: string;
            /** @description Purchase order. */
            reference: string | null;
            /**
             * @description Received.
             * @example 12.500
             */
            quantity: string;
            /**
             * @description Paid for one stock unit.
             * @example 15.2500
             */
            unit_cost: string;
            /**
             * @description Value that entered stock.
             * @example 15.2500
             */
            actual_value: string;
            /**
             * @description Standard cost at that time; null when there was none.
             * @example 15.2500
             */
            standard_cost: string | null;
            /**
             * @description Quantity × standard cost.
             * @example 15.2500
             */
            standard_value: string | null;
            /**
             * @description Actual − standard value; null without a standard cost, which is not zero.
             * @example 15.2500
             */
            variance: string | null;
        };
        PurchaseVariances: {
            /** @description In the period. */
            entries: number;
            /** @description Receipts that had no standard cost to compare with. */
            without_standard: number;
            /**
             * @description Of the receipts that had a standard cost.
             * @example 15.2500
             */
            actual_value: string;
            /**
             * @description Of the same.
             * @example 15.2500
             */
            standard_value: string;
            /**
             * @description Actual − standard; null when there are receipts and none had a standard cost.
             * @example 15.2500
             */
            variance: string | null;
            /** @description In time order. */
            receipts: components["schemas"]["PurchaseVariance"][];
            /** @description There are earlier rows; the totals are over all. */
            has_more: boolean;
        };
        QualityStatusRequest: {
            /**
             * @description The new status. Only APPROVED stock may be issued.
             * @enum {string}
             */
            quality_status: "PENDING" | "APPROVED" | "REJECTED" | "QUARANTINE";
            /**
             * @description How much gets the new status; without it all of the layer. Less than all splits the layer. Text or number with at most 3 decimals.
             * @example 12.500
             */
            quantity?: string | number | null;
            /**
             * @description Why: what the inspection found.
             * @example Giriş kontrolü uygun
             */
            reason: string;
        };
        /** @description The layer that has the new status now, and in remaining_item what kept the old one, when the layer was split. */
        QualityStatusResponse: {
            /**
             * @description Number of the layer.
             * @example 1
             */
            inventory_item_id: number;
            /**
             * @description Product.
             * @example 1
             */
            product_id: number;
            /** @description Code of the product. */
            product_code: string;
            /** @description Name of the product. */
            product_name: string;
            /** @description Stock unit of the product. */
            unit_of_measure: string;
            /**
             * @description Warehouse.
             * @example 1
             */
            warehouse_id: number;
            /** @description Code of the warehouse. */
            warehouse_code: string;
            /**
             * @description Batch number: 3 to 50 capital letters, digits or -.
             * @example CS-2026-0001
             */
            batch_number: string;
            /**
             * Format: date-time
             * @description When it entered stock: the FIFO order.
             * @example 2026-11-21T08:30:00.000Z
             */
            entry_date: string;
            /**
             * @description What entered.
             * @example 12.500
             */
            initial_quantity: string;
            /**
             * @description On hand.
             * @example 12.500
             */
            quantity_in_stock: string;
            /**
             * @description Promised to orders.
             * @example 12.500
             */
            reserved_quantity: string;
            /**
             * @description On hand less reserved, zero unless the layer may be issued.
             * @example 12.500
             */
            available_quantity: string;
            /**
             * @description Cost of one stock unit.
             * @example 15.2500
             */
            unit_cost: string;
            /**
             * @description Value of what is on hand.
             * @example 15.2500
             */
            total_value: string;
            /**
             * @description Only APPROVED stock may be issued.
             * @enum {string}
             */
            quality_status: "PENDING" | "APPROVED" | "REJECTED" | "QUARANTINE";
            /**
             * Format: date
             * @description Last day on which it may be issued.
             * @example 2026-11-21
             */
            expiry_date: string | null;
            /** @description Shelf or bay. */
            location_in_warehouse: string | null;
            /**
             * @description Who delivered it.
             * @example 1
             */
            supplier_id: number | null;
            /**
             * @description The purchase order that it came with.
             * @example 1
             */
            purchase_order_id: number | null;
            /**
             * @description The production order that made it.
             * @example 1
             */
            production_order_id: number | null;
            /**
             * @description The layer that it was split or transferred from.
             * @example 1
             */
            source_item_id: number | null;
            /** @description Remarks. */
            notes: string | null;
            /**
             * Format: date-time
             * @description When it was entered into the system.
             * @example 2026-11-21T08:30:00.000Z
             */
            created_at: string;
            /**
             * Format: date-time
             * @description When it last changed.
             * @example 2026-11-21T08:30:00.000Z
             */
            updated_at: string;
            remaining_item: components["schemas"]["InventoryItem"] | null;
        };
        ReceiveRequest: {
            /** @description What came. Left out with receive_all. */
            items_received?: components["schemas"]["ItemReceived"][];
            /** @description true: everything that is outstanding came. */
            receive_all?: boolean;
            /**
             * @description PENDING unless said otherwise: on hand, not available until inspected.
             * @enum {string}
             */
            quality_status?: "PENDING" | "APPROVED" | "REJECTED" | "QUARANTINE";
            /**
             * @description Where it is put, when it is not the warehouse of the order.
             * @example 1
             */
            warehouse_id?: number | null;
            /**
             * @description Number of the supplier’s delivery note. The same one is booked once for an order.
             * @example IRS2026000000123
             */
            delivery_note?: string | null;
            /** @description Remarks about the delivery. */
            notes?: string | null;
        };
        ReceivedGoods: {
            /**
             * @description Number of the receipt in the system.
             * @example 1
             */
            receipt_id: number;
            /** @example GR-2026-000001 */
            receipt_number: string;
            /**
             * @description The purchase order that it belongs to.
             * @example 1
             */
            purchase_order_id: number;
            /** @example PO-2026-000001 */
            po_number: string;
            /**
             * @description Who delivered.
             * @example 1
             */
            supplier_id: number;
            supplier_code: string;
            supplier_name: string;
            /**
             * @description Number of the supplier’s delivery note.
             * @example IRS2026000000123
             */
            delivery_note: string | null;
            /**
             * Format: date-time
             * @description When it was booked.
             * @example 2026-11-21T08:30:00.000Z
             */
            received_at: string;
            /** @description Username of who booked it; null for the system. */
            received_by: string | null;
            /** @description Name of who booked it. */
            received_by_name: string | null;
            /** @description Remarks. */
            notes: string | null;
            /**
             * @description Where the order is now.
             * @enum {string}
             */
            order_status: "PARTIALLY_RECEIVED" | "FULLY_RECEIVED" | "CLOSED";
            items: components["schemas"]["GoodsReceiptItem"][];
            /** @description Booked all the same, but worth a look. */
            warnings: components["schemas"]["ReceivingWarning"][];
        };
        ReceivingLookup: {
            /** @description What was asked for. */
            code: string;
            /**
             * @description What the code is; null when nothing has it.
             * @enum {string|null}
             */
            matched_as: "PO_NUMBER" | "RECEIPT_NUMBER" | "PRODUCT_CODE" | "SUPPLIER_PRODUCT_CODE" | "BATCH_NUMBER" | "DELIVERY_NOTE" | null;
            /** @description Lines that are still to come, the one due first at the top; at most 100. */
            lines: components["schemas"]["ReceivingLookupLine"][];
            /** @description What came already, the newest first; at most 10. */
            receipts: components["schemas"]["ReceivingLookupReceipt"][];
        };
        ReceivingLookupLine: {
            /**
             * @description The order.
             * @example 1
             */
            purchase_order_id: number;
            po_number: string;
            /** @example SENT */
            order_status: string;
            /**
             * @description Who delivers.
             * @example 1
             */
            supplier_id: number;
            supplier_code: string;
            supplier_name: string;
            /**
             * @description Where it goes.
             * @example 1
             */
            warehouse_id: number;
            warehouse_code: string;
            /**
             * @description The line to receive.
             * @example 1
             */
            po_item_id: number;
            line_number: number;
            /**
             * @description What is to come.
             * @example 1
             */
            product_id: number;
            product_code: string;
            product_name: string;
            /** @description Stock unit of the product. */
            unit_of_measure: string;
            supplier_product_code: string | null;
            /**
             * @description Ordered.
             * @example 12.500
             */
            quantity_ordered: string;
            /**
             * @description Still to come.
             * @example 12.500
             */
            quantity_outstanding: string;
            /**
             * Format: date
             * @description When it is due.
             * @example 2026-11-21
             */
            expected_delivery_date: string | null;
            /** @description Days since then; 0 when it is not late. */
            days_late: number;
        };
        ReceivingLookupReceipt: {
            /**
             * @description The receipt.
             * @example 1
             */
            receipt_id: number;
            receipt_number: string;
            /**
             * @description Its order.
             * @example 1
             */
            purchase_order_id: number;
            po_number: string;
            delivery_note: string | null;
            /**
             * Format: date-time
             * @description When it was booked.
             * @example 2026-11-21T08:30:00.000Z
             */
            received_at: string;
        };
        ReceivingWarning: {
            /** @enum {string} */
            code: "DELIVERY_NOTE_OF_ANOTHER_ORDER" | "MORE_THAN_ORDERED";
            /**
             * @description The line that it is about; null for the delivery.
             * @example 1
             */
            po_item_id: number | null;
            message: string;
        };
        RefreshToken: {
            /** @description The refresh token of the last login or refresh. */
            refresh_token: string;
        };
        RelatedProductionOrder: {
            /**
             * @description Number of the order.
             * @example 1
             */
            production_order_id: number;
            order_number: string;
            /**
             * @description What it makes.
             * @example 1
             */
            product_id: number;
            product_code: string;
            /** @enum {string} */
            status: "PLANNED" | "RELEASED" | "IN_PROGRESS" | "ON_HOLD" | "COMPLETED" | "CANCELLED";
            /**
             * @description To be made.
             * @example 12.500
             */
            planned_quantity: string;
            /**
             * @description Made and good.
             * @example 12.500
             */
            completed_quantity: string;
            /**
             * Format: date
             * @description Planned end.
             * @example 2026-11-21
             */
            planned_completion_date: string | null;
        };
        ReleaseReservationRequest: {
            allocation_ids: number[];
        };
        ReorderBySupplier: {
            /**
             * @description Number of the supplier.
             * @example 1
             */
            supplier_id: number;
            supplier_code: string;
            supplier_name: string;
            /** @example TRY */
            currency: string;
            /**
             * @description Sum of the suggestions.
             * @example 15.2500
             */
            total_price: string;
            items: components["schemas"]["ReorderSuggestion"][];
        };
        ReorderExchangeRate: {
            /** @example EUR */
            currency: string;
            /**
             * @description What one unit of it is in the company’s currency. Text or number with at most 6 decimals.
             * @example 36.250000
             */
            exchange_rate: string | number;
        };
        ReorderOrderItem: {
            /**
             * @description What to order.
             * @example 1
             */
            product_id: number;
            /**
             * @description How much; left out: what is suggested. Text or number with at most 3 decimals.
             * @example 12.500
             */
            quantity?: string | number;
        };
        ReorderOrders: {
            /** @description One DRAFT per supplier and currency. */
            orders: components["schemas"]["PurchaseOrder"][];
            skipped: components["schemas"]["ReorderSkipped"][];
        };
        ReorderOrdersRequest: {
            /**
             * @description Where the goods go.
             * @example 1
             */
            warehouse_id: number;
            /**
             * @description For so many days after its delivery the order is to last.
             * @default 30
             */
            cover_days?: number;
            /** @description The rate of each foreign currency that a supplier’s price is in. */
            exchange_rates?: components["schemas"]["ReorderExchangeRate"][];
            /** @description Each product once. */
            items: components["schemas"]["ReorderOrderItem"][];
        };
        ReorderSkipped: {
            /**
             * @description Number of the product.
             * @example 1
             */
            product_id: number;
            product_code: string;
            /** @description Why nothing was ordered. */
            reason: string;
        };
        ReorderSuggestion: {
            /**
             * @description Number of the product.
             * @example 1
             */
            product_id: number;
            /** @example RM-STEEL-02 */
            product_code: string;
            /** @example ÇELİK SAC 2 MM */
            product_name: string;
            /** @example KG */
            unit_of_measure: string;
            /**
             * @description MAKE when an active recipe holds today.
             * @enum {string}
             */
            order_type: "BUY" | "MAKE";
            /** @description The position is below the reorder point. */
            is_needed: boolean;
            /**
             * @description What to order now; 0.000 when nothing is needed.
             * @example 12.500
             */
            suggested_quantity: string;
            /**
             * Format: date
             * @description When to order at the latest: today when it is needed, null when not within two years.
             * @example 2026-11-21
             */
            order_by_date: string | null;
            /**
             * Format: date
             * @description When it would come, ordered on that day.
             * @example 2026-11-21
             */
            delivery_date: string | null;
            supplier: components["schemas"]["ReorderSupplier"] | null;
            /**
             * @description Price of one stock unit for this quantity; null where it has no supplier.
             * @example 15.2500
             */
            unit_price: string | null;
            /** @example TRY */
            currency: string | null;
            /** @description PRICE_BREAK, SUPPLIER_LINK or LAST_PRICE. */
            price_source: string | null;
            /**
             * @description Suggested quantity × unit price.
             * @example 15.2500
             */
            total_price: string | null;
            /**
             * @description What may be issued now, of all active warehouses.
             * @example 12.500
             */
            available_quantity: string;
            /**
             * @description Outstanding on purchase orders, drafts among them.
             * @example 12.500
             */
            on_order_quantity: string;
            /**
             * @description Still to come from production orders of the product.
             * @example 12.500
             */
            in_production_quantity: string;
            /**
             * @description Needed by running production orders and not reserved for them.
             * @example 12.500
             */
            open_requirement: string;
            /**
             * @description Available + on order + in production − open requirement.
             * @example 12.500
             */
            position: string;
            /**
             * @description The largest of safety stock, minimum level and critical level.
             * @example 12.500
             */
            safety_quantity: string;
            /** @description Days from order to delivery. */
            lead_time_days: number;
            /**
             * @description Whose lead time it is. MEASURED: the supplier took longer than agreed over the last year.
             * @enum {string}
             */
            lead_time_source: "SUPPLIER_LINK" | "SUPPLIER" | "PRODUCT" | "MEASURED";
            /**
             * @description Mean of the last year’s deliveries of this product.
             * @example 11.50
             */
            measured_lead_time_days: string | null;
            cover_days: number;
            /**
             * @description How demand was forecast, from the last 90 days.
             * @enum {string}
             */
            forecast_method: "NO_DEMAND" | "EXPONENTIAL_SMOOTHING" | "DAMPED_TREND" | "CROSTON_SBA";
            /**
             * @description Expected demand until a delivery.
             * @example 12.500
             */
            lead_time_demand: string;
            /**
             * @description Expected demand of the cover days after it.
             * @example 12.500
             */
            cover_demand: string;
            /**
             * @description Safety + demand of the lead time.
             * @example 12.500
             */
            reorder_point: string;
            /** @description The arithmetic in words. */
            explanation: string[];
        };
        ReorderSuggestions: {
            /** @description What to buy, one entry per supplier and currency. */
            suppliers: components["schemas"]["ReorderBySupplier"][];
            /** @description What is made here. */
            to_make: components["schemas"]["ReorderSuggestion"][];
            /** @description What nobody delivers yet: link a supplier first. */
            without_supplier: components["schemas"]["ReorderSuggestion"][];
        };
        ReorderSupplier: {
            /**
             * @description Number of the supplier.
             * @example 1
             */
            supplier_id: number;
            supplier_code: string;
            supplier_name: string;
            /** @description false: no supplier is preferred, and this is the cheapest one that is linked. */
            is_preferred: boolean;
        };
        ReplacedForecast: {
            /**
             * @description An open demand of type FORECAST.
             * @example 1
             */
            demand_id: number;
            /**
             * Format: date
             * @description When it is due.
             * @example 2026-11-21
             */
            due_date: string;
            /**
             * @description How much.
             * @example 12.500
             */
            quantity: string;
        };
        Reprioritisation: {
            /**
             * @description Order that becomes more or less urgent.
             * @example 1
             */
            production_order_id: number;
            /** @example MO-2026-000001 */
            order_number: string;
            /** @description true: nothing was changed. */
            dry_run: boolean;
            /** @description Priority so far. */
            priority_before: number;
            /** @description New priority. */
            priority: number;
            /** @description Each material that the order lacks. */
            gains: components["schemas"]["OrderGain"][];
            /** @description Who gives up what, the least urgent order first. */
            losses: components["schemas"]["OrderLoss"][];
        };
        ReprioritisationRequest: {
            /** @description The new priority; 1 is the most urgent. */
            priority: number;
            /** @description true (default) only says what would happen; false does it. */
            dry_run?: boolean;
        };
        ReservationIssue: {
            /**
             * @description What left.
             * @example 12.500
             */
            quantity: string;
            /**
             * @description What it cost: that of the layers that were promised.
             * @example 15.2500
             */
            total_cost: string;
            /** @description One per layer. */
            movements: components["schemas"]["StockOutMovement"][];
        };
        ReservationIssueRequest: {
            allocation_ids: number[];
            /**
             * @description Why it leaves.
             * @example Numune teslim edildi
             */
            reason: string;
            /** @description Your own document. */
            reference_number?: string | null;
            /** @description Remarks. */
            notes?: string | null;
        };
        ReservationRequest: {
            /**
             * @description Product to reserve.
             * @example 1
             */
            product_id: number;
            /**
             * @description How much, in the stock unit of the product unless unit_of_measure says otherwise. Text or number with at most 3 decimals.
             * @example 12.500
             */
            quantity: string | number;
            /**
             * @description Unit of the quantity, when it is not the stock unit: any that converts to it, also the product’s own.
             * @example SHEET
             */
            unit_of_measure?: string | null;
            /**
             * @description Only from this warehouse; without it from all active ones.
             * @example 1
             */
            warehouse_id?: number | null;
            /**
             * @description The order that it is for: one of its components.
             * @example 1
             */
            production_order_id?: number | null;
            /** @description What it is for, when it is not for an order. */
            reason?: string | null;
        };
        ReservationResponse: {
            /**
             * @description Product.
             * @example 1
             */
            product_id: number;
            /**
             * @description The order that it is for.
             * @example 1
             */
            production_order_id: number | null;
            reason: string | null;
            /**
             * @description What was reserved.
             * @example 12.500
             */
            reserved_quantity: string;
            /**
             * @description What it would cost if it were issued now.
             * @example 15.2500
             */
            total_cost: string;
            /**
             * @description Total cost ÷ quantity.
             * @example 15.2500
             */
            weighted_average_cost: string;
            /** @description Oldest layer first. */
            allocations: components["schemas"]["ReservedAllocation"][];
        };
        ReservedAllocation: {
            /**
             * @description Number of the allocation, for its release.
             * @example 1
             */
            allocation_id: number;
            /**
             * @description Layer.
             * @example 1
             */
            inventory_item_id: number;
            /**
             * @description Warehouse of the layer.
             * @example 1
             */
            warehouse_id: number;
            batch_number: string;
            /**
             * @description Reserved of this layer.
             * @example 12.500
             */
            allocated_quantity: string;
            /**
             * @description Unit cost of the layer.
             * @example 15.2500
             */
            unit_cost: string;
        };
        ReturnRequest: {
            /**
             * @description How much goes back to the supplier, in the stock unit. Text or number with at most 3 decimals.
             * @example 12.500
             */
            quantity: string | number;
            /**
             * @description Why.
             * @example Taşıma hasarı
             */
            reason: string;
            /**
             * @description Your own document.
             * @example IADE-2026-007
             */
            reference_number?: string | null;
            /** @description Remarks. */
            notes?: string | null;
        };
        Revaluation: {
            /**
             * @description Number of the revaluation.
             * @example 1
             */
            stock_revaluation_id: number;
            /** @example RV-2026-000001 */
            revaluation_number: string;
            /**
             * @description The layer whose cost became known.
             * @example 1
             */
            inventory_item_id: number;
            /**
             * @description Unit cost before.
             * @example 15.2500
             */
            unit_cost_before: string;
            /**
             * @description Unit cost now: what is left is issued at it.
             * @example 15.2500
             */
            unit_cost_after: string;
            /**
             * @description What the whole batch had cost.
             * @example 15.2500
             */
            value_before: string;
            /**
             * @description What the whole batch has cost.
             * @example 15.2500
             */
            value_after: string;
            /**
             * @description After − before.
             * @example 15.2500
             */
            value_change: string;
            reason: string;
            reference_number: string | null;
            /**
             * Format: date-time
             * @description When.
             * @example 2026-11-21T08:30:00.000Z
             */
            revalued_at: string;
            /** @description Every place that the batch went to. */
            lines: components["schemas"]["RevaluationLine"][];
        };
        RevaluationLine: {
            line_number: number;
            /**
             * @description Where this part of the batch is. TRANSFERRED, SPLIT, CONSUMED and PRODUCED only pass the change on.
             * @enum {string}
             */
            place: "ON_HAND" | "ISSUED" | "SCRAPPED" | "RETURNED" | "ADJUSTED" | "LOST_IN_PRODUCTION" | "TRANSFERRED" | "SPLIT" | "CONSUMED" | "PRODUCED";
            /** @description The change ends here. The final lines sum to value_change. */
            is_final: boolean;
            /**
             * @description Layer.
             * @example 1
             */
            inventory_item_id: number | null;
            /**
             * @description The movement that took it there.
             * @example 1
             */
            movement_id: number | null;
            /**
             * @description The production order that consumed or made it.
             * @example 1
             */
            production_order_id: number | null;
            /**
             * @description How much is there.
             * @example 12.500
             */
            quantity: string;
            /**
             * @description What it was worth.
             * @example 15.2500
             */
            value_before: string;
            /**
             * @description What it is worth now.
             * @example 15.2500
             */
            value_after: string;
            /**
             * @description After − before.
             * @example 15.2500
             */
            value_change: string;
        };
        RevaluationList: {
            /** @description Oldest first. */
            items: components["schemas"]["Revaluation"][];
        };
        /** @description Give unit_cost or additional_cost. */
        RevaluationRequest: {
            /**
             * @description The true cost of one stock unit. Text or number with at most 4 decimals.
             * @example 16.1000
             */
            unit_cost?: string | number | null;
            /**
             * @description Cost to add to the whole batch, freight for example; negative for a credit. Text or number with at most 4 decimals.
             * @example 850.0000
             */
            additional_cost?: string | number | null;
            /**
             * @description Why the cost changes.
             * @example Fatura farkı
             */
            reason: string;
            /**
             * @description The document: invoice, freight bill.
             * @example FTR-2026-0417
             */
            reference_number?: string | null;
        };
        RevaluationVariance: {
            /**
             * @description Correction.
             * @example 1
             */
            stock_revaluation_id: number;
            /** @example RV-2026-000001 */
            revaluation_number: string;
            /**
             * Format: date-time
             * @description When it was booked.
             * @example 2026-11-21T08:30:00.000Z
             */
            date: string;
            /**
             * @description Where the stock had gone whose cost is corrected.
             * @enum {string}
             */
            place: "ISSUED" | "SCRAPPED" | "RETURNED" | "ADJUSTED" | "LOST_IN_PRODUCTION";
            /**
             * @description The layer that it had left.
             * @example 1
             */
            inventory_item_id: number | null;
            /**
             * @description What had gone.
             * @example 12.500
             */
            quantity: string;
            /**
             * @description What it should have cost more.
             * @example 15.2500
             */
            variance: string;
        };
        RevaluationVarianceOfPlace: {
            /**
             * @description Where the stock had gone whose cost is corrected.
             * @enum {string}
             */
            place: "ISSUED" | "SCRAPPED" | "RETURNED" | "ADJUSTED" | "LOST_IN_PRODUCTION";
            /**
             * @description Of this place.
             * @example 15.2500
             */
            variance: string;
        };
        RevaluationVariances: {
            /** @description In the period. */
            entries: number;
            /**
             * @description Corrections of stock that had gone already.
             * @example 15.2500
             */
            variance: string;
            by_place: components["schemas"]["RevaluationVarianceOfPlace"][];
            /** @description In time order. */
            lines: components["schemas"]["RevaluationVariance"][];
            /** @description There are earlier rows; the totals are over all. */
            has_more: boolean;
        };
        SavedReport: {
            /**
             * @description Number of the saved report.
             * @example 1
             */
            custom_report_id: number;
            /**
             * @description Name; its owner has it once.
             * @example Depo başına stok değeri
             */
            report_name: string;
            /** @description What it is for. */
            description: string | null;
            /** @description Whether everybody who may read reports sees it. */
            shared: boolean;
            /**
             * @description Whose it is.
             * @example 1
             */
            owner_id: number;
            /** @description User name of the owner. */
            owner_name: string;
            /** @description As it was saved: a CustomReportDefinition. */
            definition: {
                [key: string]: unknown;
            };
            /** @description What of it is not known any more and has to be mended before it runs; empty as a rule. */
            problems: components["schemas"]["SavedReportProblem"][];
            /**
             * Format: date-time
             * @description When it was saved.
             * @example 2026-11-21T08:30:00.000Z
             */
            created_at: string;
            /**
             * Format: date-time
             * @description When it was last changed; its ETag.
             * @example 2026-11-21T08:30:00.000Z
             */
            updated_at: string;
        };
        SavedReportCreate: {
            /**
             * @description Name; its owner has it once.
             * @example Depo başına stok değeri
             */
            report_name: string;
            /** @description What it is for. */
            description?: string | null;
            /** @description Whether everybody who may read reports sees it. */
            shared?: boolean;
            definition: components["schemas"]["CustomReportDefinition"];
        };
        SavedReportPage: {
            items: components["schemas"]["SavedReport"][];
            /** @description Rows in all pages. */
            total_count: number;
            page: number;
            page_size: number;
            has_next: boolean;
            has_previous: boolean;
        };
        SavedReportProblem: {
            field: string;
            message: string;
        };
        SavedReportRun: {
            /** @description Rows must pass all of them, at most 20. */
            filters?: components["schemas"]["CustomReportFilter"][];
        };
        SavedReportUpdate: {
            /**
             * @description Name; its owner has it once.
             * @example Depo başına stok değeri
             */
            report_name?: string;
            /** @description What it is for. */
            description?: string | null;
            /** @description Whether everybody who may read reports sees it. */
            shared?: boolean;
            definition?: components["schemas"]["CustomReportDefinition"];
        };
        ScenarioApplication: {
            /**
             * @description Scenario.
             * @example 1
             */
            scenario_id: number;
            preview: boolean;
            /** @description In the order of their numbers in the scenario. */
            applied: components["schemas"]["AppliedPlannedOrder"][];
        };
        ScenarioApplicationRequest: {
            /** @description What to take over, each once: all of it, or nothing. */
            planned_order_ids: number[];
            /**
             * @description true: answers what would be taken over, by the same checks, and changes nothing.
             * @default false
             */
            preview?: boolean;
        };
        ScenarioBom: {
            /**
             * @description Product.
             * @example 1
             */
            product_id: number;
            /**
             * @description Recipe of the product, in any status.
             * @example 1
             */
            bom_id: number;
        };
        ScenarioComparison: {
            runs: components["schemas"]["ComparedRun"][];
        };
        ScenarioDemand: {
            /**
             * @description Product.
             * @example 1
             */
            product_id: number;
            /**
             * @description In the stock unit. Text or number with at most 3 decimals.
             * @example 12.500
             */
            quantity: string | number;
            /**
             * Format: date
             * @description Day on which it is needed.
             * @example 2026-11-21
             */
            due_date: string;
        };
        ScenarioDemandFactor: {
            /**
             * @description Product; null: all products.
             * @example 1
             */
            product_id: number | null;
            /**
             * @description Demand times this: 1.2 is a fifth more. Text or number with at most 6 decimals.
             * @example 1.200000
             */
            factor: string | number;
            /**
             * Format: date
             * @description Only what is due from this day on.
             * @example 2026-11-21
             */
            from?: string;
            /**
             * Format: date
             * @description Only what is due up to this day, it included.
             * @example 2026-11-21
             */
            until?: string;
        };
        ScenarioDemandFigures: {
            /** @description Demands within the horizon; what is left of forecasts that orders have consumed. */
            total: number;
            /** @description Of them, those that are met in time. */
            on_time: number;
            /** @description Of them, those that are not. */
            late: number;
            /**
             * @description Percent of the demands that are met in time; null without any.
             * @example 97.5
             */
            on_time_share: string | null;
            /**
             * @description Percent of the quantity of all demands that is met in time, each in its stock unit; null without any.
             * @example 97.5
             */
            on_time_quantity_share: string | null;
            /** @description Days of all late demands. */
            total_days_late: number;
            /** @description Days of the latest. */
            greatest_days_late: number;
        };
        ScenarioFigures: {
            demands: components["schemas"]["ScenarioDemandFigures"];
            stock: components["schemas"]["ScenarioStockFigures"];
            purchases: components["schemas"]["ScenarioPurchaseFigures"];
            orders: components["schemas"]["ScenarioOrderFigures"];
            /** @description Weeks in which more is to come from a supplier than the scenario says it can deliver. */
            overloads: components["schemas"]["SupplierOverload"][];
        };
        ScenarioForeignPurchases: {
            /** @example EUR */
            currency: string;
            /**
             * @description In this currency.
             * @example 15.2500
             */
            amount: string;
        };
        ScenarioLeadTime: {
            /**
             * @description Product.
             * @example 1
             */
            product_id: number;
            /** @example 10 */
            lead_time_days: number;
        };
        ScenarioOrder: {
            /** @enum {string} */
            kind: "PURCHASE_ORDER" | "PRODUCTION_ORDER";
            /**
             * @description Line of the purchase order (po_item_id), or production order.
             * @example 1
             */
            id: number;
            /**
             * Format: date
             * @description Day on which it comes; null: it never comes.
             * @example 2026-11-21
             */
            day: string | null;
        };
        ScenarioOrderFigures: {
            /** @description Planned orders to make. */
            make: number;
            /** @description Planned orders to buy. */
            buy: number;
            /** @description Planned orders that should have been started before the first day. */
            past_due: number;
        };
        ScenarioOverlay: {
            /** @description More or less of the demand that there is. Where several fit a demand, all of them are multiplied. The result is rounded half up to the decimals of the unit, and some of it always stays. */
            demand_factors?: components["schemas"]["ScenarioDemandFactor"][];
            /** @description Demand that there is in the scenario only. Factors do not change it, and it consumes no forecast. */
            demands?: components["schemas"]["ScenarioDemand"][];
            /** @description Another lead time, however the product is got. It comes before what is said of suppliers. */
            lead_times?: components["schemas"]["ScenarioLeadTime"][];
            /** @description A supplier delivers later or earlier what will be ordered; what is ordered already keeps its day. */
            supplier_lead_times?: components["schemas"]["ScenarioSupplierLeadTime"][];
            /** @description Buy a product from another of its suppliers. */
            suppliers?: components["schemas"]["ScenarioSupplier"][];
            /** @description Make a product by another version of its recipe. What was bought is made then. */
            boms?: components["schemas"]["ScenarioBom"][];
            /** @description More or less usable stock on the first day. */
            stock?: components["schemas"]["ScenarioStock"][];
            /** @description One open order on another day. What a production order still takes moves with it, and is not taken when it never comes. */
            orders?: components["schemas"]["ScenarioOrder"][];
            /** @description What a supplier can deliver in a week. Nothing is planned otherwise for it: the comparison shows the weeks in which more is ordered. */
            supplier_capacities?: components["schemas"]["ScenarioSupplierCapacity"][];
        };
        ScenarioPurchaseFigures: {
            /**
             * @description What the planned purchases cost in the company’s currency, with the price breaks of their suppliers.
             * @example 15.2500
             */
            amount: string;
            /** @description What is priced in other currencies; it is not in the amount. */
            foreign: components["schemas"]["ScenarioForeignPurchases"][];
            /** @description Products that are to be bought and have no supplier or no price. */
            products_without_price: number;
        };
        ScenarioRun: {
            /**
             * @description Its newest planning run.
             * @example 1
             */
            run_id: number;
            /** @enum {string} */
            state: "QUEUED" | "RUNNING" | "COMPLETED" | "FAILED" | "CANCELLED";
            /**
             * Format: date-time
             * @description When it ended.
             * @example 2026-11-21T08:30:00.000Z
             */
            finished_at: string | null;
        };
        ScenarioStock: {
            /**
             * @description Product.
             * @example 1
             */
            product_id: number;
            /**
             * @description Added to the stock; below zero: taken from it, what expires first in front, and no more than there is. Text or number with at most 3 decimals.
             * @example -25.000
             */
            quantity: string | number;
        };
        ScenarioStockFigures: {
            /**
             * @description Projected stock on the last day of the horizon at the present unit cost.
             * @example 15.2500
             */
            end_value: string;
            /**
             * @description The same on average, looked at on the first day of each seven.
             * @example 15.2500
             */
            average_value: string;
            /** @description Products with stock at some time whose cost nobody knows; they count nothing. */
            products_without_cost: number;
        };
        ScenarioSupplier: {
            /**
             * @description Product.
             * @example 1
             */
            product_id: number;
            /**
             * @description Supplier.
             * @example 1
             */
            supplier_id: number;
        };
        ScenarioSupplierCapacity: {
            /**
             * @description Supplier.
             * @example 1
             */
            supplier_id: number;
            /**
             * @description All products together, each in its stock unit. Text or number with at most 3 decimals.
             * @example 12.500
             */
            quantity_per_week: string | number;
        };
        ScenarioSupplierLeadTime: {
            /**
             * @description Supplier.
             * @example 1
             */
            supplier_id: number;
            /**
             * @description So many days later, or below zero earlier; no lead time falls below 0.
             * @example 7
             */
            additional_days: number;
        };
        ScrapRequest: {
            /**
             * @description How much is scrapped, in the stock unit. Text or number with at most 3 decimals.
             * @example 12.500
             */
            quantity: string | number;
            /**
             * @description Why.
             * @example Taşıma hasarı
             */
            reason: string;
            /** @description Remarks. */
            notes?: string | null;
        };
        Session: {
            /**
             * Format: uuid
             * @description Identifier of the session.
             * @example 123e4567-e89b-12d3-a456-426614174000
             */
            session_id: string;
            /**
             * @description Whose session it is.
             * @example 1
             */
            user_id: number;
            /** @description Address that the login came from. */
            ip_address: string | null;
            /** @description Program that logged in. */
            user_agent: string | null;
            /**
             * Format: date-time
             * @description When the user logged in.
             * @example 2026-11-21T08:30:00.000Z
             */
            created_at: string;
            /**
             * Format: date-time
             * @description Last login or refresh.
             * @example 2026-11-21T08:30:00.000Z
             */
            last_used_at: string;
            /**
             * Format: date-time
             * @description When it ends unless it is refreshed.
             * @example 2026-11-21T08:30:00.000Z
             */
            expires_at: string;
            /** @description The session that this request came with. */
            is_current: boolean;
        };
        SessionPage: {
            items: components["schemas"]["Session"][];
            /** @description Rows in all pages. */
            total_count: number;
            page: number;
            page_size: number;
            has_next: boolean;
            has_previous: boolean;
        };
        Shortage: {
            /**
             * @description What is short: an active product.
             * @example 1
             */
            product_id: number;
            /**
             * @description How much is short, in the stock unit. Text or number with at most 3 decimals.
             * @example 120.000
             */
            required_quantity: string | number;
            /**
             * Format: date
             * @description Day on which it is needed, within ten years of today. A day that is over is late.
             * @example 2026-11-21
             */
            needed_date: string;
            /** @description As net requirements have it; not looked at. */
            product_code?: string;
            /**
             * @description As net requirements have it; not looked at. Text or number with at most 3 decimals.
             * @example 12.500
             */
            net_requirement?: string | number;
        };
        SlowMover: {
            /**
             * @description Product.
             * @example 1
             */
            product_id: number;
            product_code: string;
            product_name: string;
            /** @enum {string} */
            product_type: "RAW_MATERIAL" | "SEMI_FINISHED" | "FINISHED_PRODUCT" | "PACKAGING";
            /** @description Stock unit, of the quantities. */
            unit_of_measure: string;
            /**
             * @description On hand, in any quality.
             * @example 12.500
             */
            quantity: string;
            /**
             * @description FIFO value of that.
             * @example 15.2500
             */
            value: string;
            /**
             * @description Issued and consumed by production in these days.
             * @example 12.500
             */
            issued_quantity: string;
            /**
             * @description Issued ÷ on hand × 100.
             * @example 2.50
             */
            issued_percentage: string;
            /**
             * Format: date
             * @description Null when it was never issued.
             * @example 2026-11-21
             */
            last_issue_date: string | null;
            /** @description Days since then. */
            days_since_issue: number | null;
            /** @description Days since the oldest of it entered stock. */
            oldest_days: number;
        };
        SlowMoversParameters: {
            /**
             * Format: date
             * @description The day that days are counted to: today.
             * @example 2026-11-21
             */
            as_of: string;
            days: number;
            /**
             * @description In percent of what is on hand.
             * @example 2.50
             */
            issued_at_most: string;
            /**
             * @description Warehouse.
             * @example 1
             */
            warehouse_id: number | null;
            /** @enum {string|null} */
            product_type: "RAW_MATERIAL" | "SEMI_FINISHED" | "FINISHED_PRODUCT" | "PACKAGING" | null;
        };
        SlowMoversReport: {
            /**
             * Format: date-time
             * @description When this was put together.
             * @example 2026-11-21T08:30:00.000Z
             */
            generated_at: string;
            parameters: components["schemas"]["SlowMoversParameters"];
            /** @description The highest value first. */
            rows: components["schemas"]["SlowMover"][];
            totals: components["schemas"]["SlowMoversTotals"];
        };
        SlowMoversTotals: {
            /** @description Rows. */
            product_count: number;
            /**
             * @description The sum of the rows.
             * @example 15.2500
             */
            value: string;
            /** @description Rows that were never issued. */
            never_issued: number;
        };
        StandingPlannedOrder: {
            /**
             * @description Number of the planned order. Another quantity or day makes another number.
             * @example 1
             */
            planned_order_id: number;
            /**
             * @description The run that planned it so.
             * @example 1
             */
            run_id: number;
            /**
             * @description Product.
             * @example 1
             */
            product_id: number;
            product_code: string;
            product_name: string;
            unit_of_measure: string;
            /**
             * @description MAKE: a production order. BUY: a purchase order.
             * @enum {string}
             */
            order_type: "MAKE" | "BUY";
            /**
             * @description In the stock unit.
             * @example 12.500
             */
            quantity: string;
            /**
             * Format: date
             * @description Day on which to start or to order; before today: it is past due.
             * @example 2026-11-21
             */
            start_date: string;
            /**
             * Format: date
             * @description Day on which it is needed.
             * @example 2026-11-21
             */
            due_date: string;
            /** @description Counts the orders of the product for that day. */
            lot_number: number;
            /**
             * @description Whom to buy from; null: nobody is linked, or it is made.
             * @example 1
             */
            supplier_id: number | null;
            supplier_code: string | null;
            /**
             * @description Recipe to make it by.
             * @example 1
             */
            bom_id: number | null;
            /** @description Fixed by a person: runs leave it as it is. */
            firm: boolean;
            /**
             * @description PLANNED: it stands. CONVERTED: it became an order. REPLACED: a later run has planned otherwise.
             * @enum {string}
             */
            status: "PLANNED" | "CONVERTED" | "REPLACED";
            /**
             * @description Production order that it became.
             * @example 1
             */
            production_order_id: number | null;
            /**
             * @description Purchase order that it became.
             * @example 1
             */
            purchase_order_id: number | null;
            /**
             * @description The scenario that it belongs to; null for reality.
             * @example 1
             */
            scenario_id: number | null;
        };
        StockAgeingParameters: {
            /**
             * Format: date
             * @description The day that ages are counted to: today.
             * @example 2026-11-21
             */
            as_of: string;
            /**
             * @description Warehouse.
             * @example 1
             */
            warehouse_id: number | null;
            /**
             * @description Product.
             * @example 1
             */
            product_id: number | null;
            /** @enum {string|null} */
            product_type: "RAW_MATERIAL" | "SEMI_FINISHED" | "FINISHED_PRODUCT" | "PACKAGING" | null;
        };
        StockAgeingReport: {
            /**
             * Format: date-time
             * @description When this was put together.
             * @example 2026-11-21T08:30:00.000Z
             */
            generated_at: string;
            parameters: components["schemas"]["StockAgeingParameters"];
            /** @description By product code. */
            rows: components["schemas"]["StockAgeingRow"][];
            totals: components["schemas"]["StockAgeingTotals"];
        };
        StockAgeingRow: {
            /**
             * @description Product.
             * @example 1
             */
            product_id: number;
            product_code: string;
            product_name: string;
            /** @enum {string} */
            product_type: "RAW_MATERIAL" | "SEMI_FINISHED" | "FINISHED_PRODUCT" | "PACKAGING";
            /** @description Stock unit, of the quantities. */
            unit_of_measure: string;
            /**
             * @description Of all bands.
             * @example 12.500
             */
            quantity: string;
            /**
             * @description At most 30 days in stock.
             * @example 12.500
             */
            quantity_0_30: string;
            /**
             * @description 31 to 60 days.
             * @example 12.500
             */
            quantity_31_60: string;
            /**
             * @description 61 to 90 days.
             * @example 12.500
             */
            quantity_61_90: string;
            /**
             * @description 91 to 180 days.
             * @example 12.500
             */
            quantity_91_180: string;
            /**
             * @description 181 to 365 days.
             * @example 12.500
             */
            quantity_181_365: string;
            /**
             * @description More than 365 days.
             * @example 12.500
             */
            quantity_over_365: string;
            /**
             * @description Of all bands.
             * @example 15.2500
             */
            value: string;
            /**
             * @description At most 30 days in stock.
             * @example 15.2500
             */
            value_0_30: string;
            /**
             * @description 31 to 60 days.
             * @example 15.2500
             */
            value_31_60: string;
            /**
             * @description 61 to 90 days.
             * @example 15.2500
             */
            value_61_90: string;
            /**
             * @description 91 to 180 days.
             * @example 15.2500
             */
            value_91_180: string;
            /**
             * @description 181 to 365 days.
             * @example 15.2500
             */
            value_181_365: string;
            /**
             * @description More than 365 days.
             * @example 15.2500
             */
            value_over_365: string;
            /** @description Days since the oldest of it entered stock. */
            oldest_days: number;
        };
        StockAgeingTotals: {
            /** @description Rows. */
            product_count: number;
            /**
             * @description Of all bands.
             * @example 15.2500
             */
            value: string;
            /**
             * @description At most 30 days in stock.
             * @example 15.2500
             */
            value_0_30: string;
            /**
             * @description 31 to 60 days.
             * @example 15.2500
             */
            value_31_60: string;
            /**
             * @description 61 to 90 days.
             * @example 15.2500
             */
            value_61_90: string;
            /**
             * @description 91 to 180 days.
             * @example 15.2500
             */
            value_91_180: string;
            /**
             * @description 181 to 365 days.
             * @example 15.2500
             */
            value_181_365: string;
            /**
             * @description More than 365 days.
             * @example 15.2500
             */
            value_over_365: string;
        };
        StockCount: {
            /**
             * @description Number of the count.
             * @example 1
             */
            stock_count_id: number;
            /** @example CN-2026-000001 */
            count_number: string;
            /**
             * @description Warehouse that was counted.
             * @example 1
             */
            warehouse_id: number;
            /**
             * Format: date-time
             * @description When it was posted.
             * @example 2026-11-21T08:30:00.000Z
             */
            counted_at: string;
            notes: string | null;
            lines: components["schemas"]["StockCountLine"][];
        };
        StockCountLine: {
            line_number: number;
            /**
             * @description Product.
             * @example 1
             */
            product_id: number;
            /** @description The batch, when one was counted. */
            batch_number: string | null;
            /**
             * @description What the ledger said.
             * @example 12.500
             */
            system_quantity: string;
            /**
             * @description What was there.
             * @example 12.500
             */
            counted_quantity: string;
            /**
             * @description Counted − system.
             * @example 12.500
             */
            difference: string;
            /**
             * @description What the difference is worth.
             * @example 15.2500
             */
            value_difference: string;
        };
        StockCountLineRequest: {
            /**
             * @description Product that was counted.
             * @example 1
             */
            product_id: number;
            /**
             * @description Count one batch; without it everything of the product in the warehouse.
             * @example CS-2026-0001
             */
            batch_number?: string | null;
            /**
             * @description What is really there, in the stock unit, in any quality. Text or number with at most 3 decimals.
             * @example 12.500
             */
            counted_quantity: string | number;
            /**
             * @description Cost of one unit that is found; without it that of the newest layer, else a known price. Text or number with at most 4 decimals.
             * @example 15.2500
             */
            unit_cost?: string | number | null;
        };
        StockCountPage: {
            items: components["schemas"]["StockCountSummary"][];
            /** @description Rows in all pages. */
            total_count: number;
            page: number;
            page_size: number;
            has_next: boolean;
            has_previous: boolean;
        };
        StockCountRequest: {
            /**
             * @description Warehouse that was counted.
             * @example 1
             */
            warehouse_id: number;
            /** @description One line per product, or per product and batch. */
            lines: components["schemas"]["StockCountLineRequest"][];
            /** @description Remarks. */
            notes?: string | null;
        };
        StockCountSummary: {
            /**
             * @description Number of the count.
             * @example 1
             */
            stock_count_id: number;
            /** @example CN-2026-000001 */
            count_number: string;
            /**
             * @description Warehouse that was counted.
             * @example 1
             */
            warehouse_id: number;
            /**
             * Format: date-time
             * @description When it was posted.
             * @example 2026-11-21T08:30:00.000Z
             */
            counted_at: string;
            notes: string | null;
            /** @description Products or batches that were counted. */
            line_count: number;
            /** @description Lines where the ledger was wrong. */
            lines_with_difference: number;
            /**
             * @description What all differences together are worth.
             * @example 15.2500
             */
            value_difference: string;
        };
        StockInRequest: {
            /**
             * @description Product that arrives.
             * @example 1
             */
            product_id: number;
            /**
             * @description Warehouse that it goes to.
             * @example 1
             */
            warehouse_id: number;
            /**
             * @description How much, in the stock unit of the product unless unit_of_measure says otherwise. Text or number with at most 3 decimals.
             * @example 100.000
             */
            quantity: string | number;
            /**
             * @description Unit of the quantity, when it is not the stock unit: any that converts to it, also the product’s own.
             * @example SHEET
             */
            unit_of_measure?: string | null;
            /**
             * @description Cost of one unit of the quantity. Text or number with at most 4 decimals.
             * @example 15.2500
             */
            unit_cost: string | number;
            /**
             * @description Batch number: 3 to 50 capital letters, digits or -.
             * @example CS-2026-0001
             */
            batch_number?: string | null;
            /**
             * @description Who delivered it.
             * @example 1
             */
            supplier_id?: number | null;
            /**
             * @description The purchase order that it belongs to.
             * @example 1
             */
            purchase_order_id?: number | null;
            /**
             * @description PENDING unless said otherwise: on hand, not available.
             * @enum {string}
             */
            quality_status?: "PENDING" | "APPROVED" | "REJECTED" | "QUARANTINE";
            /**
             * Format: date
             * @description Last day on which it may be issued.
             * @example 2026-11-21
             */
            expiry_date?: string | null;
            /**
             * Format: moment
             * @description When it arrived, not in the future; decides the FIFO order. Default: now.
             * @example 2026-11-21T08:30:00Z
             */
            entry_date?: string | null;
            /**
             * @description Shelf or bay.
             * @example A-01-3
             */
            location_in_warehouse?: string | null;
            /** @description Remarks. */
            notes?: string | null;
        };
        StockInResponse: {
            /**
             * @description Number of the layer.
             * @example 1
             */
            inventory_item_id: number;
            /**
             * @description Product.
             * @example 1
             */
            product_id: number;
            /** @description Code of the product. */
            product_code: string;
            /** @description Name of the product. */
            product_name: string;
            /** @description Stock unit of the product. */
            unit_of_measure: string;
            /**
             * @description Warehouse.
             * @example 1
             */
            warehouse_id: number;
            /** @description Code of the warehouse. */
            warehouse_code: string;
            /**
             * @description Batch number: 3 to 50 capital letters, digits or -.
             * @example CS-2026-0001
             */
            batch_number: string;
            /**
             * Format: date-time
             * @description When it entered stock: the FIFO order.
             * @example 2026-11-21T08:30:00.000Z
             */
            entry_date: string;
            /**
             * @description What entered.
             * @example 12.500
             */
            initial_quantity: string;
            /**
             * @description On hand.
             * @example 12.500
             */
            quantity_in_stock: string;
            /**
             * @description Promised to orders.
             * @example 12.500
             */
            reserved_quantity: string;
            /**
             * @description On hand less reserved, zero unless the layer may be issued.
             * @example 12.500
             */
            available_quantity: string;
            /**
             * @description Cost of one stock unit.
             * @example 15.2500
             */
            unit_cost: string;
            /**
             * @description Value of what is on hand.
             * @example 15.2500
             */
            total_value: string;
            /**
             * @description Only APPROVED stock may be issued.
             * @enum {string}
             */
            quality_status: "PENDING" | "APPROVED" | "REJECTED" | "QUARANTINE";
            /**
             * Format: date
             * @description Last day on which it may be issued.
             * @example 2026-11-21
             */
            expiry_date: string | null;
            /** @description Shelf or bay. */
            location_in_warehouse: string | null;
            /**
             * @description Who delivered it.
             * @example 1
             */
            supplier_id: number | null;
            /**
             * @description The purchase order that it came with.
             * @example 1
             */
            purchase_order_id: number | null;
            /**
             * @description The production order that made it.
             * @example 1
             */
            production_order_id: number | null;
            /**
             * @description The layer that it was split or transferred from.
             * @example 1
             */
            source_item_id: number | null;
            /** @description Remarks. */
            notes: string | null;
            /**
             * Format: date-time
             * @description When it was entered into the system.
             * @example 2026-11-21T08:30:00.000Z
             */
            created_at: string;
            /**
             * Format: date-time
             * @description When it last changed.
             * @example 2026-11-21T08:30:00.000Z
             */
            updated_at: string;
            /** @description What a receipt with an earlier entry date leaves as it is: stock that has left since. */
            notice: string | null;
        };
        StockMovementResponse: {
            /**
             * @description Product.
             * @example 1
             */
            product_id: number;
            /**
             * @description What left.
             * @example 12.500
             */
            quantity: string;
            /**
             * @description What it cost, first in first out.
             * @example 15.2500
             */
            total_cost: string;
            /**
             * @description Total cost ÷ quantity, rounded half up.
             * @example 15.2500
             */
            weighted_average_cost: string;
            reason: string;
            reference_number: string | null;
            /** @description One per layer, oldest first. */
            movements: components["schemas"]["StockOutMovement"][];
        };
        StockOutMovement: {
            /**
             * @description Number of the movement in the ledger.
             * @example 1
             */
            movement_id: number;
            /**
             * @description Layer that it was taken from.
             * @example 1
             */
            inventory_item_id: number;
            /**
             * @description Warehouse of the layer.
             * @example 1
             */
            warehouse_id: number;
            /** @description Batch of the layer. */
            batch_number: string;
            /**
             * @description Signed: what leaves is negative.
             * @example 12.500
             */
            quantity: string;
            /**
             * @description Unit cost of the layer.
             * @example 15.2500
             */
            unit_cost: string;
            /**
             * @description Signed: what leaves is negative.
             * @example 15.2500
             */
            value: string;
        };
        StockOutRequest: {
            /**
             * @description Product that leaves.
             * @example 1
             */
            product_id: number;
            /**
             * @description Warehouse that it leaves; without it, oldest first over all active ones.
             * @example 1
             */
            warehouse_id?: number | null;
            /**
             * @description How much, in the stock unit of the product unless unit_of_measure says otherwise. Text or number with at most 3 decimals.
             * @example 12.500
             */
            quantity: string | number;
            /**
             * @description Unit of the quantity, when it is not the stock unit: any that converts to it, also the product’s own.
             * @example SHEET
             */
            unit_of_measure?: string | null;
            /**
             * @description Why it leaves.
             * @example Numune
             */
            reason: string;
            /**
             * @description Your own document.
             * @example IRS-2026-118
             */
            reference_number?: string | null;
            /** @description Remarks. */
            notes?: string | null;
        };
        StockTrend: {
            /**
             * @description Number of the product.
             * @example 1
             */
            product_id: number;
            /** @example RM-STEEL-02 */
            product_code: string;
            /** @example ÇELİK SAC 2 MM */
            product_name: string;
            /** @example KG */
            unit_of_measure: string;
            /**
             * Format: date
             * @description First day of the history; null when the product never had stock.
             * @example 2026-11-21
             */
            from: string | null;
            /**
             * Format: date
             * @description Last day of the history: yesterday.
             * @example 2026-11-21
             */
            to: string;
            /** @description Days in it. Fewer than asked for when the product is new. */
            days: number;
            /** @description Every day of the history, oldest first. */
            consumption: components["schemas"]["DailyConsumption"][];
            /**
             * @description Sum of the days.
             * @example 12.500
             */
            total_consumption: string;
            /**
             * @description Sum ÷ days.
             * @example 12.500
             */
            average_daily_consumption: string;
            days_with_consumption: number;
            /**
             * @description RISING or FALLING when the slope is at least twice its standard error.
             * @enum {string}
             */
            trend: "RISING" | "FALLING" | "STEADY";
            /**
             * @description Slope of the straight line through the days: how much more each day.
             * @example 12.500
             */
            trend_per_day: string;
            forecast: components["schemas"]["DemandForecast"];
            /**
             * @description What may be issued now, of all active warehouses.
             * @example 12.500
             */
            available_quantity: string;
            /** @description Whole days that the available stock lasts; null when it lasts more than two years. */
            days_of_cover: number | null;
            /**
             * Format: date
             * @description The day on which it will not be enough any more.
             * @example 2026-11-21
             */
            stock_out_date: string | null;
        };
        StockTurnoverParameters: {
            /**
             * Format: date
             * @description First day.
             * @example 2026-11-21
             */
            from: string;
            /**
             * Format: date
             * @description Last day, included.
             * @example 2026-11-21
             */
            to: string;
            /** @description Days of the period. */
            days: number;
            /**
             * @description Product.
             * @example 1
             */
            product_id: number | null;
            /** @enum {string|null} */
            product_type: "RAW_MATERIAL" | "SEMI_FINISHED" | "FINISHED_PRODUCT" | "PACKAGING" | null;
        };
        StockTurnoverReport: {
            /**
             * Format: date-time
             * @description When this was put together.
             * @example 2026-11-21T08:30:00.000Z
             */
            generated_at: string;
            parameters: components["schemas"]["StockTurnoverParameters"];
            /** @description What had a value or an issue; by product code. */
            rows: components["schemas"]["StockTurnoverRow"][];
            totals: components["schemas"]["StockTurnoverTotals"];
        };
        StockTurnoverRow: {
            /**
             * @description Product.
             * @example 1
             */
            product_id: number;
            product_code: string;
            product_name: string;
            /** @enum {string} */
            product_type: "RAW_MATERIAL" | "SEMI_FINISHED" | "FINISHED_PRODUCT" | "PACKAGING";
            /** @description Stock unit, of the quantities. */
            unit_of_measure: string;
            /**
             * @description Issued and consumed by production in the period, at FIFO cost.
             * @example 15.2500
             */
            issued_value: string;
            /**
             * @description Mean of the values at the end of each day of the period.
             * @example 15.2500
             */
            average_stock_value: string;
            /**
             * @description Issued value ÷ average stock value: times in the period; null without stock.
             * @example 2.50
             */
            turnover: string | null;
            /**
             * @description Average stock value × days ÷ issued value: how long it lasts; null without issues.
             * @example 2.50
             */
            days_of_stock: string | null;
        };
        StockTurnoverTotals: {
            /** @description Rows. */
            product_count: number;
            /**
             * @description Issued and consumed by production in the period, at FIFO cost.
             * @example 15.2500
             */
            issued_value: string;
            /**
             * @description Mean of the values at the end of each day of the period.
             * @example 15.2500
             */
            average_stock_value: string;
            /**
             * @description Issued value ÷ average stock value: times in the period; null without stock.
             * @example 2.50
             */
            turnover: string | null;
            /**
             * @description Average stock value × days ÷ issued value: how long it lasts; null without issues.
             * @example 2.50
             */
            days_of_stock: string | null;
        };
        SuggestedPriceBreak: {
            /**
             * @description From so many on …
             * @example 12.500
             */
            quantity: string;
            /**
             * @description … one costs so much.
             * @example 15.2500
             */
            unit_price: string;
        };
        SuggestionAlternative: {
            /**
             * @description Number of the supplier.
             * @example 1
             */
            supplier_id: number;
            supplier_code: string;
            /**
             * @description For the quantity that one would order there.
             * @example 15.2500
             */
            unit_price: string;
            /** @example TRY */
            currency: string;
            /**
             * @description Days from order to delivery: of the product at this supplier, else the supplier’s.
             * @example 10
             */
            lead_time_days: number;
            /**
             * Format: date
             * @description When it comes, ordered on order_by_date, or today when that day is over.
             * @example 2026-11-21
             */
            expected_date: string;
        };
        Supplier: {
            /**
             * @description Number of the supplier.
             * @example 1
             */
            supplier_id: number;
            /**
             * @description Code on documents: 2 to 20 capital letters, digits or hyphens. Cannot be changed later.
             * @example ERDEMIR
             */
            supplier_code: string;
            /**
             * @description Name of the company.
             * @example Ereğli Demir ve Çelik
             */
            supplier_name: string;
            /**
             * @description Whom to ask for.
             * @example Ayşe Yılmaz
             */
            contact_person: string | null;
            /**
             * Format: email
             * @description E-mail address for orders.
             * @example satis@example.com
             */
            email: string | null;
            /**
             * @description Telephone: 5 to 30 digits, blanks and the signs + ( ) . / -.
             * @example +90 262 555 01 01
             */
            phone: string | null;
            /** @description Street and number. */
            address: string | null;
            /**
             * @description City.
             * @example Ereğli
             */
            city: string | null;
            /**
             * @description Country.
             * @example Türkiye
             */
            country: string | null;
            /**
             * @description Tax number.
             * @example 1234567890
             */
            tax_number: string | null;
            /**
             * @description When to pay.
             * @example 30 gün vadeli
             */
            payment_terms: string | null;
            /**
             * @description Days from order to delivery, unless the product says otherwise.
             * @example 10
             */
            lead_time_days: number;
            /**
             * @description Rating of its quality set by hand, 0 to 5; null: it follows from the deliveries.
             * @example 2.50
             */
            quality_rating: string | null;
            /**
             * @description Rating of its punctuality set by hand, 0 to 5; null: it follows from the deliveries.
             * @example 2.50
             */
            delivery_rating: string | null;
            /**
             * @description Rating of its prices set by hand, 0 to 5; null: it follows from the deliveries.
             * @example 2.50
             */
            price_rating: string | null;
            /** @description Receipts in the period. */
            deliveries: number;
            /**
             * @description Deliveries whose every line came on its agreed day or before, of those that had one; null when none had.
             * @example 2.50
             */
            on_time_percentage: string | null;
            /**
             * @description Approved, of what inspection has approved or rejected; null when it has judged nothing.
             * @example 2.50
             */
            accepted_percentage: string | null;
            /**
             * @description Mean days from sending the order to its delivery; null without a delivery.
             * @example 2.50
             */
            lead_time_days_mean: string | null;
            /**
             * @description 0 to 100, from punctuality, quality and price; null when nothing is known.
             * @example 2.50
             */
            score: string | null;
            ratings: components["schemas"]["SupplierRatings"];
            /** @description Nothing new is ordered from an inactive supplier. */
            is_active: boolean;
            /**
             * Format: date-time
             * @description When it was created.
             * @example 2026-11-21T08:30:00.000Z
             */
            created_at: string;
            /**
             * Format: date-time
             * @description When it was last changed; its ETag.
             * @example 2026-11-21T08:30:00.000Z
             */
            updated_at: string;
        };
        SupplierCreate: {
            /**
             * @description Code on documents: 2 to 20 capital letters, digits or hyphens. Cannot be changed later.
             * @example ERDEMIR
             */
            supplier_code: string;
            /**
             * @description Name of the company.
             * @example Ereğli Demir ve Çelik
             */
            supplier_name: string;
            /**
             * @description Whom to ask for.
             * @example Ayşe Yılmaz
             */
            contact_person?: string | null;
            /**
             * Format: email
             * @description E-mail address for orders.
             * @example satis@example.com
             */
            email?: string | null;
            /**
             * @description Telephone: 5 to 30 digits, blanks and the signs + ( ) . / -.
             * @example +90 262 555 01 01
             */
            phone?: string | null;
            /** @description Street and number. */
            address?: string | null;
            /**
             * @description City.
             * @example Ereğli
             */
            city?: string | null;
            /**
             * @description Country.
             * @example Türkiye
             */
            country?: string | null;
            /**
             * @description Tax number.
             * @example 1234567890
             */
            tax_number?: string | null;
            /**
             * @description When to pay.
             * @example 30 gün vadeli
             */
            payment_terms?: string | null;
            /**
             * @description Days from order to delivery, unless the product says otherwise.
             * @example 10
             */
            lead_time_days?: number;
            /**
             * @description Rating of its quality set by hand, 0 to 5; null: it follows from the deliveries. Text or number with at most 2 decimals.
             * @example 4.50
             */
            quality_rating?: string | number | null;
            /**
             * @description Rating of its punctuality set by hand, 0 to 5; null: it follows from the deliveries. Text or number with at most 2 decimals.
             * @example 4.50
             */
            delivery_rating?: string | number | null;
            /**
             * @description Rating of its prices set by hand, 0 to 5; null: it follows from the deliveries. Text or number with at most 2 decimals.
             * @example 4.50
             */
            price_rating?: string | number | null;
        };
        SupplierOverload: {
            /**
             * @description Supplier.
             * @example 1
             */
            supplier_id: number;
            /**
             * Format: date
             * @description Monday of the week.
             * @example 2026-11-21
             */
            week: string;
            /**
             * @description What is to come in the week, ordered or planned, all products together.
             * @example 12.500
             */
            ordered: string;
            /**
             * @description What the scenario says that the supplier can deliver in a week.
             * @example 12.500
             */
            capacity: string;
        };
        SupplierPage: {
            items: components["schemas"]["Supplier"][];
            /** @description Rows in all pages. */
            total_count: number;
            page: number;
            page_size: number;
            has_next: boolean;
            has_previous: boolean;
        };
        SupplierPerformance: {
            /**
             * @description Number of the supplier.
             * @example 1
             */
            supplier_id: number;
            supplier_code: string;
            supplier_name: string;
            /**
             * Format: date
             * @description First day of the period.
             * @example 2026-11-21
             */
            from: string;
            /**
             * Format: date
             * @description Last day of the period, included.
             * @example 2026-11-21
             */
            to: string;
            /** @description Receipts in the period. */
            deliveries: number;
            /**
             * @description Deliveries whose every line came on its agreed day or before, of those that had one; null when none had.
             * @example 2.50
             */
            on_time_percentage: string | null;
            /**
             * @description Approved, of what inspection has approved or rejected; null when it has judged nothing.
             * @example 2.50
             */
            accepted_percentage: string | null;
            /**
             * @description Mean days from sending the order to its delivery; null without a delivery.
             * @example 2.50
             */
            lead_time_days_mean: string | null;
            /**
             * @description 0 to 100, from punctuality, quality and price; null when nothing is known.
             * @example 2.50
             */
            score: string | null;
            ratings: components["schemas"]["SupplierRatings"];
            /** @description Lines of these receipts. */
            lines_received: number;
            /**
             * @description Sample standard deviation of the lead time; null with fewer than two.
             * @example 2.50
             */
            lead_time_days_deviation: string | null;
            /** @description What the supplier’s record says. */
            entered_lead_time_days: number;
            quantities: components["schemas"]["SupplierQuantities"];
            /**
             * @description Mean of last ÷ first price × 100 over its products; null when nothing was priced.
             * @example 2.50
             */
            price_index: string | null;
            /** @description By product code. */
            price_trend: components["schemas"]["SupplierPriceTrend"][];
            weights: components["schemas"]["SupplierScoreWeights"];
            parts: components["schemas"]["SupplierScoreParts"];
        };
        SupplierPriceBreaks: {
            /**
             * @description Number of the link.
             * @example 1
             */
            product_supplier_id: number;
            /**
             * @description Number of the supplier.
             * @example 1
             */
            supplier_id: number;
            /**
             * @description Number of the product.
             * @example 1
             */
            product_id: number;
            /**
             * @description Code of the product.
             * @example RM-STEEL-02
             */
            product_code: string;
            /**
             * @description Stock unit of the product.
             * @example KG
             */
            unit_of_measure: string;
            /**
             * @description Currency of all prices of the link.
             * @example TRY
             */
            currency: string;
            /**
             * @description Price where no price break is reached.
             * @example 15.2500
             */
            unit_price: string;
            /**
             * @description Smallest quantity that the supplier accepts.
             * @example 12.500
             */
            minimum_order_qty: string;
            /** @description By minimum quantity, then by day. */
            price_breaks: components["schemas"]["PriceBreak"][];
            /**
             * Format: date-time
             * @description When the link or its price breaks last changed; its ETag.
             * @example 2026-11-21T08:30:00.000Z
             */
            updated_at: string;
        };
        SupplierPriceTrend: {
            /**
             * @description What was delivered.
             * @example 1
             */
            product_id: number;
            product_code: string;
            product_name: string;
            /**
             * @description Prices in each currency are a row of their own.
             * @example TRY
             */
            currency: string;
            /**
             * @description Price of the first line in the period: as invoiced, else as received.
             * @example 15.2500
             */
            first_price: string;
            /**
             * @description Price of the last line in the period.
             * @example 15.2500
             */
            last_price: string;
            /**
             * @description Last ÷ first × 100; null when the first was free.
             * @example 2.50
             */
            price_index: string | null;
        };
        SupplierProduct: {
            /**
             * @description Number of the link.
             * @example 1
             */
            product_supplier_id: number;
            /**
             * @description Number of the supplier.
             * @example 1
             */
            supplier_id: number;
            /**
             * @description Number of the product.
             * @example 1
             */
            product_id: number;
            /**
             * @description Code of the product.
             * @example RM-STEEL-02
             */
            product_code: string;
            /**
             * @description Name of the product.
             * @example ÇELİK SAC 2 MM
             */
            product_name: string;
            /**
             * @description Stock unit of the product.
             * @example KG
             */
            unit_of_measure: string;
            /**
             * @description The supplier's own code of the product.
             * @example HR-2.0-1500
             */
            supplier_product_code: string | null;
            /**
             * @description Price of one stock unit.
             * @example 15.2500
             */
            unit_price: string;
            /**
             * @description Currency of the price, ISO 4217.
             * @example TRY
             */
            currency: string;
            /**
             * @description Smallest quantity that the supplier accepts.
             * @example 12.500
             */
            minimum_order_qty: string;
            /**
             * @description Days from order to delivery of this product; null means the supplier's own.
             * @example 10
             */
            lead_time_days: number | null;
            /** @description The one supplier that planning buys the product from. */
            is_preferred: boolean;
            /** @description An inactive link is history. */
            is_active: boolean;
            /**
             * Format: date-time
             * @description When the two were linked.
             * @example 2026-11-21T08:30:00.000Z
             */
            created_at: string;
            /**
             * Format: date-time
             * @description When the link was last changed.
             * @example 2026-11-21T08:30:00.000Z
             */
            updated_at: string;
        };
        SupplierProductLink: {
            /**
             * @description Number of the product.
             * @example 1
             */
            product_id: number;
            /**
             * @description Price of one stock unit. Text or number with at most 4 decimals.
             * @example 15.2500
             */
            unit_price: string | number;
            /**
             * @description The supplier's own code of the product.
             * @example HR-2.0-1500
             */
            supplier_product_code?: string | null;
            /**
             * @description Currency of the price, ISO 4217.
             * @example TRY
             */
            currency?: string;
            /**
             * @description Smallest quantity that the supplier accepts. Text or number with at most 3 decimals.
             * @example 12.500
             */
            minimum_order_qty?: string | number;
            /**
             * @description Days from order to delivery of this product; null means the supplier's own.
             * @example 10
             */
            lead_time_days?: number | null;
            /** @description The one supplier that planning buys the product from. true takes the preference away from another one. */
            is_preferred?: boolean;
        };
        SupplierProductPage: {
            items: components["schemas"]["SupplierProduct"][];
            /** @description Rows in all pages. */
            total_count: number;
            page: number;
            page_size: number;
            has_next: boolean;
            has_previous: boolean;
        };
        /** @description What was received, by the status that its parts have now; stock units of all products added up. */
        SupplierQuantities: {
            /**
             * @description Accepted by inspection.
             * @example 12.500
             */
            approved: string;
            /**
             * @description Refused by inspection.
             * @example 12.500
             */
            rejected: string;
            /**
             * @description Not inspected yet.
             * @example 12.500
             */
            pending: string;
            /**
             * @description Set apart.
             * @example 12.500
             */
            quarantine: string;
        };
        SupplierRating: {
            /**
             * @description 0 to 5; null when it is neither set nor known.
             * @example 2.50
             */
            value: string | null;
            /**
             * @description COMPUTED follows from the deliveries; one that is set by hand goes before it.
             * @enum {string}
             */
            source: "COMPUTED" | "SET_BY_HAND";
        };
        SupplierRatings: {
            quality: components["schemas"]["SupplierRating"];
            delivery: components["schemas"]["SupplierRating"];
            price: components["schemas"]["SupplierRating"];
        };
        SupplierReturn: {
            /**
             * @description Number of the return in the system.
             * @example 1
             */
            supplier_return_id: number;
            /** @example SR-2026-000001 */
            return_number: string;
            /**
             * @description Who gets it back.
             * @example 1
             */
            supplier_id: number;
            supplier_code: string;
            supplier_name: string;
            /**
             * @description The order that it came with.
             * @example 1
             */
            purchase_order_id: number;
            po_number: string;
            /**
             * @description The receipt that it came with.
             * @example 1
             */
            receipt_id: number;
            receipt_number: string;
            /**
             * @description The line of that receipt.
             * @example 1
             */
            receipt_item_id: number;
            /**
             * @description The layer that it left.
             * @example 1
             */
            inventory_item_id: number;
            /**
             * @description Its movement in the ledger.
             * @example 1
             */
            movement_id: number;
            /**
             * @description Batch number: 3 to 50 capital letters, digits or -.
             * @example CS-2026-0001
             */
            batch_number: string;
            /**
             * @description Where it lay.
             * @example 1
             */
            warehouse_id: number;
            warehouse_code: string;
            /**
             * @description What goes back.
             * @example 1
             */
            product_id: number;
            product_code: string;
            product_name: string;
            /** @description Stock unit of the product. */
            unit_of_measure: string;
            /**
             * @description How much.
             * @example 12.500
             */
            quantity: string;
            /**
             * @description What it was worth in stock.
             * @example 15.2500
             */
            value: string;
            /**
             * @description Why it goes back.
             * @example Paslı geldi
             */
            reason: string;
            /**
             * Format: date-time
             * @description When.
             * @example 2026-11-21T08:30:00.000Z
             */
            returned_at: string;
            /** @description Username of who booked it. */
            returned_by: string | null;
        };
        SupplierReturnPage: {
            items: components["schemas"]["SupplierReturn"][];
            /** @description Rows in all pages. */
            total_count: number;
            page: number;
            page_size: number;
            has_next: boolean;
            has_previous: boolean;
        };
        SupplierReturnRequest: {
            /**
             * @description The layer that it is taken from: the one received, or a part of it.
             * @example 1
             */
            inventory_item_id: number;
            /**
             * @description How much goes back, in the stock unit. Text or number with at most 3 decimals.
             * @example 12.500
             */
            quantity: string | number;
            /**
             * @description Why it goes back.
             * @example Paslı geldi
             */
            reason: string;
            /** @description Remarks, for the movement. */
            notes?: string | null;
        };
        /** @description The score is Σ weight × part ÷ Σ weight over the parts that are known. */
        SupplierScoreParts: {
            /**
             * @description The on-time percentage.
             * @example 2.50
             */
            on_time: string | null;
            /**
             * @description The accepted percentage.
             * @example 2.50
             */
            quality: string | null;
            /**
             * @description 100 up to a price index of 100; above, 2 less for each point, never below 0.
             * @example 2.50
             */
            price: string | null;
        };
        SupplierScoreWeights: {
            on_time: number;
            quality: number;
            price: number;
        };
        SupplierScorecardParameters: {
            /**
             * Format: date
             * @description First day.
             * @example 2026-11-21
             */
            from: string;
            /**
             * Format: date
             * @description Last day, included.
             * @example 2026-11-21
             */
            to: string;
            /**
             * @description Supplier.
             * @example 1
             */
            supplier_id: number | null;
        };
        SupplierScorecardReport: {
            /**
             * Format: date-time
             * @description When this was put together.
             * @example 2026-11-21T08:30:00.000Z
             */
            generated_at: string;
            parameters: components["schemas"]["SupplierScorecardParameters"];
            /** @description Suppliers that delivered in the period: the best score first, without a score last. */
            rows: components["schemas"]["SupplierScorecardRow"][];
            totals: components["schemas"]["SupplierScorecardTotals"];
        };
        SupplierScorecardRow: {
            /**
             * @description Supplier.
             * @example 1
             */
            supplier_id: number;
            supplier_code: string;
            supplier_name: string;
            /** @description Receipts in the period. */
            deliveries: number;
            /** @description Lines of these receipts. */
            lines_received: number;
            /**
             * @description What they brought into stock, as it was received.
             * @example 15.2500
             */
            value: string;
            /**
             * @description Deliveries on their agreed day or before; null when no day was agreed.
             * @example 2.50
             */
            on_time_percentage: string | null;
            /**
             * @description Days from sending to receipt.
             * @example 2.50
             */
            lead_time_days_mean: string | null;
            /**
             * @description Accepted by inspection; null when nothing was judged.
             * @example 2.50
             */
            accepted_percentage: string | null;
            /**
             * @description Mean of last ÷ first price × 100; null when nothing was priced.
             * @example 2.50
             */
            price_index: string | null;
            /**
             * @description The score of `/procurement/suppliers/{supplier_id}/performance`.
             * @example 2.50
             */
            score: string | null;
        };
        SupplierScorecardTotals: {
            /** @description Rows. */
            supplier_count: number;
            /** @description Of all. */
            deliveries: number;
            /** @description Of all. */
            lines_received: number;
            /**
             * @description The sum of the rows.
             * @example 15.2500
             */
            value: string;
        };
        SupplierUpdate: {
            /**
             * @description Name of the company.
             * @example Ereğli Demir ve Çelik
             */
            supplier_name?: string;
            /**
             * @description Whom to ask for.
             * @example Ayşe Yılmaz
             */
            contact_person?: string | null;
            /**
             * Format: email
             * @description E-mail address for orders.
             * @example satis@example.com
             */
            email?: string | null;
            /**
             * @description Telephone: 5 to 30 digits, blanks and the signs + ( ) . / -.
             * @example +90 262 555 01 01
             */
            phone?: string | null;
            /** @description Street and number. */
            address?: string | null;
            /**
             * @description City.
             * @example Ereğli
             */
            city?: string | null;
            /**
             * @description Country.
             * @example Türkiye
             */
            country?: string | null;
            /**
             * @description Tax number.
             * @example 1234567890
             */
            tax_number?: string | null;
            /**
             * @description When to pay.
             * @example 30 gün vadeli
             */
            payment_terms?: string | null;
            /**
             * @description Days from order to delivery, unless the product says otherwise.
             * @example 10
             */
            lead_time_days?: number;
            /**
             * @description Rating of its quality set by hand, 0 to 5; null: it follows from the deliveries. Text or number with at most 2 decimals.
             * @example 4.50
             */
            quality_rating?: string | number | null;
            /**
             * @description Rating of its punctuality set by hand, 0 to 5; null: it follows from the deliveries. Text or number with at most 2 decimals.
             * @example 4.50
             */
            delivery_rating?: string | number | null;
            /**
             * @description Rating of its prices set by hand, 0 to 5; null: it follows from the deliveries. Text or number with at most 2 decimals.
             * @example 4.50
             */
            price_rating?: string | number | null;
            /** @description true brings a deactivated supplier back. */
            is_active?: boolean;
        };
        TemporaryPassword: {
            /**
             * @description Number of the user.
             * @example 1
             */
            user_id: number;
            username: string;
            /** @description Shown this once; it must be changed at the next login. */
            temporary_password: string;
            /** @description Sessions of the user that were open. */
            sessions_ended: number;
        };
        TokenResponse: {
            /** @enum {string} */
            status: "success";
            message: string;
            /**
             * Format: date-time
             * @description When the tokens were issued.
             * @example 2026-11-21T08:30:00.000Z
             */
            timestamp: string;
            /** @description JWT for the Authorization header. */
            access_token: string;
            /** @description Gets the next pair of tokens, once. */
            refresh_token: string;
            /** @enum {string} */
            token_type: "bearer";
            /**
             * @description Seconds that the access token lives.
             * @example 900
             */
            expires_in: number;
            user_info: components["schemas"]["UserInfo"];
        };
        Trace: {
            item: components["schemas"]["TraceItem"];
            backward: components["schemas"]["TraceBackward"];
            forward: components["schemas"]["TraceForward"];
        };
        TraceBackward: {
            /** @description Every layer that went into this one, the nearest first. */
            items: components["schemas"]["TraceItem"][];
            /** @description How they went into it. */
            links: components["schemas"]["TraceLink"][];
            /** @description Who delivered this layer, or what went into it. */
            suppliers: components["schemas"]["TraceSupplier"][];
            purchase_orders: components["schemas"]["TracePurchaseOrder"][];
            /** @description false when the answer was cut off for its size. */
            is_complete: boolean;
        };
        TraceForward: {
            /** @description Every layer that something of this one is in, the nearest first. */
            items: components["schemas"]["TraceItem"][];
            /** @description How it came there. */
            links: components["schemas"]["TraceLink"][];
            /** @description Every order that consumed this layer or one of the items. */
            production_orders: components["schemas"]["TraceProductionOrder"][];
            /** @description What left the factory, of this layer or one of the items, oldest first. */
            issues: components["schemas"]["TraceIssue"][];
            /** @description This layer and the items, as far as something of them is left: what a recall can still hold back. */
            still_on_hand: components["schemas"]["TraceItem"][];
            /** @description false when the answer was cut off for its size. */
            is_complete: boolean;
        };
        TraceIssue: {
            /**
             * @description Number of the movement.
             * @example 1
             */
            movement_id: number;
            /**
             * @description How it left; ADJUSTMENT is a loss.
             * @enum {string}
             */
            movement_type: "STOCK_OUT" | "SCRAP" | "RETURN" | "ADJUSTMENT";
            /**
             * @description The layer that it left.
             * @example 1
             */
            inventory_item_id: number;
            /**
             * @description Product.
             * @example 1
             */
            product_id: number;
            product_code: string;
            /**
             * @description Batch number: 3 to 50 capital letters, digits or -.
             * @example CS-2026-0001
             */
            batch_number: string;
            /**
             * @description Negative: what left.
             * @example 12.500
             */
            quantity: string;
            /** @description The document that it left with. */
            reference_number: string | null;
            reason: string | null;
            /**
             * Format: date-time
             * @description When it left.
             * @example 2026-11-21T08:30:00.000Z
             */
            movement_date: string;
        };
        TraceItem: {
            /**
             * @description Number of the layer.
             * @example 1
             */
            inventory_item_id: number;
            /**
             * @description Product.
             * @example 1
             */
            product_id: number;
            product_code: string;
            product_name: string;
            product_type: string;
            /** @description Unit of the quantities. */
            unit_of_measure: string;
            /**
             * @description Batch number: 3 to 50 capital letters, digits or -.
             * @example CS-2026-0001
             */
            batch_number: string;
            /**
             * @description Warehouse.
             * @example 1
             */
            warehouse_id: number;
            warehouse_code: string;
            /** @description Shelf or bay. */
            location_in_warehouse: string | null;
            /** @enum {string} */
            quality_status: "PENDING" | "APPROVED" | "REJECTED" | "QUARANTINE";
            /**
             * Format: date-time
             * @description When it entered stock: the FIFO order.
             * @example 2026-11-21T08:30:00.000Z
             */
            entry_date: string;
            /**
             * @description What entered.
             * @example 12.500
             */
            initial_quantity: string;
            /**
             * @description What is left.
             * @example 12.500
             */
            quantity_in_stock: string;
            /**
             * @description What of it is promised to orders.
             * @example 12.500
             */
            reserved_quantity: string;
            /**
             * @description Who delivered it.
             * @example 1
             */
            supplier_id: number | null;
            supplier_name: string | null;
            /**
             * @description The purchase order that it came with.
             * @example 1
             */
            purchase_order_id: number | null;
            po_number: string | null;
            /**
             * @description The production order that made it.
             * @example 1
             */
            production_order_id: number | null;
            order_number: string | null;
            /** @description Steps from the layer that was asked for, on the shortest way. */
            depth: number;
        };
        TraceLink: {
            /**
             * @description The layer that something was taken of.
             * @example 1
             */
            from_item_id: number;
            /**
             * @description The layer that it became, or went into.
             * @example 1
             */
            to_item_id: number;
            /**
             * @description PRODUCTION: consumed by the booking that made the other layer.
             * @enum {string}
             */
            kind: "PRODUCTION" | "TRANSFER" | "SPLIT";
            /**
             * @description The order, where it is production.
             * @example 1
             */
            production_order_id: number | null;
            order_number: string | null;
            /**
             * @description How much of the first layer.
             * @example 12.500
             */
            quantity: string;
        };
        TraceProductionOrder: {
            /**
             * @description Number of the order.
             * @example 1
             */
            production_order_id: number;
            order_number: string;
            /**
             * @description What it makes.
             * @example 1
             */
            product_id: number;
            product_code: string;
            status: string;
        };
        TracePurchaseOrder: {
            /**
             * @description Purchase order.
             * @example 1
             */
            purchase_order_id: number;
            po_number: string;
        };
        TraceSupplier: {
            /**
             * @description Supplier.
             * @example 1
             */
            supplier_id: number;
            supplier_name: string;
        };
        TransferMovement: {
            /**
             * @description Number of the movement in the ledger.
             * @example 1
             */
            movement_id: number;
            /**
             * @description Layer.
             * @example 1
             */
            inventory_item_id: number;
            /**
             * @description Warehouse of the layer.
             * @example 1
             */
            warehouse_id: number;
            /** @description Batch of the layer. */
            batch_number: string;
            /**
             * @description Negative where it leaves, positive where it arrives.
             * @example 12.500
             */
            quantity: string;
            /**
             * @description Unit cost of the layer: it stays.
             * @example 15.2500
             */
            unit_cost: string;
            /**
             * @description Negative where it leaves, positive where it arrives.
             * @example 15.2500
             */
            value: string;
        };
        TransferRequest: {
            /**
             * @description Product to move, oldest available stock first. Not needed with inventory_item_id.
             * @example 1
             */
            product_id?: number | null;
            /**
             * @description Warehouse that it leaves. Not needed with inventory_item_id.
             * @example 1
             */
            from_warehouse_id?: number | null;
            /**
             * @description Move this very layer, whatever its quality or place in the FIFO order.
             * @example 1
             */
            inventory_item_id?: number | null;
            /**
             * @description Warehouse that it goes to.
             * @example 1
             */
            to_warehouse_id: number;
            /**
             * @description How much, in the stock unit of the product unless unit_of_measure says otherwise. Text or number with at most 3 decimals.
             * @example 12.500
             */
            quantity: string | number;
            /**
             * @description Unit of the quantity, when it is not the stock unit: any that converts to it, also the product’s own.
             * @example SHEET
             */
            unit_of_measure?: string | null;
            /**
             * @description Shelf or bay in the new warehouse.
             * @example B-02-1
             */
            location_in_warehouse?: string | null;
            /** @description Why it moves. */
            reason?: string | null;
        };
        TransferResponse: {
            /**
             * @description Number of the transfer.
             * @example 1
             */
            stock_transfer_id: number;
            /** @example TR-2026-000001 */
            transfer_number: string;
            /**
             * @description Product.
             * @example 1
             */
            product_id: number;
            /**
             * @description Warehouse that it left.
             * @example 1
             */
            from_warehouse_id: number;
            /**
             * @description Warehouse that it went to.
             * @example 1
             */
            to_warehouse_id: number;
            /**
             * @description What moved.
             * @example 12.500
             */
            quantity: string;
            /**
             * @description Value that moved with it.
             * @example 15.2500
             */
            total_cost: string;
            /**
             * Format: date-time
             * @description When.
             * @example 2026-11-21T08:30:00.000Z
             */
            transferred_at: string;
            /** @description First what left, then what arrived. */
            movements: components["schemas"]["TransferMovement"][];
            /** @description The new layers: one for each that was taken from. */
            items: components["schemas"]["InventoryItem"][];
        };
        Unit: {
            /**
             * @description Code used in all quantities.
             * @example KG
             */
            unit_code: string;
            /**
             * @description Name for people.
             * @example Kilogram
             */
            unit_name: string;
            /**
             * @description What it measures.
             * @enum {string}
             */
            dimension: "COUNT" | "MASS" | "LENGTH" | "AREA" | "VOLUME" | "TIME";
            /** @description Decimals that planned quantities are rounded to; 0 for whole pieces. */
            decimals: number;
            /** @description Converts to the other units of its dimension. A roll or a box does not. */
            is_convertible: boolean;
        };
        UnitConversion: {
            /**
             * @description Another unit of this product.
             * @example SHEET
             */
            unit_code: string;
            /**
             * @description How many stock units one of it is.
             * @example 15.700000000
             */
            factor: string;
        };
        UnitConversionResult: {
            /**
             * @description Product.
             * @example 1
             */
            product_id: number;
            /**
             * @description What was asked.
             * @example 12.500
             */
            quantity: string;
            /**
             * @description Its unit.
             * @example SHEET
             */
            from: string;
            /**
             * @description The unit wanted.
             * @example SHEET
             */
            to: string;
            /**
             * @description In the unit wanted, rounded half up to 3 decimals.
             * @example 12.500
             */
            converted_quantity: string;
            /**
             * @description The same as an exact fraction.
             * @example 157/10
             */
            exact_quantity: string;
            /** @description Nothing was lost by rounding. */
            is_exact: boolean;
        };
        UnitList: {
            items: components["schemas"]["Unit"][];
            /** @description All units there are. */
            total_count: number;
        };
        User: {
            /**
             * @description Number of the user.
             * @example 1
             */
            user_id: number;
            /**
             * @description Name to log in with: 3 to 50 letters of the English alphabet, digits, points, _ or -. Cannot be changed later.
             * @example ayse.yilmaz
             */
            username: string;
            /**
             * @description Name for people.
             * @example Ayşe Yılmaz
             */
            full_name: string;
            /**
             * Format: email
             * @description E-mail address.
             * @example ayse@example.com
             */
            email: string | null;
            /**
             * @description Decides the permissions. Changing it ends the sessions of the user.
             * @enum {string}
             */
            role: "admin" | "prod_mgr" | "inv_clerk" | "proc_off" | "viewer";
            /** @description An inactive user cannot log in. */
            is_active: boolean;
            /** @description The password is a temporary one: until it is changed, everything else is refused. */
            must_change_password: boolean;
            /**
             * Format: date-time
             * @description Last login.
             * @example 2026-11-21T08:30:00.000Z
             */
            last_login_at: string | null;
            /**
             * Format: date-time
             * @description When it was created.
             * @example 2026-11-21T08:30:00.000Z
             */
            created_at: string;
            /**
             * Format: date-time
             * @description When it was last changed; its ETag.
             * @example 2026-11-21T08:30:00.000Z
             */
            updated_at: string;
        };
        UserCreate: {
            /**
             * @description Name to log in with: 3 to 50 letters of the English alphabet, digits, points, _ or -. Cannot be changed later.
             * @example ayse.yilmaz
             */
            username: string;
            /**
             * @description Name for people.
             * @example Ayşe Yılmaz
             */
            full_name: string;
            /**
             * Format: email
             * @description E-mail address.
             * @example ayse@example.com
             */
            email?: string | null;
            /**
             * @description Decides the permissions. Changing it ends the sessions of the user.
             * @enum {string}
             */
            role: "admin" | "prod_mgr" | "inv_clerk" | "proc_off" | "viewer";
            /**
             * @description First password, 8 to 72 bytes.
             * @example Sac-Levha-2026
             */
            password: string;
            /** @description true: the first password must be changed before anything else. Left out: false. */
            must_change_password?: boolean;
        };
        UserInfo: {
            /**
             * @description Number of the user.
             * @example 1
             */
            user_id: number;
            /** @description Name to log in with. */
            username: string;
            /** @description Name for people. */
            full_name: string;
            /**
             * @description Decides the permissions.
             * @enum {string}
             */
            role: "admin" | "prod_mgr" | "inv_clerk" | "proc_off" | "viewer";
            /** @description All that the role may do; with an API key, what its scopes leave of it. */
            permissions: string[];
            /** @description An inactive user cannot log in. */
            is_active: boolean;
            /** @description The password is a temporary one: until it is changed, everything else is refused. */
            must_change_password: boolean;
        };
        UserLogin: {
            /**
             * @description Capital and small letters are the same.
             * @example admin
             */
            username: string;
            /**
             * @description 6 to 72 bytes.
             * @example Sac-Levha-2026
             */
            password: string;
        };
        UserPage: {
            items: components["schemas"]["User"][];
            /** @description Rows in all pages. */
            total_count: number;
            page: number;
            page_size: number;
            has_next: boolean;
            has_previous: boolean;
        };
        UserUpdate: {
            /**
             * @description Name for people.
             * @example Ayşe Yılmaz
             */
            full_name?: string;
            /**
             * Format: email
             * @description E-mail address.
             * @example ayse@example.com
             */
            email?: string | null;
            /**
             * @description Decides the permissions. Changing it ends the sessions of the user.
             * @enum {string}
             */
            role?: "admin" | "prod_mgr" | "inv_clerk" | "proc_off" | "viewer";
            /** @description false ends the sessions of the user. */
            is_active?: boolean;
            /**
             * @description Temporary password for a user who forgot it, 8 to 72 bytes. Ends the sessions of the user, who must change it at the next login.
             * @example Sac-Levha-2026
             */
            password?: string;
        };
        ValueRollForwardParameters: {
            /**
             * Format: date
             * @description First day.
             * @example 2026-11-21
             */
            from: string;
            /**
             * Format: date
             * @description Last day, included.
             * @example 2026-11-21
             */
            to: string;
            /** @enum {string} */
            group_by: "product_type" | "product";
            /**
             * @description Product.
             * @example 1
             */
            product_id: number | null;
            /**
             * @description Warehouse.
             * @example 1
             */
            warehouse_id: number | null;
            /** @enum {string|null} */
            product_type: "RAW_MATERIAL" | "SEMI_FINISHED" | "FINISHED_PRODUCT" | "PACKAGING" | null;
        };
        ValueRollForwardReport: {
            /**
             * Format: date-time
             * @description When this was put together.
             * @example 2026-11-21T08:30:00.000Z
             */
            generated_at: string;
            parameters: components["schemas"]["ValueRollForwardParameters"];
            /** @description What had a value or a movement; by type, then product code. */
            rows: components["schemas"]["ValueRollForwardRow"][];
            totals: components["schemas"]["ValueRollForwardTotals"];
        };
        ValueRollForwardRow: {
            /** @enum {string} */
            product_type: "RAW_MATERIAL" | "SEMI_FINISHED" | "FINISHED_PRODUCT" | "PACKAGING";
            /**
             * @description Product; null where it is grouped by type.
             * @example 1
             */
            product_id: number | null;
            product_code: string | null;
            product_name: string | null;
            /**
             * @description Value of the stock before the first day.
             * @example 15.2500
             */
            opening_value: string;
            /**
             * @description Received.
             * @example 15.2500
             */
            receipts: string;
            /**
             * @description Made.
             * @example 15.2500
             */
            production_in: string;
            /**
             * @description Issued; below zero.
             * @example 15.2500
             */
            issues: string;
            /**
             * @description Consumed by production; below zero.
             * @example 15.2500
             */
            production_out: string;
            /**
             * @description In − out; 0.0000 over all warehouses.
             * @example 15.2500
             */
            transfers: string;
            /**
             * @description Gains − losses of counts and corrections.
             * @example 15.2500
             */
            count_differences: string;
            /**
             * @description Scrapped; below zero.
             * @example 15.2500
             */
            scrap: string;
            /**
             * @description Returned to suppliers; below zero.
             * @example 15.2500
             */
            supplier_returns: string;
            /**
             * @description Revaluations, and costs that came after the goods (freight, invoices).
             * @example 15.2500
             */
            revaluations: string;
            /**
             * @description Value after the last day: opening and all of these, to the last digit.
             * @example 15.2500
             */
            closing_value: string;
        };
        ValueRollForwardTotals: {
            /** @description Rows. */
            row_count: number;
            /**
             * @description Value of the stock before the first day.
             * @example 15.2500
             */
            opening_value: string;
            /**
             * @description Received.
             * @example 15.2500
             */
            receipts: string;
            /**
             * @description Made.
             * @example 15.2500
             */
            production_in: string;
            /**
             * @description Issued; below zero.
             * @example 15.2500
             */
            issues: string;
            /**
             * @description Consumed by production; below zero.
             * @example 15.2500
             */
            production_out: string;
            /**
             * @description In − out; 0.0000 over all warehouses.
             * @example 15.2500
             */
            transfers: string;
            /**
             * @description Gains − losses of counts and corrections.
             * @example 15.2500
             */
            count_differences: string;
            /**
             * @description Scrapped; below zero.
             * @example 15.2500
             */
            scrap: string;
            /**
             * @description Returned to suppliers; below zero.
             * @example 15.2500
             */
            supplier_returns: string;
            /**
             * @description Revaluations, and costs that came after the goods (freight, invoices).
             * @example 15.2500
             */
            revaluations: string;
            /**
             * @description Value after the last day: opening and all of these, to the last digit.
             * @example 15.2500
             */
            closing_value: string;
        };
        Warehouse: {
            /**
             * @description Number of the warehouse.
             * @example 1
             */
            warehouse_id: number;
            /**
             * @description Code on labels: 2 to 10 capital letters or digits. Cannot be changed later.
             * @example RM01
             */
            warehouse_code: string;
            /**
             * @description Name for people.
             * @example Hammadde Deposu
             */
            warehouse_name: string;
            /**
             * @description What the warehouse holds.
             * @enum {string}
             */
            warehouse_type: "RAW_MATERIALS" | "SEMI_FINISHED" | "FINISHED_PRODUCTS" | "PACKAGING";
            /**
             * @description Where it is.
             * @example Gebze, A Blok
             */
            location: string | null;
            /**
             * @description Who runs it.
             * @example Ayşe Yılmaz
             */
            manager_name: string | null;
            /** @description An inactive warehouse takes part in nothing. */
            is_active: boolean;
            /**
             * Format: date-time
             * @description When it was created.
             * @example 2026-11-21T08:30:00.000Z
             */
            created_at: string;
            /**
             * Format: date-time
             * @description When it was last changed; its ETag.
             * @example 2026-11-21T08:30:00.000Z
             */
            updated_at: string;
        };
        WarehouseCreate: {
            /**
             * @description Code on labels: 2 to 10 capital letters or digits. Cannot be changed later.
             * @example RM01
             */
            warehouse_code: string;
            /**
             * @description Name for people.
             * @example Hammadde Deposu
             */
            warehouse_name: string;
            /**
             * @description What the warehouse holds.
             * @enum {string}
             */
            warehouse_type: "RAW_MATERIALS" | "SEMI_FINISHED" | "FINISHED_PRODUCTS" | "PACKAGING";
            /**
             * @description Where it is.
             * @example Gebze, A Blok
             */
            location?: string | null;
            /**
             * @description Who runs it.
             * @example Ayşe Yılmaz
             */
            manager_name?: string | null;
        };
        WarehousePage: {
            items: components["schemas"]["Warehouse"][];
            /** @description Rows in all pages. */
            total_count: number;
            page: number;
            page_size: number;
            has_next: boolean;
            has_previous: boolean;
        };
        WarehouseUpdate: {
            /**
             * @description Name for people.
             * @example Hammadde Deposu
             */
            warehouse_name?: string;
            /**
             * @description What the warehouse holds.
             * @enum {string}
             */
            warehouse_type?: "RAW_MATERIALS" | "SEMI_FINISHED" | "FINISHED_PRODUCTS" | "PACKAGING";
            /**
             * @description Where it is.
             * @example Gebze, A Blok
             */
            location?: string | null;
            /**
             * @description Who runs it.
             * @example Ayşe Yılmaz
             */
            manager_name?: string | null;
            /** @description true brings a deactivated warehouse back. */
            is_active?: boolean;
        };
        Webhook: {
            /**
             * @description Number of the webhook.
             * @example 1
             */
            webhook_id: number;
            /**
             * @description Where events are posted to: a complete http or https URL of a public address.
             * @example https://hooks.example.com/horoz
             */
            url: string;
            /** @description Which events: a topic, all of a kind as `alert.*`, or `*`. */
            topics: string[];
            /** @description What it is for. */
            description: string | null;
            /** @description An inactive one gets no events. */
            is_active: boolean;
            /** @description Why the system switched it off: the receiver answered 410 Gone. */
            disabled_reason: string | null;
            /**
             * Format: date-time
             * @description Until then each delivery is also signed with the secret before the last change.
             * @example 2026-11-21T08:30:00.000Z
             */
            previous_secret_until: string | null;
            /**
             * @description Who created it.
             * @example 1
             */
            created_by: number | null;
            /**
             * Format: date-time
             * @description When it was created. It gets what happens from then on.
             * @example 2026-11-21T08:30:00.000Z
             */
            created_at: string;
            /**
             * Format: date-time
             * @description When it was last changed; its ETag.
             * @example 2026-11-21T08:30:00.000Z
             */
            updated_at: string;
        };
        WebhookCreate: {
            /**
             * @description Where events are posted to: a complete http or https URL of a public address.
             * @example https://hooks.example.com/horoz
             */
            url: string;
            /** @description Which events: a topic, all of a kind as `alert.*`, or `*`. */
            topics: string[];
            /** @description What it is for. */
            description?: string | null;
            /** @description true unless said otherwise. */
            is_active?: boolean;
        };
        WebhookDelivery: {
            /**
             * @description Number of the delivery.
             * @example 1
             */
            webhook_delivery_id: number;
            /**
             * @description The webhook that it goes to.
             * @example 1
             */
            webhook_id: number;
            /**
             * @description The event; `Webhook-Id` of each of its requests.
             * @example 1
             */
            event_id: number;
            /** @example alert.raised */
            topic: string;
            /**
             * @description What the event is about.
             * @example alert
             */
            entity_type: string;
            /**
             * @description Number of what the event is about.
             * @example 1
             */
            entity_id: number | null;
            /**
             * Format: date-time
             * @description When it happened.
             * @example 2026-11-21T08:30:00.000Z
             */
            occurred_at: string;
            /**
             * @description DEAD: all tries are used up, or the webhook is inactive.
             * @enum {string}
             */
            status: "PENDING" | "DELIVERED" | "DEAD";
            /** @description Tries so far, since it was last replayed. */
            attempts: number;
            /**
             * Format: date-time
             * @description When it was queued.
             * @example 2026-11-21T08:30:00.000Z
             */
            created_at: string;
            /**
             * Format: date-time
             * @description When it is tried next.
             * @example 2026-11-21T08:30:00.000Z
             */
            next_attempt_at: string | null;
            /**
             * Format: date-time
             * @description When it was last tried.
             * @example 2026-11-21T08:30:00.000Z
             */
            last_attempt_at: string | null;
            /** @description What the receiver answered. */
            last_status_code: number | null;
            /** @description How long the last try took. */
            last_duration_ms: number | null;
            /** @description Why the last try failed. */
            last_error: string | null;
            /**
             * Format: date-time
             * @description When the receiver took it.
             * @example 2026-11-21T08:30:00.000Z
             */
            delivered_at: string | null;
        };
        WebhookDeliveryPage: {
            items: components["schemas"]["WebhookDelivery"][];
            /** @description Rows in all pages. */
            total_count: number;
            page: number;
            page_size: number;
            has_next: boolean;
            has_previous: boolean;
        };
        WebhookPage: {
            items: components["schemas"]["Webhook"][];
            /** @description Rows in all pages. */
            total_count: number;
            page: number;
            page_size: number;
            has_next: boolean;
            has_previous: boolean;
        };
        WebhookReplay: {
            /** @description Deliveries that are on their way again. */
            replayed: number;
            /** @description Dead ones that are left: call again. */
            remaining: number;
        };
        WebhookTest: {
            /** @description Whether the receiver answered with a status from 200 to 299. */
            delivered: boolean;
            /** @description What it answered; null when it did not. */
            status_code: number | null;
            /** @description From the name of the host to the answer. */
            duration_ms: number;
            /** @description Why it counts as not delivered. */
            error: string | null;
        };
        WebhookUpdate: {
            /**
             * @description Where events are posted to: a complete http or https URL of a public address.
             * @example https://hooks.example.com/horoz
             */
            url?: string;
            /** @description Which events: a topic, all of a kind as `alert.*`, or `*`. */
            topics?: string[];
            /** @description What it is for. */
            description?: string | null;
            /** @description true also takes the reason away. */
            is_active?: boolean;
        };
        WebhookWithSecret: {
            /**
             * @description Number of the webhook.
             * @example 1
             */
            webhook_id: number;
            /**
             * @description Where events are posted to: a complete http or https URL of a public address.
             * @example https://hooks.example.com/horoz
             */
            url: string;
            /** @description Which events: a topic, all of a kind as `alert.*`, or `*`. */
            topics: string[];
            /** @description What it is for. */
            description: string | null;
            /** @description An inactive one gets no events. */
            is_active: boolean;
            /** @description Why the system switched it off: the receiver answered 410 Gone. */
            disabled_reason: string | null;
            /**
             * Format: date-time
             * @description Until then each delivery is also signed with the secret before the last change.
             * @example 2026-11-21T08:30:00.000Z
             */
            previous_secret_until: string | null;
            /**
             * @description Who created it.
             * @example 1
             */
            created_by: number | null;
            /**
             * Format: date-time
             * @description When it was created. It gets what happens from then on.
             * @example 2026-11-21T08:30:00.000Z
             */
            created_at: string;
            /**
             * Format: date-time
             * @description When it was last changed; its ETag.
             * @example 2026-11-21T08:30:00.000Z
             */
            updated_at: string;
            /**
             * @description Signs the deliveries. Shown in this answer only: keep it.
             * @example Zk3mY0l1bX9hcTVfZGVtby1zZWNyZXQtMDAwMDAwMDA
             */
            secret: string;
        };
        WhereUsed: {
            /**
             * @description Product.
             * @example 1
             */
            product_id: number;
            product_code: string;
            product_name: string;
            unit_of_measure: string;
            /**
             * Format: date
             * @description Day whose active recipes count.
             * @example 2026-11-21
             */
            date: string;
            /** @description Rows below. */
            recipe_count: number;
            /** @description By level, then code, then version. */
            recipes: components["schemas"]["WhereUsedRow"][];
        };
        WhereUsedRow: {
            /**
             * @description Product.
             * @example 1
             */
            product_id: number;
            product_code: string;
            product_name: string;
            unit_of_measure: string;
            /**
             * @description Recipe that contains it.
             * @example 1
             */
            bom_id: number;
            bom_version: string;
            /** @enum {string} */
            status: "DRAFT" | "ACTIVE" | "INACTIVE" | "OBSOLETE";
            /** @description ACTIVE, and the day is within its dates. */
            is_in_force: boolean;
            /**
             * Format: date
             * @description First day on which it holds.
             * @example 2026-11-21
             */
            effective_date: string;
            /**
             * Format: date
             * @description First day on which it no longer holds.
             * @example 2026-11-21
             */
            expiry_date: string | null;
            /** @description 1: a line names the product and no longer way leads to it; else the length of the longest way. */
            level: number;
            /** @description A line of the recipe names the product. */
            is_direct: boolean;
            /** @description Components through which it gets in, by code; none when it is only direct. */
            through: components["schemas"]["WhereUsedWay"][];
            /**
             * @description What its own lines ask for, for one unit of the parent.
             * @example 12.500
             */
            direct_quantity_per_unit: string;
            /**
             * @description What one unit of the parent takes over all ways and levels, with scrap and yield; exact until it is rounded here.
             * @example 12.500
             */
            quantity_per_unit: string;
        };
        WhereUsedWay: {
            /**
             * @description Component of the recipe that contains the product.
             * @example 1
             */
            product_id: number;
            product_code: string;
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: {
        /**
         * @description The id of the request: that of its own X-Request-ID, or a new one.
         * @example c0ffee00-1234-4abc-8def-001122334455
         */
        "X-Request-ID": string;
        /**
         * @description The version of the record. Sent as If-Match it refuses a change of another version.
         * @example "v1"
         */
        ETag: string;
        /**
         * @description Seconds to wait before the next try.
         * @example 5
         */
        "Retry-After": string;
        /**
         * @description How to authenticate.
         * @example Bearer
         */
        "WWW-Authenticate": string;
        /**
         * @description true where this is the answer that the first request with this Idempotency-Key got.
         * @example true
         */
        "Idempotency-Replayed": string;
    };
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    logIn: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "username": "admin",
                 *       "password": "Sac-Levha-2026"
                 *     }
                 */
                "application/json": components["schemas"]["UserLogin"];
            };
        };
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TokenResponse"];
                };
            };
        };
    };
    refreshTokens: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "refresh_token": "kX3vQ0m1oYF2e8mJ9b1rTqL7c5dN4aWzU6sHgPiRjVE"
                 *     }
                 */
                "application/json": components["schemas"]["RefreshToken"];
            };
        };
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TokenResponse"];
                };
            };
        };
    };
    logOut: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MessageAnswer"];
                };
            };
        };
    };
    getCurrentUser: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UserInfo"];
                };
            };
        };
    };
    changeOwnPassword: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "current_password": "Sac-Levha-2026",
                 *       "new_password": "Rulo-Boru-2027"
                 *     }
                 */
                "application/json": components["schemas"]["PasswordChange"];
            };
        };
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MessageAnswer"];
                };
            };
        };
    };
    listSessions: {
        parameters: {
            query?: {
                /** @description Page, from 1. */
                page?: number;
                /** @description Rows on a page, 1 to 100. */
                page_size?: number;
                /** @description Field to sort by; with - in front from high to low. */
                sort?: "last_used_at" | "-last_used_at" | "created_at" | "-created_at";
                /**
                 * @description Whose sessions; for administrators. Left out: your own.
                 * @example 1
                 */
                user_id?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SessionPage"];
                };
            };
        };
    };
    endSession: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Identifier of the session.
                 * @example 123e4567-e89b-12d3-a456-426614174000
                 */
                session_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MessageAnswer"];
                };
            };
        };
    };
    checkThatAllBooksAgree: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InvariantReport"];
                };
            };
        };
    };
    listUsers: {
        parameters: {
            query?: {
                /** @description Page, from 1. */
                page?: number;
                /** @description Rows on a page, 1 to 100. */
                page_size?: number;
                /** @description Field to sort by; with - in front from high to low. */
                sort?: "username" | "-username" | "full_name" | "-full_name" | "user_id" | "-user_id" | "created_at" | "-created_at" | "last_login_at" | "-last_login_at";
                /** @description Text to find; İ, ı, ş, ç, ğ, ö and ü match with or without their marks. */
                search?: string;
                /** @description Only users with this role. */
                role?: "admin" | "prod_mgr" | "inv_clerk" | "proc_off" | "viewer";
                /** @description Left out: active and inactive ones. */
                is_active?: boolean;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UserPage"];
                };
            };
        };
    };
    createUser: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description A repeat with the same key and body within 24 hours gets the first answer again, and nothing happens twice.
                 * @example 5c9d2d1e-receipt-1
                 */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "username": "ayse.yilmaz",
                 *       "full_name": "Ayşe Yılmaz",
                 *       "email": "ayse@example.com",
                 *       "role": "inv_clerk",
                 *       "password": "Sac-Levha-2026"
                 *     }
                 */
                "application/json": components["schemas"]["UserCreate"];
            };
        };
        responses: {
            /** @description Created. */
            201: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    ETag: components["headers"]["ETag"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["User"];
                };
            };
        };
    };
    getUser: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Number of the user.
                 * @example 1
                 */
                user_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["User"];
                };
            };
        };
    };
    updateUser: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Number of the user.
                 * @example 1
                 */
                user_id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "role": "prod_mgr"
                 *     }
                 */
                "application/json": components["schemas"]["UserUpdate"];
            };
        };
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["User"];
                };
            };
        };
    };
    resetPassword: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Number of the user.
                 * @example 1
                 */
                user_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TemporaryPassword"];
                };
            };
        };
    };
    listSessionsOfUser: {
        parameters: {
            query?: {
                /** @description Page, from 1. */
                page?: number;
                /** @description Rows on a page, 1 to 100. */
                page_size?: number;
                /** @description Field to sort by; with - in front from high to low. */
                sort?: "last_used_at" | "-last_used_at" | "created_at" | "-created_at";
            };
            header?: never;
            path: {
                /**
                 * @description Number of the user.
                 * @example 1
                 */
                user_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SessionPage"];
                };
            };
        };
    };
    endAllSessionsOfUser: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Number of the user.
                 * @example 1
                 */
                user_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MessageAnswer"];
                };
            };
        };
    };
    listAPIKeys: {
        parameters: {
            query?: {
                /** @description Page, from 1. */
                page?: number;
                /** @description Rows on a page, 1 to 100. */
                page_size?: number;
                /** @description Field to sort by; with - in front from high to low. */
                sort?: "created_at" | "-created_at" | "name" | "-name" | "expires_at" | "-expires_at" | "last_used_at" | "-last_used_at";
                /** @description Text to find; İ, ı, ş, ç, ğ, ö and ü match with or without their marks. */
                search?: string;
                /**
                 * @description Keys of this user; for administrators.
                 * @example 1
                 */
                user_id?: number;
                /** @description Only these. */
                status?: "ACTIVE" | "EXPIRED" | "REVOKED" | "OWNER_INACTIVE";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApiKeyPage"];
                };
            };
        };
    };
    createAPIKey: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "name": "ERP integration",
                 *       "scopes": [
                 *         "read:inventory",
                 *         "read:products"
                 *       ]
                 *     }
                 */
                "application/json": components["schemas"]["ApiKeyCreate"];
            };
        };
        responses: {
            /** @description Created. */
            201: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApiKeyCreated"];
                };
            };
        };
    };
    getAPIKey: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Number of the key.
                 * @example 1
                 */
                api_key_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApiKey"];
                };
            };
        };
    };
    revokeAPIKey: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Number of the key.
                 * @example 1
                 */
                api_key_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApiKey"];
                };
            };
        };
    };
    listAuditLog: {
        parameters: {
            query?: {
                /**
                 * @description What this user did.
                 * @example 1
                 */
                user_id?: number;
                /**
                 * @description What was done.
                 * @example user.update
                 */
                action?: string;
                /**
                 * @description Kind of record.
                 * @example user
                 */
                entity_type?: string;
                /**
                 * @description That record. Needs entity_type.
                 * @example 7
                 */
                entity_id?: string;
                /** @description What this request did: the X-Request-ID of its answer. */
                request_id?: string;
                /**
                 * @description On this day or later, in the time zone of the factory.
                 * @example 2026-11-21
                 */
                from?: string;
                /**
                 * @description On this day or earlier, in the time zone of the factory.
                 * @example 2026-11-21
                 */
                to?: string;
                /** @description Text that the name of the user, the action or the kind of record holds. */
                search?: string;
                /** @description Entries on a page, 1 to 500. */
                page_size?: number;
                /** @description The next_cursor of the page before; leave it out for the first page. */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AuditLogPage"];
                };
            };
        };
    };
    getEntryOfAuditLog: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Number of the entry.
                 * @example 1
                 */
                audit_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AuditEntry"];
                };
            };
        };
    };
    listUnitsOfMeasure: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UnitList"];
                };
            };
        };
    };
    listWarehouses: {
        parameters: {
            query?: {
                /** @description Page, from 1. */
                page?: number;
                /** @description Rows on a page, 1 to 100. */
                page_size?: number;
                /** @description Field to sort by; with - in front from high to low. */
                sort?: "warehouse_code" | "-warehouse_code" | "warehouse_name" | "-warehouse_name" | "warehouse_id" | "-warehouse_id" | "created_at" | "-created_at";
                /** @description Text to find; İ, ı, ş, ç, ğ, ö and ü match with or without their marks. */
                search?: string;
                /** @description Only these. */
                warehouse_type?: "RAW_MATERIALS" | "SEMI_FINISHED" | "FINISHED_PRODUCTS" | "PACKAGING";
                /** @description Left out: active and inactive ones. */
                is_active?: boolean;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WarehousePage"];
                };
            };
        };
    };
    createWarehouse: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description A repeat with the same key and body within 24 hours gets the first answer again, and nothing happens twice.
                 * @example 5c9d2d1e-receipt-1
                 */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "warehouse_code": "RM01",
                 *       "warehouse_name": "Hammadde Deposu",
                 *       "warehouse_type": "RAW_MATERIALS",
                 *       "location": "Gebze, A Blok",
                 *       "manager_name": "Ayşe Yılmaz"
                 *     }
                 */
                "application/json": components["schemas"]["WarehouseCreate"];
            };
        };
        responses: {
            /** @description Created. */
            201: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    ETag: components["headers"]["ETag"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Warehouse"];
                };
            };
        };
    };
    getWarehouse: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Number of the warehouse.
                 * @example 1
                 */
                warehouse_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Warehouse"];
                };
            };
        };
    };
    updateWarehouse: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Number of the warehouse.
                 * @example 1
                 */
                warehouse_id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "manager_name": "Mehmet Kaya"
                 *     }
                 */
                "application/json": components["schemas"]["WarehouseUpdate"];
            };
        };
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Warehouse"];
                };
            };
        };
    };
    deactivateWarehouse: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Number of the warehouse.
                 * @example 1
                 */
                warehouse_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MessageAnswer"];
                };
            };
        };
    };
    listProducts: {
        parameters: {
            query?: {
                /** @description Page, from 1. */
                page?: number;
                /** @description Rows on a page, 1 to 100. */
                page_size?: number;
                /** @description Field to sort by; with - in front from high to low. */
                sort?: "product_code" | "-product_code" | "product_name" | "-product_name" | "product_type" | "-product_type" | "product_id" | "-product_id" | "created_at" | "-created_at";
                /** @description Text to find; İ, ı, ş, ç, ğ, ö and ü match with or without their marks. */
                search?: string;
                /** @description Only these. */
                product_type?: "RAW_MATERIAL" | "SEMI_FINISHED" | "FINISHED_PRODUCT" | "PACKAGING";
                /** @description Left out: active and inactive ones. */
                is_active?: boolean;
                /**
                 * @description Stock unit: the code of a unit that GET /units lists. Fixed once stock, orders or BOMs use it.
                 * @example KG
                 */
                unit_of_measure?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProductPage"];
                };
            };
        };
    };
    createProduct: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description A repeat with the same key and body within 24 hours gets the first answer again, and nothing happens twice.
                 * @example 5c9d2d1e-receipt-1
                 */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "product_code": "RM-STEEL-02",
                 *       "product_name": "ÇELİK SAC 2 MM",
                 *       "product_type": "RAW_MATERIAL",
                 *       "unit_of_measure": "KG",
                 *       "standard_cost": "32.5000",
                 *       "minimum_stock_level": "500.000",
                 *       "critical_stock_level": "200.000",
                 *       "lead_time_days": 7,
                 *       "lot_sizing_rule": "FIXED_QUANTITY",
                 *       "lot_size": "1000.000",
                 *       "maximum_order_quantity": "5000.000",
                 *       "safety_days_of_cover": 5
                 *     }
                 */
                "application/json": components["schemas"]["ProductCreate"];
            };
        };
        responses: {
            /** @description Created. */
            201: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    ETag: components["headers"]["ETag"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Product"];
                };
            };
        };
    };
    getProduct: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Number of the product.
                 * @example 1
                 */
                product_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProductDetail"];
                };
            };
        };
    };
    updateProduct: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Number of the product.
                 * @example 1
                 */
                product_id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "standard_cost": "34.0000",
                 *       "safety_stock": "250.000",
                 *       "ordering_cost": "450.0000",
                 *       "annual_holding_rate": "20.00"
                 *     }
                 */
                "application/json": components["schemas"]["ProductUpdate"];
            };
        };
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Product"];
                };
            };
        };
    };
    deactivateProduct: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Number of the product.
                 * @example 1
                 */
                product_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MessageAnswer"];
                };
            };
        };
    };
    listUnitsOfProduct: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Number of the product.
                 * @example 1
                 */
                product_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProductUnits"];
                };
            };
        };
    };
    convertQuantityOfProduct: {
        parameters: {
            query: {
                /**
                 * @description The quantity to convert. Text or number with at most 3 decimals.
                 * @example 3.000
                 */
                quantity: string | number;
                /**
                 * @description Its unit; default the stock unit.
                 * @example SHEET
                 */
                from?: string;
                /**
                 * @description The unit wanted; default the stock unit.
                 * @example SHEET
                 */
                to?: string;
            };
            header?: never;
            path: {
                /**
                 * @description Number of the product.
                 * @example 1
                 */
                product_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UnitConversionResult"];
                };
            };
        };
    };
    setUnitConversionOfProduct: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Number of the product.
                 * @example 1
                 */
                product_id: number;
                /**
                 * @description The unit.
                 * @example SHEET
                 */
                unit_code: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "factor": "15.7"
                 *     }
                 */
                "application/json": components["schemas"]["ProductUnitFactor"];
            };
        };
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProductUnits"];
                };
            };
        };
    };
    removeUnitConversionOfProduct: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Number of the product.
                 * @example 1
                 */
                product_id: number;
                /**
                 * @description The unit.
                 * @example SHEET
                 */
                unit_code: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MessageAnswer"];
                };
            };
        };
    };
    listSuppliers: {
        parameters: {
            query?: {
                /** @description Page, from 1. */
                page?: number;
                /** @description Rows on a page, 1 to 100. */
                page_size?: number;
                /** @description Field to sort by; with - in front from high to low. */
                sort?: "supplier_code" | "-supplier_code" | "supplier_name" | "-supplier_name" | "city" | "-city" | "lead_time_days" | "-lead_time_days" | "supplier_id" | "-supplier_id" | "created_at" | "-created_at";
                /** @description Text to find; İ, ı, ş, ç, ğ, ö and ü match with or without their marks. */
                search?: string;
                /** @description Left out: active and inactive ones. */
                is_active?: boolean;
                /** @description The whole name of the city; case and Turkish marks do not matter. */
                city?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SupplierPage"];
                };
            };
        };
    };
    createSupplier: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description A repeat with the same key and body within 24 hours gets the first answer again, and nothing happens twice.
                 * @example 5c9d2d1e-receipt-1
                 */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "supplier_code": "ERDEMIR",
                 *       "supplier_name": "Ereğli Demir ve Çelik",
                 *       "contact_person": "Ayşe Yılmaz",
                 *       "email": "satis@example.com",
                 *       "phone": "+90 262 555 01 01",
                 *       "city": "Ereğli",
                 *       "country": "Türkiye",
                 *       "payment_terms": "30 gün vadeli",
                 *       "lead_time_days": 10,
                 *       "quality_rating": "4.50"
                 *     }
                 */
                "application/json": components["schemas"]["SupplierCreate"];
            };
        };
        responses: {
            /** @description Created. */
            201: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    ETag: components["headers"]["ETag"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Supplier"];
                };
            };
        };
    };
    getSupplier: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Number of the supplier.
                 * @example 1
                 */
                supplier_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Supplier"];
                };
            };
        };
    };
    updateSupplier: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Number of the supplier.
                 * @example 1
                 */
                supplier_id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "payment_terms": "60 gün vadeli",
                 *       "delivery_rating": "4.00"
                 *     }
                 */
                "application/json": components["schemas"]["SupplierUpdate"];
            };
        };
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Supplier"];
                };
            };
        };
    };
    deactivateSupplier: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Number of the supplier.
                 * @example 1
                 */
                supplier_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MessageAnswer"];
                };
            };
        };
    };
    listProductsOfSupplier: {
        parameters: {
            query?: {
                /** @description Page, from 1. */
                page?: number;
                /** @description Rows on a page, 1 to 100. */
                page_size?: number;
                /** @description Field to sort by; with - in front from high to low. */
                sort?: "product_code" | "-product_code" | "product_name" | "-product_name" | "unit_price" | "-unit_price" | "created_at" | "-created_at";
                /** @description Text to find; İ, ı, ş, ç, ğ, ö and ü match with or without their marks. */
                search?: string;
                /** @description Left out: preferred and other ones. */
                is_preferred?: boolean;
            };
            header?: never;
            path: {
                /**
                 * @description Number of the supplier.
                 * @example 1
                 */
                supplier_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SupplierProductPage"];
                };
            };
        };
    };
    linkProductToSupplier: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description A repeat with the same key and body within 24 hours gets the first answer again, and nothing happens twice.
                 * @example 5c9d2d1e-receipt-1
                 */
                "Idempotency-Key"?: string;
            };
            path: {
                /**
                 * @description Number of the supplier.
                 * @example 1
                 */
                supplier_id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "product_id": 1,
                 *       "supplier_product_code": "HR-2.0-1500",
                 *       "unit_price": "31.7500",
                 *       "currency": "TRY",
                 *       "minimum_order_qty": "500.000",
                 *       "lead_time_days": 10,
                 *       "is_preferred": true
                 *     }
                 */
                "application/json": components["schemas"]["SupplierProductLink"];
            };
        };
        responses: {
            /** @description Created. */
            201: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    ETag: components["headers"]["ETag"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SupplierProduct"];
                };
            };
        };
    };
    getPriceBreaksOfSuppliersProduct: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Number of the supplier.
                 * @example 1
                 */
                supplier_id: number;
                /**
                 * @description Number of the product.
                 * @example 1
                 */
                product_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SupplierPriceBreaks"];
                };
            };
        };
    };
    setPriceBreaksOfSuppliersProduct: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Number of the supplier.
                 * @example 1
                 */
                supplier_id: number;
                /**
                 * @description Number of the product.
                 * @example 1
                 */
                product_id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "price_breaks": [
                 *         {
                 *           "minimum_quantity": "1000.000",
                 *           "unit_price": "30.5000",
                 *           "valid_from": "2026-01-01"
                 *         },
                 *         {
                 *           "minimum_quantity": "5000.000",
                 *           "unit_price": "29.2500",
                 *           "valid_from": "2026-01-01",
                 *           "valid_to": "2027-01-01"
                 *         }
                 *       ]
                 *     }
                 */
                "application/json": components["schemas"]["PriceBreaksReplacement"];
            };
        };
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SupplierPriceBreaks"];
                };
            };
        };
    };
    listInventoryItems: {
        parameters: {
            query?: {
                /** @description Page, from 1. */
                page?: number;
                /** @description Rows on a page, 1 to 100. */
                page_size?: number;
                /** @description Field to sort by; with - in front from high to low. */
                sort?: "entry_date" | "-entry_date" | "inventory_item_id" | "-inventory_item_id" | "product_code" | "-product_code" | "quantity_in_stock" | "-quantity_in_stock" | "expiry_date" | "-expiry_date";
                /** @description Text to find; İ, ı, ş, ç, ğ, ö and ü match with or without their marks. */
                search?: string;
                /**
                 * @description Layers of this product.
                 * @example 1
                 */
                product_id?: number;
                /**
                 * @description Layers in this warehouse.
                 * @example 1
                 */
                warehouse_id?: number;
                /** @description Only stock of this quality. */
                quality_status?: "PENDING" | "APPROVED" | "REJECTED" | "QUARANTINE";
                /**
                 * @description Batch number: 3 to 50 capital letters, digits or -.
                 * @example CS-2026-0001
                 */
                batch_number?: string;
                /** @description Layers on this shelf or in this bay. */
                location_in_warehouse?: string;
                /** @description true: only layers that may be issued and are not wholly reserved. */
                available_only?: boolean;
                /** @description true: layers with nothing left, too. */
                include_empty?: boolean;
                /**
                 * @description Stock as it stood at this moment, or at the end of this day in the time zone of the factory; not in the future.
                 * @example 2026-11-21T08:30:00Z
                 */
                as_of?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InventoryItemPage"];
                };
            };
        };
    };
    getInventoryItem: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Number of the layer.
                 * @example 1
                 */
                inventory_item_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InventoryItem"];
                };
            };
        };
    };
    receiveStock: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description A repeat with the same key and body within 24 hours gets the first answer again, and nothing happens twice.
                 * @example 5c9d2d1e-receipt-1
                 */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "product_id": 1,
                 *       "warehouse_id": 1,
                 *       "quantity": "100.000",
                 *       "unit_cost": "15.2500",
                 *       "batch_number": "CS-2026-0001",
                 *       "quality_status": "APPROVED"
                 *     }
                 */
                "application/json": components["schemas"]["StockInRequest"];
            };
        };
        responses: {
            /** @description Created. */
            201: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    ETag: components["headers"]["ETag"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StockInResponse"];
                };
            };
        };
    };
    issueStock: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description A repeat with the same key and body within 24 hours gets the first answer again, and nothing happens twice.
                 * @example 5c9d2d1e-receipt-1
                 */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "product_id": 1,
                 *       "warehouse_id": 1,
                 *       "quantity": "12.500",
                 *       "reason": "Numune"
                 *     }
                 */
                "application/json": components["schemas"]["StockOutRequest"];
            };
        };
        responses: {
            /** @description Created. */
            201: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StockMovementResponse"];
                };
            };
        };
    };
    checkAvailability: {
        parameters: {
            query?: {
                /**
                 * @description Only this warehouse; without it all active ones.
                 * @example 1
                 */
                warehouse_id?: number;
            };
            header?: never;
            path: {
                /**
                 * @description Product.
                 * @example 1
                 */
                product_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InventoryAvailability"];
                };
            };
        };
    };
    reserveStock: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description A repeat with the same key and body within 24 hours gets the first answer again, and nothing happens twice.
                 * @example 5c9d2d1e-receipt-1
                 */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "product_id": 1,
                 *       "quantity": "12.500",
                 *       "reason": "Numune için ayrıldı"
                 *     }
                 */
                "application/json": components["schemas"]["ReservationRequest"];
            };
        };
        responses: {
            /** @description Created. */
            201: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReservationResponse"];
                };
            };
        };
    };
    releaseReservations: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description A repeat with the same key and body within 24 hours gets the first answer again, and nothing happens twice.
                 * @example 5c9d2d1e-receipt-1
                 */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "allocation_ids": [
                 *         1,
                 *         2
                 *       ]
                 *     }
                 */
                "application/json": components["schemas"]["ReleaseReservationRequest"];
            };
        };
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MessageAnswer"];
                };
            };
        };
    };
    issueReservedStock: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description A repeat with the same key and body within 24 hours gets the first answer again, and nothing happens twice.
                 * @example 5c9d2d1e-receipt-1
                 */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "allocation_ids": [
                 *         1
                 *       ],
                 *       "reason": "Numune teslim edildi"
                 *     }
                 */
                "application/json": components["schemas"]["ReservationIssueRequest"];
            };
        };
        responses: {
            /** @description Created. */
            201: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReservationIssue"];
                };
            };
        };
    };
    listAllocations: {
        parameters: {
            query?: {
                /** @description Page, from 1. */
                page?: number;
                /** @description Rows on a page, 1 to 100. */
                page_size?: number;
                /** @description Field to sort by; with - in front from high to low. */
                sort?: "allocation_id" | "-allocation_id" | "allocated_at" | "-allocated_at" | "product_code" | "-product_code" | "entry_date" | "-entry_date";
                /** @description Text to find; İ, ı, ş, ç, ğ, ö and ü match with or without their marks. */
                search?: string;
                /**
                 * @description Allocations of this product.
                 * @example 1
                 */
                product_id?: number;
                /**
                 * @description Allocations for this order.
                 * @example 1
                 */
                production_order_id?: number;
                /**
                 * @description Allocations of this layer.
                 * @example 1
                 */
                inventory_item_id?: number;
                /** @description Only these. */
                status?: "OPEN" | "PARTIAL" | "RELEASED" | "CLOSED";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AllocationPage"];
                };
            };
        };
    };
    getAllocation: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Number of the allocation.
                 * @example 1
                 */
                allocation_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Allocation"];
                };
            };
        };
    };
    explainWhyThisBatch: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Number of the allocation.
                 * @example 1
                 */
                allocation_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AllocationExplanation"];
                };
            };
        };
    };
    printLabelOfInventoryItem: {
        parameters: {
            query?: {
                /** @description Language of the words, numbers and dates; Turkish when left out. */
                language?: "tr" | "en";
                /** @description What the label comes as. */
                format?: "pdf";
            };
            header?: never;
            path: {
                /**
                 * @description Number of the layer.
                 * @example 1
                 */
                inventory_item_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    [name: string]: unknown;
                };
                content: {
                    "application/pdf": unknown;
                };
            };
        };
    };
    printLabelsOfInventoryItems: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "inventory_item_ids": [
                 *         1,
                 *         2
                 *       ],
                 *       "language": "tr"
                 *     }
                 */
                "application/json": components["schemas"]["LabelsRequest"];
            };
        };
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    [name: string]: unknown;
                };
                content: {
                    "application/pdf": unknown;
                };
            };
        };
    };
    traceBatchBackwardAndForward: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Number of the layer.
                 * @example 1
                 */
                inventory_item_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Trace"];
                };
            };
        };
    };
    changeQualityStatus: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Number of the layer.
                 * @example 1
                 */
                inventory_item_id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "quality_status": "APPROVED",
                 *       "reason": "Giriş kontrolü uygun"
                 *     }
                 */
                "application/json": components["schemas"]["QualityStatusRequest"];
            };
        };
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["QualityStatusResponse"];
                };
            };
        };
    };
    transferStockToAnotherWarehouse: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description A repeat with the same key and body within 24 hours gets the first answer again, and nothing happens twice.
                 * @example 5c9d2d1e-receipt-1
                 */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "product_id": 1,
                 *       "from_warehouse_id": 1,
                 *       "to_warehouse_id": 2,
                 *       "quantity": "40.000",
                 *       "reason": "Kesimhaneye sevk"
                 *     }
                 */
                "application/json": components["schemas"]["TransferRequest"];
            };
        };
        responses: {
            /** @description Created. */
            201: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TransferResponse"];
                };
            };
        };
    };
    postStockCount: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description A repeat with the same key and body within 24 hours gets the first answer again, and nothing happens twice.
                 * @example 5c9d2d1e-receipt-1
                 */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "warehouse_id": 1,
                 *       "lines": [
                 *         {
                 *           "product_id": 1,
                 *           "counted_quantity": "98.500"
                 *         }
                 *       ],
                 *       "notes": "Yıl sonu sayımı"
                 *     }
                 */
                "application/json": components["schemas"]["StockCountRequest"];
            };
        };
        responses: {
            /** @description Created. */
            201: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StockCount"];
                };
            };
        };
    };
    listStockCounts: {
        parameters: {
            query?: {
                /**
                 * @description Counts of this warehouse.
                 * @example 1
                 */
                warehouse_id?: number;
                /** @description Page, from 1. */
                page?: number;
                /** @description Rows on a page, 1 to 100. */
                page_size?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StockCountPage"];
                };
            };
        };
    };
    getStockCount: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Number of the count.
                 * @example 1
                 */
                stock_count_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StockCount"];
                };
            };
        };
    };
    scrapPartOfLayer: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description A repeat with the same key and body within 24 hours gets the first answer again, and nothing happens twice.
                 * @example 5c9d2d1e-receipt-1
                 */
                "Idempotency-Key"?: string;
            };
            path: {
                /**
                 * @description Number of the layer.
                 * @example 1
                 */
                inventory_item_id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "quantity": "2.500",
                 *       "reason": "Taşıma hasarı"
                 *     }
                 */
                "application/json": components["schemas"]["ScrapRequest"];
            };
        };
        responses: {
            /** @description Created. */
            201: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LayerMovement"];
                };
            };
        };
    };
    returnPartOfLayerToSupplier: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description A repeat with the same key and body within 24 hours gets the first answer again, and nothing happens twice.
                 * @example 5c9d2d1e-receipt-1
                 */
                "Idempotency-Key"?: string;
            };
            path: {
                /**
                 * @description Number of the layer.
                 * @example 1
                 */
                inventory_item_id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "quantity": "10.000",
                 *       "reason": "Paslı geldi",
                 *       "reference_number": "IADE-2026-007"
                 *     }
                 */
                "application/json": components["schemas"]["ReturnRequest"];
            };
        };
        responses: {
            /** @description Created. */
            201: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LayerMovement"];
                };
            };
        };
    };
    correctQuantityOfLayer: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description A repeat with the same key and body within 24 hours gets the first answer again, and nothing happens twice.
                 * @example 5c9d2d1e-receipt-1
                 */
                "Idempotency-Key"?: string;
            };
            path: {
                /**
                 * @description Number of the layer.
                 * @example 1
                 */
                inventory_item_id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "counted_quantity": "97.250",
                 *       "reason": "Tartım farkı"
                 *     }
                 */
                "application/json": components["schemas"]["AdjustmentRequest"];
            };
        };
        responses: {
            /** @description Created. */
            201: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LayerMovement"];
                };
            };
        };
    };
    moveLayerToAnotherShelf: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Number of the layer.
                 * @example 1
                 */
                inventory_item_id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "location_in_warehouse": "A-01-3"
                 *     }
                 */
                "application/json": components["schemas"]["LocationRequest"];
            };
        };
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InventoryItem"];
                };
            };
        };
    };
    getCurrentCostOfProduct: {
        parameters: {
            query?: {
                /**
                 * @description Only stock of this warehouse; without it of all active ones.
                 * @example 1
                 */
                warehouse_id?: number;
                /**
                 * @description How much to cost; default one stock unit, or all that is available when it is less. Text or number with at most 3 decimals.
                 * @example 12.500
                 */
                quantity?: string | number;
            };
            header?: never;
            path: {
                /**
                 * @description Number of the product.
                 * @example 1
                 */
                product_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CurrentCost"];
                };
            };
        };
    };
    getCostHistoryOfProduct: {
        parameters: {
            query?: {
                /**
                 * @description First day; default twelve months before the last one.
                 * @example 2026-11-21
                 */
                from?: string;
                /**
                 * @description Last day, included; default today.
                 * @example 2026-11-21
                 */
                to?: string;
                /** @description At most so many rows, the latest of the period. Totals are over all. */
                limit?: number;
            };
            header?: never;
            path: {
                /**
                 * @description Number of the product.
                 * @example 1
                 */
                product_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CostHistory"];
                };
            };
        };
    };
    compareStandardAndActualCostOfProduct: {
        parameters: {
            query?: {
                /**
                 * @description First day; default twelve months before the last one.
                 * @example 2026-11-21
                 */
                from?: string;
                /**
                 * @description Last day, included; default today.
                 * @example 2026-11-21
                 */
                to?: string;
                /** @description At most so many rows, the latest of the period. Totals are over all. */
                limit?: number;
            };
            header?: never;
            path: {
                /**
                 * @description Number of the product.
                 * @example 1
                 */
                product_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CostVariances"];
                };
            };
        };
    };
    listBillsOfMaterials: {
        parameters: {
            query?: {
                /** @description Page, from 1. */
                page?: number;
                /** @description Rows on a page, 1 to 100. */
                page_size?: number;
                /** @description Field to sort by; with - in front from high to low. */
                sort?: "bom_id" | "-bom_id" | "parent_product_code" | "-parent_product_code" | "bom_version" | "-bom_version" | "effective_date" | "-effective_date";
                /** @description Text to find; İ, ı, ş, ç, ğ, ö and ü match with or without their marks. */
                search?: string;
                /**
                 * @description Recipes that make this product.
                 * @example 1
                 */
                product_id?: number;
                /** @description Only these. */
                status?: "DRAFT" | "ACTIVE" | "INACTIVE" | "OBSOLETE";
                /**
                 * @description Recipes that hold on this day; without status, the ACTIVE ones.
                 * @example 2026-11-21
                 */
                effective_date?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BomList"];
                };
            };
        };
    };
    createBillOfMaterials: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description A repeat with the same key and body within 24 hours gets the first answer again, and nothing happens twice.
                 * @example 5c9d2d1e-receipt-1
                 */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "parent_product_id": 3,
                 *       "bom_version": "1.0",
                 *       "base_quantity": "1.000",
                 *       "labor_cost_per_unit": "12.5000",
                 *       "yield_percentage": "98.00",
                 *       "effective_date": "2026-01-01",
                 *       "components": [
                 *         {
                 *           "component_product_id": 1,
                 *           "quantity_required": "2.500",
                 *           "scrap_percentage": "4.00"
                 *         }
                 *       ]
                 *     }
                 */
                "application/json": components["schemas"]["BomCreateRequest"];
            };
        };
        responses: {
            /** @description Created. */
            201: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    ETag: components["headers"]["ETag"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BillOfMaterials"];
                };
            };
        };
    };
    getBillOfMaterials: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Number of the recipe.
                 * @example 1
                 */
                bom_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BillOfMaterials"];
                };
            };
        };
    };
    editBillOfMaterials: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Number of the recipe.
                 * @example 1
                 */
                bom_id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "labor_cost_per_unit": "13.2500",
                 *       "components": [
                 *         {
                 *           "component_product_id": 1,
                 *           "quantity_required": "2.400",
                 *           "unit_of_measure": "KG"
                 *         }
                 *       ]
                 *     }
                 */
                "application/json": components["schemas"]["BomUpdateRequest"];
            };
        };
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BillOfMaterials"];
                };
            };
        };
    };
    copyBillOfMaterialsIntoNewVersion: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description A repeat with the same key and body within 24 hours gets the first answer again, and nothing happens twice.
                 * @example 5c9d2d1e-receipt-1
                 */
                "Idempotency-Key"?: string;
            };
            path: {
                /**
                 * @description Number of the recipe.
                 * @example 1
                 */
                bom_id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "bom_version": "2.0"
                 *     }
                 */
                "application/json": components["schemas"]["BomNewVersionRequest"];
            };
        };
        responses: {
            /** @description Created. */
            201: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    ETag: components["headers"]["ETag"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BillOfMaterials"];
                };
            };
        };
    };
    changeStatusOfBillOfMaterials: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Number of the recipe.
                 * @example 1
                 */
                bom_id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "status": "ACTIVE"
                 *     }
                 */
                "application/json": components["schemas"]["BomStatusUpdate"];
            };
        };
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BillOfMaterials"];
                };
            };
        };
    };
    explodeBillOfMaterials: {
        parameters: {
            query?: {
                /**
                 * @description How much of the parent; default 1. Text or number with at most 3 decimals.
                 * @example 10.000
                 */
                quantity?: string | number;
                /**
                 * @description Day whose active recipes count for the assemblies; default today.
                 * @example 2026-11-21
                 */
                date?: string;
                /** @description true: the indented tree, too. */
                tree?: boolean;
                /** @description true: semi-finished stock is used before it is exploded, except where it is a phantom. */
                net?: boolean;
            };
            header?: never;
            path: {
                /**
                 * @description Number of the recipe.
                 * @example 1
                 */
                bom_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BOMExplosion"];
                };
            };
        };
    };
    listStoredCostCalculationsOfBillOfMaterials: {
        parameters: {
            query?: {
                /** @description Page, from 1. */
                page?: number;
                /** @description Rows on a page, 1 to 100. */
                page_size?: number;
                /** @description Field to sort by; with - in front from high to low. */
                sort?: "calculated_at" | "-calculated_at" | "total_cost" | "-total_cost" | "unit_cost" | "-unit_cost";
                /** @description Only calculations on this basis. */
                basis?: "FIFO" | "STANDARD" | "AVERAGE";
            };
            header?: never;
            path: {
                /**
                 * @description Number of the recipe.
                 * @example 1
                 */
                bom_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BOMCostCalculationList"];
                };
            };
        };
    };
    calculateAndStoreCostOfBillOfMaterials: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description A repeat with the same key and body within 24 hours gets the first answer again, and nothing happens twice.
                 * @example 5c9d2d1e-receipt-1
                 */
                "Idempotency-Key"?: string;
            };
            path: {
                /**
                 * @description Number of the recipe.
                 * @example 1
                 */
                bom_id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "quantity": "10.000",
                 *       "basis": "FIFO"
                 *     }
                 */
                "application/json": components["schemas"]["CostCalculationRequest"];
            };
        };
        responses: {
            /** @description Created. */
            201: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BOMCostCalculation"];
                };
            };
        };
    };
    howMuchCanBeMadeNow: {
        parameters: {
            query?: {
                /**
                 * @description Only the stock of this warehouse; default: of all active ones.
                 * @example 1
                 */
                warehouse_id?: number;
            };
            header?: never;
            path: {
                /**
                 * @description Number of the recipe.
                 * @example 1
                 */
                bom_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BOMBuildable"];
                };
            };
        };
    };
    listRecipesThatContainProduct: {
        parameters: {
            query?: {
                /**
                 * @description Day whose active recipes count; default today.
                 * @example 2026-11-21
                 */
                date?: string;
                /** @description direct: recipes with a line that names the product. all (default): at any depth. */
                levels?: "direct" | "all";
                /** @description true: also recipes that are not in force that day, of any status. Each is judged with the recipes in force below it. */
                include_inactive?: boolean;
            };
            header?: never;
            path: {
                /**
                 * @description Product that is looked for.
                 * @example 1
                 */
                product_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WhereUsed"];
                };
            };
        };
    };
    compareTwoBillsOfMaterials: {
        parameters: {
            query?: {
                /** @description direct (default): the lines. all: also the materials that the recipes come to over all levels. */
                levels?: "direct" | "all";
                /**
                 * @description How much is made, for the costs; default 1. Text or number with at most 3 decimals.
                 * @example 10.000
                 */
                quantity?: string | number;
            };
            header?: never;
            path: {
                /**
                 * @description Recipe to compare.
                 * @example 1
                 */
                bom_id: number;
                /**
                 * @description Recipe to compare it with.
                 * @example 1
                 */
                other_bom_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BOMComparison"];
                };
            };
        };
    };
    compareRecipesOfProduct: {
        parameters: {
            query?: {
                /**
                 * @description How much is to be made; default 1. Text or number with at most 3 decimals.
                 * @example 100.000
                 */
                quantity?: string | number;
                /**
                 * @description Day whose active recipes count for the assemblies; default today.
                 * @example 2026-11-21
                 */
                date?: string;
            };
            header?: never;
            path: {
                /**
                 * @description Product that is to be made.
                 * @example 1
                 */
                product_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BOMAlternatives"];
                };
            };
        };
    };
    listProductionOrders: {
        parameters: {
            query?: {
                /** @description Page, from 1. */
                page?: number;
                /** @description Rows on a page, 1 to 100. */
                page_size?: number;
                /** @description Field to sort by; with - in front from high to low. */
                sort?: "production_order_id" | "-production_order_id" | "order_number" | "-order_number" | "priority" | "-priority" | "planned_start_date" | "-planned_start_date" | "planned_completion_date" | "-planned_completion_date" | "order_date" | "-order_date";
                /** @description Text to find; İ, ı, ş, ç, ğ, ö and ü match with or without their marks. */
                search?: string;
                /** @description Only these. */
                status?: "PLANNED" | "RELEASED" | "IN_PROGRESS" | "ON_HOLD" | "COMPLETED" | "CANCELLED";
                /**
                 * @description Orders for this product.
                 * @example 1
                 */
                product_id?: number;
                /**
                 * @description Orders whose output goes to this warehouse.
                 * @example 1
                 */
                warehouse_id?: number;
                /** @description Only orders of this priority; 1 is the most urgent. */
                priority?: number;
                /** @description Open orders whose planned end has passed, or all others. */
                is_late?: boolean;
                /** @description Open orders with a short component, or all others. */
                has_shortage?: boolean;
                /**
                 * @description Sub-orders of this order.
                 * @example 1
                 */
                parent_production_order_id?: number;
                /**
                 * @description Ordered on this day or later.
                 * @example 2026-11-21
                 */
                date_from?: string;
                /**
                 * @description Ordered on this day or earlier.
                 * @example 2026-11-21
                 */
                date_to?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProductionOrderPage"];
                };
            };
        };
    };
    createProductionOrder: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description A repeat with the same key and body within 24 hours gets the first answer again, and nothing happens twice.
                 * @example 5c9d2d1e-receipt-1
                 */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "product_id": 3,
                 *       "bom_id": 1,
                 *       "warehouse_id": 2,
                 *       "planned_quantity": "10.000",
                 *       "priority": 3
                 *     }
                 */
                "application/json": components["schemas"]["ProductionOrderRequest"];
            };
        };
        responses: {
            /** @description Created. */
            201: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    ETag: components["headers"]["ETag"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProductionOrder"];
                };
            };
        };
    };
    getProductionOrder: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Number of the production order.
                 * @example 1
                 */
                order_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProductionOrder"];
                };
            };
        };
    };
    getComponentsOfProductionOrder: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Number of the production order.
                 * @example 1
                 */
                order_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProductionComponentList"];
                };
            };
        };
    };
    changeStatusOfProductionOrder: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Number of the production order.
                 * @example 1
                 */
                order_id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "status": "RELEASED"
                 *     }
                 */
                "application/json": components["schemas"]["ProductionStatusUpdate"];
            };
        };
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProductionOrder"];
                };
            };
        };
    };
    getHistoryOfProductionOrder: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Number of the production order.
                 * @example 1
                 */
                order_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProductionOrderHistory"];
                };
            };
        };
    };
    completeProductionOrder: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description A repeat with the same key and body within 24 hours gets the first answer again, and nothing happens twice.
                 * @example 5c9d2d1e-receipt-1
                 */
                "Idempotency-Key"?: string;
            };
            path: {
                /**
                 * @description Number of the production order.
                 * @example 1
                 */
                order_id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "completed_quantity": "10.000",
                 *       "scrapped_quantity": "0.000"
                 *     }
                 */
                "application/json": components["schemas"]["ProductionCompletion"];
            };
        };
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    ETag: components["headers"]["ETag"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProductionOrder"];
                };
            };
        };
    };
    changePriorityOfOrderAndReallocateMaterialByIt: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description A repeat with the same key and body within 24 hours gets the first answer again, and nothing happens twice.
                 * @example 5c9d2d1e-receipt-1
                 */
                "Idempotency-Key"?: string;
            };
            path: {
                /**
                 * @description Number of the production order.
                 * @example 1
                 */
                order_id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "priority": 1,
                 *       "dry_run": true
                 *     }
                 */
                "application/json": components["schemas"]["ReprioritisationRequest"];
            };
        };
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Reprioritisation"];
                };
            };
        };
    };
    getCostOfProductionOrder: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Number of the production order.
                 * @example 1
                 */
                order_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProductionCost"];
                };
            };
        };
    };
    analyzeImpactOfNewCost: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "product_id": 1,
                 *       "change_percentage": "12.50"
                 *     }
                 */
                "application/json": components["schemas"]["CostImpactRequest"];
            };
        };
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CostImpact"];
                };
            };
        };
    };
    previewReplacementOfComponentEverywhere: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "from_product_id": 1,
                 *       "to_product_id": 2,
                 *       "factor": "1.25"
                 *     }
                 */
                "application/json": components["schemas"]["MassChangePreviewRequest"];
            };
        };
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MassChangePreview"];
                };
            };
        };
    };
    listMassChangesOfRecipes: {
        parameters: {
            query?: {
                /** @description Page, from 1. */
                page?: number;
                /** @description Rows on a page, 1 to 100. */
                page_size?: number;
                /** @description Field to sort by; with - in front from high to low. */
                sort?: "bom_mass_change_id" | "-bom_mass_change_id" | "effective_date" | "-effective_date";
                /** @description Text to find; İ, ı, ş, ç, ğ, ö and ü match with or without their marks. */
                search?: string;
                /**
                 * @description Changes from or to this component.
                 * @example 1
                 */
                product_id?: number;
                /** @description Only those that were undone, or only those that stand. */
                is_undone?: boolean;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MassChangeList"];
                };
            };
        };
    };
    replaceComponentInAllRecipes: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description A repeat with the same key and body within 24 hours gets the first answer again, and nothing happens twice.
                 * @example 5c9d2d1e-receipt-1
                 */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "from_product_id": 1,
                 *       "to_product_id": 2,
                 *       "factor": "1.25",
                 *       "reason": "Supplier stopped it"
                 *     }
                 */
                "application/json": components["schemas"]["MassChangeRequest"];
            };
        };
        responses: {
            /** @description Created. */
            201: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MassChange"];
                };
            };
        };
    };
    getMassChange: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Number of the change.
                 * @example 1
                 */
                bom_mass_change_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MassChange"];
                };
            };
        };
    };
    undoMassChange: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description A repeat with the same key and body within 24 hours gets the first answer again, and nothing happens twice.
                 * @example 5c9d2d1e-receipt-1
                 */
                "Idempotency-Key"?: string;
            };
            path: {
                /**
                 * @description Number of the change.
                 * @example 1
                 */
                bom_mass_change_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MassChange"];
                };
            };
        };
    };
    postCostThatBecameKnownLater: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description A repeat with the same key and body within 24 hours gets the first answer again, and nothing happens twice.
                 * @example 5c9d2d1e-receipt-1
                 */
                "Idempotency-Key"?: string;
            };
            path: {
                /**
                 * @description Number of the layer.
                 * @example 1
                 */
                inventory_item_id: number;
            };
            cookie?: never;
        };
        /** @description Give unit_cost or additional_cost. */
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "unit_cost": "16.1000",
                 *       "reason": "Fatura farkı",
                 *       "reference_number": "FTR-2026-0417"
                 *     }
                 */
                "application/json": components["schemas"]["RevaluationRequest"];
            };
        };
        responses: {
            /** @description Created. */
            201: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Revaluation"];
                };
            };
        };
    };
    listRevaluationsOfLayer: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Number of the layer.
                 * @example 1
                 */
                inventory_item_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RevaluationList"];
                };
            };
        };
    };
    listPurchaseOrders: {
        parameters: {
            query?: {
                /** @description Page, from 1. */
                page?: number;
                /** @description Rows on a page, 1 to 100. */
                page_size?: number;
                /** @description Field to sort by; with - in front from high to low. */
                sort?: "po_number" | "-po_number" | "order_date" | "-order_date" | "expected_delivery_date" | "-expected_delivery_date" | "total_amount" | "-total_amount";
                /** @description Text to find; İ, ı, ş, ç, ğ, ö and ü match with or without their marks. */
                search?: string;
                /** @description Only these. */
                status?: "DRAFT" | "SENT" | "CONFIRMED" | "PARTIALLY_RECEIVED" | "FULLY_RECEIVED" | "CANCELLED" | "CLOSED";
                /**
                 * @description Orders from this supplier.
                 * @example 1
                 */
                supplier_id?: number;
                /**
                 * @description Orders into this warehouse.
                 * @example 1
                 */
                warehouse_id?: number;
                /**
                 * @description Orders with a line for this product.
                 * @example 1
                 */
                product_id?: number;
                /** @description Judged today. */
                delivery_status?: "NOT_DUE" | "DUE" | "LATE" | "PARTIAL" | "PARTIAL_LATE" | "COMPLETE" | "CLOSED" | "CANCELLED";
                /**
                 * @description Ordered on this day or later.
                 * @example 2026-11-21
                 */
                order_date_from?: string;
                /**
                 * @description Ordered on this day or earlier.
                 * @example 2026-11-21
                 */
                order_date_to?: string;
                /**
                 * @description Due on this day or later.
                 * @example 2026-11-21
                 */
                expected_from?: string;
                /**
                 * @description Due on this day or earlier.
                 * @example 2026-11-21
                 */
                expected_to?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PurchaseOrderPage"];
                };
            };
        };
    };
    createPurchaseOrder: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description A repeat with the same key and body within 24 hours gets the first answer again, and nothing happens twice.
                 * @example 5c9d2d1e-receipt-1
                 */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "supplier_id": 1,
                 *       "warehouse_id": 1,
                 *       "expected_delivery_date": "2026-12-10",
                 *       "items": [
                 *         {
                 *           "product_id": 1,
                 *           "quantity_ordered": "2500.000"
                 *         },
                 *         {
                 *           "product_id": 2,
                 *           "quantity_ordered": "400.000",
                 *           "unit_price": "31.7500"
                 *         }
                 *       ],
                 *       "notes": "Sabah teslim"
                 *     }
                 */
                "application/json": components["schemas"]["PurchaseOrderRequest"];
            };
        };
        responses: {
            /** @description Created. */
            201: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    ETag: components["headers"]["ETag"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PurchaseOrder"];
                };
            };
        };
    };
    getPurchaseOrder: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Number of the purchase order.
                 * @example 1
                 */
                order_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PurchaseOrder"];
                };
            };
        };
    };
    editDraftPurchaseOrder: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Number of the purchase order.
                 * @example 1
                 */
                order_id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "notes": "Öğleden sonra teslim"
                 *     }
                 */
                "application/json": components["schemas"]["PurchaseOrderUpdate"];
            };
        };
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PurchaseOrder"];
                };
            };
        };
    };
    moveDeliveryDatesOfPurchaseOrder: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Number of the purchase order.
                 * @example 1
                 */
                order_id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "expected_delivery_date": "2026-12-17",
                 *       "reason": "Tedarikçi gecikme bildirdi"
                 *     }
                 */
                "application/json": components["schemas"]["DeliveryDatesUpdate"];
            };
        };
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PurchaseOrder"];
                };
            };
        };
    };
    changeStatusOfPurchaseOrder: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Number of the purchase order.
                 * @example 1
                 */
                order_id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "status": "SENT",
                 *       "notes": "E-posta ile gönderildi"
                 *     }
                 */
                "application/json": components["schemas"]["PurchaseOrderStatusUpdate"];
            };
        };
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PurchaseOrder"];
                };
            };
        };
    };
    getHistoryOfPurchaseOrder: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Number of the purchase order.
                 * @example 1
                 */
                order_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PurchaseOrderHistory"];
                };
            };
        };
    };
    askForPurchasePrice: {
        parameters: {
            query: {
                /**
                 * @description Who would deliver.
                 * @example 1
                 */
                supplier_id: number;
                /**
                 * @description What would be ordered.
                 * @example 1
                 */
                product_id: number;
                /**
                 * @description How much, in the stock unit of the product. Text or number with at most 3 decimals.
                 * @example 500.000
                 */
                quantity: string | number;
                /**
                 * @description Day of the order; default today.
                 * @example 2026-11-21
                 */
                date?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PurchasePrice"];
                };
            };
        };
    };
    receiveGoodsOfPurchaseOrder: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Number of the purchase order.
                 * @example 1
                 */
                order_id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "items_received": [
                 *         {
                 *           "po_item_id": 1,
                 *           "quantity_received": "60.000",
                 *           "quality_status": "APPROVED",
                 *           "batch_number": "CS-2026-0001"
                 *         }
                 *       ],
                 *       "delivery_note": "IRS2026000000123"
                 *     }
                 */
                "application/json": components["schemas"]["ReceiveRequest"];
            };
        };
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReceivedGoods"];
                };
            };
        };
    };
    receiveGoodsOfPurchaseOrderOnce: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description A repeat with the same key and body within 24 hours gets the first answer again, and nothing happens twice.
                 * @example 5c9d2d1e-receipt-1
                 */
                "Idempotency-Key"?: string;
            };
            path: {
                /**
                 * @description Number of the purchase order.
                 * @example 1
                 */
                order_id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "items_received": [
                 *         {
                 *           "po_item_id": 1,
                 *           "quantity_received": "60.000",
                 *           "quality_status": "APPROVED",
                 *           "batch_number": "CS-2026-0001"
                 *         }
                 *       ],
                 *       "delivery_note": "IRS2026000000123"
                 *     }
                 */
                "application/json": components["schemas"]["ReceiveRequest"];
            };
        };
        responses: {
            /** @description Created. */
            201: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReceivedGoods"];
                };
            };
        };
    };
    lookUpScannedCodeAtGate: {
        parameters: {
            query: {
                /**
                 * @description What was scanned or typed: an order number, receipt number, product code, supplier’s product code, batch number or delivery note.
                 * @example PO-2026-000001
                 */
                code: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReceivingLookup"];
                };
            };
        };
    };
    listGoodsReceipts: {
        parameters: {
            query?: {
                /** @description Page, from 1. */
                page?: number;
                /** @description Rows on a page, 1 to 100. */
                page_size?: number;
                /** @description Field to sort by; with - in front from high to low. */
                sort?: "received_at" | "-received_at" | "receipt_number" | "-receipt_number";
                /** @description Text to find; İ, ı, ş, ç, ğ, ö and ü match with or without their marks. */
                search?: string;
                /**
                 * @description Receipts of this order.
                 * @example 1
                 */
                purchase_order_id?: number;
                /**
                 * @description Receipts from this supplier.
                 * @example 1
                 */
                supplier_id?: number;
                /**
                 * @description Receipts that this product came with.
                 * @example 1
                 */
                product_id?: number;
                /** @description Receipts with this delivery note. */
                delivery_note?: string;
                /**
                 * @description On this day or later, in the time zone of the factory.
                 * @example 2026-11-21
                 */
                received_from?: string;
                /**
                 * @description On this day or earlier, in the time zone of the factory.
                 * @example 2026-11-21
                 */
                received_to?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GoodsReceiptPage"];
                };
            };
        };
    };
    getGoodsReceipt: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Number of the receipt.
                 * @example 1
                 */
                receipt_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GoodsReceipt"];
                };
            };
        };
    };
    listReturnsToSuppliers: {
        parameters: {
            query?: {
                /** @description Page, from 1. */
                page?: number;
                /** @description Rows on a page, 1 to 100. */
                page_size?: number;
                /** @description Field to sort by; with - in front from high to low. */
                sort?: "returned_at" | "-returned_at" | "return_number" | "-return_number" | "value" | "-value";
                /** @description Text to find; İ, ı, ş, ç, ğ, ö and ü match with or without their marks. */
                search?: string;
                /**
                 * @description Returns to this supplier.
                 * @example 1
                 */
                supplier_id?: number;
                /**
                 * @description Returns of what came with this order.
                 * @example 1
                 */
                purchase_order_id?: number;
                /**
                 * @description Returns of this product.
                 * @example 1
                 */
                product_id?: number;
                /**
                 * @description Returns from this layer.
                 * @example 1
                 */
                inventory_item_id?: number;
                /**
                 * @description On this day or later, in the time zone of the factory.
                 * @example 2026-11-21
                 */
                returned_from?: string;
                /**
                 * @description On this day or earlier, in the time zone of the factory.
                 * @example 2026-11-21
                 */
                returned_to?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SupplierReturnPage"];
                };
            };
        };
    };
    returnGoodsToTheirSupplier: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description A repeat with the same key and body within 24 hours gets the first answer again, and nothing happens twice.
                 * @example 5c9d2d1e-receipt-1
                 */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "inventory_item_id": 1,
                 *       "quantity": "10.000",
                 *       "reason": "Paslı geldi"
                 *     }
                 */
                "application/json": components["schemas"]["SupplierReturnRequest"];
            };
        };
        responses: {
            /** @description Created. */
            201: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SupplierReturn"];
                };
            };
        };
    };
    getReturnToSupplier: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Number of the return.
                 * @example 1
                 */
                supplier_return_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SupplierReturn"];
                };
            };
        };
    };
    listLandedCostsOfOrder: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Number of the purchase order.
                 * @example 1
                 */
                order_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LandedCostList"];
                };
            };
        };
    };
    addFreightOrAnotherLandedCost: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description A repeat with the same key and body within 24 hours gets the first answer again, and nothing happens twice.
                 * @example 5c9d2d1e-receipt-1
                 */
                "Idempotency-Key"?: string;
            };
            path: {
                /**
                 * @description Number of the purchase order.
                 * @example 1
                 */
                order_id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "cost_type": "FREIGHT",
                 *       "billed_amount": "850.0000",
                 *       "basis": "VALUE",
                 *       "reference_number": "NAK-2026-0815"
                 *     }
                 */
                "application/json": components["schemas"]["LandedCostRequest"];
            };
        };
        responses: {
            /** @description Created. */
            201: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LandedCost"];
                };
            };
        };
    };
    listInvoicesOfOrder: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Number of the purchase order.
                 * @example 1
                 */
                order_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PurchaseInvoiceList"];
                };
            };
        };
    };
    postInvoiceOfSupplier: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description A repeat with the same key and body within 24 hours gets the first answer again, and nothing happens twice.
                 * @example 5c9d2d1e-receipt-1
                 */
                "Idempotency-Key"?: string;
            };
            path: {
                /**
                 * @description Number of the purchase order.
                 * @example 1
                 */
                order_id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "invoice_number": "FTR-2026-0417",
                 *       "invoice_date": "2026-11-20",
                 *       "lines": [
                 *         {
                 *           "po_item_id": 1,
                 *           "unit_price": "16.1000"
                 *         }
                 *       ]
                 *     }
                 */
                "application/json": components["schemas"]["PurchaseInvoiceRequest"];
            };
        };
        responses: {
            /** @description Created. */
            201: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PurchaseInvoice"];
                };
            };
        };
    };
    judgeHowSupplierDelivers: {
        parameters: {
            query?: {
                /**
                 * @description First day, in the time zone of the factory. Left out: 364 days before `to`.
                 * @example 2026-11-21
                 */
                from?: string;
                /**
                 * @description Last day, included. Left out: today.
                 * @example 2026-11-21
                 */
                to?: string;
            };
            header?: never;
            path: {
                /**
                 * @description Number of the supplier.
                 * @example 1
                 */
                supplier_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SupplierPerformance"];
                };
            };
        };
    };
    listAlerts: {
        parameters: {
            query?: {
                /** @description Page, from 1. */
                page?: number;
                /** @description Rows on a page, 1 to 100. */
                page_size?: number;
                /** @description Field to sort by; with - in front from high to low. */
                sort?: "raised_at" | "-raised_at" | "severity" | "-severity";
                /** @description Text to find; İ, ı, ş, ç, ğ, ö and ü match with or without their marks. */
                search?: string;
                /** @description Left out: all that are not RESOLVED. */
                status?: "OPEN" | "ACKNOWLEDGED" | "SNOOZED" | "RESOLVED";
                /** @description Only these. */
                alert_type?: "OUT_OF_STOCK" | "CRITICAL" | "MINIMUM" | "EXPIRING" | "LATE_PURCHASE" | "LATE_PRODUCTION" | "FAILED_LOGINS";
                /** @description Only these. */
                severity?: "INFO" | "WARNING" | "CRITICAL";
                /**
                 * @description Alerts of this product.
                 * @example 1
                 */
                product_id?: number;
                /**
                 * @description Number of a user, or `me`.
                 * @example me
                 */
                assigned_to?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AlertPage"];
                };
            };
        };
    };
    getAlert: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Number of the alert.
                 * @example 1
                 */
                alert_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Alert"];
                };
            };
        };
    };
    acknowledgeAlert: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description A repeat with the same key and body within 24 hours gets the first answer again, and nothing happens twice.
                 * @example 5c9d2d1e-receipt-1
                 */
                "Idempotency-Key"?: string;
            };
            path: {
                /**
                 * @description Number of the alert.
                 * @example 1
                 */
                alert_id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "note": "Sipariş yarın geliyor"
                 *     }
                 */
                "application/json": components["schemas"]["AlertAcknowledgement"];
            };
        };
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    ETag: components["headers"]["ETag"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Alert"];
                };
            };
        };
    };
    putAlertOff: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description A repeat with the same key and body within 24 hours gets the first answer again, and nothing happens twice.
                 * @example 5c9d2d1e-receipt-1
                 */
                "Idempotency-Key"?: string;
            };
            path: {
                /**
                 * @description Number of the alert.
                 * @example 1
                 */
                alert_id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "until": "2026-11-28T08:00:00+03:00"
                 *     }
                 */
                "application/json": components["schemas"]["AlertSnooze"];
            };
        };
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    ETag: components["headers"]["ETag"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Alert"];
                };
            };
        };
    };
    assignAlert: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description A repeat with the same key and body within 24 hours gets the first answer again, and nothing happens twice.
                 * @example 5c9d2d1e-receipt-1
                 */
                "Idempotency-Key"?: string;
            };
            path: {
                /**
                 * @description Number of the alert.
                 * @example 1
                 */
                alert_id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "user_id": 1
                 *     }
                 */
                "application/json": components["schemas"]["AlertAssignment"];
            };
        };
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    ETag: components["headers"]["ETag"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Alert"];
                };
            };
        };
    };
    followAlertsAsTheyHappen: {
        parameters: {
            query?: {
                /** @description Number of the last event that you have seen; the stream begins after it. The header Last-Event-ID says the same and goes first. */
                after?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    [name: string]: unknown;
                };
                content: {
                    "text/event-stream": components["schemas"]["EventFrames"];
                };
            };
        };
    };
    followAllEventsAsTheyHappen: {
        parameters: {
            query?: {
                /** @description Number of the last event that you have seen; the stream begins after it. The header Last-Event-ID says the same and goes first. */
                after?: number;
                /**
                 * @description Topics, separated by commas: `alert.raised`, all of a noun as `alert.*`, or `*`, which is the default.
                 * @example alert.*,purchase_order.received
                 */
                topics?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    [name: string]: unknown;
                };
                content: {
                    "text/event-stream": components["schemas"]["EventFrames"];
                };
            };
        };
    };
    getConsumptionTrendAndForecastOfProduct: {
        parameters: {
            query?: {
                /**
                 * @description Whole days of history, ending yesterday.
                 * @example 90
                 */
                days?: number;
                /** @description Days to forecast, from today. */
                horizon_days?: number;
            };
            header?: never;
            path: {
                /**
                 * @description Number of the product.
                 * @example 1
                 */
                product_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StockTrend"];
                };
            };
        };
    };
    getWhatToReorderOfProduct: {
        parameters: {
            query?: {
                /** @description For so many days after its delivery the order is to last. */
                cover_days?: number;
            };
            header?: never;
            path: {
                /**
                 * @description Number of the product.
                 * @example 1
                 */
                product_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReorderSuggestion"];
                };
            };
        };
    };
    listWhatToReorderBySupplier: {
        parameters: {
            query?: {
                /** @description For so many days after its delivery the order is to last. */
                cover_days?: number;
                /** @description false also shows products that need no order yet. */
                needed_only?: boolean;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReorderSuggestions"];
                };
            };
        };
    };
    turnSuggestionsIntoPurchaseOrders: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description A repeat with the same key and body within 24 hours gets the first answer again, and nothing happens twice.
                 * @example 5c9d2d1e-receipt-1
                 */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "warehouse_id": 1,
                 *       "items": [
                 *         {
                 *           "product_id": 1
                 *         },
                 *         {
                 *           "product_id": 2,
                 *           "quantity": "500"
                 *         }
                 *       ]
                 *     }
                 */
                "application/json": components["schemas"]["ReorderOrdersRequest"];
            };
        };
        responses: {
            /** @description Created. */
            201: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReorderOrders"];
                };
            };
        };
    };
    listPlanningRuns: {
        parameters: {
            query?: {
                /** @description Page, from 1. */
                page?: number;
                /** @description Rows on a page, 1 to 100. */
                page_size?: number;
                /** @description Field to sort by; with - in front from high to low. */
                sort?: "run_id" | "-run_id";
                /** @description Text to find; İ, ı, ş, ç, ğ, ö and ü match with or without their marks. */
                search?: string;
                /** @description Only runs in this state. */
                state?: "QUEUED" | "RUNNING" | "COMPLETED" | "FAILED" | "CANCELLED";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PlanningRunPage"];
                };
            };
        };
    };
    startPlanningRun: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description A repeat with the same key and body within 24 hours gets the first answer again, and nothing happens twice.
                 * @example 5c9d2d1e-receipt-1
                 */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "mode": "REGENERATIVE",
                 *       "horizon_days": 180
                 *     }
                 */
                "application/json": components["schemas"]["PlanningRunRequest"];
            };
        };
        responses: {
            /** @description Created. */
            201: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PlanningRun"];
                };
            };
        };
    };
    getPlanningRun: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Number of the run.
                 * @example 1
                 */
                run_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PlanningRun"];
                };
            };
        };
    };
    cancelPlanningRun: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description A repeat with the same key and body within 24 hours gets the first answer again, and nothing happens twice.
                 * @example 5c9d2d1e-receipt-1
                 */
                "Idempotency-Key"?: string;
            };
            path: {
                /**
                 * @description Number of the run.
                 * @example 1
                 */
                run_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PlanningRun"];
                };
            };
        };
    };
    getWhatRunHasChangedAndWhy: {
        parameters: {
            query?: {
                /** @description Page, from 1. */
                page?: number;
                /** @description Rows on a page, 1 to 100. */
                page_size?: number;
                /** @description Field to sort by; with - in front from high to low. */
                sort?: "product_code" | "-product_code";
                /** @description Text to find; İ, ı, ş, ç, ğ, ö and ü match with or without their marks. */
                search?: string;
                /**
                 * @description Only of this product.
                 * @example 1
                 */
                product_id?: number;
            };
            header?: never;
            path: {
                /**
                 * @description Number of the run.
                 * @example 1
                 */
                run_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PlanningRunChanges"];
                };
            };
        };
    };
    listDemandsThatPlanCannotMeetInTime: {
        parameters: {
            query?: {
                /** @description Page, from 1. */
                page?: number;
                /** @description Rows on a page, 1 to 100. */
                page_size?: number;
                /** @description Field to sort by; with - in front from high to low. */
                sort?: "due_date" | "-due_date" | "promised_date" | "-promised_date" | "days_late" | "-days_late" | "product_code" | "-product_code";
                /** @description Text to find; İ, ı, ş, ç, ğ, ö and ü match with or without their marks. */
                search?: string;
                /**
                 * @description Only of this product.
                 * @example 1
                 */
                product_id?: number;
                /** @description Only these. */
                demand_type?: "CUSTOMER_ORDER" | "FORECAST" | "MANUAL";
            };
            header?: never;
            path: {
                /**
                 * @description Number of the run.
                 * @example 1
                 */
                run_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LateDemandPage"];
                };
            };
        };
    };
    getWhatCoversDemandAndWhyItIsLate: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Number of the run.
                 * @example 1
                 */
                run_id: number;
                /**
                 * @description Number of the demand.
                 * @example 1
                 */
                demand_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PlannedDemand"];
                };
            };
        };
    };
    askForEarliestDayThatCanBePromised: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "product_id": 1,
                 *       "quantity": "10",
                 *       "due_date": "2026-11-21"
                 *     }
                 */
                "application/json": components["schemas"]["CapableToPromiseRequest"];
            };
        };
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CapableToPromise"];
                };
            };
        };
    };
    followPlanningRun: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Number of the run.
                 * @example 1
                 */
                run_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    [name: string]: unknown;
                };
                content: {
                    "text/event-stream": components["schemas"]["PlanningRunFrames"];
                };
            };
        };
    };
    listWhatRunHasPlanned: {
        parameters: {
            query?: {
                /** @description Page, from 1. */
                page?: number;
                /** @description Rows on a page, 1 to 100. */
                page_size?: number;
                /** @description Field to sort by; with - in front from high to low. */
                sort?: "due_date" | "-due_date" | "start_date" | "-start_date" | "product_code" | "-product_code";
                /** @description Text to find; İ, ı, ş, ç, ğ, ö and ü match with or without their marks. */
                search?: string;
                /**
                 * @description Only of this product.
                 * @example 1
                 */
                product_id?: number;
                /** @description Only these. */
                order_type?: "MAKE" | "BUY";
                /**
                 * @description Only what is bought from this supplier.
                 * @example 1
                 */
                supplier_id?: number;
                /**
                 * @description Only what must be started up to this day.
                 * @example 2026-11-21
                 */
                start_to?: string;
                /**
                 * @description Only what is due from this day on.
                 * @example 2026-11-21
                 */
                due_from?: string;
                /**
                 * @description Only what is due up to this day.
                 * @example 2026-11-21
                 */
                due_to?: string;
            };
            header?: never;
            path: {
                /**
                 * @description Number of the run.
                 * @example 1
                 */
                run_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PlannedOrderPage"];
                };
            };
        };
    };
    getTimephasedRecordOfProduct: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Number of the run.
                 * @example 1
                 */
                run_id: number;
                /**
                 * @description Product.
                 * @example 1
                 */
                product_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PlanItem"];
                };
            };
        };
    };
    getWhatPlannedOrderIsForAndFromWhat: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Number of the run.
                 * @example 1
                 */
                run_id: number;
                /**
                 * @description Number of the planned order.
                 * @example 1
                 */
                planned_order_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PlannedOrderPegging"];
                };
            };
        };
    };
    turnPlannedOrdersIntoRealOnes: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description A repeat with the same key and body within 24 hours gets the first answer again, and nothing happens twice.
                 * @example 5c9d2d1e-receipt-1
                 */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "planned_order_ids": [
                 *         1,
                 *         2
                 *       ],
                 *       "preview": true
                 *     }
                 */
                "application/json": components["schemas"]["PlannedOrderConversionRequest"];
            };
        };
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PlannedOrderConversion"];
                };
            };
        };
    };
    listWhatSubstitutesCouldCover: {
        parameters: {
            query?: {
                /** @description Page, from 1. */
                page?: number;
                /** @description Rows on a page, 1 to 100. */
                page_size?: number;
                /** @description Field to sort by; with - in front from high to low. */
                sort?: "due_date" | "-due_date";
                /** @description Text to find; İ, ı, ş, ç, ğ, ö and ü match with or without their marks. */
                search?: string;
                /**
                 * @description Only of this component.
                 * @example 1
                 */
                product_id?: number;
            };
            header?: never;
            path: {
                /**
                 * @description Number of the run.
                 * @example 1
                 */
                run_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PlanSubstitutePage"];
                };
            };
        };
    };
    listIndependentDemand: {
        parameters: {
            query?: {
                /** @description Page, from 1. */
                page?: number;
                /** @description Rows on a page, 1 to 100. */
                page_size?: number;
                /** @description Field to sort by; with - in front from high to low. */
                sort?: "due_date" | "-due_date" | "product_code" | "-product_code" | "quantity" | "-quantity" | "created_at" | "-created_at";
                /** @description Text to find; İ, ı, ş, ç, ğ, ö and ü match with or without their marks. */
                search?: string;
                /**
                 * @description Demand for this product.
                 * @example 1
                 */
                product_id?: number;
                /** @description Only these. */
                demand_type?: "FORECAST" | "CUSTOMER_ORDER" | "MANUAL";
                /**
                 * @description Due on this day or later.
                 * @example 2026-11-21
                 */
                due_from?: string;
                /**
                 * @description Due on this day or earlier.
                 * @example 2026-11-21
                 */
                due_to?: string;
                /** @description false: those that were deactivated. */
                is_active?: boolean;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DemandPage"];
                };
            };
        };
    };
    enterDemand: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description A repeat with the same key and body within 24 hours gets the first answer again, and nothing happens twice.
                 * @example 5c9d2d1e-receipt-1
                 */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "product_id": 1,
                 *       "quantity": "12.000",
                 *       "due_date": "2026-12-14",
                 *       "demand_type": "CUSTOMER_ORDER",
                 *       "reference_number": "SIP-2026-0187"
                 *     }
                 */
                "application/json": components["schemas"]["DemandCreate"];
            };
        };
        responses: {
            /** @description Created. */
            201: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    ETag: components["headers"]["ETag"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Demand"];
                };
            };
        };
    };
    getDemand: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Number of the demand.
                 * @example 1
                 */
                demand_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Demand"];
                };
            };
        };
    };
    changeDemand: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Number of the demand.
                 * @example 1
                 */
                demand_id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "quantity": "15.000",
                 *       "due_date": "2026-12-21"
                 *     }
                 */
                "application/json": components["schemas"]["DemandUpdate"];
            };
        };
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Demand"];
                };
            };
        };
    };
    deactivateDemand: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Number of the demand.
                 * @example 1
                 */
                demand_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MessageAnswer"];
                };
            };
        };
    };
    forecastDemandAndAcceptIt: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description A repeat with the same key and body within 24 hours gets the first answer again, and nothing happens twice.
                 * @example 5c9d2d1e-receipt-1
                 */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "product_ids": [
                 *         1,
                 *         2
                 *       ],
                 *       "horizon_days": 84,
                 *       "bucket": "WEEK",
                 *       "accept": true
                 *     }
                 */
                "application/json": components["schemas"]["DemandForecastRequest"];
            };
        };
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DemandForecasts"];
                };
            };
        };
    };
    getWorkingCalendar: {
        parameters: {
            query: {
                /**
                 * @description First day.
                 * @example 2026-11-21
                 */
                from: string;
                /**
                 * @description Last day, at most 731 days later.
                 * @example 2026-11-21
                 */
                to: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Calendar"];
                };
            };
        };
    };
    setDaysOfWorkingCalendar: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "days": [
                 *         {
                 *           "calendar_date": "2027-03-09",
                 *           "is_working_day": false,
                 *           "description": "Ramazan Bayramı 1. gün"
                 *         }
                 *       ]
                 *     }
                 */
                "application/json": components["schemas"]["CalendarDaysRequest"];
            };
        };
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Calendar"];
                };
            };
        };
    };
    fillInPublicHolidaysOfYear: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description A repeat with the same key and body within 24 hours gets the first answer again, and nothing happens twice.
                 * @example 5c9d2d1e-receipt-1
                 */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "year": 2027
                 *     }
                 */
                "application/json": components["schemas"]["HolidaysRequest"];
            };
        };
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HolidaysAnswer"];
                };
            };
        };
    };
    forgetDayOfCalendar: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The day.
                 * @example 2026-11-21
                 */
                calendar_date: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MessageAnswer"];
                };
            };
        };
    };
    getSettingsOfPlanning: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PlanningSettings"];
                };
            };
        };
    };
    changeSettingsOfPlanning: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "calendar": "WORKING_DAYS",
                 *       "working_weekdays": [
                 *         1,
                 *         2,
                 *         3,
                 *         4,
                 *         5,
                 *         6
                 *       ]
                 *     }
                 */
                "application/json": components["schemas"]["PlanningSettingsUpdate"];
            };
        };
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PlanningSettings"];
                };
            };
        };
    };
    calculateWhatProductionPlansNeed: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "production_plans": [
                 *         {
                 *           "product_id": 1,
                 *           "quantity": "40",
                 *           "due_date": "2026-11-21"
                 *         }
                 *       ],
                 *       "include_demands": false
                 *     }
                 */
                "application/json": components["schemas"]["NetRequirementsRequest"];
            };
        };
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NetRequirements"];
                };
            };
        };
    };
    suggestSuppliersAndOrdersForShortages: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "shortages": [
                 *         {
                 *           "product_id": 1,
                 *           "required_quantity": "120.000",
                 *           "needed_date": "2026-11-21"
                 *         }
                 *       ],
                 *       "supplier_rule": "CHEAPEST"
                 *     }
                 */
                "application/json": components["schemas"]["ProcurementSuggestionsRequest"];
            };
        };
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProcurementSuggestions"];
                };
            };
        };
    };
    listExceptionMessages: {
        parameters: {
            query?: {
                /** @description Page, from 1. */
                page?: number;
                /** @description Rows on a page, 1 to 100. */
                page_size?: number;
                /** @description Field to sort by; with - in front from high to low. */
                sort?: "exception_date" | "-exception_date" | "raised_at" | "-raised_at" | "exception_type" | "-exception_type";
                /** @description Text to find; İ, ı, ş, ç, ğ, ö and ü match with or without their marks. */
                search?: string;
                /** @description Left out: OPEN. */
                status?: "OPEN" | "ACCEPTED" | "DISMISSED" | "RESOLVED";
                /** @description Only these. */
                exception_type?: "ORDER" | "MAKE" | "EXPEDITE" | "DEFER" | "INCREASE" | "DECREASE" | "CANCEL" | "PAST_DUE" | "SHORTAGE";
                /**
                 * @description Messages about this product.
                 * @example 1
                 */
                product_id?: number;
                /**
                 * @description Number of a user, or `me`.
                 * @example me
                 */
                assigned_to?: string;
                /**
                 * @description Messages of this scenario. Left out: those of reality.
                 * @example 1
                 */
                scenario_id?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PlanningExceptionPage"];
                };
            };
        };
    };
    listWhatRunHasSaid: {
        parameters: {
            query?: {
                /** @description Page, from 1. */
                page?: number;
                /** @description Rows on a page, 1 to 100. */
                page_size?: number;
                /** @description Field to sort by; with - in front from high to low. */
                sort?: "exception_date" | "-exception_date" | "raised_at" | "-raised_at" | "exception_type" | "-exception_type";
                /** @description Text to find; İ, ı, ş, ç, ğ, ö and ü match with or without their marks. */
                search?: string;
                /** @description As it is now. Left out: all. */
                status?: "OPEN" | "ACCEPTED" | "DISMISSED" | "RESOLVED";
                /** @description Only these. */
                exception_type?: "ORDER" | "MAKE" | "EXPEDITE" | "DEFER" | "INCREASE" | "DECREASE" | "CANCEL" | "PAST_DUE" | "SHORTAGE";
                /**
                 * @description Messages about this product.
                 * @example 1
                 */
                product_id?: number;
                /**
                 * @description Number of a user, or `me`.
                 * @example me
                 */
                assigned_to?: string;
            };
            header?: never;
            path: {
                /**
                 * @description Number of the run.
                 * @example 1
                 */
                run_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PlanningExceptionPage"];
                };
            };
        };
    };
    getExceptionMessage: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Number of the message.
                 * @example 1
                 */
                planning_exception_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PlanningException"];
                };
            };
        };
    };
    dismissExceptionMessage: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description A repeat with the same key and body within 24 hours gets the first answer again, and nothing happens twice.
                 * @example 5c9d2d1e-receipt-1
                 */
                "Idempotency-Key"?: string;
            };
            path: {
                /**
                 * @description Number of the message.
                 * @example 1
                 */
                planning_exception_id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "reason": "Tedarikçi ile görüşüldü"
                 *     }
                 */
                "application/json": components["schemas"]["PlanningExceptionDismissal"];
            };
        };
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PlanningException"];
                };
            };
        };
    };
    assignExceptionMessage: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description A repeat with the same key and body within 24 hours gets the first answer again, and nothing happens twice.
                 * @example 5c9d2d1e-receipt-1
                 */
                "Idempotency-Key"?: string;
            };
            path: {
                /**
                 * @description Number of the message.
                 * @example 1
                 */
                planning_exception_id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "user_id": 1
                 *     }
                 */
                "application/json": components["schemas"]["PlanningExceptionAssignment"];
            };
        };
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PlanningException"];
                };
            };
        };
    };
    doWhatExceptionMessagesSay: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description A repeat with the same key and body within 24 hours gets the first answer again, and nothing happens twice.
                 * @example 5c9d2d1e-receipt-1
                 */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "planning_exception_ids": [
                 *         1,
                 *         2
                 *       ],
                 *       "preview": true
                 *     }
                 */
                "application/json": components["schemas"]["PlanningExceptionsAcceptance"];
            };
        };
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PlanningAcceptance"];
                };
            };
        };
    };
    doWhatExceptionMessageSays: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description A repeat with the same key and body within 24 hours gets the first answer again, and nothing happens twice.
                 * @example 5c9d2d1e-receipt-1
                 */
                "Idempotency-Key"?: string;
            };
            path: {
                /**
                 * @description Number of the message.
                 * @example 1
                 */
                planning_exception_id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "note": "Tedarikçi ile görüşüldü",
                 *       "preview": true
                 *     }
                 */
                "application/json": components["schemas"]["PlanningExceptionAcceptance"];
            };
        };
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PlanningAcceptance"];
                };
            };
        };
    };
    makePlannedOrderByHand: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description A repeat with the same key and body within 24 hours gets the first answer again, and nothing happens twice.
                 * @example 5c9d2d1e-receipt-1
                 */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "product_id": 1,
                 *       "quantity": "120.000",
                 *       "due_date": "2027-01-15"
                 *     }
                 */
                "application/json": components["schemas"]["PlannedOrderCreate"];
            };
        };
        responses: {
            /** @description Created. */
            201: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StandingPlannedOrder"];
                };
            };
        };
    };
    getPlannedOrder: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Number of the planned order.
                 * @example 1
                 */
                planned_order_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StandingPlannedOrder"];
                };
            };
        };
    };
    changeAndFixPlannedOrder: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Number of the planned order.
                 * @example 1
                 */
                planned_order_id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "quantity": "120.000",
                 *       "firm": true
                 *     }
                 */
                "application/json": components["schemas"]["PlannedOrderUpdate"];
            };
        };
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StandingPlannedOrder"];
                };
            };
        };
    };
    listPlanningScenarios: {
        parameters: {
            query?: {
                /** @description Page, from 1. */
                page?: number;
                /** @description Rows on a page, 1 to 100. */
                page_size?: number;
                /** @description Field to sort by; with - in front from high to low. */
                sort?: "scenario_name" | "-scenario_name" | "scenario_id" | "-scenario_id" | "updated_at" | "-updated_at";
                /** @description Text to find; İ, ı, ş, ç, ğ, ö and ü match with or without their marks. */
                search?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PlanningScenarioPage"];
                };
            };
        };
    };
    createPlanningScenario: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description A repeat with the same key and body within 24 hours gets the first answer again, and nothing happens twice.
                 * @example 5c9d2d1e-receipt-1
                 */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "scenario_name": "Çelik iki hafta geç",
                 *       "description": "Şubat siparişleri yetişir mi?",
                 *       "overlay": {
                 *         "demand_factors": [
                 *           {
                 *             "product_id": null,
                 *             "factor": "1.2",
                 *             "from": "2027-02-01",
                 *             "until": "2027-02-28"
                 *           }
                 *         ],
                 *         "supplier_lead_times": [
                 *           {
                 *             "supplier_id": 1,
                 *             "additional_days": 14
                 *           }
                 *         ]
                 *       }
                 *     }
                 */
                "application/json": components["schemas"]["PlanningScenarioCreate"];
            };
        };
        responses: {
            /** @description Created. */
            201: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    ETag: components["headers"]["ETag"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PlanningScenario"];
                };
            };
        };
    };
    getPlanningScenario: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Number of the scenario.
                 * @example 1
                 */
                scenario_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PlanningScenario"];
                };
            };
        };
    };
    changePlanningScenario: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Number of the scenario.
                 * @example 1
                 */
                scenario_id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "overlay": {
                 *         "lead_times": [
                 *           {
                 *             "product_id": 1,
                 *             "lead_time_days": 10
                 *           }
                 *         ]
                 *       }
                 *     }
                 */
                "application/json": components["schemas"]["PlanningScenarioUpdate"];
            };
        };
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PlanningScenario"];
                };
            };
        };
    };
    deletePlanningScenario: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Number of the scenario.
                 * @example 1
                 */
                scenario_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MessageAnswer"];
                };
            };
        };
    };
    comparePlansOfScenarios: {
        parameters: {
            query?: {
                /**
                 * @description Up to 5 completed runs; the others are compared with the first.
                 * @example 12,15
                 */
                run_ids?: string;
                /**
                 * @description Scenarios by their newest completed runs, compared with the newest completed run of reality.
                 * @example 3,4
                 */
                scenario_ids?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ScenarioComparison"];
                };
            };
        };
    };
    comparePlannedOrdersOfTwoRuns: {
        parameters: {
            query: {
                /** @description Page, from 1. */
                page?: number;
                /** @description Rows on a page, 1 to 100. */
                page_size?: number;
                /** @description Field to sort by; with - in front from high to low. */
                sort?: "product_code" | "-product_code";
                /** @description Text to find; İ, ı, ş, ç, ğ, ö and ü match with or without their marks. */
                search?: string;
                /**
                 * @description The run that is looked from.
                 * @example 1
                 */
                from_run: number;
                /**
                 * @description The run that is looked at.
                 * @example 1
                 */
                to_run: number;
                /**
                 * @description Only of this product.
                 * @example 1
                 */
                product_id?: number;
                /** @description Only these. */
                change?: "NEW" | "GONE" | "MOVED" | "CHANGED";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OrderDifferencePage"];
                };
            };
        };
    };
    takePlannedOrdersOfScenarioOverIntoReality: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description A repeat with the same key and body within 24 hours gets the first answer again, and nothing happens twice.
                 * @example 5c9d2d1e-receipt-1
                 */
                "Idempotency-Key"?: string;
            };
            path: {
                /**
                 * @description Number of the scenario.
                 * @example 1
                 */
                scenario_id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "planned_order_ids": [
                 *         1
                 *       ],
                 *       "preview": true
                 *     }
                 */
                "application/json": components["schemas"]["ScenarioApplicationRequest"];
            };
        };
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ScenarioApplication"];
                };
            };
        };
    };
    inventorySummary: {
        parameters: {
            query?: {
                /**
                 * @description Only this warehouse.
                 * @example 1
                 */
                warehouse_id?: number;
                /** @description Only warehouses of this type. */
                warehouse_type?: "RAW_MATERIALS" | "SEMI_FINISHED" | "FINISHED_PRODUCTS" | "PACKAGING";
                /** @description Only products of this type. */
                product_type?: "RAW_MATERIAL" | "SEMI_FINISHED" | "FINISHED_PRODUCT" | "PACKAGING";
                /** @description Another name of product_type. */
                product_category?: "RAW_MATERIAL" | "SEMI_FINISHED" | "FINISHED_PRODUCT" | "PACKAGING";
                /** @description Only stock of this quality. */
                quality_status?: "PENDING" | "APPROVED" | "REJECTED" | "QUARANTINE";
                /**
                 * @description Stock as it stood at this moment, or at the end of this day in the time zone of the factory; not in the future.
                 * @example 2026-11-21T08:30:00Z
                 */
                as_of?: string;
                /** @description json unless Accept says otherwise. Files have all rows. */
                format?: "json" | "csv" | "xlsx" | "pdf";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InventorySummary"];
                    "text/csv": unknown;
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": unknown;
                    "application/pdf": unknown;
                };
            };
        };
    };
    stockMovementsWithRunningBalance: {
        parameters: {
            query?: {
                /**
                 * @description Movements of this product.
                 * @example 1
                 */
                product_id?: number;
                /**
                 * @description Movements in this warehouse.
                 * @example 1
                 */
                warehouse_id?: number;
                /**
                 * @description Movements of this layer.
                 * @example 1
                 */
                inventory_item_id?: number;
                /**
                 * @description Batch number: 3 to 50 capital letters, digits or -.
                 * @example CS-2026-0001
                 */
                batch_number?: string;
                /**
                 * @description One or more, with commas between them: STOCK_IN, STOCK_OUT, PRODUCTION_IN, PRODUCTION_OUT, TRANSFER_IN, TRANSFER_OUT, ADJUSTMENT, SCRAP, RETURN, SPLIT, REVALUATION.
                 * @example SCRAP,ADJUSTMENT
                 */
                movement_type?: string;
                /** @description Kind of document that the movement belongs to. */
                reference_type?: "PURCHASE_ORDER" | "PRODUCTION_ORDER" | "TRANSFER" | "ADJUSTMENT" | "MANUAL";
                /**
                 * @description That document. Needs reference_type.
                 * @example 1
                 */
                reference_id?: number;
                /**
                 * @description On this day or later, in the time zone of the factory.
                 * @example 2026-11-21
                 */
                date_from?: string;
                /**
                 * @description On this day or earlier, in the time zone of the factory.
                 * @example 2026-11-21
                 */
                date_to?: string;
                /** @description desc (newest first) unless said otherwise. */
                order?: "asc" | "desc";
                /** @description Rows on a page, 1 to 1000. */
                page_size?: number;
                /** @description The next_cursor of the page before; leave it out for the first page. */
                cursor?: string;
                /** @description true: also the sums over all movements that are asked for. */
                totals?: boolean;
                /** @description json unless Accept says otherwise. Files have all rows. */
                format?: "json" | "csv" | "xlsx" | "pdf";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MovementPage"];
                    "text/csv": unknown;
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": unknown;
                    "application/pdf": unknown;
                };
            };
        };
    };
    whatCustomReportsCanBeMadeOf: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CustomReportSchema"];
                };
            };
        };
    };
    runCustomReport: {
        parameters: {
            query?: {
                /** @description json unless Accept says otherwise. Files have all rows. */
                format?: "json" | "csv" | "xlsx" | "pdf";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "data_set": "stock",
                 *       "filters": [
                 *         {
                 *           "field": "product_type",
                 *           "operator": "in",
                 *           "value": [
                 *             "RAW_MATERIAL",
                 *             "PACKAGING"
                 *           ]
                 *         }
                 *       ],
                 *       "grouping": [
                 *         "warehouse_code",
                 *         "product_code"
                 *       ],
                 *       "metrics": [
                 *         {
                 *           "field": "quantity_in_stock",
                 *           "aggregate": "sum"
                 *         },
                 *         {
                 *           "field": "value",
                 *           "aggregate": "sum"
                 *         }
                 *       ],
                 *       "sort": [
                 *         {
                 *           "metric": "value.sum",
                 *           "direction": "desc"
                 *         }
                 *       ],
                 *       "limit": 100
                 *     }
                 */
                "application/json": components["schemas"]["CustomReportDefinition"];
            };
        };
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CustomReport"];
                    "text/csv": unknown;
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": unknown;
                    "application/pdf": unknown;
                };
            };
        };
    };
    listSavedReports: {
        parameters: {
            query?: {
                /** @description Page, from 1. */
                page?: number;
                /** @description Rows on a page, 1 to 100. */
                page_size?: number;
                /** @description Field to sort by; with - in front from high to low. */
                sort?: "report_name" | "-report_name" | "custom_report_id" | "-custom_report_id" | "updated_at" | "-updated_at";
                /** @description Text to find; İ, ı, ş, ç, ğ, ö and ü match with or without their marks. */
                search?: string;
                /** @description true: only those of the caller. */
                mine?: boolean;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SavedReportPage"];
                };
            };
        };
    };
    saveCustomReport: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description A repeat with the same key and body within 24 hours gets the first answer again, and nothing happens twice.
                 * @example 5c9d2d1e-receipt-1
                 */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "report_name": "Depo başına stok değeri",
                 *       "shared": true,
                 *       "definition": {
                 *         "data_set": "stock",
                 *         "grouping": [
                 *           "warehouse_code"
                 *         ],
                 *         "metrics": [
                 *           {
                 *             "field": "value",
                 *             "aggregate": "sum"
                 *           }
                 *         ]
                 *       }
                 *     }
                 */
                "application/json": components["schemas"]["SavedReportCreate"];
            };
        };
        responses: {
            /** @description Created. */
            201: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    ETag: components["headers"]["ETag"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SavedReport"];
                };
            };
        };
    };
    getSavedReport: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Number of the saved report.
                 * @example 1
                 */
                custom_report_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SavedReport"];
                };
            };
        };
    };
    changeSavedReport: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Number of the saved report.
                 * @example 1
                 */
                custom_report_id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "shared": false
                 *     }
                 */
                "application/json": components["schemas"]["SavedReportUpdate"];
            };
        };
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SavedReport"];
                };
            };
        };
    };
    deleteSavedReport: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Number of the saved report.
                 * @example 1
                 */
                custom_report_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MessageAnswer"];
                };
            };
        };
    };
    runSavedReport: {
        parameters: {
            query?: {
                /** @description json unless Accept says otherwise. Files have all rows. */
                format?: "json" | "csv" | "xlsx" | "pdf";
            };
            header?: never;
            path: {
                /**
                 * @description Number of the saved report.
                 * @example 1
                 */
                custom_report_id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "filters": [
                 *         {
                 *           "field": "warehouse_type",
                 *           "operator": "eq",
                 *           "value": "RAW_MATERIALS"
                 *         }
                 *       ]
                 *     }
                 */
                "application/json": components["schemas"]["SavedReportRun"];
            };
        };
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CustomReport"];
                    "text/csv": unknown;
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": unknown;
                    "application/pdf": unknown;
                };
            };
        };
    };
    productsBelowTheirStockLevels: {
        parameters: {
            query?: {
                /**
                 * @description Judge what is available in this warehouse, not in all.
                 * @example 1
                 */
                warehouse_id?: number;
                /** @description Only products of this urgency. */
                urgency_level?: "OUT_OF_STOCK" | "CRITICAL" | "MINIMUM";
                /** @description json unless Accept says otherwise. Files have all rows. */
                format?: "json" | "csv" | "xlsx" | "pdf";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CriticalStockReport"];
                    "text/csv": unknown;
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": unknown;
                    "application/pdf": unknown;
                };
            };
        };
    };
    productionEfficiency: {
        parameters: {
            query?: {
                /**
                 * @description First day, in the time zone of the factory. Left out: 29 days before `to`.
                 * @example 2026-11-21
                 */
                from?: string;
                /**
                 * @description Last day, included. Left out: today.
                 * @example 2026-11-21
                 */
                to?: string;
                /**
                 * @description Only orders of this product.
                 * @example 1
                 */
                product_id?: number;
                /** @description Only products of this type. */
                product_type?: "RAW_MATERIAL" | "SEMI_FINISHED" | "FINISHED_PRODUCT" | "PACKAGING";
                /** @description Another name of product_type. */
                product_category?: "RAW_MATERIAL" | "SEMI_FINISHED" | "FINISHED_PRODUCT" | "PACKAGING";
                /** @description json unless Accept says otherwise. Files have all rows. */
                format?: "json" | "csv" | "xlsx" | "pdf";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProductionEfficiencyReport"];
                    "text/csv": unknown;
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": unknown;
                    "application/pdf": unknown;
                };
            };
        };
    };
    fifoCostAnalysisOfProduct: {
        parameters: {
            query: {
                /**
                 * @description The product.
                 * @example 1
                 */
                product_id: number;
                /**
                 * @description First day, in the time zone of the factory. Left out: 364 days before `to`.
                 * @example 2026-11-21
                 */
                from?: string;
                /**
                 * @description Last day, included. Left out: today.
                 * @example 2026-11-21
                 */
                to?: string;
                /** @description json unless Accept says otherwise. Files have all rows. */
                format?: "json" | "csv" | "xlsx" | "pdf";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FifoCostReport"];
                    "text/csv": unknown;
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": unknown;
                    "application/pdf": unknown;
                };
            };
        };
    };
    stockValueFromOneDayToAnother: {
        parameters: {
            query?: {
                /**
                 * @description First day, in the time zone of the factory. Left out: 29 days before `to`.
                 * @example 2026-11-21
                 */
                from?: string;
                /**
                 * @description Last day, included. Left out: today.
                 * @example 2026-11-21
                 */
                to?: string;
                /** @description product_type unless said otherwise. */
                group_by?: "product_type" | "product";
                /**
                 * @description Only this product.
                 * @example 1
                 */
                product_id?: number;
                /**
                 * @description Only the stock of this warehouse; transfers to others then show.
                 * @example 1
                 */
                warehouse_id?: number;
                /** @description Only products of this type. */
                product_type?: "RAW_MATERIAL" | "SEMI_FINISHED" | "FINISHED_PRODUCT" | "PACKAGING";
                /** @description Another name of product_type. */
                product_category?: "RAW_MATERIAL" | "SEMI_FINISHED" | "FINISHED_PRODUCT" | "PACKAGING";
                /** @description json unless Accept says otherwise. Files have all rows. */
                format?: "json" | "csv" | "xlsx" | "pdf";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ValueRollForwardReport"];
                    "text/csv": unknown;
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": unknown;
                    "application/pdf": unknown;
                };
            };
        };
    };
    productionCostVariances: {
        parameters: {
            query?: {
                /**
                 * @description First day, in the time zone of the factory. Left out: 29 days before `to`.
                 * @example 2026-11-21
                 */
                from?: string;
                /**
                 * @description Last day, included. Left out: today.
                 * @example 2026-11-21
                 */
                to?: string;
                /**
                 * @description Only orders of this product.
                 * @example 1
                 */
                product_id?: number;
                /** @description Only products of this type. */
                product_type?: "RAW_MATERIAL" | "SEMI_FINISHED" | "FINISHED_PRODUCT" | "PACKAGING";
                /** @description Another name of product_type. */
                product_category?: "RAW_MATERIAL" | "SEMI_FINISHED" | "FINISHED_PRODUCT" | "PACKAGING";
                /** @description json unless Accept says otherwise. Files have all rows. */
                format?: "json" | "csv" | "xlsx" | "pdf";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProductionCostVarianceReport"];
                    "text/csv": unknown;
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": unknown;
                    "application/pdf": unknown;
                };
            };
        };
    };
    slowMovers: {
        parameters: {
            query?: {
                /** @description Issues of so many days, today included. */
                days?: number;
                /**
                 * @description What counts as little: issued in these days in percent of what is on hand. 0 lists what was not issued at all; left out: 10. Text or number with at most 2 decimals.
                 * @example 10.00
                 */
                issued_at_most?: string | number;
                /**
                 * @description Stock and issues of this warehouse.
                 * @example 1
                 */
                warehouse_id?: number;
                /** @description Only products of this type. */
                product_type?: "RAW_MATERIAL" | "SEMI_FINISHED" | "FINISHED_PRODUCT" | "PACKAGING";
                /** @description Another name of product_type. */
                product_category?: "RAW_MATERIAL" | "SEMI_FINISHED" | "FINISHED_PRODUCT" | "PACKAGING";
                /** @description json unless Accept says otherwise. Files have all rows. */
                format?: "json" | "csv" | "xlsx" | "pdf";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SlowMoversReport"];
                    "text/csv": unknown;
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": unknown;
                    "application/pdf": unknown;
                };
            };
        };
    };
    stockTurnover: {
        parameters: {
            query?: {
                /**
                 * @description First day, in the time zone of the factory. Left out: 364 days before `to`.
                 * @example 2026-11-21
                 */
                from?: string;
                /**
                 * @description Last day, included. Left out: today.
                 * @example 2026-11-21
                 */
                to?: string;
                /**
                 * @description Only this product.
                 * @example 1
                 */
                product_id?: number;
                /** @description Only products of this type. */
                product_type?: "RAW_MATERIAL" | "SEMI_FINISHED" | "FINISHED_PRODUCT" | "PACKAGING";
                /** @description Another name of product_type. */
                product_category?: "RAW_MATERIAL" | "SEMI_FINISHED" | "FINISHED_PRODUCT" | "PACKAGING";
                /** @description json unless Accept says otherwise. Files have all rows. */
                format?: "json" | "csv" | "xlsx" | "pdf";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StockTurnoverReport"];
                    "text/csv": unknown;
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": unknown;
                    "application/pdf": unknown;
                };
            };
        };
    };
    recallSheetOfBatchNumber: {
        parameters: {
            query?: {
                /**
                 * @description Only the layers of this product: several may have the same batch number.
                 * @example 1
                 */
                product_id?: number;
                /** @description json unless Accept says otherwise. Files have all rows. */
                format?: "json" | "csv" | "xlsx" | "pdf";
            };
            header?: never;
            path: {
                /**
                 * @description Batch number: 3 to 50 capital letters, digits or -.
                 * @example CS-2026-0001
                 */
                batch_number: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BatchTraceReport"];
                    "text/csv": unknown;
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": unknown;
                    "application/pdf": unknown;
                };
            };
        };
    };
    lateOrders: {
        parameters: {
            query?: {
                /** @description Only orders of this kind. */
                kind?: "DEMAND" | "PRODUCTION" | "PURCHASE";
                /**
                 * @description Only orders of this product.
                 * @example 1
                 */
                product_id?: number;
                /** @description json unless Accept says otherwise. Files have all rows. */
                format?: "json" | "csv" | "xlsx" | "pdf";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LateOrdersReport"];
                    "text/csv": unknown;
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": unknown;
                    "application/pdf": unknown;
                };
            };
        };
    };
    stockAgeing: {
        parameters: {
            query?: {
                /**
                 * @description Only stock in this warehouse.
                 * @example 1
                 */
                warehouse_id?: number;
                /**
                 * @description Only this product.
                 * @example 1
                 */
                product_id?: number;
                /** @description Only products of this type. */
                product_type?: "RAW_MATERIAL" | "SEMI_FINISHED" | "FINISHED_PRODUCT" | "PACKAGING";
                /** @description Another name of product_type. */
                product_category?: "RAW_MATERIAL" | "SEMI_FINISHED" | "FINISHED_PRODUCT" | "PACKAGING";
                /** @description json unless Accept says otherwise. Files have all rows. */
                format?: "json" | "csv" | "xlsx" | "pdf";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StockAgeingReport"];
                    "text/csv": unknown;
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": unknown;
                    "application/pdf": unknown;
                };
            };
        };
    };
    supplierScorecard: {
        parameters: {
            query?: {
                /**
                 * @description First day, in the time zone of the factory. Left out: 364 days before `to`.
                 * @example 2026-11-21
                 */
                from?: string;
                /**
                 * @description Last day, included. Left out: today.
                 * @example 2026-11-21
                 */
                to?: string;
                /**
                 * @description Only this supplier.
                 * @example 1
                 */
                supplier_id?: number;
                /** @description json unless Accept says otherwise. Files have all rows. */
                format?: "json" | "csv" | "xlsx" | "pdf";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SupplierScorecardReport"];
                    "text/csv": unknown;
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": unknown;
                    "application/pdf": unknown;
                };
            };
        };
    };
    printPurchaseOrder: {
        parameters: {
            query?: {
                /** @description Language of the words, numbers and dates; Turkish when left out. */
                language?: "tr" | "en";
            };
            header?: never;
            path: {
                /**
                 * @description Number of the purchase order.
                 * @example 1
                 */
                order_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    [name: string]: unknown;
                };
                content: {
                    "application/pdf": unknown;
                };
            };
        };
    };
    printGoodsReceipt: {
        parameters: {
            query?: {
                /** @description Language of the words, numbers and dates; Turkish when left out. */
                language?: "tr" | "en";
                /** @description true: with cost and value, in the company’s currency; for the office. */
                prices?: boolean;
            };
            header?: never;
            path: {
                /**
                 * @description Number of the receipt.
                 * @example 1
                 */
                receipt_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    [name: string]: unknown;
                };
                content: {
                    "application/pdf": unknown;
                };
            };
        };
    };
    listWebhooks: {
        parameters: {
            query?: {
                /** @description Page, from 1. */
                page?: number;
                /** @description Rows on a page, 1 to 100. */
                page_size?: number;
                /** @description Field to sort by; with - in front from high to low. */
                sort?: "webhook_id" | "-webhook_id" | "url" | "-url" | "created_at" | "-created_at";
                /** @description Text to find; İ, ı, ş, ç, ğ, ö and ü match with or without their marks. */
                search?: string;
                /** @description Left out: active and inactive ones. */
                is_active?: boolean;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookPage"];
                };
            };
        };
    };
    createWebhook: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "url": "https://hooks.example.com/horoz",
                 *       "topics": [
                 *         "alert.*",
                 *         "purchase_order.received"
                 *       ],
                 *       "description": "Depo ekranı"
                 *     }
                 */
                "application/json": components["schemas"]["WebhookCreate"];
            };
        };
        responses: {
            /** @description Created. */
            201: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookWithSecret"];
                };
            };
        };
    };
    listDeadLetters: {
        parameters: {
            query?: {
                /** @description Page, from 1. */
                page?: number;
                /** @description Rows on a page, 1 to 100. */
                page_size?: number;
                /** @description Field to sort by; with - in front from high to low. */
                sort?: "webhook_delivery_id" | "-webhook_delivery_id" | "created_at" | "-created_at" | "next_attempt_at" | "-next_attempt_at" | "last_attempt_at" | "-last_attempt_at";
                /** @description Text to find; İ, ı, ş, ç, ğ, ö and ü match with or without their marks. */
                search?: string;
                /**
                 * @description Only of this webhook.
                 * @example 1
                 */
                webhook_id?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookDeliveryPage"];
                };
            };
        };
    };
    getWebhook: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Number of the webhook.
                 * @example 1
                 */
                webhook_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Webhook"];
                };
            };
        };
    };
    updateWebhook: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Number of the webhook.
                 * @example 1
                 */
                webhook_id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "topics": [
                 *         "alert.*"
                 *       ],
                 *       "is_active": true
                 *     }
                 */
                "application/json": components["schemas"]["WebhookUpdate"];
            };
        };
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Webhook"];
                };
            };
        };
    };
    deleteWebhook: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Number of the webhook.
                 * @example 1
                 */
                webhook_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MessageAnswer"];
                };
            };
        };
    };
    testWebhook: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Number of the webhook.
                 * @example 1
                 */
                webhook_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookTest"];
                };
            };
        };
    };
    changeSecretOfWebhook: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Number of the webhook.
                 * @example 1
                 */
                webhook_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookWithSecret"];
                };
            };
        };
    };
    listDeliveriesOfWebhook: {
        parameters: {
            query?: {
                /** @description Page, from 1. */
                page?: number;
                /** @description Rows on a page, 1 to 100. */
                page_size?: number;
                /** @description Field to sort by; with - in front from high to low. */
                sort?: "webhook_delivery_id" | "-webhook_delivery_id" | "created_at" | "-created_at" | "next_attempt_at" | "-next_attempt_at" | "last_attempt_at" | "-last_attempt_at";
                /** @description Text to find; İ, ı, ş, ç, ğ, ö and ü match with or without their marks. */
                search?: string;
                /** @description Only these. */
                status?: "PENDING" | "DELIVERED" | "DEAD";
            };
            header?: never;
            path: {
                /**
                 * @description Number of the webhook.
                 * @example 1
                 */
                webhook_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookDeliveryPage"];
                };
            };
        };
    };
    replayDeadLetter: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description A repeat with the same key and body within 24 hours gets the first answer again, and nothing happens twice.
                 * @example 5c9d2d1e-receipt-1
                 */
                "Idempotency-Key"?: string;
            };
            path: {
                /**
                 * @description Number of the delivery.
                 * @example 1
                 */
                webhook_delivery_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookDelivery"];
                };
            };
        };
    };
    replayAllDeadLettersOfWebhook: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description A repeat with the same key and body within 24 hours gets the first answer again, and nothing happens twice.
                 * @example 5c9d2d1e-receipt-1
                 */
                "Idempotency-Key"?: string;
            };
            path: {
                /**
                 * @description Number of the webhook.
                 * @example 1
                 */
                webhook_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookReplay"];
                };
            };
        };
    };
    listImports: {
        parameters: {
            query?: {
                /** @description Page, from 1. */
                page?: number;
                /** @description Rows on a page, 1 to 100. */
                page_size?: number;
                /** @description Field to sort by; with - in front from high to low. */
                sort?: "import_id" | "-import_id" | "created_at" | "-created_at";
                /** @description Text to find; İ, ı, ş, ç, ğ, ö and ü match with or without their marks. */
                search?: string;
                /** @description Only these. */
                kind?: "WAREHOUSES" | "PRODUCTS" | "SUPPLIERS" | "OPENING_STOCK" | "BOMS" | "DEMANDS";
                /** @description Only these. */
                status?: "RUNNING" | "CHECKED" | "REJECTED" | "IMPORTED" | "FAILED";
                /** @description true: only trials; false: only real ones. */
                is_dry_run?: boolean;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ImportPage"];
                };
            };
        };
    };
    getImport: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Number of the import.
                 * @example 1
                 */
                import_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Import"];
                };
            };
        };
    };
    getColumnsOfImport: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description What the file will hold. */
                kind: "warehouses" | "products" | "suppliers" | "opening-stock" | "boms" | "demands";
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ImportTemplate"];
                };
            };
        };
    };
    importWarehouses: {
        parameters: {
            query?: {
                /** @description true only checks the file; false imports it, whole or not at all. */
                dry_run?: boolean;
                /** @description What separates the cells of a CSV file. Required for CSV. */
                delimiter?: "comma" | "semicolon" | "tab";
                /** @description The decimal sign of a CSV file; the other one of , and . is its thousands sign. Required for CSV. */
                decimal_separator?: "point" | "comma";
                /** @description The encoding of a CSV file, utf-8 unless said otherwise; windows-1254 is that of a Turkish Excel. */
                encoding?: "utf-8" | "windows-1254";
                /** @description The sheet of a workbook, by its name. Default: the first one. */
                sheet?: string;
            };
            header?: {
                /**
                 * @description A repeat with the same key and body within 24 hours gets the first answer again, and nothing happens twice.
                 * @example 5c9d2d1e-receipt-1
                 */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example warehouse_code;warehouse_name;warehouse_type
                 *     RM01;Hammadde Deposu;RAW_MATERIALS
                 */
                "text/csv": unknown;
                "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": unknown;
            };
        };
        responses: {
            /** @description Accepted: the work goes on after this answer. */
            202: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Import"];
                };
            };
        };
    };
    importProducts: {
        parameters: {
            query?: {
                /** @description true only checks the file; false imports it, whole or not at all. */
                dry_run?: boolean;
                /** @description What separates the cells of a CSV file. Required for CSV. */
                delimiter?: "comma" | "semicolon" | "tab";
                /** @description The decimal sign of a CSV file; the other one of , and . is its thousands sign. Required for CSV. */
                decimal_separator?: "point" | "comma";
                /** @description The encoding of a CSV file, utf-8 unless said otherwise; windows-1254 is that of a Turkish Excel. */
                encoding?: "utf-8" | "windows-1254";
                /** @description The sheet of a workbook, by its name. Default: the first one. */
                sheet?: string;
            };
            header?: {
                /**
                 * @description A repeat with the same key and body within 24 hours gets the first answer again, and nothing happens twice.
                 * @example 5c9d2d1e-receipt-1
                 */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example product_code;product_name;product_type;unit_of_measure;standard_cost
                 *     RM-STEEL-01;ÇELİK SAC 2 MM;RAW_MATERIAL;KG;15,25
                 */
                "text/csv": unknown;
                "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": unknown;
            };
        };
        responses: {
            /** @description Accepted: the work goes on after this answer. */
            202: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Import"];
                };
            };
        };
    };
    importSuppliers: {
        parameters: {
            query?: {
                /** @description true only checks the file; false imports it, whole or not at all. */
                dry_run?: boolean;
                /** @description What separates the cells of a CSV file. Required for CSV. */
                delimiter?: "comma" | "semicolon" | "tab";
                /** @description The decimal sign of a CSV file; the other one of , and . is its thousands sign. Required for CSV. */
                decimal_separator?: "point" | "comma";
                /** @description The encoding of a CSV file, utf-8 unless said otherwise; windows-1254 is that of a Turkish Excel. */
                encoding?: "utf-8" | "windows-1254";
                /** @description The sheet of a workbook, by its name. Default: the first one. */
                sheet?: string;
            };
            header?: {
                /**
                 * @description A repeat with the same key and body within 24 hours gets the first answer again, and nothing happens twice.
                 * @example 5c9d2d1e-receipt-1
                 */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example supplier_code;supplier_name;city
                 *     ERDEMIR;Ereğli Demir ve Çelik;Ereğli
                 */
                "text/csv": unknown;
                "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": unknown;
            };
        };
        responses: {
            /** @description Accepted: the work goes on after this answer. */
            202: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Import"];
                };
            };
        };
    };
    importOpeningStock: {
        parameters: {
            query?: {
                /** @description true only checks the file; false imports it, whole or not at all. */
                dry_run?: boolean;
                /** @description What separates the cells of a CSV file. Required for CSV. */
                delimiter?: "comma" | "semicolon" | "tab";
                /** @description The decimal sign of a CSV file; the other one of , and . is its thousands sign. Required for CSV. */
                decimal_separator?: "point" | "comma";
                /** @description The encoding of a CSV file, utf-8 unless said otherwise; windows-1254 is that of a Turkish Excel. */
                encoding?: "utf-8" | "windows-1254";
                /** @description The sheet of a workbook, by its name. Default: the first one. */
                sheet?: string;
            };
            header?: {
                /**
                 * @description A repeat with the same key and body within 24 hours gets the first answer again, and nothing happens twice.
                 * @example 5c9d2d1e-receipt-1
                 */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example product_code;warehouse_code;quantity;unit_cost;quality_status
                 *     RM-STEEL-01;RM01;1.234,5;15,25;APPROVED
                 */
                "text/csv": unknown;
                "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": unknown;
            };
        };
        responses: {
            /** @description Accepted: the work goes on after this answer. */
            202: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Import"];
                };
            };
        };
    };
    importBillsOfMaterials: {
        parameters: {
            query?: {
                /** @description true only checks the file; false imports it, whole or not at all. */
                dry_run?: boolean;
                /** @description What separates the cells of a CSV file. Required for CSV. */
                delimiter?: "comma" | "semicolon" | "tab";
                /** @description The decimal sign of a CSV file; the other one of , and . is its thousands sign. Required for CSV. */
                decimal_separator?: "point" | "comma";
                /** @description The encoding of a CSV file, utf-8 unless said otherwise; windows-1254 is that of a Turkish Excel. */
                encoding?: "utf-8" | "windows-1254";
                /** @description The sheet of a workbook, by its name. Default: the first one. */
                sheet?: string;
            };
            header?: {
                /**
                 * @description A repeat with the same key and body within 24 hours gets the first answer again, and nothing happens twice.
                 * @example 5c9d2d1e-receipt-1
                 */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example level;product_code;quantity;unit_of_measure;scrap_percentage
                 *     0;DOLAP-60;;;
                 *     1;KAPI-60;2;;
                 *     2;CELIK-SAC-2;4,25;KG;3
                 *     1;VIDA-M4;24;;
                 */
                "text/csv": unknown;
                "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": unknown;
            };
        };
        responses: {
            /** @description Accepted: the work goes on after this answer. */
            202: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Import"];
                };
            };
        };
    };
    importIndependentDemand: {
        parameters: {
            query?: {
                /** @description true only checks the file; false imports it, whole or not at all. */
                dry_run?: boolean;
                /** @description What separates the cells of a CSV file. Required for CSV. */
                delimiter?: "comma" | "semicolon" | "tab";
                /** @description The decimal sign of a CSV file; the other one of , and . is its thousands sign. Required for CSV. */
                decimal_separator?: "point" | "comma";
                /** @description The encoding of a CSV file, utf-8 unless said otherwise; windows-1254 is that of a Turkish Excel. */
                encoding?: "utf-8" | "windows-1254";
                /** @description The sheet of a workbook, by its name. Default: the first one. */
                sheet?: string;
            };
            header?: {
                /**
                 * @description A repeat with the same key and body within 24 hours gets the first answer again, and nothing happens twice.
                 * @example 5c9d2d1e-receipt-1
                 */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example product_code;quantity;due_date;demand_type;reference_number
                 *     DOLAP-60;12;14.12.2026;CUSTOMER_ORDER;SIP-2026-0187
                 */
                "text/csv": unknown;
                "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": unknown;
            };
        };
        responses: {
            /** @description Accepted: the work goes on after this answer. */
            202: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Import"];
                };
            };
        };
    };
}
