/**
 * What a rule or a model suspects, with the words or counts it rests on.
 * A finding is a suspicion with its reasons; only a person makes it part of a complaint.
 */
@NullMarked
package org.cunzheng.classify;

import org.jspecify.annotations.NullMarked;
