"""``python -m umay.commands``: the same as ``umay``, where no script is installed."""

from umay.commands.main import main

raise SystemExit(main())
