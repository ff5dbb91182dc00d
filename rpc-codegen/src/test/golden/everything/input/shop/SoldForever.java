package shop;

/** Nothing left, and nothing will come. */
public class SoldForever extends OutOfStock {
    private static final long serialVersionUID = 1;

    public SoldForever(String message, String article, int left) {
        super(message, article, left);
    }
}
