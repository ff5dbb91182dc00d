package shop;

/** Nothing left. */
public class OutOfStock extends Exception {
    private static final long serialVersionUID = 1;

    private final String article;
    private final int left;

    public OutOfStock(String message, String article, int left) {
        super(message);
        this.article = article;
        this.left = left;
    }

    public String article() {
        return article;
    }

    public int left() {
        return left;
    }
}
