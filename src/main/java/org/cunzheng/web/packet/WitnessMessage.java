package org.cunzheng.web.packet;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.cunzheng.packet.assembly.KeptPacket;
import org.cunzheng.qr.QrCode;
import org.cunzheng.web.PageContext;

/**
 * What she sends to somebody she trusts, so that a log made anew is found out: a packet's checkpoint. It says nothing about
 * her or her case; later packets of the case file prove that their log grew from it.
 */
public record WitnessMessage(String subject, String text) {
    static WitnessMessage of(PageContext page, KeptPacket packet, String logKey) {
        String checkpoint = packet.log().size() + ":" + packet.log().root();
        return new WitnessMessage(page.t("packet.witness.subject"), page.t("packet.witness.text", checkpoint, logKey));
    }

    /** The text for the camera of a phone beside hers. */
    public QrCode code() {
        return QrCode.of(text);
    }

    /** Opens the mail program with the message in it (RFC 6068); whom it goes to, she chooses there. */
    public String mail() {
        return "mailto:?subject=" + encoded(subject) + "&body=" + encoded(text);
    }

    /** Opens the phone's messages with the text in it (RFC 5724). */
    public String sms() {
        return "sms:?body=" + encoded(text);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
