package shop.web;

/** What is wrong with one field, query parameter or header of a request; {@code field} is a path such as {@code lines[2].quantity}. */
public record FieldError(String field, String message) {}
