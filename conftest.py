from tests.conftest import *
from tests.cast import _key_file, cast, standing_cast
from tests.browser.conftest import *
