/**
 * The same operations as the pages, as JSON under {@code /api}: thin controllers over the same features and the same checks.
 * Its records are the API's own form; their Javadoc becomes the OpenAPI document.
 */
@NullMarked
package org.cunzheng.web.api;

import org.jspecify.annotations.NullMarked;
