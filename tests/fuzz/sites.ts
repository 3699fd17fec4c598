import { type Components, type Operation, type Parameter, resolved, type Schema } from './operations.ts';

export interface Named {
  readonly name: string;
  value: string;
}

/** A request that is still being made up. */
export interface Draft {
  readonly path: Named[];
  query: Named[];
  header: Named[];
  body: unknown;
}

/** A place in a request that takes a value. */
export interface Site {
  readonly where: string;
  readonly name: string;
  readonly schema: Schema;
  /** in an address or a header, where everything is text */
  readonly isText: boolean;
  readonly isRequired: boolean;
  get(): unknown;
  set(value: unknown): void;
  /** leaves it out */
  remove(): void;
}

/** Every place of the request, also those parameters that it does not give. */
export function sitesOf(operation: Operation, draft: Draft, components: Components): Site[] {
  const sites = operation.parameters.map((parameter) => parameterSite(draft, parameter));
  if (operation.body !== undefined && draft.body !== undefined) {
    const root: Holder = {
      get: () => draft.body,
      set: (value) => {
        draft.body = value;
      },
      remove: () => {
        draft.body = undefined;
      },
    };
    collect(
      sites,
      root,
      { where: 'body', name: '', schema: operation.body.schema, isRequired: true },
      components,
    );
  }
  return sites;
}

function parameterSite(draft: Draft, { in: part, name, required, schema }: Parameter): Site {
  const list = () => draft[part];
  const remove = () => {
    if (part !== 'path') draft[part] = list().filter((one) => one.name !== name);
  };
  return {
    where: `${part} ${name}`,
    name,
    schema,
    isText: true,
    isRequired: required === true && part !== 'path',
    get: () => list().find((one) => one.name === name)?.value,
    set(value) {
      const known = list().find((one) => one.name === name);
      if (known === undefined) list().push({ name, value: String(value) });
      else known.value = String(value);
    },
    remove,
  };
}

type Holder = Pick<Site, 'get' | 'set' | 'remove'>;
type Described = Pick<Site, 'where' | 'name' | 'schema' | 'isRequired'>;

function collect(sites: Site[], holder: Holder, described: Described, components: Components): void {
  const value = holder.get();
  const schema = shapeFor(resolved(described.schema, components), value, components);
  sites.push({ ...described, ...holder, schema, isText: false });
  if (Array.isArray(value)) {
    for (const [place] of value.slice(0, 3).entries()) {
      const inside = {
        where: `${described.where}[${place}]`,
        name: described.name,
        schema: schema.items ?? {},
        isRequired: false,
      };
      collect(sites, elementOf(value, place), inside, components);
    }
  } else if (typeof value === 'object' && value !== null) {
    const object = value as Record<string, unknown>;
    for (const name of Object.keys(object)) {
      const inside = {
        where: `${described.where}.${name}`,
        name,
        schema: schema.properties?.[name] ?? {},
        isRequired: schema.required?.includes(name) === true,
      };
      collect(sites, fieldOf(object, name), inside, components);
    }
  }
}

/** Of several shapes, the one that has the value's fields. */
function shapeFor(schema: Schema, value: unknown, components: Components): Schema {
  if (schema.anyOf === undefined || typeof value !== 'object' || value === null) return schema;
  const shapes = schema.anyOf.map((one) => resolved(one, components));
  const keys = Object.keys(value);
  return shapes.find((shape) => keys.every((key) => shape.properties?.[key] !== undefined)) ?? schema;
}

const elementOf = (list: unknown[], place: number): Holder => ({
  get: () => list[place],
  set: (value) => {
    list[place] = value;
  },
  remove: () => {
    list.splice(place, 1);
  },
});

const fieldOf = (object: Record<string, unknown>, name: string): Holder => ({
  get: () => object[name],
  set: (value) => {
    object[name] = value;
  },
  remove: () => {
    delete object[name];
  },
});
