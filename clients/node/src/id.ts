import { randomBytes } from "node:crypto";

/** An identity of the protocol (client, scope, instance): 16 bytes as 32 hexadecimal digits; `""` is absent. */
export type Id = string;

export const NO_ID: Id = "";

const ID_BYTES = 16;

/** 16 bytes from the system's source of randomness. */
export function randomId(): Id {
  return Buffer.from(randomBytes(ID_BYTES)).toString("hex");
}

export function idToBytes(id: Id): Uint8Array {
  return Buffer.from(id, "hex");
}

/** The identity, or `undefined` if these bytes are none: neither absent nor 16 bytes, or all zeros. */
export function idFromBytes(bytes: Uint8Array): Id | undefined {
  if (bytes.length === 0) {
    return NO_ID;
  }
  if (bytes.length !== ID_BYTES || bytes.every((byte) => byte === 0)) {
    return undefined;
  }
  return Buffer.from(bytes).toString("hex");
}
