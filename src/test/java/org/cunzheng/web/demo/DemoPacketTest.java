package org.cunzheng.web.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.cunzheng.classify.conduct.CaseFindings;
import org.cunzheng.law.LawBase;
import org.cunzheng.lawbase.ShippedLaw;
import org.junit.jupiter.api.Test;

class DemoPacketTest {
    private static final Path LOOK = Path.of("target", "packets");

    @Test
    void the_invented_complaint_names_its_rules_plainly_and_suspects_nothing_that_was_not_said() throws IOException {
        LawBase law = ShippedLaw.load();
        CaseFindings findings = new CaseFindings(law);
        DemoCase demo = new DemoCase(findings);
        Path pdf = new DemoPacket(demo, law, findings).pdf();
        Files.createDirectories(LOOK);
        Files.copy(pdf, LOOK.resolve("demo.pdf"), StandardCopyOption.REPLACE_EXISTING);
        try (PDDocument document = Loader.loadPDF(pdf.toFile())) {
            assertThat(new PDFTextStripper().getText(document).replaceAll("\\s", ""))
                    .contains("规则“提到抓捕、坐牢、刑事立案的话”（ThreatOfArrest）命中，由words/3cues/1判断")
                    .doesNotContain("「给你通讯录里每一个人」")
                    .doesNotContain(demo.caseFile().details().title());
        }
    }
}
