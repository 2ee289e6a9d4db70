/**
 * The files that runs leave, as HTTP carries them: parts of them, and what their names say of them.
 * Nothing here knows the web framework.
 */
@NullMarked
package org.toolforge.components.http.transfer;

import org.jspecify.annotations.NullMarked;
