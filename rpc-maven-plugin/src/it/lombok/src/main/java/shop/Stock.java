package shop;

import lombok.AllArgsConstructor;
import lombok.Data;

@Data
@AllArgsConstructor
class Stock {
    private int left;
}
