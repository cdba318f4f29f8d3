/**
 * What the server found when it audited itself, for everybody.
 * It shows numbers and times, and nothing of any person or case file.
 */
@NullMarked
package org.cunzheng.web.status;

import org.jspecify.annotations.NullMarked;
