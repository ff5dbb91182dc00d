import type { Range, Request } from "./envelope.js";
import type { Id } from "./id.js";

/** More ranges than this are not told: a server learns of the rest when the first unfinished call ends. */
const MAX_RANGES = 64;

/**
 * A client's identity, its sequence numbers, and what it tells servers to forget.
 *
 * A number is unfinished from its allocation until its result is in hand; after UNKNOWN until the retention has passed,
 * because a server must still be able to say what became of it.
 */
export class Session {
  readonly client: Id;
  // Numbers are only ever added at the end, so the order of insertion is the numbers' own.
  private readonly unfinished = new Set<bigint>();
  private readonly unknown = new Map<bigint, number>();
  private next = 1n;

  constructor(client: Id) {
    this.client = client;
  }

  allocate(): bigint {
    const sequence = this.next++;
    this.unfinished.add(sequence);
    return sequence;
  }

  /** The result is in hand: no server needs to remember it. */
  finish(sequence: bigint): void {
    this.unfinished.delete(sequence);
  }

  /** Nobody could say what became of it: it stays unfinished until then. */
  finishUnknown(sequence: bigint, until: number): void {
    this.unknown.set(sequence, until);
  }

  /** The request, telling what is finished by now. */
  acknowledging(request: Request, now: number): Request {
    for (const [sequence, until] of this.unknown) {
      if (until <= now) {
        this.unknown.delete(sequence);
        this.unfinished.delete(sequence);
      }
    }
    let doneBelow: bigint | undefined;
    let before = 0n;
    const done: Range[] = [];
    for (const sequence of this.unfinished) {
      if (doneBelow === undefined) {
        doneBelow = sequence;
      } else if (sequence > before + 1n) {
        done.push({ first: before + 1n, last: sequence - 1n });
        if (done.length === MAX_RANGES) {
          return { ...request, doneBelow, done };
        }
      }
      before = sequence;
    }
    if (doneBelow === undefined) {
      return { ...request, doneBelow: this.next, done: [] };
    }
    if (before + 1n < this.next) {
      done.push({ first: before + 1n, last: this.next - 1n });
    }
    return { ...request, doneBelow, done };
  }
}
