/** What is known of the request that a thread is at work on. */
@NullMarked
package org.toolforge.components.http.exchange;

import org.jspecify.annotations.NullMarked;
