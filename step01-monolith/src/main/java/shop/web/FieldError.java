package shop.web;

/** What is wrong with a field (a path such as {@code lines[2].quantity}), query parameter or header of a request. */
public record FieldError(String field, String message) {}
