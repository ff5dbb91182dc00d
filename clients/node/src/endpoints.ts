/** How long a failure keeps an endpoint out of new calls while another one is there. */
const AVOID_MS = 1_000;

interface Endpoint {
  readonly address: string;
  avoided: boolean;
  avoidUntil: number;
}

/**
 * Where a client's servers are and which of them to try next: round robin over those that neither failed lately nor
 * drain; if all did, the one that failed longest ago. Shared by all calls of a client.
 *
 * One that failed gets a single call when its time is over, and all others only after it has answered that one: a server
 * that is down would otherwise hold up every second call for as long as silence takes to be believed.
 */
export class Endpoints {
  private readonly all: Endpoint[];
  private turn = 0;

  constructor(addresses: readonly string[]) {
    this.all = addresses.map((address) => ({ address, avoided: false, avoidUntil: 0 }));
  }

  /** The endpoint for a new try among those that are allowed, if any is. */
  choose(now: number, allowed: (address: string) => boolean): string | undefined {
    let best: Endpoint | undefined;
    for (let i = 0; i < this.all.length; i++) {
      const candidate = this.all[(this.turn + i) % this.all.length];
      if (candidate === undefined || !allowed(candidate.address)) {
        continue;
      }
      const trial = candidate.avoided && candidate.avoidUntil <= now;
      if (trial) {
        candidate.avoidUntil = now + AVOID_MS;
      }
      if (trial || !candidate.avoided) {
        this.turn = (this.turn + i + 1) % this.all.length;
        return candidate.address;
      }
      if (best === undefined || candidate.avoidUntil < best.avoidUntil) {
        best = candidate;
      }
    }
    return best?.address;
  }

  /** It was silent, or it drains: others come first for a while. */
  avoid(address: string, now: number): void {
    for (const endpoint of this.all) {
      if (endpoint.address === address) {
        endpoint.avoided = true;
        endpoint.avoidUntil = now + AVOID_MS;
      }
    }
  }

  /** It answered. */
  trust(address: string): void {
    for (const endpoint of this.all) {
      if (endpoint.address === address) {
        endpoint.avoided = false;
      }
    }
  }
}
