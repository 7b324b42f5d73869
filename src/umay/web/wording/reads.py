"""Words for reads that somebody should look at."""

from django.utils.translation import gettext_lazy as _

from umay.core.unusual import Unusual

UNUSUAL = {
    Unusual.OFF_SHIFT: _("at night, outside her shift"),
    Unusual.NOT_HERS: _("she does not work with this family"),
    Unusual.LIKE_NAME: _("a name she named is like theirs"),
    Unusual.MANY_FILES: _("many families in one day"),
}
