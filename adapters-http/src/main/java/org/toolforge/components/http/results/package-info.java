/**
 * The files that runs on demand leave: how they come out of an archive, and how they are kept in an
 * object store. Nothing else knows of tar, or of the library that speaks S3.
 */
@NullMarked
package org.toolforge.components.http.results;

import org.jspecify.annotations.NullMarked;
