package hostile;

/** Called like a class of the runtime. */
public record Field(int number) {}
