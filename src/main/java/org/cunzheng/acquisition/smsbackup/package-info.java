/**
 * Reads the XML files of SMS Backup &amp; Restore, of any size, one record in memory at a time.
 * The bytes of a record are kept as they are; what is parsed is a reading of them.
 */
@NullMarked
package org.cunzheng.acquisition.smsbackup;

import org.jspecify.annotations.NullMarked;
