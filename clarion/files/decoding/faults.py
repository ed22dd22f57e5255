"""What a decoder says when it will not go on; the code alone crosses to the parent, which has the words."""


class Fault(Exception):
    """A file that must not be taken; ``code`` is a key of ``clarion.files.refusals.WORDS``."""

    def __init__(self, code: str):
        super().__init__(code)
        self.code = code
