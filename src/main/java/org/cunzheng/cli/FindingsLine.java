package org.cunzheng.cli;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.cunzheng.classify.Basis;
import org.cunzheng.classify.Finding;
import org.cunzheng.classify.Span;
import org.cunzheng.law.Citation;
import org.cunzheng.law.Conduct;

/** One line out of {@code classify}: what is suspected, or why the line could not be read. */
final class FindingsLine {
    private static final JsonFactory JSON = JsonFactory.builder().build();
    private static final JsonFactory ASCII_JSON =
            JsonFactory.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

    private FindingsLine() {}

    static String of(String id, List<Finding> findings) {
        return object(json -> {
            json.writeStringField("id", id);
            json.writeArrayFieldStart("labels");
            for (Conduct conduct :
                    findings.stream().map(Finding::conduct).sorted().distinct().toList()) {
                json.writeString(conduct.name());
            }
            json.writeEndArray();
            json.writeArrayFieldStart("findings");
            for (Finding finding : findings) {
                write(json, finding);
            }
            json.writeEndArray();
        });
    }

    static String ofUnreadable(long line, String reason) {
        return object(json -> {
            json.writeNumberField("line", line);
            json.writeStringField("error", reason);
        });
    }

    private static void write(JsonGenerator json, Finding finding) throws IOException {
        json.writeStartObject();
        json.writeStringField("label", finding.conduct().name());
        json.writeStringField("rule", finding.rule());
        json.writeNumberField("confidence", finding.confidence());
        json.writeArrayFieldStart("spans");
        for (Span span : spans(finding.basis())) {
            json.writeStartArray();
            json.writeNumber(span.start());
            json.writeNumber(span.end());
            json.writeEndArray();
        }
        json.writeEndArray();
        json.writeArrayFieldStart("citations");
        for (Citation citation : finding.citations()) {
            json.writeString(citation.text());
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private static List<Span> spans(Basis basis) {
        return switch (basis) {
            case Basis.MarkedWords(List<Span> spans) -> spans;
            case Basis.CountedEntries _ -> List.of();
        };
    }

    private interface Members {
        void write(JsonGenerator json) throws IOException;
    }

    /** Half a surrogate pair cannot be UTF-8: a line that holds one escapes all but ASCII. */
    private static String object(Members members) {
        String line = object(JSON, members);
        return StandardCharsets.UTF_8.newEncoder().canEncode(line) ? line : object(ASCII_JSON, members);
    }

    private static String object(JsonFactory factory, Members members) {
        StringWriter line = new StringWriter();
        try (JsonGenerator json = factory.createGenerator(line)) {
            json.writeStartObject();
            members.write(json);
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return line.toString();
    }
}
