package shop.ladder.report;

/** How long the requests that succeeded took, in milliseconds, at the 50th, 95th and 99th percentile and at worst. */
public record Latency(double p50, double p95, double p99, double max) {}
