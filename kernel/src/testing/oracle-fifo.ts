import { decimalOf, type OracleDecimal } from './oracle-decimal.ts';

interface OracleLayer {
  readonly layerId: number;
  onHand: OracleDecimal;
  reserved: OracleDecimal;
  readonly unitCost: OracleDecimal;
  value: OracleDecimal;
}

export interface OracleIssue {
  readonly takes: { layerId: number; quantity: string; value: string }[];
  readonly quantity: string;
  readonly value: string;
  readonly missing: string;
  readonly average: string;
}

/**
 * A second FIFO stock, written from SPEC section 6 alone: decimal texts in, decimal texts out, arithmetic by
 * decimal.js, and it changes itself where the kernel returns new layers. It shares no line with the kernel.
 */
export class OracleStock {
  private readonly layers: OracleLayer[] = [];

  receive(layerId: number, quantity: string, unitCost: string, value?: string): void {
    const cost = decimalOf(unitCost);
    const entered =
      value === undefined ? decimalOf(quantity).times(cost).toDecimalPlaces(4) : decimalOf(value);
    const layer = {
      layerId,
      onHand: decimalOf(quantity),
      reserved: decimalOf('0'),
      unitCost: cost,
      value: entered,
    };
    this.layers.push(layer);
  }

  reserve(layerId: number, quantity: string): void {
    const layer = this.find(layerId);
    layer.reserved = layer.reserved.plus(quantity);
  }

  takeReserved(layerId: number, quantity: string): string {
    const layer = this.find(layerId);
    layer.reserved = layer.reserved.minus(quantity);
    return this.take(layer, decimalOf(quantity)).toFixed(4);
  }

  issue(wanted: string): OracleIssue {
    let missing = decimalOf(wanted);
    let value = decimalOf('0');
    const takes: OracleIssue['takes'] = [];
    for (const layer of this.layers) {
      const available = layer.onHand.minus(layer.reserved);
      const quantity = available.lessThan(missing) ? available : missing;
      if (quantity.isZero()) continue;
      const cost = this.take(layer, quantity);
      takes.push({ layerId: layer.layerId, quantity: quantity.toFixed(3), value: cost.toFixed(4) });
      missing = missing.minus(quantity);
      value = value.plus(cost);
    }
    const issued = decimalOf(wanted).minus(missing);
    return {
      takes,
      quantity: issued.toFixed(3),
      value: value.toFixed(4),
      missing: missing.toFixed(3),
      average: issued.isZero() ? '0.0000' : value.div(issued).toFixed(4),
    };
  }

  state(): { layerId: number; onHand: string; available: string; value: string }[] {
    return this.layers.map((layer) => ({
      layerId: layer.layerId,
      onHand: layer.onHand.toFixed(3),
      available: layer.onHand.minus(layer.reserved).toFixed(3),
      value: layer.value.toFixed(4),
    }));
  }

  private take(layer: OracleLayer, quantity: OracleDecimal): OracleDecimal {
    let cost = quantity.times(layer.unitCost).toDecimalPlaces(4);
    if (cost.greaterThan(layer.value) || quantity.equals(layer.onHand)) cost = layer.value;
    layer.onHand = layer.onHand.minus(quantity);
    layer.value = layer.value.minus(cost);
    return cost;
  }

  private find(layerId: number): OracleLayer {
    const layer = this.layers.find((candidate) => candidate.layerId === layerId);
    if (layer === undefined) throw new Error(`No layer ${layerId}`);
    return layer;
  }
}
