package shop.ladder.report;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdScalarSerializer;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;

/** Reports as JSON, in the order of the records' components, numbers to four significant figures. Safe for use by threads. */
public final class LadderJson {

    private static final MathContext FOUR_FIGURES = new MathContext(4);

    private final JsonMapper mapper = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .addModule(new SimpleModule()
                    .addSerializer(Double.class, new Rounded())
                    .addSerializer(double.class, new Rounded()))
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(SerializationFeature.INDENT_OUTPUT)
            .build();

    public String write(LadderReport report) {
        return json(report);
    }

    public String write(LoadReport report) {
        return json(report);
    }

    public String write(StampedeReport report) {
        return json(report);
    }

    public String write(DrillReport report) {
        return json(report);
    }

    public String write(SessionsReport report) {
        return json(report);
    }

    public String write(SpikeReport report) {
        return json(report);
    }

    public String write(PublishingReport report) {
        return json(report);
    }

    public String write(ScalingReport report) {
        return json(report);
    }

    private String json(Object report) {
        try {
            return mapper.writeValueAsString(report) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A report cannot be written as JSON", e);
        }
    }

    /** @throws JsonProcessingException if the text is not a report; unknown fields are ignored */
    public LadderReport read(String json) throws JsonProcessingException {
        return mapper.readValue(json, LadderReport.class);
    }

    private static final class Rounded extends StdScalarSerializer<Double> {
        Rounded() {
            super(Double.class);
        }

        @Override
        public void serialize(Double value, JsonGenerator json, SerializerProvider provider) throws IOException {
            if (Double.isNaN(value) || Double.isInfinite(value)) {
                json.writeNull();
            } else if (Math.abs(value) >= 1000) {
                json.writeNumber(Math.round(value));
            } else {
                json.writeNumber(rounded(value));
            }
        }

        private static String rounded(double value) {
            return new BigDecimal(value)
                    .round(FOUR_FIGURES)
                    .stripTrailingZeros()
                    .toPlainString();
        }
    }
}
