package hostile;

/** Called like a word of Protocol Buffers. */
public record option(int option) {}
