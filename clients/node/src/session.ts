import type { Range, Request } from "./envelope.js";
import type { Id } from "./id.js";

/** More ranges than this are not told at once: the next request goes on where this one stopped. */
const MAX_RANGES = 64;

/**
 * Calls of unknown outcome beyond this many are finished before their time, the oldest first. By default a server remembers
 * twice as many calls of a client and takes no more: who is cut off for long must not be refused when he is back.
 */
const MAX_UNKNOWN = 4_096;

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
  /** The number behind which the ranges of the next request begin. */
  private toldUpTo = 0n;

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
    this.unknown.delete(sequence);
  }

  /** Nobody could say what became of it: it stays unfinished until then. */
  finishUnknown(sequence: bigint, until: number): void {
    this.unknown.set(sequence, until);
    for (const oldest of this.unknown.keys()) {
      if (this.unknown.size <= MAX_UNKNOWN) {
        break;
      }
      this.finish(oldest);
    }
  }

  /** The request, telling what is finished by now. */
  acknowledging(request: Request, now: number): Request {
    for (const [sequence, until] of this.unknown) {
      if (until > now) {
        break;
      }
      this.finish(sequence);
    }
    const [doneBelow] = this.unfinished;
    return doneBelow === undefined
      ? { ...request, doneBelow: this.next, done: [] }
      : { ...request, doneBelow, done: this.ranges(doneBelow) };
  }

  private ranges(doneBelow: bigint): Range[] {
    const from = this.toldUpTo;
    this.toldUpTo = 0n;
    const done: Range[] = [];
    let before = doneBelow;
    for (const sequence of this.unfinished) {
      if (sequence > before + 1n && sequence > from) {
        done.push({ first: before + 1n, last: sequence - 1n });
        if (done.length === MAX_RANGES) {
          this.toldUpTo = sequence;
          return done;
        }
      }
      before = sequence;
    }
    if (before + 1n < this.next) {
      done.push({ first: before + 1n, last: this.next - 1n });
    }
    return done;
  }
}
