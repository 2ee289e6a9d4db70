/**
 * Talks to the API server: single requests, watches, and the translation of its errors. Nothing
 * here knows what the objects mean.
 */
@NullMarked
package org.toolforge.components.kubernetes.client;

import org.jspecify.annotations.NullMarked;
