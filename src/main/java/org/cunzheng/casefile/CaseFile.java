package org.cunzheng.casefile;

import java.time.Instant;
import org.cunzheng.account.AccountId;

/** One borrower's dispute with one lender and its collectors. */
public record CaseFile(CaseFileId id, AccountId owner, CaseDetails details, Instant createdAt) {}
