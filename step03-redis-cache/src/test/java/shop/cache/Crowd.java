package shop.cache;

import static org.awaitility.Awaitility.await;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** Many who ask for the same at once. */
final class Crowd implements AutoCloseable {

    private final int size;
    private final Set<Thread> threads = ConcurrentHashMap.newKeySet();
    private final ExecutorService pool;
    private final List<Future<String>> answers = new ArrayList<>();

    Crowd(int size) {
        this.size = size;
        this.pool = Executors.newFixedThreadPool(size, work -> {
            Thread thread = new Thread(work);
            thread.setDaemon(true); // should one wait for ever
            threads.add(thread);
            return thread;
        });
    }

    /** Lets everybody ask, and returns when nobody can go on by themselves. */
    void askUntilAllWait(Supplier<String> question) {
        for (int i = 0; i < size; i++) {
            answers.add(pool.submit(question::get));
        }
        await("that each of the " + size + " waits, of itself or for another")
                .until(() -> threads.size() == size
                        && threads.stream().allMatch(thread -> thread.getState() == Thread.State.WAITING));
    }

    /** What everybody got. */
    List<String> answers() throws Exception {
        List<String> got = new ArrayList<>();
        for (Future<String> answer : answers) {
            got.add(answer.get(10, TimeUnit.SECONDS));
        }
        return got;
    }

    @Override
    public void close() {
        pool.shutdownNow();
    }
}
