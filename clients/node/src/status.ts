/**
 * How a call ended. The numbers are those of `google.rpc.Code`, so that gateways and dashboards know them; 100 is the
 * protocol's own.
 */
export const StatusCode = {
  OK: 0,
  CANCELLED: 1,
  UNKNOWN: 2,
  INVALID_ARGUMENT: 3,
  DEADLINE_EXCEEDED: 4,
  NOT_FOUND: 5,
  ALREADY_EXISTS: 6,
  PERMISSION_DENIED: 7,
  RESOURCE_EXHAUSTED: 8,
  FAILED_PRECONDITION: 9,
  ABORTED: 10,
  OUT_OF_RANGE: 11,
  UNIMPLEMENTED: 12,
  INTERNAL: 13,
  UNAVAILABLE: 14,
  DATA_LOSS: 15,
  UNAUTHENTICATED: 16,
  /** The call is bound to a reply store that this server does not have, so it cannot tell whether the call ran. */
  WRONG_SCOPE: 100,
} as const;

/** The name of a status code: `"UNAVAILABLE"`. */
export type StatusName = keyof typeof StatusCode;

const NAMES = new Map<number, StatusName>(Object.entries(StatusCode).map(([name, code]) => [code, name as StatusName]));

/** The name of a number on the wire; one that this version does not know is `"UNKNOWN"`. */
export function statusName(code: number): StatusName {
  return NAMES.get(code) ?? "UNKNOWN";
}

/**
 * Whether a call ran. Every failure carries one; the library never guesses.
 *
 * - `NOT_EXECUTED`: it did not run and never will, so placing it again is safe.
 * - `EXECUTED`: it ran to its end.
 * - `UNKNOWN`: nobody can say, and it may still finish later: look before placing it again.
 */
export type Outcome = "NOT_EXECUTED" | "EXECUTED" | "UNKNOWN";
