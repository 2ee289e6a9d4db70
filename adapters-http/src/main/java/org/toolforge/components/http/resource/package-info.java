/**
 * The operations of the API, each a few lines over the core's use cases, and how bodies are read.
 * The interfaces that these classes implement are generated from the API's description.
 */
@NullMarked
package org.toolforge.components.http.resource;

import org.jspecify.annotations.NullMarked;
