package org.cunzheng.acquisition.smsbackup;

import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.nio.charset.Charset;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamReader;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;
import org.cunzheng.acquisition.smsbackup.ReadRecord.Slice;

class ReadingPropertiesTest {
    private static final byte[] MESSAGES = Export.sample("sms-zh.xml");
    private static final byte[] CALLS = Export.sample("calls-zh.xml");
    private static final String MARKUP = "<>\"'&/!-[]?= \n;#x\0";
    private static final List<String> FILLERS =
            List.of("", "\n  ", "<!-- a \"comment\" with <sms > -->", "<?pi <call ?>", "\r\n\t", "<!----><!--->-->");

    @Provide
    Arbitrary<String> anyUnits() {
        return Arbitraries.strings()
                .withChars('a', 'é', '还', '\0', '\uD83D', '\uDE00', '\uFFFE', '\n', '\r', '\u0001')
                .withChars('<', '>', '"', '\'', '&', ';', '/', ' ')
                .ofMaxLength(30);
    }

    @Property(tries = 150)
    void what_was_written_is_read_and_cut_out_exactly(
            @ForAll @Size(max = 8) List<@From("anyUnits") String> bodies, @ForAll Random random) {
        Charset charset = List.of(UTF_8, UTF_16LE, Charset.forName("GB18030")).get(random.nextInt(3));
        StringBuilder xml = new StringBuilder("<?xml version='1.0' encoding='" + charset.name() + "'?><smses>");
        for (String body : bodies) {
            xml.append(filler(random)).append(Export.sms(escaped(body)));
        }
        Export export = Export.of(
                xml.append(filler(random)).append("</smses>").toString().getBytes(charset));
        assertThat(export.report().isComplete()).isTrue();
        assertThat(export.records().stream()
                        .map(record -> ((ReadRecord.Parsed) record)
                                .record()
                                .attributes()
                                .written("body")))
                .isEqualTo(bodies);
        assertCutOutExactly(export);
    }

    @Property(tries = 150)
    void the_platforms_own_parser_reads_a_legal_record_alike(@ForAll("anyUnits") String text) throws Exception {
        String legal = text.codePoints()
                .filter(ReadingPropertiesTest::isXmlCharacter)
                .mapToObj(Character::toString)
                .collect(Collectors.joining());
        String record = Export.sms(escaped(legal));
        Attributes ours = new ElementParser(record).parse().attributes();
        XMLStreamReader theirs = hardened().createXMLStreamReader(new StringReader(record));
        theirs.nextTag();
        assertThat(ours.values()).hasSize(theirs.getAttributeCount());
        for (int i = 0; i < theirs.getAttributeCount(); i++) {
            assertThat(ours.written(theirs.getAttributeLocalName(i))).isEqualTo(theirs.getAttributeValue(i));
        }
    }

    @Property(tries = 150)
    void a_damaged_record_read_without_repair_is_legal_to_the_platforms_parser(@ForAll Random random) throws Exception {
        byte[] record = mutated(Export.sms("a &lt; b &#x1F600;").getBytes(UTF_8), random, 2);
        String text = new String(record, UTF_8);
        ElementParser parser = new ElementParser(text);
        Attributes ours;
        try {
            ours = parser.parse().attributes();
        } catch (Unreadable refused) {
            return;
        }
        // The platform's parser knows namespaces even when told not to: a colon in a name has to be a prefix's.
        boolean prefixed = ours.values().keySet().stream().anyMatch(name -> name.contains(":"));
        if (parser.repairs().isEmpty() && !prefixed) {
            XMLStreamReader theirs = hardened().createXMLStreamReader(new StringReader(text));
            while (theirs.hasNext()) {
                theirs.next();
            }
        }
    }

    @Property(tries = 150)
    void damage_never_stops_the_reading_and_all_is_accounted_for(@ForAll Random random) {
        byte[] damaged = mutated(random.nextBoolean() ? MESSAGES : CALLS, random, 1 + random.nextInt(40));
        Export.onDisk(damaged, path -> {
            if (SmsBackupFile.open(path) instanceof SmsBackupFile.Outcome.Opened(SmsBackupFile file)) {
                Export export = Export.read(damaged, file);
                ExportReport.Tally tally = export.report().tally();
                assertThat(tally.found()).isEqualTo(export.records().size());
                assertThat(tally.readable() + tally.leftOut()).isEqualTo(tally.found());
                assertCutOutExactly(export);
                assertThat(Export.read(damaged, file).report()).isEqualTo(export.report());
            }
            return path;
        });
    }

    @Property(tries = 150)
    void any_bytes_are_read_or_refused(@ForAll byte[] bytes, @ForAll Random random) {
        byte[] withRoot = ("<smses>" + new String(bytes, UTF_8) + MARKUP).getBytes(UTF_8);
        for (byte[] file : List.of(bytes, withRoot, mutated(Export.zip("a.xml", "<calls/>"), random, 3))) {
            Export.onDisk(file, path -> {
                if (SmsBackupFile.open(path) instanceof SmsBackupFile.Outcome.Opened(SmsBackupFile opened)) {
                    Export.read(file, opened);
                }
                return path;
            });
        }
    }

    private static void assertCutOutExactly(Export export) {
        long behind = 0;
        for (ReadRecord record : export.records()) {
            Slice slice = record.slice();
            assertThat(slice.offset()).isGreaterThanOrEqualTo(behind);
            behind = slice.offset() + slice.length();
            assertThat(slice.bytes()).isEqualTo(Arrays.copyOfRange(export.bytes(), (int) slice.offset(), (int) behind));
        }
    }

    private static String filler(Random random) {
        return FILLERS.get(random.nextInt(FILLERS.size()));
    }

    private static byte[] mutated(byte[] whole, Random random, int changes) {
        byte[] bytes = whole.clone();
        for (int i = 0; i < changes; i++) {
            int at = random.nextInt(bytes.length);
            switch (random.nextInt(4)) {
                case 0 -> bytes[at] = (byte) random.nextInt(256);
                case 1 -> bytes[at] = (byte) MARKUP.charAt(random.nextInt(MARKUP.length()));
                case 2 -> {
                    int from = random.nextInt(bytes.length);
                    int length = Math.min(random.nextInt(40), bytes.length - Math.max(at, from));
                    System.arraycopy(whole, from, bytes, at, length);
                }
                default -> bytes = random.nextInt(8) == 0 && at > 0 ? Arrays.copyOf(bytes, at) : bytes;
            }
        }
        return bytes;
    }

    private static boolean isXmlCharacter(int code) {
        return code == '\n'
                || code == '\r'
                || code >= ' ' && !Set.of(0xFFFE, 0xFFFF).contains(code) && !(code >= 0xD800 && code <= 0xDFFF);
    }

    private static String escaped(String text) {
        StringBuilder escaped = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char unit = text.charAt(i);
            if ("<>&\"".indexOf(unit) >= 0 || unit < ' ' || unit >= 0xFFFE) {
                escaped.append("&#").append((int) unit).append(';');
            } else if (Character.isSurrogate(unit)) {
                boolean pair = i + 1 < text.length() && Character.isSurrogatePair(unit, text.charAt(i + 1));
                if (pair) {
                    escaped.append(unit).append(text.charAt(++i));
                } else {
                    escaped.append("&#").append((int) unit).append(';');
                }
            } else {
                escaped.append(unit);
            }
        }
        return escaped.toString();
    }

    private static XMLInputFactory hardened() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.IS_NAMESPACE_AWARE, false);
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        return factory;
    }
}
