package shop;

import money.Money;

public record Line(String article, Money price) {}
