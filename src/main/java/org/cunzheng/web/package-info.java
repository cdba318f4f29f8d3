/**
 * The mobile pages and the API: the one package that knows inbound HTTP and views, with a sub-package for each screen.
 * Here at its root stands the shell that every screen shares: the page's context, texts, forms, assets, errors and guards.
 */
@NullMarked
package org.cunzheng.web;

import org.jspecify.annotations.NullMarked;
