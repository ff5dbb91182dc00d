package shop;

public class OutOfStock extends Exception {
    private static final long serialVersionUID = 1;

    private final String article;
    private final int left;

    public OutOfStock(String article, int left) {
        super(article + ": " + left + " left");
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
