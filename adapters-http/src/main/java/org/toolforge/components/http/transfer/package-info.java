/**
 * The files that runs leave, as HTTP carries them: parts of them, what their names say of them, and
 * many of them in one archive. Nothing here knows the web framework.
 */
@NullMarked
package org.toolforge.components.http.transfer;

import org.jspecify.annotations.NullMarked;
