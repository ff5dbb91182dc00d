package hostile;

/** Called like a class of java.lang. */
public record Override(java.lang.String name) {}
