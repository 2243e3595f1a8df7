#include <libxml/xmlversion.h>
/* Not needed here, and Foundation has an ICU of its own: where a file comes to see both, the compiler finds that they differ. */
#undef LIBXML_ICU_ENABLED
#include <libxml/xmlreader.h>
#include <libxml/HTMLparser.h>
#include <libxml/HTMLtree.h>
#include <libxml/tree.h>
#include <libxml/xmlerror.h>
#include <libxml/parser.h>
