package ware;

import java.util.Optional;

public record Article(String name, Optional<Article> part, Kind kind) {
    public enum Kind {
        FOOD,
        TOOL
    }
}
