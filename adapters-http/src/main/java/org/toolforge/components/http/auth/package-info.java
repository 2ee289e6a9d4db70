/**
 * Who calls, and what they may do. Nothing here knows the web framework, so that another way to
 * prove who one is can take its place.
 */
@NullMarked
package org.toolforge.components.http.auth;

import org.jspecify.annotations.NullMarked;
