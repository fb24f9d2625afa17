package io.restormel.keys.platform;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Refuses API bodies over 1 MiB, or over 32 MiB where usage is imported, by their declared length at once, else as soon as
 * the limit is read.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 10)
class BodySizeFilter extends OncePerRequestFilter {

    static final int LIMIT = 1 << 20;

    /** Room for 50,000 rows, which are read one by one. */
    private static final int IMPORT_LIMIT = 32 << 20;

    private static final String IMPORT = "/import/openrouter-activity";

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !request.getRequestURI().startsWith("/keys/");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        int limit = request.getRequestURI().endsWith(IMPORT) ? IMPORT_LIMIT : LIMIT;
        if (request.getContentLengthLong() > limit) {
            ProblemReply.write(response, HttpStatus.CONTENT_TOO_LARGE, ErrorJson.of(TooLarge.CODE, message(limit)));
        } else if (request.getContentLengthLong() >= 0) {
            chain.doFilter(request, response);
        } else {
            chain.doFilter(new Bounded(request, limit), response);
        }
    }

    private static String message(int limit) {
        return "The body is larger than " + (limit >> 20) + " MiB";
    }

    /** The limit was passed while reading a body of undeclared length. */
    static final class TooLarge extends IOException {

        static final String CODE = "payload_too_large";

        private TooLarge(int limit) {
            super(message(limit));
        }
    }

    private static final class Bounded extends HttpServletRequestWrapper {

        private final int limit;

        Bounded(HttpServletRequest request, int limit) {
            super(request);
            this.limit = limit;
        }

        @Override
        public ServletInputStream getInputStream() throws IOException {
            return new BoundedStream(super.getInputStream(), limit);
        }
    }

    private static final class BoundedStream extends ServletInputStream {

        private final ServletInputStream in;
        private final int limit;
        private int left;

        BoundedStream(ServletInputStream in, int limit) {
            this.in = in;
            this.limit = limit;
            this.left = limit;
        }

        @Override
        public int read() throws IOException {
            int b = in.read();
            return b < 0 ? b : counted(1, b);
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            int n = in.read(buffer, offset, length);
            return n < 0 ? n : counted(n, n);
        }

        private int counted(int read, int result) throws TooLarge {
            left -= read;
            if (left < 0) {
                throw new TooLarge(limit);
            }
            return result;
        }

        @Override
        public boolean isFinished() {
            return in.isFinished();
        }

        @Override
        public boolean isReady() {
            return in.isReady();
        }

        @Override
        public void setReadListener(ReadListener listener) {
            in.setReadListener(listener);
        }
    }
}
