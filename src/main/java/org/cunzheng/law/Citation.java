package org.cunzheng.law;

/**
 * A pinpoint to one provision as in force on a day.
 *
 * @param provisionId the provision's stable id in the law base
 * @param text the printed form, {@code 《title》（version）第…条第…款第…项}; without a number where the number is not verified
 */
public record Citation(String provisionId, String text) {}
