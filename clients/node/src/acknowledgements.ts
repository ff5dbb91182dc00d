/** How long a server waits for the next request before it is told by a PING. */
export const ACKNOWLEDGE_AFTER_MS = 100;

/**
 * Which servers remember results that this client has in hand by now, and have not been told so. Any request tells it; who
 * is sent none for a while is told by a PING, or a server that drains would wait for a client that is busy elsewhere.
 */
export class Acknowledgements {
  private readonly dueByEndpoint = new Map<string, number>();

  /** A deduplicated call that was sent there has ended. */
  owed(endpoint: string, now: number): void {
    if (!this.dueByEndpoint.has(endpoint)) {
      this.dueByEndpoint.set(endpoint, now + ACKNOWLEDGE_AFTER_MS);
    }
  }

  /** A request was sent there. */
  told(endpoint: string): void {
    this.dueByEndpoint.delete(endpoint);
  }

  /** When somebody has to be told next, if anybody has. */
  nextTime(): number {
    return Math.min(...this.dueByEndpoint.values());
  }

  /** Whom to tell now. */
  due(now: number): string[] {
    return this.all().filter((endpoint) => (this.dueByEndpoint.get(endpoint) ?? now) <= now);
  }

  /** All that will have to be told. */
  all(): string[] {
    return [...this.dueByEndpoint.keys()];
  }
}
