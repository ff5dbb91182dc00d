package shop;

/** Nothing left of an article. */
public class OutOfStock extends Exception {
    private static final long serialVersionUID = 1;

    private final String article;

    public OutOfStock(String article) {
        super(article + " is out of stock");
        this.article = article;
    }

    public String article() {
        return article;
    }
}
