package io.restormel.keys.e2e;

import static org.awaitility.Awaitility.await;

import jakarta.servlet.Filter;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.core.Ordered;

/** Adds up the time that the server is at work on requests. No component: only who names it has it. */
class ServerTime {

    /** A browser may leave out a goodbye that nobody would hear. */
    private static final Duration ENOUGH = Duration.ofSeconds(1);

    private final AtomicLong nanos = new AtomicLong();
    private final AtomicInteger begun = new AtomicInteger();
    private final AtomicInteger running = new AtomicInteger();

    @Bean
    FilterRegistrationBean<Filter> timingFilter() {
        var filter = new FilterRegistrationBean<Filter>((request, response, chain) -> {
            running.incrementAndGet();
            begun.incrementAndGet();
            long start = System.nanoTime();
            try {
                chain.doFilter(request, response);
            } finally {
                nanos.addAndGet(System.nanoTime() - start);
                running.decrementAndGet();
            }
        });
        filter.addUrlPatterns("/*");
        filter.setOrder(Ordered.HIGHEST_PRECEDENCE);
        return filter;
    }

    double takeMillis() {
        begun.set(0);
        return nanos.getAndSet(0) / 1e6;
    }

    /** Waits until so many requests have come since the last take, for a second at most, and all are answered. */
    void awaitRequests(int expected) {
        long start = System.nanoTime();
        await().atMost(Duration.ofSeconds(10))
                .pollInterval(Duration.ofMillis(10))
                .until(() -> running.get() == 0
                        && (begun.get() >= expected || System.nanoTime() - start > ENOUGH.toNanos()));
    }
}
