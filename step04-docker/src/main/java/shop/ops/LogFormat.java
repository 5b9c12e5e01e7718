package shop.ops;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import java.util.Locale;
import net.logstash.logback.encoder.LogstashEncoder;
import net.logstash.logback.fieldnames.LogstashFieldNames;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** How log lines are written. What is logged, and from which level on, is the same: {@code logback.xml} of step 1. */
public enum LogFormat {
    /** For people. */
    TEXT,
    /** For programs that collect logs: one object a line, also with a stack trace. */
    JSON;

    /** Has the lines written in this format from now on. */
    public void apply() {
        if (this == JSON) {
            LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
            ConsoleAppender<ILoggingEvent> console = (ConsoleAppender<ILoggingEvent>)
                    context.getLogger(Logger.ROOT_LOGGER_NAME).getAppender("console");
            console.setEncoder(encoder(context));
        }
    }

    /** As people write it: {@code json}. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }

    private static LogstashEncoder encoder(LoggerContext context) {
        LogstashFieldNames names = new LogstashFieldNames();
        names.setTimestamp("time");
        names.setLogger("logger");
        names.setThread("thread");
        names.setStackTrace("stackTrace");
        names.setVersion(null);
        names.setLevelValue(null);
        LogstashEncoder encoder = new LogstashEncoder();
        encoder.setFieldNames(names);
        encoder.setContext(context);
        encoder.start();
        return encoder;
    }
}
