package shop;

/** Without a constant for what is not known. */
public enum Mood {
    GOOD,
    BAD
}
