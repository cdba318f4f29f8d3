package org.cunzheng.law;

import io.micronaut.http.HttpResponse;
import java.security.MessageDigest;
import java.time.Instant;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.bouncycastle.crypto.digests.SM3Digest;
import org.cunzheng.cli.RuleBreakersFriend;

/** Breaks every rule of the house, to show that the architecture test notices. */
public record RuleBreaker(PDDocument paper, MessageDigest digest, SM3Digest sm3, HttpResponse<String> answer) {
    public static RuleBreakersFriend friend() {
        return new RuleBreakersFriend(Instant.now().toString());
    }
}
