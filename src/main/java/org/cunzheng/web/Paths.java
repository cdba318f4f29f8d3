package org.cunzheng.web;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** The addresses that pages of different screens link to; a screen's own inner addresses stay with it. */
public final class Paths {
    public static final String FRONT = "/";
    public static final String HOME = "/home";
    public static final String DEMO = "/demo";
    public static final String REGISTER = "/register";
    public static final String SIGN_IN = "/sign-in";
    public static final String SIGN_OUT = "/sign-out";
    public static final String RECOVER = "/recover";
    public static final String ACCOUNT = "/account";
    public static final String CASES = "/cases";
    public static final String PRIVACY = "/privacy";
    public static final String LICENCES = "/licences";
    public static final String STATUS = "/status";
    public static final String EMERGENCY = "/emergency";
    public static final String CHECK = "/check";
    public static final String WECHAT_HELP = "/help/wechat";

    private Paths() {}

    public static String caseFile(String id) {
        return CASES + "/" + id;
    }

    public static String timeline(String caseFile) {
        return caseFile(caseFile) + "/timeline";
    }

    /** Where one chooses what to record; below it {@code /sms}, {@code /call}, {@code /chat}, {@code /visit}. */
    public static String add(String caseFile) {
        return caseFile(caseFile) + "/add";
    }

    /** One entry, whole; below it {@code /correct}, {@code /mistake}, {@code /move}, {@code /erase} and {@code
     * /files}. */
    public static String entry(String caseFile, String entry) {
        return caseFile(caseFile) + "/entries/" + entry;
    }

    public static String importing(String caseFile) {
        return caseFile(caseFile) + "/import";
    }

    public static String packet(String caseFile) {
        return caseFile(caseFile) + "/packet";
    }

    static String encode(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }

    /** Whether the address is a path of this server, and hides no other host in slashes or control characters. */
    static boolean isLocal(String address) {
        try {
            return address.startsWith("/")
                    && !address.startsWith("//")
                    && URI.create(address).getAuthority() == null;
        } catch (IllegalArgumentException malformed) {
            return false;
        }
    }
}
