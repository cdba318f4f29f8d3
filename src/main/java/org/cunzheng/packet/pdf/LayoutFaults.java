package org.cunzheng.packet.pdf;

import com.openhtmltopdf.util.Diagnostic;
import com.openhtmltopdf.util.XRLog;
import com.openhtmltopdf.util.XRLogger;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.logging.Level;

/**
 * What the layout library would only have written to a log: each warning is a fault in the packet, such as a glyph or a
 * style that it left out. Its own log is silent, for its messages can hold what the complainant wrote.
 */
final class LayoutFaults implements Consumer<Diagnostic> {
    static {
        XRLog.setLoggerImpl(new Silence());
    }

    private final Set<String> faults = new TreeSet<>();

    @Override
    public void accept(Diagnostic diagnostic) {
        if (diagnostic.getLevel().intValue() >= Level.WARNING.intValue()) {
            faults.add(diagnostic.getLogMessageId().toString());
        }
    }

    /** @throws IllegalStateException where there is any, with their names */
    void mustBeNone() {
        if (!faults.isEmpty()) {
            throw new IllegalStateException("the layout is not as it should be: " + faults);
        }
    }

    private static final class Silence implements XRLogger {
        @Override
        public void setLevel(String logger, Level level) {}

        @Override
        public boolean isLogLevelEnabled(Diagnostic diagnostic) {
            return false;
        }

        @Override
        public void log(String where, Level level, String message) {}

        @Override
        public void log(String where, Level level, String message, Throwable thrown) {}
    }
}
