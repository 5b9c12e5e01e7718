package shop.ops.image;

import org.testcontainers.containers.wait.strategy.AbstractWaitStrategy;

/** Waits for nothing: for a container that is to end by itself. */
final class AtOnce extends AbstractWaitStrategy {
    @Override
    protected void waitUntilReady() {}
}
